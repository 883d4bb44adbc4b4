// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/shell_word.h"
#include "http/redaction_matcher.h"
#include "http/redaction_places.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace workbench {

/// The shell variables of one command or script. They come into being as secrets are met: one for each wire
/// form, named after the secret in capitals; a further wire form or secret of the same name gets a number.
class CurlVariables {
public:
    struct Variable {
        QByteArray name; ///< `CLIENT_SECRET`
        QByteArray wire; ///< what it has to hold
        QString meaning; ///< "client_secret, form-encoded"
        bool demanded = false; ///< a command needs it; otherwise it only stands in a comment
    };

    explicit CurlVariables(const QList<Secret> &secrets)
        : m_matcher(secrets)
    {
    }

    /// The text with a variable wherever a secret stands, be it by its place or by recurrence.
    ShellWord word(QByteArrayView text, const QList<SecretPlace> &byPlace = {});
    /// The same for a comment: no command needs the variables because of it.
    ShellWord mention(QByteArrayView text, const QList<SecretPlace> &byPlace = {});
    /// "Name: value". In Basic credentials the shell encodes the secret anew, if that gives the same bytes.
    ShellWord header(const Header &header, Shell shell);

    const QList<Variable> &used() const { return m_used; }

private:
    ShellWord basicCredentials(const QByteArray &decoded);
    ShellWord parts(QByteArrayView text, const QList<SecretPlace> &byPlace, bool demanded);
    QByteArray nameFor(const SecretPlace &place, const QByteArray &wire, bool demanded);

    SecretMatcher m_matcher;
    QList<Variable> m_used;
};

} // namespace workbench
