// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"
#include "protocol/parameters.h"
#include "protocol/profile.h"
#include "protocol/response_type.h"
#include "protocol/result.h"

#include <QString>

#include <optional>

namespace workbench {

/// What a run makes up for one authorization request; members left empty are not sent.
struct AuthorizationRequestValues {
    QString redirect_uri;
    QString state;
    QString nonce;
    QString code_challenge;
};

/// RFC 6749 §4.1.1, RFC 7636 §4.3, OpenID Connect Core 1.0 §3.1.2.1: the URL for the browser.
HttpRequest authorizationRequest(const Profile &profile, const AuthorizationRequestValues &values);

/// What the authorization request asked for, and so what its response must answer. Read from the URL that
/// really went to the browser, so that a URL edited by the user is checked against itself.
struct AuthorizationExpectation {
    std::optional<QString> state;
    QString issuer; ///< empty = not known
    ResponseType asked = ResponseType::of(u"code"); ///< a grant that exchanges a code always asks for one

    static AuthorizationExpectation of(const QString &authorizationUrl, const Profile &profile);
};

/// Whether a value that was sent came back the same.
struct ResponseCheck {
    enum class Verdict { Passed, Failed, NotApplicable };
    Verdict verdict = Verdict::NotApplicable;
    QString reason; ///< why it failed or does not apply
    QString expected;
    QString actual;
};

/// RFC 6749 §10.12: `state` came back unchanged.
ResponseCheck checkState(const Parameters &response, const AuthorizationExpectation &expectation);
/// RFC 9207 §2.4: `iss`, when it came, is the issuer that was asked.
ResponseCheck checkIss(const Parameters &response, const AuthorizationExpectation &expectation);

/// A successful authorization response.
struct AuthorizationResponse {
    QString code; ///< empty when none was asked for
    Parameters others; ///< everything besides code, state and iss

    bool hasTokens() const { return others.contains(u"access_token") || others.contains(u"id_token"); }
};

/// RFC 6749 §4.1.2 and §4.2.2, OAuth Multiple Response Types 1.0 §5. An OAuthError when the server refused; a
/// CheckFailure when there is no error and something that was asked for is missing, or one of the parameters
/// that matter stands twice (§3.1).
Result<AuthorizationResponse, RunError> readAuthorizationResponse(
    const Parameters &response, const ResponseType &asked = ResponseType::of(u"code"));

} // namespace workbench
