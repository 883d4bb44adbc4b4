// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/shell_reader.h"

#include "exchange_format/ansi_c_quoting.h"
#include "exchange_format/import_limits.h"
#include "exchange_format/shell_evaluation.h"

#include <QHash>

#include <algorithm>

namespace workbench {

namespace {

// Substitutions inside substitutions; nobody writes more, and a hostile text shall not eat the stack.
constexpr int deepestSubstitution = 16;

bool isNameStart(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

bool isNameCharacter(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

bool endsWord(char c)
{
    return QByteArrayView(" \t\r\n;&|()<>").contains(c);
}

qsizetype weightOf(const QList<ShellWord::Piece> &pieces)
{
    qsizetype weight = 0;
    for (const ShellWord::Piece &piece : pieces)
        weight += import_limit::bytesPerPiece + piece.text.size() + weightOf(piece.inner);
    return weight;
}

/// Reads the text from front to end. What a quote or a substitution leaves open is told once, by the first
/// one that was opened.
class ShellReader {
    Q_DECLARE_TR_FUNCTIONS(workbench::ShellReader)

public:
    explicit ShellReader(QByteArrayView text)
        : m_text(text)
    {
    }

    ShellText read()
    {
        m_result.commands = readCommands(false);
        return std::move(m_result);
    }

private:
    struct HereDocument {
        QByteArray end;
        bool literal = false; ///< its end was quoted: variables mean nothing
        bool stripTabs = false;
    };

    bool atEnd() const { return m_at >= m_text.size(); }
    bool stands(QByteArrayView what) const { return m_text.sliced(m_at).startsWith(what); }
    char next() { return m_text[m_at++]; }

    void cutOff(qsizetype offset, const QString &message)
    {
        const bool isFirst = !m_result.cutOff || m_result.cutOff->offset > offset;
        if (isFirst && !m_spent.tooMuch)
            m_result.cutOff = ShellCutOff{offset, message};
        m_at = m_text.size();
    }

    void spend(qsizetype words, qsizetype expandedBytes)
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
    bool skipContinuation()
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
    QList<ShellCommand> readCommands(bool inSubstitution)
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
    void finished(QList<ShellCommand> &commands, ShellCommand command)
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
    bool keepSetting(const ShellToken &token)
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

    void readComment()
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

    void readRedirection(ShellCommand &command, QList<HereDocument> &hereDocuments)
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

    ShellWord readHereDocument(const HereDocument &document)
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

    ShellWord expanded(const QByteArray &body, const HereDocument &document)
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

    void readToken(ShellCommand &command)
    {
        const qsizetype begin = m_at;
        spend(1, 0);
        if (m_spent.tooMuch)
            return;
        const ShellWord word = readWord();
        command.tokens.append({word, begin});
    }

    ShellWord readWord()
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

    void quoteIsOpen(qsizetype begin)
    {
        cutOff(begin,
               tr("The quote that opens here is never closed: the command was cut off, or a quote is "
                  "missing. Copy the whole command."));
    }

    void readSingleQuotes(ShellWord &word, qsizetype begin)
    {
        const qsizetype end = m_text.indexOf('\'', m_at);
        if (end < 0) {
            word.literal(m_text.sliced(m_at));
            return quoteIsOpen(begin);
        }
        word.literal(m_text.sliced(m_at, end - m_at));
        m_at = end + 1;
    }

    void readAnsiC(ShellWord &word, qsizetype begin)
    {
        qsizetype end = m_at;
        while (end < m_text.size() && m_text[end] != '\'')
            end += m_text[end] == '\\' ? 2 : 1;
        word.literal(ansiCText(m_text.sliced(m_at, qMin(end, m_text.size()) - m_at)));
        if (end >= m_text.size())
            return quoteIsOpen(begin);
        m_at = end + 1;
    }

    void readDoubleQuotes(ShellWord &word, qsizetype begin)
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

    void readInsideDoubleQuotes(ShellWord &word)
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

    void readExpansion(ShellWord &word)
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

    void putVariable(ShellWord &word, const QByteArray &name)
    {
        const auto known = m_settings.constFind(name);
        const ShellWord value = known != m_settings.cend() ? *known : ShellWord().variable(name);
        spend(0, weightOf(value.pieces()));
        if (!m_spent.tooMuch)
            word.append(value);
    }

    void readBraces(ShellWord &word, qsizetype begin)
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

    void readBackquotes(ShellWord &word, qsizetype begin)
    {
        const qsizetype end = m_text.indexOf('`', m_at);
        if (end < 0)
            return cutOff(begin, tr("The backquote that opens here is never closed."));
        word.variable('(' + m_text.sliced(m_at, end - m_at).toByteArray() + ')');
        m_at = end + 1;
        spend(0, import_limit::bytesPerPiece);
    }

    void readSubstitution(ShellWord &word, qsizetype begin)
    {
        ++m_at;
        if (++m_depth > deepestSubstitution)
            return cutOff(begin, tr("Too many substitutions stand inside one another."));
        const QList<ShellCommand> commands = readCommands(true);
        --m_depth;
        if (atEnd())
            return cutOff(begin,
                          tr("The parenthesis that opens here is never closed: the command was cut off."));
        ++m_at;
        if (const auto output = outputOf(commands))
            return void(word.append(withoutFinalNewlines(*output)));
        // What it gives is known only to whoever runs it.
        word.variable(m_text.sliced(begin + 1, m_at - begin - 1).toByteArray());
        m_result.substituted += commands;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    struct {
        qsizetype words = 0;
        qsizetype expandedBytes = 0;
        bool tooMuch = false;
    } m_spent;
    QHash<QByteArray, ShellWord> m_settings;
    ShellText m_result;
};

} // namespace

ShellText readShell(QByteArrayView text)
{
    return ShellReader(text).read();
}

} // namespace workbench
