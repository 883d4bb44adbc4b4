// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/crypto.h"
#include "jose/key_kinds.h"
#include "protocol/json.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace workbench {

/// Why there is no key: where the cause is, what it is, and what helps.
struct KeyError {
    enum class Kind {
        Malformed, ///< is not what it claims to be
        NoKey, ///< something else stands there: a certificate, a JWK Set
        Unsupported, ///< a key that JOSE or this program cannot use
        PassphraseMissing,
        PassphraseWrong,
    };
    Kind kind = Kind::Malformed;
    QString member; ///< of the JWK; empty when no single one is to blame
    qsizetype offset = -1; ///< byte in the text that was read; -1 = not known
    QString message; ///< one sentence or two, without the member

    /// "n: …"
    QString text() const;
};

/// What a JWK says about its key beside the numbers (RFC 7517 §4).
struct KeyLabels {
    QString kid;
    QString alg;
    QString use;
    std::optional<QStringList> key_ops;
};

/// A key for signatures: private, public or symmetric. A value; copies share it, and the last one wipes it.
class Key {
public:
    /// A key member of the profile: a JWK object, or JWK or PEM text in a string.
    static Result<Key, KeyError> fromMember(const JsonValue &member, QByteArrayView passphrase = {});
    /// JWK or PEM text.
    static Result<Key, KeyError> fromText(QByteArrayView text, QByteArrayView passphrase = {});
    /// RFC 7517 §4; kty RSA, EC, OKP (Ed25519, Ed448) and oct. A member that stands twice is refused.
    static Result<Key, KeyError> fromJwk(const JsonValue &jwk);
    /// The first private key in PEM text, else the first public one: PKCS #8, PKCS #1, SEC 1, encrypted or
    /// not. Never asks for a passphrase; empty = there is none.
    static Result<Key, KeyError> fromPem(QByteArrayView text, QByteArrayView passphrase = {});
    /// A shared secret, as in client_secret_jwt (OpenID Connect Core §9).
    static Key fromSecret(QByteArrayView bytes);
    /// 2048 to 16384 bits (RFC 7518 §3.3).
    static Result<Key, CryptoError> generateRsa(int bits = 2048);
    static Result<Key, CryptoError> generate(Curve curve);

    KeyType type() const;
    Curve curve() const; ///< None for RSA and oct
    int bits() const; ///< of the modulus, the curve or the secret
    bool isPssOnly() const;
    bool canSign() const; ///< private or symmetric
    const KeyLabels &labels() const;

    /// "RSA, 2048 bits", "EC, P-256"
    QString description() const;
    /// RFC 7517 §4: kty and the public numbers, then kid, use and alg as far as the key has them. Nothing for
    /// a symmetric key, which has no public half.
    std::optional<JsonValue> publicJwk() const;
    /// RFC 7638 §3 with SHA-256. For a symmetric key a hash of the secret itself: not for publication.
    QString thumbprint() const;
    enum class KidChoice { Own, Thumbprint, OwnElseThumbprint };
    /// What goes into a header's `kid`; empty when the key has none of its own and no thumbprint is wanted. A
    /// symmetric key never gives its thumbprint away.
    QString kid(KidChoice choice = KidChoice::OwnElseThumbprint) const;

    /// The same key with other labels.
    Key withLabels(KeyLabels labels) const;

    /// The bytes of a symmetric key; empty for others.
    const QByteArray &secret() const;
    /// Null for a symmetric key.
    const CryptoKey *cryptoKey() const;

private:
    struct Data;
    explicit Key(std::shared_ptr<const Data> data);
    static Result<Key, KeyMaterialError> fromMaterial(KeyMaterial material, KeyLabels labels);
    static Result<Key, CryptoError> fromGenerated(Result<KeyMaterial, CryptoError> material);
    friend Result<struct Pkcs12Key, KeyError> readPkcs12Key(QByteArrayView, QByteArrayView);

    QList<JsonMember> requiredMembers() const;

    std::shared_ptr<const Data> m_data;
};

/// What a PKCS #12 file holds.
struct Pkcs12Key {
    Key key;
    QList<QByteArray> certificates; ///< DER: that of the key first, then its issuers as they stand
};
/// Reads a .p12 or .pfx file (RFC 7292).
Result<Pkcs12Key, KeyError> readPkcs12Key(QByteArrayView der, QByteArrayView passphrase = {});

} // namespace workbench
