// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/key_material.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <memory>

struct evp_pkey_st;

namespace workbench {

/// A failed cryptographic operation, in words.
struct CryptoError {
    QString message;
};

QByteArray sha256(QByteArrayView data);
/// Overwrites the bytes, then empties the array.
void wipe(QByteArray &secret);
bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

/// An asymmetric key that has been checked; copies share it.
class CryptoKey {
public:
    explicit CryptoKey(std::shared_ptr<evp_pkey_st> pkey)
        : m_pkey(std::move(pkey))
    {
    }
    evp_pkey_st *get() const { return m_pkey.get(); }
    int bits() const;

private:
    std::shared_ptr<evp_pkey_st> m_pkey;
};

/// Checks the numbers and makes a key of them: sizes (RSA 512 to 16384 bits), a point that lies on its curve,
/// private numbers that belong to the public ones. `material` is no oct key.
Result<CryptoKey, KeyMaterialError> importKey(const KeyMaterial &material);
/// 2048 to 16384 bits (RFC 7518 §3.3).
Result<KeyMaterial, CryptoError> generateRsaKey(int bits);
Result<KeyMaterial, CryptoError> generateCurveKey(Curve curve);
/// False for a curve that this build of OpenSSL leaves out.
bool isCurveAvailable(Curve curve);

enum class SignatureScheme { Hmac, RsaPkcs1, RsaPss, Ecdsa, EdDsa };
enum class Digest { Sha256, Sha384, Sha512 };
constexpr qsizetype digestSize(Digest digest)
{
    return digest == Digest::Sha256 ? 32 : digest == Digest::Sha384 ? 48 : 64;
}

/// RFC 7518 §3.2
QByteArray hmac(Digest digest, QByteArrayView key, QByteArrayView data);
/// A signature as JWS has it: RFC 7518 §3.3 (PKCS #1 v1.5), §3.5 (PSS, salt as long as the digest), §3.4
/// (ECDSA, r and s with the size of the curve), RFC 8037 §3.1 (EdDSA; the digest does not count).
Result<QByteArray, CryptoError> sign(const CryptoKey &key, SignatureScheme scheme, Digest digest,
                                     QByteArrayView data);
/// Whether the signature is that of the data. Its size must have been checked.
bool verify(const CryptoKey &key, SignatureScheme scheme, Digest digest, QByteArrayView data,
            QByteArrayView signature);

/// Why a key did not come out of its container.
struct ContainerError {
    enum class Kind { Malformed, Unsupported, PassphraseMissing, PassphraseWrong };
    Kind kind = Kind::Malformed;
    QString message; ///< OpenSSL's own words, where they say more than the kind
};
/// One PEM block that holds a key, from BEGIN to END. Never asks for a passphrase: empty = there is none.
Result<KeyMaterial, ContainerError> readPemKey(QByteArrayView block, QByteArrayView passphrase);

struct Pkcs12Contents {
    KeyMaterial key;
    QList<QByteArray> certificates; ///< DER: that of the key first, then the others as they stand
};
/// RFC 7292. An empty passphrase stands for none and for an empty one.
Result<Pkcs12Contents, ContainerError> readPkcs12(QByteArrayView der, QByteArrayView passphrase);

/// A private key of any kind, whether or not JOSE has an algorithm for it, and the certificates beside it.
struct PrivateKeyContents {
    CryptoKey key;
    QList<QByteArray> certificates; ///< DER
};
/// As readPemKey(); `block` holds no certificates.
Result<PrivateKeyContents, ContainerError> readPemPrivateKey(QByteArrayView block, QByteArrayView passphrase);
/// As readPkcs12().
Result<PrivateKeyContents, ContainerError> readPkcs12PrivateKey(QByteArrayView der,
                                                                QByteArrayView passphrase);
/// DER of one PEM block CERTIFICATE or TRUSTED CERTIFICATE; empty when there is none in it.
QByteArray readPemCertificate(QByteArrayView block);
/// Whether the certificate (DER) vouches for the public half of this key.
bool isCertified(const CryptoKey &key, const QByteArray &certificate);
/// PKCS #8 as PEM, not encrypted (RFC 5958, RFC 7468 §10).
QByteArray privateKeyPem(const CryptoKey &key);
/// The same key once more; whoever gets it gives it back to OpenSSL.
evp_pkey_st *newReference(const CryptoKey &key);

/// The last call of a thread that used these: gives back what OpenSSL keeps for the thread. Left to itself it
/// does so only after the thread is seen to have finished, and the process may be gone by then.
void releaseCryptoOfThread();

} // namespace workbench
