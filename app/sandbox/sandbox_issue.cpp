// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_issue.h"

#include "jose/base64url.h"

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

/// RFC 9068 §2.2
JsonValue accessTokenClaims(const QString &issuer, const SandboxGrant &grant, qint64 now)
{
    JsonValue claims = JsonValue::object({
        {u"iss"_s, JsonValue::string(issuer)},
        {u"sub"_s, JsonValue::string(grant.sub)},
        {u"aud"_s, JsonValue::string(issuer + u"/userinfo"_s)},
        {u"client_id"_s, JsonValue::string(grant.client_id)},
        {u"iat"_s, JsonValue::number(now)},
        {u"exp"_s, JsonValue::number(now + sandbox_lifetime::access_token)},
        {u"jti"_s, JsonValue::string(randomHandle())},
    });
    if (!grant.scope.isEmpty())
        claims.setMember(u"scope"_s, JsonValue::string(grant.scope.join(u' ')));
    if (grant.byUser)
        claims.setMember(u"auth_time"_s, JsonValue::number(grant.auth_time));
    return claims;
}

/// OpenID Connect Core 1.0 §3.1.3.6: the left half of the hash.
QString at_hash(const QString &access_token)
{
    return QString::fromLatin1(toBase64Url(sha256(access_token.toLatin1()).first(16)));
}

JsonValue idTokenClaims(const QString &issuer, const SandboxGrant &grant, const QString &access_token,
                        qint64 now)
{
    JsonValue claims = JsonValue::object({
        {u"iss"_s, JsonValue::string(issuer)},
        {u"sub"_s, JsonValue::string(grant.sub)},
        {u"aud"_s, JsonValue::string(grant.client_id)},
        {u"iat"_s, JsonValue::number(now)},
        {u"exp"_s, JsonValue::number(now + sandbox_lifetime::id_token)},
        {u"auth_time"_s, JsonValue::number(grant.auth_time)},
        {u"at_hash"_s, JsonValue::string(at_hash(access_token))},
    });
    if (!grant.request.nonce.isEmpty())
        claims.setMember(u"nonce"_s, JsonValue::string(grant.request.nonce));
    return claims;
}

} // namespace

Result<JsonValue, SandboxError> issueTokens(SandboxContext &context, const SandboxGrant &grant,
                                            const QStringList &scope, qint64 now)
{
    SandboxGrant accessGrant = grant;
    accessGrant.scope = scope;
    const JsonValue accessClaims = accessTokenClaims(context.issuer, accessGrant, now);
    const auto access_token = context.signer.jwt(u"at+jwt"_s, accessClaims);
    if (!access_token)
        return Failure{access_token.error()};
    JsonValue response = JsonValue::object({
        {u"access_token"_s, JsonValue::string(*access_token)},
        {u"token_type"_s, JsonValue::string(u"Bearer"_s)},
        {u"expires_in"_s, JsonValue::number(sandbox_lifetime::access_token)},
    });
    if (grant.byUser && scope.contains(u"openid"_s)) {
        const JsonValue idClaims = idTokenClaims(context.issuer, grant, *access_token, now);
        const auto id_token = context.signer.jwt(u"JWT"_s, idClaims);
        if (!id_token)
            return Failure{id_token.error()};
        response.setMember(u"id_token"_s, JsonValue::string(*id_token));
    }
    context.store.accessTokens.insert(*access_token, accessGrant, now + sandbox_lifetime::access_token);
    if (grant.byUser && grant.scope.contains(u"offline_access"_s)) {
        const QString refresh_token = randomHandle();
        context.store.refreshTokens.insert(refresh_token, grant, now + sandbox_lifetime::refresh_token);
        response.setMember(u"refresh_token"_s, JsonValue::string(refresh_token));
    }
    if (!scope.isEmpty())
        response.setMember(u"scope"_s, JsonValue::string(scope.join(u' ')));
    return response;
}

} // namespace workbench
