// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/yaml_scalars.h"

#include "exchange_format/yaml_values.h"

#include <QCoreApplication>
#include <QList>

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(yaml_scalars)
};

/// One line break becomes a space, several become one less (YAML 1.2 §6.5).
QByteArray folded(qsizetype breaks)
{
    return breaks > 1 ? QByteArray(breaks - 1, '\n') : QByteArray(" ");
}

/// Line breaks and the spaces around them, in quotes; returns how many there were.
qsizetype skipBreaks(YamlCursor &cursor)
{
    qsizetype breaks = 0;
    while (!cursor.atEnd() && YamlCursor::endsLine(cursor.here())) {
        ++breaks;
        cursor.skipLineBreak();
        cursor.skipSpaces();
    }
    return breaks;
}

void readEscape(YamlCursor &cursor, QByteArray &text)
{
    const qsizetype backslash = cursor.offset();
    cursor.skip(1);
    if (!cursor.atEnd() && YamlCursor::endsLine(cursor.here())) {
        text += QByteArray(skipBreaks(cursor) - 1, '\n'); // the escaped one is no part of the text
        return;
    }
    const auto escape = yamlEscape(cursor.rest());
    if (!escape)
        return cursor.fail(backslash, Text::tr("YAML has no such escape (YAML 1.2 §5.7)"));
    text += escape->text;
    cursor.skip(escape->length);
}

/// The rest of a line: up to a comment, without spaces at its end.
QByteArray plainLine(YamlCursor &cursor)
{
    const qsizetype begin = cursor.offset();
    while (!YamlCursor::endsLine(cursor.here()) && (cursor.offset() == begin || !cursor.atLineEnd())) {
        if (cursor.atColon())
            cursor.fail(cursor.offset(), Text::tr("a colon stands in a value without quotes"));
        cursor.skip(1);
    }
    return cursor.slice(begin, cursor.offset()).trimmed();
}

struct BlockHeader {
    bool folds = false;
    char chomping = ' ';
    qsizetype indent = 0; ///< of the text, more than the parent's; 0 = that of its first line
};

std::optional<BlockHeader> readHeader(YamlCursor &cursor)
{
    BlockHeader header;
    header.folds = cursor.here() == '>';
    for (cursor.skip(1); !YamlCursor::endsLine(cursor.here()) && !YamlCursor::isBlank(cursor.here());
         cursor.skip(1)) {
        const char c = cursor.here();
        if (c == '+' || c == '-')
            header.chomping = c;
        else if (c >= '1' && c <= '9')
            header.indent = c - '0';
        else
            return std::nullopt;
    }
    cursor.skipSpaces();
    return cursor.atLineEnd() ? std::optional(header) : std::nullopt;
}

QList<QByteArray> readBlockLines(YamlCursor &cursor, qsizetype parent, qsizetype indent)
{
    QList<QByteArray> lines;
    for (cursor.skipLineBreak(); !cursor.atEnd(); cursor.skipLineBreak()) {
        const qsizetype end = cursor.lineEnd();
        const qsizetype begin = cursor.offset();
        while (cursor.here() == ' ')
            cursor.skip(1);
        const qsizetype spaces = cursor.offset() - begin;
        const bool isEmpty = cursor.offset() == end;
        if (!isEmpty && indent == 0)
            indent = qMax(spaces, parent + 1);
        if (!isEmpty && spaces < indent) {
            cursor.moveTo(begin);
            break;
        }
        const qsizetype skipped = indent > 0 ? qMin(indent, end - begin) : end - begin;
        lines.append(cursor.slice(begin + skipped, end));
    }
    return lines;
}

QByteArray joined(const QList<QByteArray> &lines, const BlockHeader &header)
{
    QByteArray text;
    bool first = true;
    bool afterText = false; // a line that folds into the next one
    qsizetype empty = 0;
    for (const QByteArray &line : lines) {
        if (line.isEmpty()) {
            ++empty;
            continue;
        }
        const bool folds = header.folds && !YamlCursor::isBlank(line.front());
        if (folds && afterText)
            text += folded(empty + 1);
        else
            text += QByteArray(first ? empty : empty + 1, '\n');
        text += line;
        first = false;
        afterText = folds;
        empty = 0;
    }
    if (header.chomping != '-' && !first)
        text += '\n';
    if (header.chomping == '+')
        text += QByteArray(empty, '\n');
    return text;
}

} // namespace

QByteArray readYamlQuoted(YamlCursor &cursor)
{
    const qsizetype open = cursor.offset();
    const char quote = cursor.here();
    QByteArray text;
    cursor.skip(1);
    while (!cursor.failed()) {
        const char c = cursor.here();
        if (cursor.atEnd()) {
            cursor.fail(open, Text::tr("this quotation mark is never closed"));
        } else if (c == quote && quote == '\'' && cursor.next() == '\'') {
            text += '\'';
            cursor.skip(2);
        } else if (c == quote) {
            cursor.skip(1);
            return text;
        } else if (c == '\\' && quote == '"') {
            readEscape(cursor, text);
        } else if (YamlCursor::endsLine(c)) {
            while (!text.isEmpty() && YamlCursor::isBlank(text.back()))
                text.chop(1);
            text += folded(skipBreaks(cursor));
        } else {
            text += c;
            cursor.skip(1);
        }
    }
    return {};
}

QByteArray readYamlPlain(YamlCursor &cursor, qsizetype parent)
{
    QByteArray text = plainLine(cursor);
    while (!cursor.failed()) {
        const qsizetype end = cursor.offset();
        const bool isCommented = cursor.here() == '#';
        cursor.nextContent();
        const bool goesOn =
            !cursor.atEnd() && !isCommented && cursor.column() > parent && !cursor.atDocumentMarker();
        if (!goesOn || cursor.failed())
            break;
        text += folded(cursor.slice(end, cursor.lineOffset()).count('\n'));
        text += plainLine(cursor);
    }
    return text;
}

QByteArray readYamlBlock(YamlCursor &cursor, qsizetype parent)
{
    const qsizetype begin = cursor.offset();
    const auto header = readHeader(cursor);
    if (!header) {
        cursor.fail(begin, Text::tr("expected the header of a block scalar (YAML 1.2 §8.1.1)"));
        return {};
    }
    const qsizetype indent = header->indent > 0 ? qMax<qsizetype>(parent, 0) + header->indent : 0;
    const QList<QByteArray> lines = readBlockLines(cursor, parent, indent);
    cursor.findContent();
    return joined(lines, *header);
}

} // namespace workbench
