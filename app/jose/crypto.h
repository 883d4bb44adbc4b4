// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

namespace workbench {

/// A failed cryptographic operation, in words.
struct CryptoError {
    QString message;
};

/// An RSA key pair.
class RsaPrivateKey {
public:
    static Result<RsaPrivateKey, CryptoError> generate(int bits = 2048);
    RsaPrivateKey(RsaPrivateKey &&) noexcept;
    RsaPrivateKey &operator=(RsaPrivateKey &&) noexcept;
    ~RsaPrivateKey();

    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3) over `data`.
    Result<QByteArray, CryptoError> signRs256(QByteArrayView data) const;
    /// The public half as a JWK object with kty, n, e (RFC 7518 §6.3.1).
    JsonValue publicJwk() const;

private:
    struct Key;
    explicit RsaPrivateKey(std::unique_ptr<Key> key);
    std::unique_ptr<Key> m_key;
};

QByteArray sha256(QByteArrayView data);

/// The last call of a thread that used this file: gives back what OpenSSL keeps for the thread. Left to
/// itself it does so only after the thread is seen to have finished, and the process may be gone by then.
void releaseCryptoOfThread();

} // namespace workbench
