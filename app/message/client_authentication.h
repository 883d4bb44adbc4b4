// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "message/request_draft.h"
#include "protocol/profile.h"

#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// How a client proves itself at the token endpoint (RFC 6749 §2.3), read from a profile.
struct ClientCredentials {
    QString client_id;
    QString client_secret;
    QString method; ///< a registered token_endpoint_auth_method, or `client_secret_basic+post`
    bool rawBasic = false; ///< Basic without the form-encoding of RFC 6749 §2.3.1
    QString client_assertion{}; ///< for the methods that sign one; made at run time (message/client_jwt.h)

    static ClientCredentials of(const Profile &profile);
    /// What stands in the way of using them, in the order of the form: an unknown method, or else a missing
    /// id and a missing secret.
    struct Problem {
        QString member;
        QString message;
    };
    QList<Problem> problems() const;
    /// What a server cannot read as it is meant, or nothing: a colon in a client id that goes out raw (RFC
    /// 7617 §2). It can be sent all the same.
    std::optional<Problem> ambiguity() const;
};

/// Adds the credentials to a request: `none` sends client_id alone, never an empty secret or an empty header.
void authenticateClient(RequestDraft &request, const ClientCredentials &credentials);

/// The value of the Authorization header (RFC 6749 §2.3.1, RFC 7617 §2).
QByteArray basicAuthorization(const ClientCredentials &credentials);

} // namespace workbench
