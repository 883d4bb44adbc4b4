// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"
#include "message/response_paths.h"
#include "protocol/parameters.h"
#include "protocol/profile.h"
#include "protocol/result.h"

#include <QString>

#include <optional>

namespace workbench {

/// The token request of the profile's grant (RFC 6749 §4, §6 and the grants of later RFCs): the rows of the
/// grant table in their order, the client authenticated where the table has `client_id`. A value comes from
/// `runTime` when it has that name, else from the profile; an empty one is not sent. A grant without a front
/// channel and without a device authorization
/// request sends what `parameters` has, too: beyond the table, and of the table what no member sends. The
/// profile's own rows come last, those of kind `refresh` for the refresh_token grant and of `token` for every
/// other. The grant must be in the table.
HttpRequest tokenRequest(const Profile &profile, const Parameters &runTime = {});

/// The names under `parameters` that tokenRequest() leaves out, because members of the profile send them.
QStringList shadowedParameters(const Profile &profile);

/// The kind of request whose `extra` and `omit` rows apply: `refresh` or `token`.
QString tokenRequestKind(const Profile &profile);

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

/// Reads the answer of a token endpoint; `paths` say where a provider has put its members. Fails with the
/// exchange's TransportError when there is no complete answer, an OAuthError for a status of 400 or more, for
/// a `success` that is false and for an error without a token, and a CheckFailure for an answer from which no
/// token can be read (a redirect, HTML, broken JSON, no access_token). A path that leads nowhere is a
/// finding.
Result<TokenResponse, RunError> readTokenResponse(const Exchange &exchange, const ResponsePaths &paths = {});

/// What else is to be said of an answer that was refused: a path to the error that leads nowhere.
QList<Finding> refusalFindings(const Exchange &exchange, const ResponsePaths &paths);

/// The tokens of an authorization response (RFC 6749 §4.2.2, OpenID Connect Core 1.0 §3.2.2.5), read as
/// leniently: everything but `code`, `state` and `iss`.
TokenResponse frontChannelTokens(const Parameters &response);

} // namespace workbench
