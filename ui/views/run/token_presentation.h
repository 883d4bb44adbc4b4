// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/redaction.h"
#include "models/named_value_model.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace workbench {

/// One token of an exchange taken apart, as text.
struct TokenPresentation {
    QString title; ///< "id_token in the response"
    QString summary; ///< what it is, and that nothing was verified
    QList<QString> problems; ///< each with its position
    QByteArray text; ///< header and claims as JSON; empty for an opaque token
    QList<NamedValue> rows; ///< the same as a table, times readable

    friend bool operator==(const TokenPresentation &, const TokenPresentation &) = default;
};

/// The tokens of an exchange: everything that has the structure of a JWT in the URL, the Authorization
/// header, the form and the JSON bodies, and what is a token by its name. Claims are shown; values of
/// `redactor` are not.
QList<TokenPresentation> tokensIn(const Exchange &exchange, const Redactor &redactor, const QDateTime &now);

} // namespace workbench
