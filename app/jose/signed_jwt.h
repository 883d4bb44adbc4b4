// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/jws.h"
#include "protocol/finding.h"
#include "protocol/json.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringView>

namespace workbench {

/// A JWT that was signed here, with what went into it.
struct SignedJwt {
    QByteArray compact;
    JsonValue header;
    JsonValue claims;
    QString alg; ///< that it was signed with
    QList<Finding> findings; ///< what is questionable and was done all the same
};

/// Signs a JWT (RFC 7519 §7.1) whose header and claims a person typed. White space between members goes;
/// their order, their duplicates and the text of their numbers stay. An empty header text stands for {}.
///
/// `alg` empty: the header's own, else what suits the key. A header without `alg` gets it as its first
/// member; a header with another one keeps it, with a finding.
///
/// Fails when a text is no JSON object, when the key does not go with the algorithm, or cannot sign.
Result<SignedJwt, SigningError> signedJwt(QByteArrayView headerJson, QByteArrayView claimsJson,
                                          const Key &key, QStringView alg = {});
/// The same of header and claims that are values already.
Result<SignedJwt, SigningError> signedJwt(JsonValue header, JsonValue claims, const Key &key,
                                          QStringView alg = {});

} // namespace workbench
