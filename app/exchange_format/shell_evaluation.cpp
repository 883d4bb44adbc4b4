// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/shell_evaluation.h"

#include "exchange_format/import_limits.h"

namespace workbench {

namespace {

using Piece = ShellWord::Piece;

bool isLiteral(const ShellToken &token, QByteArrayView text)
{
    return !token.word.hasVariables() && token.word.literals() == text;
}

/// The character of an escape in a format of printf, and how many characters the escape has.
std::pair<char, qsizetype> formatEscape(QByteArrayView format)
{
    qsizetype digits = 0;
    int octal = 0;
    while (digits < 3 && 1 + digits < format.size() && format[1 + digits] >= '0' && format[1 + digits] <= '7')
        octal = octal * 8 + (format[1 + digits++] - '0');
    if (digits > 0)
        return {char(octal), 1 + digits};
    const char named = format.size() > 1 ? format[1] : '\\';
    switch (named) {
    case 'n':
        return {'\n', 2};
    case 'r':
        return {'\r', 2};
    case 't':
        return {'\t', 2};
    default:
        return {named, qMin<qsizetype>(2, format.size())};
    }
}

/// `printf FORMAT ARGUMENT…` with `%s` and `%%`; an argument without a place of its own is left out.
std::optional<ShellWord> printed(const QList<ShellToken> &tokens)
{
    if (tokens.size() < 2 || tokens[1].word.hasVariables())
        return std::nullopt;
    const QByteArray format = tokens[1].word.literals();
    ShellWord output;
    qsizetype argument = 2;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format[i] == '\\') {
            const auto [character, length] = formatEscape(QByteArrayView(format).sliced(i));
            output.literal(QByteArrayView(&character, 1));
            i += length - 1;
        } else if (format[i] != '%') {
            output.literal(QByteArrayView(format).sliced(i, 1));
        } else if (i + 1 < format.size() && format[i + 1] == '%') {
            output.literal(QByteArrayView(format).sliced(i++, 1));
        } else if (i + 1 < format.size() && format[i + 1] == 's') {
            ++i;
            if (argument < tokens.size())
                output.append(tokens[argument++].word);
        } else {
            return std::nullopt; // a conversion that nobody needs for text
        }
    }
    return output;
}

ShellWord echoed(const QList<ShellToken> &tokens)
{
    const bool endsLine = tokens.size() < 2 || !isLiteral(tokens[1], "-n");
    ShellWord output;
    const qsizetype first = endsLine ? 1 : 2;
    for (qsizetype i = first; i < tokens.size(); ++i) {
        if (i > first)
            output.literal(" ");
        output.append(tokens[i].word);
    }
    return endsLine ? output.literal("\n") : output;
}

} // namespace

std::optional<ShellWord> outputOf(const QList<ShellCommand> &pipeline)
{
    std::optional<ShellWord> output;
    int encodings = 0;
    for (const ShellCommand &command : pipeline) {
        if (command.tokens.isEmpty())
            return std::nullopt;
        const ShellToken &name = command.tokens.first();
        if (!command.readsPipe && isLiteral(name, "printf")) {
            output = printed(command.tokens);
        } else if (!command.readsPipe && isLiteral(name, "echo")) {
            output = echoed(command.tokens);
        } else if (command.readsPipe && output && isLiteral(name, "base64")
                   && ++encodings <= import_limit::base64InBase64) {
            output = ShellWord().base64(*output);
        } else if (command.readsPipe && output && isLiteral(name, "tr")) {
            // Only ever `tr -d '\n'` behind base64, which breaks no lines here.
        } else {
            return std::nullopt;
        }
    }
    return output;
}

ShellWord withoutFinalNewlines(const ShellWord &word)
{
    QList<Piece> pieces = word.pieces();
    while (!pieces.isEmpty() && pieces.last().kind == Piece::Kind::Literal
           && (pieces.last().text.endsWith('\n') || pieces.last().text.isEmpty())) {
        pieces.last().text.chop(pieces.last().text.isEmpty() ? 0 : 1);
        if (pieces.last().text.isEmpty())
            pieces.removeLast();
    }
    ShellWord stripped;
    for (const Piece &piece : std::as_const(pieces))
        stripped.append(piece);
    return stripped;
}

} // namespace workbench
