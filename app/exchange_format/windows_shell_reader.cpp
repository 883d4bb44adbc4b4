// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/windows_shell_reader.h"

#include "exchange_format/import_limits.h"

#include <QCoreApplication>

namespace workbench {

namespace {

bool isNameCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

bool hasLineEndingIn(QByteArrayView text, char escape)
{
    for (const char *end : {"\n", "\r\n"}) {
        if (text.contains(QByteArray(1, ' ') + escape + end))
            return true;
    }
    return false;
}

/// What both shells have in common: words, commands, and the end of a text in the middle of them.
class WindowsReader {
    Q_DECLARE_TR_FUNCTIONS(workbench::WindowsReader)

public:
    explicit WindowsReader(QByteArrayView text)
        : m_text(text)
    {
    }

protected:
    bool atEnd() const { return m_at >= m_text.size(); }
    bool stands(QByteArrayView what) const { return m_text.sliced(m_at).startsWith(what); }

    bool skip(QByteArrayView what)
    {
        const bool found = stands(what);
        m_at += found ? what.size() : 0;
        return found;
    }

    bool skipLineBreak() { return skip("\r\n") || skip("\n"); }

    void beginWord(qsizetype offset)
    {
        if (!m_word)
            m_word = ShellToken{{}, offset};
    }

    void add(qsizetype offset, char c)
    {
        beginWord(offset);
        m_word->word.literal(QByteArrayView(&c, 1));
    }

    void addVariable(qsizetype offset, const QByteArray &name)
    {
        beginWord(offset);
        m_word->word.variable(name);
    }

    void endWord()
    {
        if (!m_word)
            return;
        m_command.tokens.append(*m_word);
        m_word.reset();
        if (++m_words < import_limit::words)
            return;
        cutOff(m_at, tr("From here on nothing is read: the text has more words than any request."));
    }

    void endCommand()
    {
        endWord();
        if (!m_command.tokens.isEmpty())
            m_result.commands.append(m_command);
        m_command = {};
    }

    void readComment()
    {
        const qsizetype begin = m_at;
        const qsizetype end = m_text.indexOf('\n', begin);
        m_at = end < 0 ? m_text.size() : end;
        m_result.comments.append({m_text.sliced(begin, m_at - begin).trimmed().toByteArray(), begin});
    }

    void quoteIsOpen(qsizetype offset)
    {
        cutOff(offset,
               tr("The quote that opens here is never closed: the command was cut off, or a quote is "
                  "missing. Copy the whole command."));
    }

    void cutOff(qsizetype offset, const QString &message)
    {
        if (!m_result.cutOff)
            m_result.cutOff = ShellCutOff{offset, message};
        m_at = m_text.size();
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    qsizetype m_words = 0;
    std::optional<ShellToken> m_word;
    ShellCommand m_command;
    ShellText m_result;
};

/// Two readers in a row: cmd takes carets and variables away and does not look into its quotes; what is left
/// is split into words by the C runtime of the program.
class CmdReader : private WindowsReader {
    Q_DECLARE_TR_FUNCTIONS(workbench::CmdReader)

public:
    using WindowsReader::WindowsReader;

    ShellText read()
    {
        while (!atEnd())
            readOne();
        endBackslashes();
        if (m_inWordQuotes)
            quoteIsOpen(m_quoteAt);
        endCommand();
        return std::move(m_result);
    }

private:
    void readOne()
    {
        const qsizetype begin = m_at;
        const char c = m_text[m_at++];
        if (c == '^' && !m_inQuotes)
            return readCaret(begin);
        if (c == '%' && readPercent(begin))
            return;
        if (!m_inQuotes && QByteArrayView("\n&|<>").contains(c)) {
            endBackslashes();
            m_inWordQuotes = false;
            endCommand();
            m_command.readsPipe = c == '|';
            return;
        }
        if (c == '"')
            m_inQuotes = !m_inQuotes;
        take(begin, c);
    }

    void readCaret(qsizetype begin)
    {
        if (atEnd())
            return cutOff(begin,
                          tr("The text ends with a caret, so the next line is missing: copy the rest of the "
                             "command, too."));
        if (skipLineBreak()) {
            const qsizetype next = m_at;
            if (skipLineBreak()) // the caret takes the meaning from the second break
                take(next, '\n');
            return;
        }
        take(begin, m_text[m_at++]);
    }

    /// `%NAME%`, and `%%` of a batch file.
    bool readPercent(qsizetype begin)
    {
        if (skip("%")) {
            take(begin, '%');
            return true;
        }
        qsizetype end = m_at;
        while (end < m_text.size() && isNameCharacter(m_text[end]))
            ++end;
        const bool isVariable = end > m_at && end < m_text.size() && m_text[end] == '%'
            && !(m_text[m_at] >= '0' && m_text[m_at] <= '9');
        if (!isVariable)
            return false;
        endBackslashes();
        m_justClosed = false;
        addVariable(begin, m_text.sliced(m_at, end - m_at).toByteArray());
        m_at = end + 1;
        return true;
    }

