// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"
#include "protocol/profile.h"
#include "protocol/result.h"

#include <QString>

#include <optional>

namespace workbench {

/// The device authorization request (RFC 8628 §3.1): the client authenticated as at the token endpoint, the
/// scope, what `parameters` has, and the profile's rows of kind `device`. Body as `token_request_encoding`
/// says.
HttpRequest deviceAuthorizationRequest(const Profile &profile, const QString &client_assertion = {});

/// RFC 8628 §3.2, read leniently: members of other types are kept in `members` as they came.
struct DeviceAuthorization {
    JsonValue members; ///< the whole object, as received
    QString device_code; ///< a secret, unlike the user code
    QString user_code; ///< empty where verification_uri_complete has to do
    QString verification_uri; ///< also of servers that call it `verification_url`
    QString verification_uri_complete; ///< optional
    std::optional<qint64> expires_in; ///< seconds; nothing where the server does not say it
    qint64 interval = 5; ///< seconds between two polls
    QList<Finding> findings; ///< what was noticed while reading

    /// Where a browser can be sent: the complete URI, else the plain one. Empty unless it is http or https:
    /// nothing else that a server names is opened.
    QString address() const;
};

/// Reads the answer of a device authorization endpoint. Fails with the exchange's TransportError when there
/// is no complete answer, an OAuthError for a status of 400 or more and for an `error` member, and a
/// CheckFailure for an answer with which nobody can go on: without a device code, or without anything that
/// the user could open or enter, also when that is too long for it.
Result<DeviceAuthorization, RunError> readDeviceAuthorizationResponse(const Exchange &exchange);

} // namespace workbench
