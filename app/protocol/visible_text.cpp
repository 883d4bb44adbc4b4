// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/visible_text.h"

#include <QCoreApplication>

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::VisibleText)
};

bool isLayout(char16_t c)
{
    return c == u'\n' || c == u'\t';
}

/// The explicit embeddings, overrides and isolates of Unicode's bidirectional algorithm.
bool turnsDirection(char16_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

QString visible(QString text, bool keepsLayout)
{
    for (QChar &c : text) {
        const char16_t u = c.unicode();
        if (u < 0x20 && !(keepsLayout && isLayout(u)))
            c = QChar(char16_t(0x2400 + u));
        else if (u == 0x7F)
            c = QChar(0x2421);
        else if ((u > 0x7F && u < 0xA0) || turnsDirection(u)
                 || (!keepsLayout && (u == 0x2028 || u == 0x2029)))
            c = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

} // namespace

QString visibleLines(QString text)
{
    return visible(std::move(text), true);
}

QString visibleLine(QString text)
{
    return visible(std::move(text), false);
}

QString beginningOf(const QString &text, qsizetype longest)
{
    if (text.size() <= longest)
        return text;
    const bool splitsPair = longest > 0 && text.at(longest - 1).isHighSurrogate();
    return Text::tr("%1… (%2 characters in all)")
        .arg(text.first(splitsPair ? longest - 1 : longest), QString::number(text.size()));
}

} // namespace workbench
