// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/one_line_text.h"

#include <QList>

#include <algorithm>
#include <iterator>

namespace workbench {

namespace {

QByteArray withoutQuotes(const QByteArray &text)
{
    constexpr const char *pairs[] = {"\"\"", "''", "``", "<>"};
    const bool quoted = std::any_of(std::begin(pairs), std::end(pairs), [&text](const char *pair) {
        return text.size() > 2 && text.startsWith(pair[0]) && text.endsWith(pair[1]);
    });
    return quoted ? text.sliced(1, text.size() - 2).trimmed() : text;
}

} // namespace

QByteArray asOneLine(const QByteArray &text)
{
    QByteArray joined;
    const QList<QByteArray> lines = withoutQuotes(text.trimmed()).split('\n');
    for (const QByteArray &line : lines)
        joined += line.trimmed();
    const QByteArray front =
        joined.first(qMax(qsizetype(0), joined.indexOf('='))); // "name", "https://…?name"
    const bool isRequest = joined.contains("grant_type=") || joined.contains("response_type=");
    if (isRequest && !front.contains(' '))
        joined.replace("&amp;", "&").replace(' ', "%20");
    return joined;
}

} // namespace workbench
