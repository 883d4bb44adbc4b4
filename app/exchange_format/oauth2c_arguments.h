// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_draft.h"

#include <QList>
#include <QString>

namespace workbench {

/// The arguments of an oauth2c command, taken apart.
struct Oauth2cArguments {
    QList<ForeignValue>
        options; ///< each once; a list with spaces between its values, a flag as `true` or `false`
    QList<ForeignValue> unknown; ///< options that oauth2c does not have, or that lack their value
    QList<ForeignValue> words; ///< that belong to no option: the issuer

    /// The option of that name; without text when it is not given.
    ForeignValue option(QLatin1String name) const;
};

/// An argument and the byte where it begins.
struct Oauth2cWord {
    QString text;
    qsizetype offset = 0;
};
Oauth2cArguments readOauth2cArguments(const QList<Oauth2cWord> &words);

/// What each option of oauth2c means for a profile.
const QList<ForeignName> &oauth2cNames();

} // namespace workbench
