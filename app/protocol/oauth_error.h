// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/parameters.h"

#include <QString>

namespace workbench {

/// What the server said went wrong, and where it said so (RFC 6749 §4.1.2.1 and §5.2, RFC 8628 §3.2).
struct OAuthError {
    enum class Where { AuthorizationResponse, DeviceAuthorizationResponse, TokenResponse };

    Where where = Where::TokenResponse;
    QString error; ///< empty when the server sent a failing status without an `error`
    QString error_description;
    QString error_uri;
    Parameters others; ///< every further member or parameter, as received
    int httpStatus = 0; ///< 0 in the front channel

    /// One sentence: the code and the server's own words.
    QString text() const;
    /// The message of an error that has no `error` of its own, by one of the names that providers give it.
    QString inOtherWords() const;
    /// The first of the other members, each with its value: "scope: is not known; name: is missing".
    QString membersInWords() const;

    friend bool operator==(const OAuthError &, const OAuthError &) = default;
};

} // namespace workbench
