// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/shell_reader_private.h"

#include <algorithm>

namespace workbench {

void ShellReader::readRedirection(ShellCommand &command, QList<HereDocument> &hereDocuments)
{
    // "2>file": the number belongs to the redirection, not to the command.
    if (!command.tokens.isEmpty()) {
        const ShellToken &last = command.tokens.last();
        const QByteArray digits = last.word.literals();
        const bool isNumber = !digits.isEmpty()
            && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (isNumber && last.offset + digits.size() == m_at)
            command.tokens.removeLast();
    }
    const bool hereString = stands("<<<");
    const bool hereDocument = !hereString && stands("<<");
    const bool stripTabs = stands("<<-");
    while (!atEnd() && QByteArrayView("<>&|-").contains(m_text[m_at]))
        ++m_at;
    while (!atEnd() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
        ++m_at;
    const qsizetype begin = m_at;
    const ShellWord target = readWord();
    const QByteArrayView typed = m_text.sliced(begin, m_at - begin);
    if (hereString)
        command.input = ShellWord().append(target).literal("\n");
    else if (hereDocument)
        hereDocuments.append({target.literals(), typed.contains('\'') || typed.contains('"'), stripTabs});
}

ShellWord ShellReader::readHereDocument(const HereDocument &document)
{
    QByteArray body;
    const qsizetype begin = m_at;
    while (!atEnd()) {
        qsizetype end = m_text.indexOf('\n', m_at);
        end = end < 0 ? m_text.size() : end;
        QByteArray line = m_text.sliced(m_at, end - m_at).toByteArray();
        m_at = qMin(end + 1, m_text.size());
        while (document.stripTabs && line.startsWith('\t'))
            line.remove(0, 1);
        if (line == document.end)
            return expanded(body, document);
        body += line + '\n';
    }
    cutOff(begin,
           tr("The here-document that begins here has no line “%1” that ends it: the end of the command "
              "is missing.")
               .arg(QString::fromUtf8(document.end)));
    return expanded(body, document);
}

ShellWord ShellReader::expanded(const QByteArray &body, const HereDocument &document)
{
    if (document.literal)
        return ShellWord().literal(body);
    ShellReader inner(body);
    inner.m_settings = m_settings;
    inner.m_depth = m_depth + 1;
    inner.m_spent = m_spent;
    ShellWord word;
    while (!inner.atEnd())
        inner.readInsideDoubleQuotes(word);
    if (inner.m_result.cutOff)
        cutOff(m_at, inner.m_result.cutOff->message);
    m_spent = inner.m_spent;
    return word;
}

} // namespace workbench