    /// One character as the C runtime sees it: backslashes count double in front of a quote only, and a pair
    /// of quotes within quotes is one.
    void take(qsizetype begin, char c)
    {
        if (c == '\\') {
            beginWord(begin);
            ++m_backslashes;
            return;
        }
        const qsizetype backslashes = std::exchange(m_backslashes, 0);
        const bool isQuote = c == '"';
        for (qsizetype i = 0; i < (isQuote ? backslashes / 2 : backslashes); ++i)
            add(begin, '\\');
        const bool wasClosed = std::exchange(m_justClosed, false);
        if (!isQuote) {
            const bool splits = !m_inWordQuotes && (isBlank(c) || c == '\n');
            return splits ? endWord() : add(begin, c);
        }
        beginWord(begin);
        if (backslashes % 2 != 0)
            return add(begin, '"');
        if (wasClosed)
            add(begin, '"');
        m_justClosed = m_inWordQuotes;
        m_inWordQuotes = !m_inWordQuotes;
        m_quoteAt = m_inWordQuotes ? begin : m_quoteAt;
    }

    void endBackslashes()
    {
        for (; m_backslashes > 0; --m_backslashes)
            add(m_at, '\\');
    }

    bool m_inQuotes = false; ///< of cmd
    bool m_inWordQuotes = false; ///< of the C runtime
    bool m_justClosed = false;
    qsizetype m_backslashes = 0;
    qsizetype m_quoteAt = 0;
};

class PowerShellReader : private WindowsReader {
    Q_DECLARE_TR_FUNCTIONS(workbench::PowerShellReader)

public:
    using WindowsReader::WindowsReader;

    ShellText read()
    {
        while (!atEnd())
            readOne();
        endCommand();
        return std::move(m_result);
    }

private:
    void readOne()
    {
        const qsizetype begin = m_at;
        const char c = m_text[m_at++];
        if (isBlank(c))
            endWord();
        else if (c == '\n' || c == ';' || c == '|' || c == '&') // & in front of a command calls it
            endCommand();
        else if (c == '#' && !m_word)
            readComment();
        else if (c == '\'')
            readSingleQuotes(begin);
        else if (c == '"')
            readDoubleQuotes(begin);
        else
            readCharacter(begin, c);
    }

    void readCharacter(qsizetype begin, char c)
    {
        if (c == '$' && readVariable(begin))
            return;
        if (c != '`')
            return add(begin, c);
        if (atEnd())
            return cutOff(begin,
                          tr("The text ends with a backquote, so the next line is missing: copy the rest of "
                             "the command, too."));
        if (!skipLineBreak())
            add(begin, escaped(m_text[m_at++]));
    }

    static char escaped(char c)
    {
        switch (c) {
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        default:
            return c;
        }
    }

    void readSingleQuotes(qsizetype begin)
    {
        beginWord(begin);
        while (!atEnd()) {
            const char c = m_text[m_at++];
            if (c == '\'' && !skip("'"))
                return;
            add(begin, c);
        }
        quoteIsOpen(begin);
    }

    void readDoubleQuotes(qsizetype begin)
    {
        beginWord(begin);
        while (!atEnd()) {
            const char c = m_text[m_at++];
            if (c == '"' && !skip("\""))
                return;
            readCharacter(m_at - 1, c);
        }
        quoteIsOpen(begin);
    }

    /// `$name`, `$Env:NAME`, `${…}` and `$(…)`; false for a dollar sign like any other character.
    bool readVariable(qsizetype begin)
    {
        if (stands("(") || stands("{")) {
            const bool isName = stands("{");
            const qsizetype end = closing(m_at);
            if (end < 0) {
                cutOff(begin, tr("What opens behind this dollar sign is never closed."));
                return true;
            }
            const QByteArray inner = m_text.sliced(m_at, end - m_at + 1).toByteArray();
            addVariable(begin, isName ? withoutDrive(inner.sliced(1, inner.size() - 2)) : inner);
            m_at = end + 1;
            return true;
        }
        qsizetype end = m_at;
        while (end < m_text.size() && (isNameCharacter(m_text[end]) || m_text[end] == ':'))
            ++end;
        if (end == m_at)
            return false;
        addVariable(begin, withoutDrive(m_text.sliced(m_at, end - m_at).toByteArray()));
        m_at = end;
        return true;
    }

    static QByteArray withoutDrive(const QByteArray &name)
    {
        return name.toLower().startsWith("env:") ? name.sliced(4) : name;
    }

    /// The bracket that closes the one at `open`; -1 where there is none.
    qsizetype closing(qsizetype open) const
    {
        const char opens = m_text[open];
        const char closes = opens == '(' ? ')' : '}';
        int depth = 0;
        for (qsizetype i = open; i < m_text.size(); ++i) {
            depth += m_text[i] == opens ? 1 : 0;
            depth -= m_text[i] == closes ? 1 : 0;
            if (depth == 0)
                return i;
        }
        return -1;
    }
};

} // namespace

bool isCmdText(QByteArrayView text)
{
    return text.contains("curl") && (hasLineEndingIn(text, '^') || text.contains(" ^\""))
        && !hasLineEndingIn(text, '\\');
}

bool isPowerShellText(QByteArrayView text)
{
    const bool hasVariables = text.contains("$Env:") || text.contains("$env:") || text.contains("${Env:");
    return text.contains("curl") && (hasLineEndingIn(text, '`') || hasVariables)
        && !hasLineEndingIn(text, '\\');
}

ShellText readCmd(QByteArrayView text)
{
    return CmdReader(text).read();
}

ShellText readPowerShell(QByteArrayView text)
{
    return PowerShellReader(text).read();
}

} // namespace workbench
