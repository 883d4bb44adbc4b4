// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_signer.h"

#include "jose/base64url.h"

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

/// RFC 7638 §3.2: the required members alone, in lexicographic order, without white space.
QString thumbprint(const JsonValue &publicJwk)
{
    JsonValue canonical = JsonValue::object();
    for (const QString &name : {u"e"_s, u"kty"_s, u"n"_s})
        canonical.setMember(name, *publicJwk.member(name));
    return QString::fromLatin1(toBase64Url(sha256(writeJson(canonical, JsonStyle::Compact))));
}

} // namespace

void SandboxSigner::setKey(RsaPrivateKey key)
{
    m_kid = thumbprint(key.publicJwk());
    m_key = std::move(key);
}

Result<QString, SandboxError> SandboxSigner::jwt(const QString &typ, const JsonValue &claims) const
{
    if (!m_key)
        return Failure{SandboxError{u"server_error"_s, u"The sandbox has no signing key."_s}};
    const JsonValue header = JsonValue::object({
        {u"alg"_s, JsonValue::string(u"RS256"_s)},
        {u"typ"_s, JsonValue::string(typ)},
        {u"kid"_s, JsonValue::string(m_kid)},
    });
    const QByteArray signingInput = toBase64Url(writeJson(header, JsonStyle::Compact)) + '.'
        + toBase64Url(writeJson(claims, JsonStyle::Compact));
    const auto signature = m_key->signRs256(signingInput);
    if (!signature)
        return Failure{SandboxError{u"server_error"_s, signature.error().message}};
    return QString::fromLatin1(signingInput + '.' + toBase64Url(*signature));
}

JsonValue SandboxSigner::jwks() const
{
    JsonValue keys = JsonValue::array();
    if (m_key) {
        JsonValue jwk = m_key->publicJwk();
        jwk.setMember(u"kid"_s, JsonValue::string(m_kid));
        jwk.setMember(u"use"_s, JsonValue::string(u"sig"_s));
        jwk.setMember(u"alg"_s, JsonValue::string(u"RS256"_s));
        keys.items().append(jwk);
    }
    return JsonValue::object({{u"keys"_s, keys}});
}

} // namespace workbench
