// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/shell_reader.h"

#include <QCoreApplication>
#include <QHash>

namespace workbench {

/// The text of a shell, read from front to end. What a quote or a substitution leaves open is told once, by
/// the first one that was opened.
class ShellReader {
    Q_DECLARE_TR_FUNCTIONS(workbench::ShellReader)

public:
    explicit ShellReader(QByteArrayView text)
        : m_text(text)
    {
    }

    ShellText read();

private:
    struct HereDocument {
        QByteArray end;
        bool literal = false; ///< its end was quoted: variables mean nothing
        bool stripTabs = false;
    };

    bool atEnd() const { return m_at >= m_text.size(); }
    bool stands(QByteArrayView what) const { return m_text.sliced(m_at).startsWith(what); }
    char next() { return m_text[m_at++]; }
    static bool isNameStart(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; }
    static bool isNameCharacter(char c) { return isNameStart(c) || (c >= '0' && c <= '9'); }

    // shell_reader.cpp: the commands, and what they cost
    void cutOff(qsizetype offset, const QString &message);
    void spend(qsizetype words, qsizetype expandedBytes);
    bool skipContinuation();
    QList<ShellCommand> readCommands(bool inSubstitution);
    void finished(QList<ShellCommand> &commands, ShellCommand command);
    bool keepSetting(const ShellToken &token);
    void readComment();

    // shell_reader_input.cpp: what stands on their standard input
    void readRedirection(ShellCommand &command, QList<HereDocument> &hereDocuments);
    ShellWord readHereDocument(const HereDocument &document);
    ShellWord expanded(const QByteArray &body, const HereDocument &document);

    // shell_reader_words.cpp: their words and the quotes in them
    void readToken(ShellCommand &command);
    ShellWord readWord();
    void quoteIsOpen(qsizetype begin);
    void readSingleQuotes(ShellWord &word, qsizetype begin);
    void readAnsiC(ShellWord &word, qsizetype begin);
    void readDoubleQuotes(ShellWord &word, qsizetype begin);
    void readInsideDoubleQuotes(ShellWord &word);

    // shell_reader_expansions.cpp: what stands for something else
    void readExpansion(ShellWord &word);
    void putVariable(ShellWord &word, const QByteArray &name);
    void readBraces(ShellWord &word, qsizetype begin);
    void readBackquotes(ShellWord &word, qsizetype begin);
    void readSubstitution(ShellWord &word, qsizetype begin);

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

} // namespace workbench
