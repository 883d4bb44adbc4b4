// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/key.h"
#include "protocol/json.h"
#include "protocol/result.h"

#include <QByteArrayView>
#include <QString>
#include <QStringView>

namespace workbench {

/// A key, and which one it is where the text has several.
struct ChosenKey {
    Key key;
    int number = 1; ///< among the private keys, in the order of the text
    int count = 1;

    /// "number 2 of 3 (EC, P-256)"; empty where there was nothing to choose.
    QString choice() const;
};

/// The key of a profile's member: a JWK, or PEM text. Of several private keys in PEM text the first one that
/// goes with the algorithm, or the first that can be opened where `alg` names none. Where none goes with it,
/// a locked key may be the one: that it is locked is the error then. Otherwise the first one, for the caller
/// to refuse. Fails as Key::fromMember() does.
Result<ChosenKey, KeyError> chooseKey(const JsonValue &member, QByteArrayView passphrase, QStringView alg);

} // namespace workbench
