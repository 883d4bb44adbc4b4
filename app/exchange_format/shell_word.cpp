// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/shell_word.h"

#include "exchange_format/json_pieces.h"

#include <QCoreApplication>

#include <algorithm>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

using Piece = ShellWord::Piece;

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

// ---- POSIX: single quotes keep every byte but their own kind

QByteArray posixQuoted(QByteArrayView bytes)
{
    return '\'' + bytes.toByteArray().replace("'", "'\\''") + '\'';
}

QByteArray posixQuoted(const QList<Piece> &pieces);

QByteArray posixQuoted(const Piece &piece)
{
    switch (piece.kind) {
    case Piece::Kind::Variable:
        return "\"$" + piece.text + '"';
    case Piece::Kind::Base64:
        // GNU base64 breaks lines, others do not; tr makes them alike.
        return "\"$(printf '%s' " + posixQuoted(piece.inner) + " | base64 | tr -d '\\n')\"";
    case Piece::Kind::Literal:
        break;
    }
    return posixQuoted(piece.text);
}

QByteArray posixQuoted(const QList<Piece> &pieces)
{
    QByteArray word;
    for (const Piece &piece : pieces)
        word += posixQuoted(piece);
    return word.isEmpty() ? QByteArray("''") : word;
}

/// `literal` as part of a printf format: escapes of its own, and three octal digits for what cannot be
/// pasted.
QByteArray printfFormat(QByteArrayView literal)
{
    const bool isText = validUtf8(literal).has_value();
    QByteArray format;
    for (const char c : literal) {
        if (c == '%' || c == '\\')
            format.append(c == '%' ? '%' : '\\').append(c);
        else if (c == '\n')
            format += "\\n";
        else if (c == '\r')
            format += "\\r";
        else if (c == '\t')
            format += "\\t";
        else if (isControl(c) || (!isText && !isAscii(c)) || (c == '-' && format.isEmpty()))
            format += '\\' + QByteArray::number(static_cast<unsigned char>(c), 8).rightJustified(3, '0');
        else
            format += c;
    }
    return format;
}

// ---- Windows

struct NamedCharacter {
    char character;
    const char *name;
};
constexpr NamedCharacter namedCharacters[] = {
    {'\n', QT_TRANSLATE_NOOP("CurlExport", "a line feed")},
    {'\r', QT_TRANSLATE_NOOP("CurlExport", "a carriage return")},
    {'\t', QT_TRANSLATE_NOOP("CurlExport", "a tab")},
    {'"', QT_TRANSLATE_NOOP("CurlExport", "a double quote")},
    {'\\', QT_TRANSLATE_NOOP("CurlExport", "a backslash")},
    {' ', QT_TRANSLATE_NOOP("CurlExport", "a space")},
};

QString characterName(char c)
{
    for (const NamedCharacter &named : namedCharacters) {
        if (named.character == c)
            return QCoreApplication::translate("CurlExport", named.name);
    }
    const QString code = QString::number(static_cast<unsigned char>(c), 16).toUpper().rightJustified(2, u'0');
    return isAscii(c) ? QCoreApplication::translate("CurlExport", "the control character 0x%1").arg(code)
                      : QCoreApplication::translate("CurlExport", "the non-ASCII byte 0x%1").arg(code);
}

Failure<CurlError> refused(const QString &what, const QByteArray &bytes, qsizetype offset,
                           const QString &shell)
{
    return Failure{CurlError{
        QCoreApplication::translate("CurlExport",
                                    "%1 has %2 at byte %3, which %4 cannot hand to curl unharmed; choose the "
                                    "command for POSIX shells")
            .arg(what, characterName(bytes[offset]), QString::number(offset + 1), shell)}};
}

/// In front of a quote, and at the end, which is in front of the closing one, backslashes count double.
QByteArray cRuntimeEscaped(QByteArrayView literal)
{
    QByteArray escaped;
    qsizetype backslashes = 0;
    for (const char c : literal) {
        if (c == '"')
            escaped += QByteArray(backslashes + 1, '\\');
        backslashes = c == '\\' ? backslashes + 1 : 0;
        escaped += c;
    }
    return escaped + QByteArray(backslashes, '\\');
}

/// Outside of quotes a caret takes the meaning from any character; in `^%` it also breaks up variable names.
QByteArray caretEscaped(QByteArrayView text)
{
    QByteArray escaped;
    for (const char c : text) {
        if (QByteArrayView("\"^&|<>()%!").contains(c))
            escaped += '^';
        escaped += c;
    }
    return escaped;
}

/// curl's C runtime sees one word in double quotes; cmd sees no quotes at all, but for those around a
/// variable, whose value it would take for syntax otherwise. To the C runtime those close and open the outer
/// ones.
Result<QByteArray, CurlError> cmdQuoted(const ShellWord &word, const QString &what)
{
    QByteArray result = "^\"";
    for (const Piece &piece : word.pieces()) {
        if (piece.kind == Piece::Kind::Variable) {
            result += "\"%" + piece.text + "%\"";
            continue;
        }
        const auto harmful = std::find_if(piece.text.begin(), piece.text.end(),
                                          [](char c) { return isControl(c) || !isAscii(c); });
        if (harmful != piece.text.end())
            return refused(what, piece.text, harmful - piece.text.begin(), u"cmd"_s);
        result += caretEscaped(cRuntimeEscaped(piece.text));
    }
    return result + "^\"";
}

