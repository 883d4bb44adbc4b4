// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_signer.h"

#include "jose/signed_jwt.h"

namespace workbench {

using namespace Qt::StringLiterals;

void SandboxSigner::setKey(const Key &key)
{
    m_key = key.withLabels({key.thumbprint(), u"RS256"_s, u"sig"_s, {}});
}

Result<QString, SandboxError> SandboxSigner::jwt(const QString &typ, const JsonValue &claims) const
{
    if (!m_key)
        return Failure{SandboxError{u"server_error"_s, u"The sandbox has no signing key."_s}};
    const JsonValue header = JsonValue::object({
        {u"alg"_s, JsonValue::string(m_key->labels().alg)},
        {u"typ"_s, JsonValue::string(typ)},
        {u"kid"_s, JsonValue::string(m_key->kid())},
    });
    const auto jwt = signedJwt(header, claims, *m_key);
    if (!jwt)
        return Failure{SandboxError{u"server_error"_s, jwt.error().message}};
    return QString::fromLatin1(jwt->compact);
}

JsonValue SandboxSigner::jwks() const
{
    JsonValue keys = JsonValue::array();
    if (m_key)
        keys.items().append(*m_key->publicJwk());
    return JsonValue::object({{u"keys"_s, keys}});
}

} // namespace workbench
