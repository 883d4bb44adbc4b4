// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_token.h"

#include "jose/base64url.h"
#include "sandbox/sandbox_clients.h"
#include "sandbox/sandbox_issue.h"
#include "sandbox/sandbox_responses.h"
#include "sandbox/sandbox_user.h"

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

using Tokens = Result<JsonValue, SandboxError>;

Failure<SandboxError> refuse(const QString &error, const QString &description)
{
    return Failure{SandboxError{error, description}};
}

/// RFC 7636 §4.6
std::optional<SandboxError> pkceError(const SandboxAuthorizationRequest &request,
                                      const std::optional<QString> &code_verifier)
{
    const auto invalid = [](const QString &description) {
        return SandboxError{u"invalid_grant"_s, description};
    };
    if (request.code_challenge.isEmpty()) {
        // RFC 9700 §2.1.1: or else PKCE can be stripped from the authorization request.
        if (code_verifier)
            return invalid(
                u"There is a code_verifier, but the authorization request had no code_challenge."_s);
        return std::nullopt;
    }
    if (!code_verifier)
        return invalid(u"There is no code_verifier for the code_challenge of the authorization request."_s);
    const QString derived = request.code_challenge_method == "S256"_L1
        ? QString::fromLatin1(toBase64Url(sha256(code_verifier->toUtf8())))
        : *code_verifier;
    if (!isSameSecret(derived, request.code_challenge))
        return invalid(u"The code_verifier does not belong to the code_challenge."_s);
    return std::nullopt;
}

/// What the client holds of an authorization: its code or its refresh token.
struct Handle {
    QString name;
    HandleTable<SandboxGrant> &issued;
};

/// The grant behind a handle that was issued to this client and not used yet. Who uses one a second time may
/// not be who used it first, so everything that came of it is revoked (RFC 6749 §4.1.2, RFC 9700 §4.14.2).
Result<SandboxGrant *, SandboxError> unusedGrant(SandboxContext &context, const SandboxClient &client,
                                                 const Parameters &form, qint64 now, const Handle &handle)
{
    const auto value = form.value(handle.name);
    if (!value)
        return refuse(u"invalid_request"_s, u"There is no %1."_s.arg(handle.name));
    SandboxGrant *grant = handle.issued.find(*value, now);
    if (!grant || grant->client_id != client.client_id) {
        return refuse(
            u"invalid_grant"_s,
            u"The %1 is unknown, expired, revoked, or was issued to another client."_s.arg(handle.name));
    }
    if (grant->used) {
        context.store.revoke(grant->id);
        return refuse(
            u"invalid_grant"_s,
            u"The %1 was used before; all tokens of this authorization are revoked."_s.arg(handle.name));
    }
    return grant;
}

/// RFC 6749 §4.1.3
Tokens fromCode(SandboxContext &context, const SandboxClient &client, const Parameters &form, qint64 now)
{
    const auto found = unusedGrant(context, client, form, now, {u"code"_s, context.store.codes});
    if (!found)
        return Failure{found.error()};
    SandboxGrant &grant = **found;
    const auto redirect_uri = form.value(u"redirect_uri");
    if (!redirect_uri)
        return refuse(u"invalid_request"_s,
                      u"There is no redirect_uri, but the authorization request had one."_s);
    if (*redirect_uri != grant.request.redirect_uri)
        return refuse(u"invalid_grant"_s, u"The redirect_uri is not the one of the authorization request."_s);
    if (const auto error = pkceError(grant.request, form.value(u"code_verifier")))
        return Failure{*error};
    const SandboxGrant granted = grant;
    grant.used = true;
    return issueTokens(context, granted, granted.scope, now);
}

/// RFC 6749 §6, with rotation and reuse detection (RFC 9700 §4.14.2)
Tokens fromRefreshToken(SandboxContext &context, const SandboxClient &client, const Parameters &form,
                        qint64 now)
{
    const auto found =
        unusedGrant(context, client, form, now, {u"refresh_token"_s, context.store.refreshTokens});
    if (!found)
        return Failure{found.error()};
    SandboxGrant grant = **found;
    QStringList granted = grant.scope;
    if (const auto scope = form.value(u"scope")) {
        const QStringList wanted = sandbox_scope::fromText(*scope);
        const bool isPart = std::all_of(wanted.begin(), wanted.end(),
                                        [&grant](const QString &one) { return grant.scope.contains(one); });
        if (!isPart || wanted.isEmpty())
            return refuse(u"invalid_scope"_s, u"The scope is empty or more than what was granted."_s);
        granted = wanted;
    }
    (*found)->used = true;
    // OpenID Connect Core 1.0 §12.2: a refreshed ID token should have no nonce.
    grant.request.nonce.clear();
    return issueTokens(context, grant, granted, now);
}

