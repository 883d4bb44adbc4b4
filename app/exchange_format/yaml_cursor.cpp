// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/yaml_cursor.h"

#include <QCoreApplication>

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(yaml_cursor)
};

} // namespace

bool YamlCursor::atLineEnd() const
{
    const bool afterSpace = m_at == m_line || isBlank(at(m_at - 1));
    return endsLine(here()) || (here() == '#' && afterSpace);
}

bool YamlCursor::atDocumentMarker() const
{
    const bool ends = isBlank(at(m_at + 3)) || endsLine(at(m_at + 3));
    return column() == 0 && !atEnd() && (rest().startsWith("---") || rest().startsWith("...")) && ends;
}

bool YamlCursor::atReserved() const
{
    return QByteArrayView("&*!?@`%|>").contains(here());
}

qsizetype YamlCursor::keyEnd() const
{
    if (here() == '[' || here() == '{')
        return -1;
    if (here() == '"' || here() == '\'')
        return quotedKeyEnd();
    for (qsizetype i = m_at; !endsLine(at(i)); ++i) {
        if (isColon(i))
            return i;
        if (at(i) == '#' && i > m_at && isBlank(at(i - 1)))
            return -1;
    }
    return -1;
}

qsizetype YamlCursor::quotedKeyEnd() const
{
    const char quote = here();
    qsizetype i = m_at + 1;
    while (!endsLine(at(i)) && at(i) != quote)
        i += quote == '"' && at(i) == '\\' && !endsLine(at(i + 1)) ? 2 : 1;
    if (at(i) != quote)
        return -1;
    ++i;
    while (isBlank(at(i)))
        ++i;
    return isColon(i) ? i : -1;
}

void YamlCursor::skipSpaces()
{
    while (isBlank(here()))
        ++m_at;
}

qsizetype YamlCursor::lineEnd() const
{
    qsizetype end = m_at;
    while (!endsLine(at(end)))
        ++end;
    return end;
}

void YamlCursor::skipLineBreak()
{
    m_at = lineEnd();
    if (!atEnd())
        m_at += here() == '\r' && next() == '\n' && m_at + 1 < m_text.size() ? 2 : 1;
    m_line = m_at;
}

void YamlCursor::findContent()
{
    while (!atEnd()) {
        while (here() == ' ')
            ++m_at;
        const qsizetype indent = m_at;
        skipSpaces();
        if (!atLineEnd()) {
            if (m_at > indent)
                fail(indent, Text::tr("a tab stands where spaces indent (YAML 1.2 §6.1)"));
            return;
        }
        skipLineBreak();
    }
}

void YamlCursor::nextContent()
{
    skipLineBreak();
    findContent();
}

void YamlCursor::endValue()
{
    skipSpaces();
    if (!atLineEnd())
        return fail(m_at, Text::tr("expected the end of the line"));
    nextContent();
}

void YamlCursor::fail(qsizetype offset, const QString &message)
{
    if (m_error)
        return;
    const TextPosition position = textPosition(m_text, offset);
    m_error = JsonError{offset, position.line, position.column, message};
}

} // namespace workbench
