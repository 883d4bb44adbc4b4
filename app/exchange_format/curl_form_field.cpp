// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_form_field.h"

#include <optional>

namespace workbench {

namespace {

std::optional<QByteArray> quotedContent(QByteArrayView typed)
{
    QByteArray content;
    for (qsizetype i = 1; i < typed.size(); ++i) {
        if (typed[i] == '"')
            return content;
        const bool escapes =
            typed[i] == '\\' && i + 1 < typed.size() && (typed[i + 1] == '"' || typed[i + 1] == '\\');
        i += escapes ? 1 : 0;
        content += typed[i];
    }
    return std::nullopt;
}

} // namespace

QByteArray curlFormContent(QByteArrayView typed)
{
    while (typed.startsWith(' ') || typed.startsWith('\t'))
        typed = typed.sliced(1);
    const auto quoted = typed.startsWith('"') ? quotedContent(typed) : std::nullopt;
    if (quoted)
        return *quoted;
    const qsizetype end = typed.indexOf(';');
    return (end < 0 ? typed : typed.first(end)).toByteArray();
}

} // namespace workbench