Result<QStringList, SandboxError> requestedScope(const Parameters &form)
{
    const QStringList scope = sandbox_scope::fromText(form.value(u"scope").value_or(QString()));
    if (!sandbox_scope::areSupported(scope))
        return refuse(u"invalid_scope"_s, u"The scope holds a value that the sandbox does not know."_s);
    return scope;
}

/// RFC 6749 §4.4
Tokens fromClientCredentials(SandboxContext &context, const SandboxClient &client, const Parameters &form,
                             qint64 now)
{
    if (client.isPublic())
        return refuse(u"unauthorized_client"_s, u"A public client cannot use client_credentials."_s);
    const auto scope = requestedScope(form);
    if (!scope)
        return Failure{scope.error()};
    SandboxGrant grant;
    grant.id = randomHandle();
    grant.client_id = client.client_id;
    grant.sub = client.client_id;
    grant.scope = sandbox_scope::withoutUser(*scope);
    grant.byUser = false;
    return issueTokens(context, grant, grant.scope, now);
}

/// RFC 6749 §4.3
Tokens fromPassword(SandboxContext &context, const SandboxClient &client, const Parameters &form, qint64 now)
{
    const auto username = form.value(u"username");
    const auto password = form.value(u"password");
    if (!username || !password)
        return refuse(u"invalid_request"_s, u"There is no username or no password."_s);
    if (!sandbox_user::isLogin(*username, *password))
        return refuse(u"invalid_grant"_s, u"The username or the password is wrong."_s);
    const auto scope = requestedScope(form);
    if (!scope)
        return Failure{scope.error()};
    SandboxGrant grant;
    grant.id = randomHandle();
    grant.client_id = client.client_id;
    grant.sub = sandbox_user::sub();
    grant.scope = scope->isEmpty() ? QStringList{u"profile"_s} : *scope;
    grant.auth_time = now;
    return issueTokens(context, grant, grant.scope, now);
}

Tokens tokensFor(SandboxContext &context, const ServerRequest &request, qint64 now)
{
    const QByteArray type = request.headers.value("Content-Type").value_or(QByteArray());
    if (type.split(';').constFirst().trimmed().toLower() != "application/x-www-form-urlencoded")
        return refuse(u"invalid_request"_s, u"The Content-Type is not application/x-www-form-urlencoded."_s);
    const auto [form, problems] = Parameters::fromForm(request.body);
    if (!problems.isEmpty())
        return refuse(u"invalid_request"_s, u"A parameter is not correctly percent-encoded UTF-8."_s);
    if (!form.repeatedNames().isEmpty())
        return refuse(u"invalid_request"_s, u"A parameter stands there more than once."_s);
    const auto grant_type = form.value(u"grant_type");
    if (!grant_type)
        return refuse(u"invalid_request"_s, u"There is no grant_type."_s);
    const auto client = authenticatedClient(request, form);
    if (!client)
        return Failure{client.error()};
    if (*grant_type == "authorization_code"_L1)
        return fromCode(context, *client, form, now);
    if (*grant_type == "refresh_token"_L1)
        return fromRefreshToken(context, *client, form, now);
    if (*grant_type == "client_credentials"_L1)
        return fromClientCredentials(context, *client, form, now);
    if (*grant_type == "password"_L1)
        return fromPassword(context, *client, form, now);
    return refuse(u"unsupported_grant_type"_s, u"The sandbox does not know that grant_type."_s);
}

} // namespace

ServerResponse sandboxToken(SandboxContext &context, const ServerRequest &request, qint64 now)
{
    if (request.method != "POST")
        return methodNotAllowed("POST");
    const Tokens tokens = tokensFor(context, request, now);
    return tokens ? jsonResponse(*tokens) : tokenErrorResponse(tokens.error());
}

} // namespace workbench
