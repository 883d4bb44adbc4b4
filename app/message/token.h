// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"
#include "protocol/profile.h"
#include "protocol/result.h"

#include <QString>

#include <optional>

namespace workbench {

/// What the front channel brought for the code exchange; empty members are not sent.
struct CodeExchangeValues {
    QString code;
    QString redirect_uri;
    QString code_verifier;
};

/// RFC 6749 §4.1.3, RFC 7636 §4.5: the code exchange, authenticated as the profile says. Without `scope`
/// unless `scope_in_token_request` asks for it: §4.1.3 has none, and strict servers refuse it.
HttpRequest codeTokenRequest(const Profile &profile, const CodeExchangeValues &values);

/// RFC 6749 §5.1, read leniently: members of other types are kept in `members` as they came.
struct TokenResponse {
    JsonValue members; ///< the whole object, as received
    QString access_token;
    QString token_type;
    QString refresh_token;
    QString id_token;
    QString scope;
    std::optional<qint64> expires_in; ///< seconds
    QList<Finding> findings; ///< what was noticed while reading
};

/// Reads the answer of a token endpoint. Fails with the exchange's TransportError when there is no complete
/// answer, an OAuthError for a status of 400 or more and for an `error` member, and a CheckFailure for an
/// answer from which no token can be read (a redirect, HTML, broken JSON, no access_token).
Result<TokenResponse, RunError> readTokenResponse(const Exchange &exchange);

} // namespace workbench
