// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace workbench {

/// Where a reader of YAML stands in a text, line by line, and the first thing that is wrong with it. Past the
/// end every character is a line break.
class YamlCursor {
public:
    explicit YamlCursor(QByteArrayView text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    qsizetype offset() const { return m_at; }
    qsizetype lineOffset() const { return m_line; }
    qsizetype column() const { return m_at - m_line; }
    char here() const { return at(m_at); }
    char next() const { return at(m_at + 1); }
    QByteArrayView rest() const { return m_text.sliced(m_at); }
    QByteArray slice(qsizetype begin, qsizetype end) const
    {
        return m_text.sliced(begin, end - begin).toByteArray();
    }

    static bool isBlank(char c) { return c == ' ' || c == '\t'; }
    static bool endsLine(char c) { return c == '\n' || c == '\r'; }
    /// At a line break or a comment that takes the rest of the line.
    bool atLineEnd() const;
    /// At `---` or `...`, which divide documents.
    bool atDocumentMarker() const;
    /// At the dash of a list's item.
    bool atDash() const { return here() == '-' && (isBlank(next()) || endsLine(next())); }
    /// At a colon that divides a name from its value.
    bool atColon() const { return isColon(m_at); }
    /// At a character that begins an anchor, an alias, a tag, a complex key or a directive.
    bool atReserved() const;
    /// The colon behind the name that stands here, or -1 when no name does.
    qsizetype keyEnd() const;

    void skip(qsizetype bytes) { m_at += bytes; }
    void moveTo(qsizetype offset) { m_at = offset; } ///< in the same line
    void skipSpaces();
    void skipLineBreak(); ///< with the rest of the line
    qsizetype lineEnd() const;
    /// To the first character from here on that is no indentation and in no empty line and no comment.
    void findContent();
    /// The same from the next line on.
    void nextContent();
    /// Behind a value: nothing but a comment may follow in its line.
    void endValue();

    void fail(qsizetype offset, const QString &message);
    bool failed() const { return m_error.has_value(); }
    const JsonError &error() const { return *m_error; }

private:
    char at(qsizetype i) const { return i < m_text.size() ? m_text[i] : '\n'; }
    bool isColon(qsizetype i) const { return at(i) == ':' && (isBlank(at(i + 1)) || endsLine(at(i + 1))); }
    qsizetype quotedKeyEnd() const;

    QByteArrayView m_text;
    qsizetype m_at = 0;
    qsizetype m_line = 0; ///< where the line begins
    std::optional<JsonError> m_error;
};

} // namespace workbench
