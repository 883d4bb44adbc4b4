// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/profile_file.h"

#include "protocol/json.h"

#include <QCoreApplication>

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(profile_file)
};

using Import = Result<ForeignImport, ImportRemark>;

ImportRemark unreadable(qsizetype offset, const QString &message)
{
    return {ImportRemark::Kind::NotUnderstood, offset, {}, message};
}

/// With the position in the whole text, not in the piece of it that begins at `begin`.
ProfileError placed(ProfileError error, QByteArrayView text, qsizetype begin)
{
    if (error.line == 0)
        return error;
    const TextPosition start = textPosition(text, begin);
    if (error.line == 1)
        error.column += start.column - 1;
    error.line += start.line - 1;
    return error;
}

/// Whatever else stands in it.
bool isOurDocument(QByteArrayView text)
{
    if (!text.contains("\"workbench\""))
        return false;
    const auto parsed = parseJson(text);
    return parsed && parsed->value.member(u"workbench");
}

Import oneDocument(QByteArrayView text)
{
    auto profile = Profile::fromJson(text);
    if (!profile)
        return Failure{unreadable(-1, profile.error().text())};
    return ForeignImport{Text::tr("profile document"), {ImportDraft{std::move(*profile), {}, {}}}, {}};
}

Import severalDocuments(QByteArrayView text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        return Failure{unreadable(parsed.error().offset, parsed.error().text())};
    const QList<JsonValue> &documents = parsed->value.items();
    if (documents.isEmpty())
        return Failure{unreadable(0, Text::tr("The file is a list without any profile."))};
    ForeignImport import{Text::tr("profile documents"), {}, {}};
    for (const JsonValue &document : documents) {
        auto profile = Profile::fromJson(text.sliced(document.begin(), document.end() - document.begin()));
        if (!profile) {
            const ProfileError error = placed(profile.error(), text, document.begin());
            return Failure{unreadable(document.begin(),
                                      Text::tr("Profile %1 of %2: %3")
                                          .arg(import.drafts.size() + 1)
                                          .arg(documents.size())
                                          .arg(error.text()))};
        }
        import.drafts.append({std::move(*profile), {}, {}});
    }
    return import;
}

} // namespace

Import readProfileFile(QByteArrayView bytes)
{
    if (bytes.size() > largestProfileFile)
        return importForeign(bytes);
    if (isOurDocument(bytes))
        return oneDocument(bytes);
    const QByteArrayView text = bytes.trimmed();
    if (text.startsWith('['))
        return severalDocuments(bytes);
    if (text.startsWith('{') && !isForeign(bytes))
        return oneDocument(bytes);
    return importForeign(bytes);
}

} // namespace workbench
