// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/curl_export.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace workbench {

/// One argument of a command, before any shell has its say: literal bytes, shell variables, and base64 of
/// both.
class ShellWord {
public:
    struct Piece {
        enum class Kind { Literal, Variable, Base64 };
        Kind kind = Kind::Literal;
        QByteArray text; ///< the literal bytes, or the variable's name
        QList<Piece> inner; ///< of Base64

        friend bool operator==(const Piece &, const Piece &) = default;
    };

    ShellWord() = default;
    /// An option of ours or a word of letters: it needs no quotes in any shell.
    static ShellWord option(const QByteArray &text);

    ShellWord &literal(QByteArrayView bytes);
    ShellWord &variable(const QByteArray &name);
    ShellWord &base64(const ShellWord &inner);
    ShellWord &append(const Piece &piece);
    ShellWord &append(const ShellWord &other);

    bool isOption() const { return m_isOption; }
    bool hasVariables() const;
    const QList<Piece> &pieces() const { return m_pieces; }
    /// All literal bytes, variables left out.
    QByteArray literals() const;

private:
    QList<Piece> m_pieces;
    bool m_isOption = false;
};

/// The word for that shell, such that curl receives exactly its bytes. `what` names it in errors: "the body".
Result<QByteArray, CurlError> quotedWord(const ShellWord &word, Shell shell, const QString &what);

/// The format and arguments of a printf command (POSIX) that writes exactly the word's bytes, whatever they
/// are.
QByteArray posixPrintfArguments(const ShellWord &word);
/// True for control characters and broken UTF-8, which do not survive being pasted: printf has to write them.
bool needsPrintf(QByteArrayView literal);

/// How a shell names a variable in running text: `$NAME`, `%NAME%`, `$Env:NAME`.
QByteArray variableReference(const QByteArray &name, Shell shell);

} // namespace workbench
