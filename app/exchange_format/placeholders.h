// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/request_import.h"
#include "exchange_format/shell_word.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

namespace workbench {

/// Stands in for shell variables while a request is taken apart: letters and digits that nothing else in the
/// text has, so that they come through form encoding, JSON and base64 unharmed, and are found again.
class Placeholders {
public:
    /// For one text, in which no placeholder may occur by chance.
    explicit Placeholders(QByteArrayView text);

    /// The bytes of a word, variables by their placeholders.
    QByteArray bytes(const ShellWord &word);

    /// What every placeholder begins with.
    const QString &mark() const { return m_mark; }
    /// The text with the variables as a shell would name them, for people.
    QString readable(QString text) const;

    /// Takes every placeholder out of a profile again. What was nothing else is empty then; each such member
    /// is returned with the variable that it was.
    QList<MissingValue> takeOutOf(Profile &profile) const;

private:
    QByteArray bytes(const QList<ShellWord::Piece> &pieces);
    enum class Replacement { Nothing, Variable };
    /// Replaces them and returns the variables that they stood for.
    QStringList replaceIn(QString &text, Replacement replacement) const;
    void takeOutOf(JsonValue &value, const QString &path, QList<MissingValue> &missing) const;

    QString m_mark;
    QList<QByteArray> m_names; ///< of the variables, by number
};

} // namespace workbench
