// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/foreign_import.h"

#include "exchange_format/bru_reader.h"
#include "exchange_format/bruno_import.h"
#include "exchange_format/import_limits.h"
#include "exchange_format/insomnia_import.h"
#include "exchange_format/oauth2c_import.h"
#include "exchange_format/postman_import.h"
#include "exchange_format/yaml_reader.h"
#include "protocol/json.h"
#include "protocol/utf8.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(foreign_import)
};

using Kind = ImportRemark::Kind;
using Import = Result<ForeignImport, ImportRemark>;

enum class Format { Unknown, Postman, InsomniaJson, InsomniaYaml, Bruno, BrunoYaml, Oauth2c };

constexpr QByteArrayView byteOrderMark = "\xef\xbb\xbf";

qsizetype leadingBytes(QByteArrayView bytes)
{
    qsizetype i = bytes.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    while (i < bytes.size() && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r' || bytes[i] == '\n'))
        ++i;
    return i;
}

/// The first lines that are neither empty nor comments tell what a text is.
QByteArrayView firstLine(QByteArrayView text)
{
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView line = text.first(end < 0 ? text.size() : end);
        if (!line.trimmed().isEmpty() && !line.startsWith('#') && line.trimmed() != "---")
            return line;
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    }
    return {};
}

bool isPostman(QByteArrayView json)
{
    const bool isV1 = json.contains("\"requests\"") && json.contains("\"order\"");
    return json.contains("schema.getpostman.com") || json.contains("\"_postman_") || isV1
        || (json.contains("\"info\"") && json.contains("\"item\""));
}

bool runsOauth2cCommand(QByteArrayView text)
{
    if (!text.contains("oauth2c") || text.size() > import_limit::expandedBytes)
        return false;
    const ShellText shell = readShell(text);
    const QList<ShellCommand> commands = shell.substituted + shell.commands;
    return std::any_of(commands.cbegin(), commands.cend(), runsOauth2c);
}

Format formatOf(QByteArrayView text)
{
    if (text.startsWith('{')) {
        if (text.contains("\"__export_format\"") || text.contains("insomnia.rest/"))
            return Format::InsomniaJson;
        return isPostman(text) ? Format::Postman : Format::Unknown;
    }
    const QByteArrayView line = firstLine(text);
    constexpr qsizetype head = 4096;
    const QByteArrayView beginning = text.first(qMin(head, text.size()));
    if ((line.startsWith("type:") && line.contains("insomnia.rest/"))
        || beginning.contains("__export_format:"))
        return Format::InsomniaYaml;
    if (line.startsWith("opencollection:"))
        return Format::BrunoYaml;
    if (isBruBlock(line))
        return Format::Bruno;
    return runsOauth2cCommand(text) ? Format::Oauth2c : Format::Unknown;
}

ImportRemark malformed(const QString &what, const JsonError &error)
{
    return {Kind::NotUnderstood, error.offset, what,
            Text::tr("%1: %2.").arg(what, error.text()) + u' '
                + Text::tr("Export the file again, and take all of it.")};
}

/// `read` takes the document; `what` names the format in errors.
template<class Reader> Import importJson(QByteArrayView text, const QString &what, Reader read)
{
    const auto document = parseJson(text);
    if (!document)
        return Failure{malformed(what, document.error())};
    return read(*document);
}

void moveRemarks(QList<ImportRemark> &remarks, const YamlAsJson &yaml)
{
    for (ImportRemark &remark : remarks)
        remark.offset = remark.offset < 0 ? remark.offset : yaml.placeOf(remark.offset);
}

Import importYaml(QByteArrayView text)
{
    const QString what = Text::tr("Insomnia export (YAML)");
    const auto yaml = yamlAsJson(text);
    if (!yaml)
        return Failure{malformed(what, yaml.error())};
    Import import = importJson(yaml->json, what, importInsomnia);
    if (!import) {
        ImportRemark error = import.error();
        error.offset = error.offset < 0 ? error.offset : yaml->placeOf(error.offset);
        return Failure{error};
    }
    moveRemarks(import->remarks, *yaml);
    for (ImportDraft &draft : import->drafts)
        moveRemarks(draft.remarks, *yaml);
    return import;
}

Import importAs(Format format, QByteArrayView text)
{
    switch (format) {
    case Format::Postman:
        return importJson(text, Text::tr("Postman collection"), importPostman);
    case Format::InsomniaJson:
        return importJson(text, Text::tr("Insomnia export"), importInsomnia);
    case Format::InsomniaYaml:
        return importYaml(text);
    case Format::Bruno:
        return importBruno(text);
    case Format::Oauth2c:
        return importOauth2c(text);
    case Format::BrunoYaml:
        return Failure{ImportRemark{Kind::NotUnderstood, 0, Text::tr("Bruno collection (YAML)"),
                                    Text::tr("This is a Bruno collection in YAML; only .bru files are read. "
                                             "Save the collection in the Bru format, "
                                             "or export it as a Postman collection.")}};
    case Format::Unknown:
        break;
    }
    return Failure{ImportRemark{
        Kind::NotUnderstood,
        -1,
        {},
        Text::tr(
            "This is none of the files that are read: a Postman collection (v2.1), an Insomnia export (v4 or "
            "v5), a .bru file of Bruno, or an oauth2c command.")}};
}

void shift(QList<ImportRemark> &remarks, qsizetype by)
{
    for (ImportRemark &remark : remarks)
        remark.offset += remark.offset < 0 ? 0 : by;
}

} // namespace

bool isForeign(QByteArrayView bytes)
{
    return formatOf(bytes.sliced(leadingBytes(bytes))) != Format::Unknown;
}

Import importForeign(QByteArrayView bytes)
{
    constexpr qsizetype mebibyte = 1024 * 1024;
    if (bytes.size() > import_limit::foreignBytes) {
        return Failure{ImportRemark{
            Kind::NotUnderstood,
            -1,
            {},
            Text::tr("The file has %1 MiB; files of up to %2 MiB are read. Export only the folder or request "
                     "with the OAuth 2.0 settings, without saved responses.")
                .arg((bytes.size() + mebibyte - 1) / mebibyte)
                .arg(import_limit::foreignBytes / mebibyte)}};
    }
    if (const qsizetype bad = firstInvalidUtf8(bytes); bad >= 0) {
        return Failure{
            ImportRemark{Kind::NotUnderstood,
                         bad,
                         {},
                         Text::tr("The file is no UTF-8 from byte %1 on; export it again.").arg(bad)}};
    }
    const qsizetype leading = leadingBytes(bytes);
    const QByteArrayView text = bytes.sliced(leading);
    Import import = importAs(formatOf(text), text);
    if (!import) {
        ImportRemark error = import.error();
        error.offset += error.offset < 0 ? 0 : leading;
        return Failure{error};
    }
    shift(import->remarks, leading);
    for (ImportDraft &draft : import->drafts)
        shift(draft.remarks, leading);
    return import;
}

} // namespace workbench
