// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/key.h"
#include "protocol/json.h"
#include "protocol/result.h"
#include "sandbox/sandbox_error.h"

#include <optional>

namespace workbench {

/// The sandbox's RS256 key: signs JWTs and shows its public half.
class SandboxSigner {
public:
    /// An RSA key that can sign.
    void setKey(const Key &key);

    /// A compact JWS with `typ`, RS256 and the key's id (RFC 7515 §7.1). Fails with server_error.
    Result<QString, SandboxError> jwt(const QString &typ, const JsonValue &claims) const;
    /// RFC 7517 §5. Empty as long as there is no key.
    JsonValue jwks() const;

private:
    std::optional<Key> m_key; ///< its kid is its RFC 7638 thumbprint
};

} // namespace workbench
