// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/ansi_c_quoting.h"
#include "exchange_format/shell_reader_private.h"

namespace workbench {

namespace {

bool endsWord(char c)
{
    return QByteArrayView(" \t\r\n;&|()<>").contains(c);
}

} // namespace

void ShellReader::readToken(ShellCommand &command)
{
    const qsizetype begin = m_at;
    spend(1, 0);
    if (m_spent.tooMuch)
        return;
    const ShellWord word = readWord();
    command.tokens.append({word, begin});
}

ShellWord ShellReader::readWord()
{
    ShellWord word;
    while (!atEnd() && !endsWord(m_text[m_at])) {
        const qsizetype begin = m_at;
        if (skipContinuation())
            continue;
        if (stands("$'")) {
            m_at += 2;
            readAnsiC(word, begin);
        } else if (stands("'")) {
            ++m_at;
            readSingleQuotes(word, begin);
        } else if (stands("\"") || stands("$\"")) {
            m_at += stands("$") ? 2 : 1;
            readDoubleQuotes(word, begin);
        } else if (stands("\\")) {
            ++m_at;
            if (atEnd())
                cutOff(begin,
                       tr("The text ends with a backslash, so the next line is missing: copy the rest of "
                          "the command, too."));
            else
                word.literal(m_text.sliced(m_at++, 1));
        } else if (stands("$") || stands("`")) {
            readExpansion(word);
        } else {
            word.literal(m_text.sliced(m_at++, 1));
        }
    }
    return word;
}

void ShellReader::quoteIsOpen(qsizetype begin)
{
    cutOff(begin,
           tr("The quote that opens here is never closed: the command was cut off, or a quote is "
              "missing. Copy the whole command."));
}

void ShellReader::readSingleQuotes(ShellWord &word, qsizetype begin)
{
    const qsizetype end = m_text.indexOf('\'', m_at);
    if (end < 0) {
        word.literal(m_text.sliced(m_at));
        return quoteIsOpen(begin);
    }
    word.literal(m_text.sliced(m_at, end - m_at));
    m_at = end + 1;
}

void ShellReader::readAnsiC(ShellWord &word, qsizetype begin)
{
    qsizetype end = m_at;
    while (end < m_text.size() && m_text[end] != '\'')
        end += m_text[end] == '\\' ? 2 : 1;
    word.literal(ansiCText(m_text.sliced(m_at, qMin(end, m_text.size()) - m_at)));
    if (end >= m_text.size())
        return quoteIsOpen(begin);
    m_at = end + 1;
}

void ShellReader::readDoubleQuotes(ShellWord &word, qsizetype begin)
{
    while (!atEnd()) {
        if (stands("\"")) {
            ++m_at;
            return;
        }
        readInsideDoubleQuotes(word);
    }
    quoteIsOpen(begin);
}

void ShellReader::readInsideDoubleQuotes(ShellWord &word)
{
    if (skipContinuation())
        return;
    if (stands("$") || stands("`"))
        return readExpansion(word);
    const bool escapes =
        stands("\\") && m_at + 1 < m_text.size() && QByteArrayView("$`\"\\").contains(m_text[m_at + 1]);
    m_at += escapes ? 1 : 0;
    word.literal(m_text.sliced(m_at++, 1));
}

} // namespace workbench
