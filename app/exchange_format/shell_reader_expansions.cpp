// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/import_limits.h"
#include "exchange_format/shell_evaluation.h"
#include "exchange_format/shell_reader_private.h"

namespace workbench {

namespace {

// Substitutions inside substitutions; nobody writes more, and a hostile text shall not eat the stack.
constexpr int deepestSubstitution = 16;

qsizetype weightOf(const QList<ShellWord::Piece> &pieces)
{
    qsizetype weight = 0;
    for (const ShellWord::Piece &piece : pieces)
        weight += import_limit::bytesPerPiece + piece.text.size() + weightOf(piece.inner);
    return weight;
}

} // namespace

void ShellReader::readExpansion(ShellWord &word)
{
    const qsizetype begin = m_at;
    if (next() == '`')
        return readBackquotes(word, begin);
    if (atEnd())
        return void(word.literal("$"));
    if (stands("("))
        return readSubstitution(word, begin);
    if (stands("{"))
        return readBraces(word, begin);
    qsizetype end = m_at;
    while (end < m_text.size() && (end == m_at ? isNameStart(m_text[end]) : isNameCharacter(m_text[end])))
        ++end;
    if (end == m_at)
        return void(word.literal("$")); // a dollar sign like any other character
    const QByteArray name = m_text.sliced(m_at, end - m_at).toByteArray();
    m_at = end;
    putVariable(word, name);
}

void ShellReader::putVariable(ShellWord &word, const QByteArray &name)
{
    const auto known = m_settings.constFind(name);
    const ShellWord value = known != m_settings.cend() ? *known : ShellWord().variable(name);
    spend(0, weightOf(value.pieces()));
    if (!m_spent.tooMuch)
        word.append(value);
}

void ShellReader::readBraces(ShellWord &word, qsizetype begin)
{
    const qsizetype end = m_text.indexOf('}', m_at);
    if (end < 0)
        return cutOff(begin, tr("The brace of a variable that opens here is never closed."));
    // What follows the name (":-default", ":?message") says what to do without a value.
    qsizetype nameEnd = m_at + 1;
    while (nameEnd < end && isNameCharacter(m_text[nameEnd]))
        ++nameEnd;
    const QByteArray name = m_text.sliced(m_at + 1, nameEnd - m_at - 1).toByteArray();
    m_at = end + 1;
    putVariable(word, name);
}

void ShellReader::readBackquotes(ShellWord &word, qsizetype begin)
{
    const qsizetype end = m_text.indexOf('`', m_at);
    if (end < 0)
        return cutOff(begin, tr("The backquote that opens here is never closed."));
    word.variable('(' + m_text.sliced(m_at, end - m_at).toByteArray() + ')');
    m_at = end + 1;
    spend(0, import_limit::bytesPerPiece);
}

void ShellReader::readSubstitution(ShellWord &word, qsizetype begin)
{
    ++m_at;
    if (++m_depth > deepestSubstitution)
        return cutOff(begin, tr("Too many substitutions stand inside one another."));
    const QList<ShellCommand> commands = readCommands(true);
    --m_depth;
    if (atEnd())
        return cutOff(begin, tr("The parenthesis that opens here is never closed: the command was cut off."));
    ++m_at;
    if (const auto output = outputOf(commands))
        return void(word.append(withoutFinalNewlines(*output)));
    // What it gives is known only to whoever runs it.
    word.variable(m_text.sliced(begin + 1, m_at - begin - 1).toByteArray());
    m_result.substituted += commands;
}

} // namespace workbench
