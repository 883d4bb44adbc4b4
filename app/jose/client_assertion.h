// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/signed_jwt.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace workbench {

/// What goes into a client assertion. Clock and randomness are the caller's: times are seconds since 1970.
struct ClientAssertionRequest {
    QString client_id; ///< becomes iss and sub
    QStringList audience; ///< one is written as text, several as an array
    bool audienceAsArray = false; ///< an array even of one
    qint64 iat = 0;
    qint64 exp = 0;
    std::optional<qint64> nbf;
    QString jti; ///< unguessable, new for each assertion; empty = left out
    QString typ; ///< empty = left out
    QString kid; ///< empty = left out; see Key::kid()
    QString alg; ///< empty = what suits the key
};

/// The JWT with which a client says who it is: private_key_jwt and, with Key::fromSecret() of the client
/// secret, client_secret_jwt (RFC 7523 §2.2 and §3, OpenID Connect Core §9). Fails without client_id or
/// audience, and as signedJwt() does. An assertion that is over before it begins is made all the same, with a
/// finding.
Result<SignedJwt, SigningError> clientAssertion(const ClientAssertionRequest &request, const Key &key);

} // namespace workbench
