// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/bounded_file.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "jose/base64url.h"
#include "jose/jwt.h"
#include "protocol/json.h"
#include "protocol/result.h"
#include "protocol/visible_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringDecoder>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

const QStringList formats{u"text"_s, u"json"_s};
constexpr qint64 largestToken = 16 * 1024 * 1024;

/// The token behind `-`, `@FILE` or the argument itself.
Result<QByteArray, QString> tokenFrom(const QString &source)
{
    QFile file;
    if (source == "-"_L1) {
        if (!file.open(stdin, QIODevice::ReadOnly))
            return Failure<QString>{Text::tr("Standard input cannot be read.")};
    } else if (source.startsWith(u'@')) {
        file.setFileName(source.mid(1));
        if (!file.open(QIODevice::ReadOnly))
            return Failure<QString>{
                Text::tr("%1 cannot be read: %2").arg(file.fileName(), file.errorString())};
    } else {
        say(Text::tr(
            "Warning: a token on the command line can be read by every process of this machine and stays in "
            "the shell's history. Prefer - (standard input) or @FILE."));
        return source.toUtf8().trimmed();
    }
    const auto content = boundedContent(file, largestToken);
    if (!content)
        return Failure<QString>{Text::tr("The input is larger than 16 MiB; that is no token.")};
    return content->trimmed();
}

QLatin1StringView formatName(TokenFormat format)
{
    switch (format) {
    case TokenFormat::Jws:
        return "jws"_L1;
    case TokenFormat::Jwe:
        return "jwe"_L1;
    case TokenFormat::Opaque:
        break;
    }
    return "opaque"_L1;
}

/// Bytes as text where they are UTF-8, else as base64url.
JsonValue payloadValue(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    if (!decoder.hasError())
        return JsonValue::string(text);
    return JsonValue::object({{u"base64url"_s, JsonValue::string(QString::fromLatin1(toBase64Url(bytes)))}});
}

QByteArray asJson(const DecodedToken &token)
{
    JsonValue object = JsonValue::object();
    object.setMember(u"format"_s, JsonValue::string(formatName(token.format)));
    object.setMember(u"header"_s, token.header.value_or(JsonValue()));
    object.setMember(u"payload"_s,
                     token.format == TokenFormat::Jws ? payloadValue(token.payloadBytes) : JsonValue());
    object.setMember(u"claims"_s, token.claims.value_or(JsonValue()));
    object.setMember(u"verdict"_s, JsonValue::string(u"not_checked"_s));
    JsonValue findings = JsonValue::array();
    for (const TokenProblem &problem : token.problems) {
        findings.items().append(JsonValue::object({{u"offset"_s, JsonValue::number(problem.offset)},
                                                   {u"part"_s, JsonValue::string(problem.part)},
                                                   {u"message"_s, JsonValue::string(problem.message)}}));
    }
    object.setMember(u"findings"_s, findings);
    return writeJson(object) + '\n';
}

QString prettyText(const JsonValue &value)
{
    return visibleLines(QString::fromUtf8(writeJson(value))) + u'\n';
}

QByteArray asText(const DecodedToken &token)
{
    QString text;
    if (token.header)
        text += Text::tr("Header") + u'\n' + prettyText(*token.header);
    if (token.format == TokenFormat::Jwe) {
        text += Text::tr("The payload is encrypted: it was not decrypted.") + u'\n';
        return text.toUtf8();
    }
    if (token.claims) {
        text += Text::tr("Claims") + u'\n' + prettyText(*token.claims);
    } else if (token.format == TokenFormat::Jws) {
        const JsonValue payload = payloadValue(token.payloadBytes);
        text += Text::tr("Payload, %1 bytes").arg(token.payloadBytes.size()) + u'\n'
            + visibleLine(payload.isString() ? payload.text()
                                             : QString::fromUtf8(writeJson(payload, JsonStyle::Compact)))
            + u'\n';
    }
    text += Text::tr("The signature was not checked.") + u'\n';
    return text.toUtf8();
}

} // namespace

int decodeCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr("Takes a compact JWS or JWE apart. Nothing is verified."));
    parser.addPositionalArgument(u"token"_s, Text::tr("The token, @FILE, or - for standard input."));
    addFormatOption(parser, formats);
    const Refusal refuse = refusalTo(arguments);
    if (const auto status = parseCommandLine(parser, arguments, 1, refuse))
        return *status;
    if (const auto problem = formatProblem(parser, formats))
        return refuse(*problem);
    const auto token = tokenFrom(parser.positionalArguments().first());
    if (!token)
        return refuse(token.error());

    const DecodedToken decoded = decodeToken(*token);
    const bool opaque = decoded.format == TokenFormat::Opaque;
    if (opaque)
        say(Text::tr(
            "This is neither a JWS (three parts) nor a JWE (five parts): only the server can read it."));
    for (const TokenProblem &problem : decoded.problems)
        say(Text::tr("byte %1 (%2): %3").arg(problem.offset).arg(problem.part, problem.message));
    const bool json = parser.value(u"format"_s) == "json"_L1;
    if (json || !opaque) {
        if (const auto problem = writeResult(json ? asJson(decoded) : asText(decoded))) {
            say(*problem);
            return Usage;
        }
    }
    return opaque || !decoded.problems.isEmpty() ? Refused : Ok;
}

} // namespace workbench::cli
