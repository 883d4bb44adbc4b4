// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/shell_reader.h"

#include "exchange_format/import_limits.h"
#include "exchange_format/shell_evaluation.h"
#include "exchange_format/shell_reader_private.h"

#include <algorithm>
#include <utility>

namespace workbench {

ShellText ShellReader::read()
{
    m_result.commands = readCommands(false);
    return std::move(m_result);
}

void ShellReader::cutOff(qsizetype offset, const QString &message)
{
    const bool isFirst = !m_result.cutOff || m_result.cutOff->offset > offset;
    if (isFirst && !m_spent.tooMuch)
        m_result.cutOff = ShellCutOff{offset, message};
    m_at = m_text.size();
}

void ShellReader::spend(qsizetype words, qsizetype expandedBytes)
{
    m_spent.words += words;
    m_spent.expandedBytes += expandedBytes;
    if (m_spent.words <= import_limit::words && m_spent.expandedBytes <= import_limit::expandedBytes)
        return;
    cutOff(m_at,
           tr("From here on nothing is read: the text has more words, or its variables stand for more "
              "text, than any request. Paste the request alone."));
    m_spent.tooMuch = true;
}

/// A backslash in front of a line break joins the lines, also where the breaks are those of Windows.
bool ShellReader::skipContinuation()
{
    for (const char *joined : {"\\\n", "\\\r\n"}) {
        if (stands(joined)) {
            m_at += qsizetype(qstrlen(joined));
            return true;
        }
    }
    return false;
}

/// Up to the end, or up to the closing parenthesis of a substitution.
QList<ShellCommand> ShellReader::readCommands(bool inSubstitution)
{
    QList<ShellCommand> commands;
    ShellCommand command;
    QList<HereDocument> hereDocuments;
    const auto finish = [&](bool pipes) {
        if (!command.tokens.isEmpty() || command.readsPipe)
            finished(commands, std::exchange(command, {}));
        command = {};
        command.readsPipe = pipes;
    };
    while (!atEnd()) {
        if (skipContinuation())
            continue;
        const char c = m_text[m_at];
        if (c == ')' && inSubstitution)
            break;
        if (c == ' ' || c == '\t' || c == '\r') {
            ++m_at;
        } else if (c == '\n' && command.readsPipe && command.tokens.isEmpty()) {
            ++m_at; // a pipe goes on in the next line
        } else if (c == '\n') {
            ++m_at;
            for (const HereDocument &document : std::as_const(hereDocuments))
                command.input = readHereDocument(document);
            hereDocuments.clear();
            finish(false);
        } else if (c == '#') {
            readComment();
        } else if (c == ';' || c == '&' || c == '|' || c == '(' || c == ')') {
            ++m_at;
            const bool doubled = !atEnd() && m_text[m_at] == c;
            m_at += doubled ? 1 : 0;
            finish(c == '|' && !doubled);
        } else if (c == '<' || c == '>') {
            readRedirection(command, hereDocuments);
        } else {
            readToken(command);
        }
    }
    finish(false);
    return commands;
}

/// Takes the settings off the front of a command, and gives it what the ones before it write.
void ShellReader::finished(QList<ShellCommand> &commands, ShellCommand command)
{
    while (!command.tokens.isEmpty() && keepSetting(command.tokens.first()))
        command.tokens.removeFirst();
    if (!command.tokens.isEmpty() && command.tokens.first().word.literals() == "export") {
        for (const ShellToken &token : std::as_const(command.tokens))
            keepSetting(token);
    }
    if (command.tokens.isEmpty())
        return;
    if (command.readsPipe && !command.input) {
        qsizetype first = commands.size();
        while (first > 0 && (first == commands.size() || commands[first].readsPipe))
            --first;
        command.input = outputOf(commands.sliced(first));
    }
    commands.append(command);
}

/// `NAME=value`; true when it is one.
bool ShellReader::keepSetting(const ShellToken &token)
{
    const auto &pieces = token.word.pieces();
    if (pieces.isEmpty() || pieces.first().kind != ShellWord::Piece::Kind::Literal)
        return false;
    const QByteArray front = pieces.first().text;
    const qsizetype equals = front.indexOf('=');
    if (equals <= 0 || !isNameStart(front[0])
        || !std::all_of(front.begin(), front.begin() + equals, isNameCharacter))
        return false;
    ShellWord value;
    value.literal(QByteArrayView(front).sliced(equals + 1));
    for (qsizetype i = 1; i < pieces.size(); ++i)
        value.append(pieces[i]);
    m_settings.insert(front.first(equals), value);
    return true;
}

void ShellReader::readComment()
{
    const qsizetype begin = m_at;
    while (!atEnd() && m_text[m_at] != '\n')
        ++m_at;
    const QByteArrayView line = m_text.sliced(begin, m_at - begin);
    qsizetype skipped = 0;
    while (skipped < line.size() && (line[skipped] == '#' || line[skipped] == ' '))
        ++skipped;
    m_result.comments.append({line.sliced(skipped).toByteArray().trimmed(), begin + skipped});
}

ShellText readShell(QByteArrayView text)
{
    return ShellReader(text).read();
}

} // namespace workbench
