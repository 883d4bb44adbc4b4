// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/signed_jwt.h"
#include "message/client_authentication.h"
#include "protocol/json.h"
#include "protocol/profile.h"
#include "protocol/result.h"

#include <QString>

#include <optional>

namespace workbench {

/// True when the JWT of the JWT bearer grant (RFC 7523 §2.1) is to be signed here: there is no finished
/// `assertion`, but there are `assertion_claims`.
bool signsAssertion(const Profile &profile);

/// What stands in the way of signing it, or nothing: header or claims that are no JSON object, a header
/// without `alg`, no key or one that does not fit.
std::optional<ClientCredentials::Problem> assertionProblem(const Profile &profile);
/// What is to be known of it beforehand, or nothing: which of several keys signs.
std::optional<ClientCredentials::Problem> assertionNotice(const Profile &profile);

/// Signs it. Header and claims are kept as they were written; nothing is added. Claims that are the text
/// `{{now}}`, `{{now+300}}`, `{{now-30}}` become that number of seconds since 1970, `{{uuid}}` becomes
/// `uuid`. Fails as assertionProblem() says.
Result<SignedJwt, ClientCredentials::Problem> assertionJwt(const Profile &profile, qint64 now,
                                                           const QString &uuid);

/// The header and the claims of the profile, with what is usual added where it is missing: `alg`, `typ` and
/// the `kid` of the key; iss, sub, aud, iat, exp and jti (RFC 7523 §3). What cannot be read as an object is
/// left alone: nothing comes back then.
std::optional<JsonValue> usualAssertionHeader(const Profile &profile);
std::optional<JsonValue> usualAssertionClaims(const Profile &profile);

} // namespace workbench
