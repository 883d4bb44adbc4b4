// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_userinfo.h"

#include "sandbox/sandbox_responses.h"
#include "sandbox/sandbox_user.h"

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

/// RFC 6750 §3. Without `error` when there was no token at all (§3.1).
ServerResponse challenge(int status, const QByteArray &reason, const QByteArray &error,
                         const QByteArray &description)
{
    ServerResponse response = plainResponse(status, reason, QString::fromLatin1(description));
    QByteArray value = "Bearer realm=\"sandbox\"";
    if (!error.isEmpty())
        value += ", error=\"" + error + "\", error_description=\"" + description + '"';
    if (error == "insufficient_scope")
        value += ", scope=\"openid\"";
    response.headers.append("WWW-Authenticate", value);
    return response;
}

} // namespace

ServerResponse sandboxUserinfo(SandboxContext &context, const ServerRequest &request, qint64 now)
{
    if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
        return methodNotAllowed("GET, HEAD, POST");
    const QByteArray authorization = request.headers.value("Authorization").value_or(QByteArray());
    if (authorization.left(7).toLower() != "bearer ")
        return challenge(401, "Unauthorized", {}, "There is no Bearer token in the Authorization header.");
    const QString token = QString::fromLatin1(authorization.sliced(7).trimmed());
    const SandboxGrant *grant = context.store.accessTokens.find(token, now);
    if (!grant)
        return challenge(401, "Unauthorized", "invalid_token",
                         "The access token is unknown, expired or revoked.");
    if (!grant->byUser || !grant->scope.contains(u"openid"_s))
        return challenge(403, "Forbidden", "insufficient_scope",
                         "The access token does not have the scope openid.");
    return jsonResponse(sandbox_user::claims(grant->scope));
}

} // namespace workbench
