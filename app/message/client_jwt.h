// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/signed_jwt.h"
#include "message/client_authentication.h"
#include "protocol/profile.h"
#include "protocol/result.h"

#include <QString>

#include <optional>

namespace workbench {

/// True for the methods that prove themselves by a signed JWT: client_secret_jwt and private_key_jwt (OpenID
/// Connect Core 1.0 §9).
bool authenticatesByJwt(const Profile &profile);

/// What stands in the way of signing that JWT, or nothing: no key, one that cannot be read, an algorithm that
/// does not fit it.
std::optional<ClientCredentials::Problem> clientJwtProblem(const Profile &profile);

/// What is to be known of it beforehand, or nothing: which of several keys signs.
std::optional<ClientCredentials::Problem> clientJwtNotice(const Profile &profile);

/// The client's JWT (RFC 7523 §2.2 and §3): iss and sub are the client_id, aud is what
/// `client_assertion_audience` says (the issuer where there is one, else the token endpoint), valid from
/// `now` (seconds since 1970) for `client_assertion_lifetime` seconds, 60 when absent. Fails as
/// clientJwtProblem() says.
Result<SignedJwt, ClientCredentials::Problem> clientJwt(const Profile &profile, qint64 now,
                                                        const QString &jti);

} // namespace workbench
