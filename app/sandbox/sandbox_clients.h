// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/parameters.h"
#include "protocol/result.h"
#include "redirect/server_request.h"
#include "sandbox/sandbox_error.h"

#include <QString>
#include <QStringList>

namespace workbench {

/// A registered client of the sandbox.
struct SandboxClient {
    QString client_id;
    QString client_secret; ///< empty for a public client (RFC 6749 §2.1)
    QString name;

    bool isPublic() const { return client_secret.isEmpty(); }
};

/// The confidential and the public demo client.
const QList<SandboxClient> &sandboxClients();
const SandboxClient *sandboxClient(QStringView client_id);
/// Any loopback URI with a port that exists (RFC 8252 §7.3); nothing else is registered.
bool isAllowedRedirectUri(const QString &redirect_uri);

/// Who makes a token request: HTTP Basic, `client_id` with `client_secret` in the body, or the `client_id` of
/// a public client alone (RFC 6749 §2.3, §3.2.1). One way only; a confidential client has to use its secret.
Result<SandboxClient, SandboxError> authenticatedClient(const ServerRequest &request, const Parameters &form);

/// Compares secrets in a time that does not tell how much of them is right.
bool isSameSecret(const QString &a, const QString &b);

} // namespace workbench