QByteArray powerShellText(const QList<Piece> &pieces)
{
    QByteArray text;
    for (const Piece &piece : pieces) {
        if (piece.kind == Piece::Kind::Variable) {
            text += "${Env:" + piece.text + '}';
            continue;
        }
        if (piece.kind == Piece::Kind::Base64) {
            text += "$([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(\""
                + powerShellText(piece.inner) + "\")))";
            continue;
        }
        for (const char c : piece.text) {
            if (c == '"' || c == '$' || c == '`')
                text.append('`').append(c);
            else if (c == '\n')
                text += "`n";
            else if (c == '\r')
                text += "`r";
            else if (c == '\t')
                text += "`t";
            else if (isControl(c))
                text += "`u{" + QByteArray::number(int(c), 16) + '}';
            else
                text += c;
        }
    }
    return text;
}

Result<QByteArray, CurlError> powerShellQuoted(const ShellWord &word, const QString &what)
{
    const QByteArray literals = word.literals();
    const auto harmful = std::find_if_not(literals.begin(), literals.end(), isAscii);
    if (harmful != literals.end())
        return refused(what, literals, harmful - literals.begin(), u"PowerShell"_s);
    const bool isPlain = !word.hasVariables() && std::none_of(literals.begin(), literals.end(), isControl);
    if (isPlain)
        return '\'' + QByteArray(literals).replace("'", "''") + '\'';
    return '"' + powerShellText(word.pieces()) + '"';
}

} // namespace

ShellWord ShellWord::option(const QByteArray &text)
{
    ShellWord word;
    word.literal(text);
    word.m_isOption = true;
    return word;
}

ShellWord &ShellWord::literal(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return *this;
    if (!m_pieces.isEmpty() && m_pieces.last().kind == Piece::Kind::Literal)
        m_pieces.last().text += bytes;
    else
        m_pieces.append({Piece::Kind::Literal, bytes.toByteArray(), {}});
    return *this;
}

ShellWord &ShellWord::variable(const QByteArray &name)
{
    m_pieces.append({Piece::Kind::Variable, name, {}});
    return *this;
}

ShellWord &ShellWord::base64(const ShellWord &inner)
{
    m_pieces.append({Piece::Kind::Base64, {}, inner.pieces()});
    return *this;
}

ShellWord &ShellWord::append(const Piece &piece)
{
    if (piece.kind == Piece::Kind::Literal)
        return literal(piece.text);
    m_pieces.append(piece);
    return *this;
}

ShellWord &ShellWord::append(const ShellWord &other)
{
    const QList<Piece> pieces = other.pieces(); // which may be our own
    for (const Piece &piece : pieces)
        append(piece);
    return *this;
}

bool ShellWord::hasVariables() const
{
    return std::any_of(m_pieces.begin(), m_pieces.end(),
                       [](const Piece &piece) { return piece.kind != Piece::Kind::Literal; });
}

QByteArray ShellWord::literals() const
{
    QByteArray bytes;
    for (const Piece &piece : m_pieces) {
        if (piece.kind == Piece::Kind::Literal)
            bytes += piece.text;
    }
    return bytes;
}

bool needsPrintf(QByteArrayView literal)
{
    return std::any_of(literal.begin(), literal.end(), [](char c) { return isControl(c) && c != '\n'; })
        || !validUtf8(literal);
}

QByteArray posixPrintfArguments(const ShellWord &word)
{
    QByteArray format;
    QByteArray arguments;
    for (const Piece &piece : word.pieces()) {
        if (piece.kind == Piece::Kind::Literal && needsPrintf(piece.text)) {
            format += printfFormat(piece.text);
        } else {
            format += "%s";
            arguments += ' ' + posixQuoted(piece);
        }
    }
    return posixQuoted(format) + arguments;
}

Result<QByteArray, CurlError> quotedWord(const ShellWord &word, Shell shell, const QString &what)
{
    if (shell == Shell::Cmd)
        return word.isOption() ? word.literals() : cmdQuoted(word, what);
    if (shell == Shell::PowerShell) {
        // A dot ends a bare parameter name there: --http1.1 would fall into two.
        const bool isBare = word.isOption() && !word.literals().contains('.');
        return isBare ? word.literals() : powerShellQuoted(word, what);
    }
    if (word.isOption())
        return word.literals();
    if (needsPrintf(word.literals()))
        return "\"$(printf " + posixPrintfArguments(word) + ")\"";
    return posixQuoted(word.pieces());
}

QByteArray variableReference(const QByteArray &name, Shell shell)
{
    switch (shell) {
    case Shell::Cmd:
        return '%' + name + '%';
    case Shell::PowerShell:
        return "$Env:" + name;
    case Shell::Posix:
        break;
    }
    return '$' + name;
}

} // namespace workbench
