// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/crypto.h"

#include "jose/crypto_openssl.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace workbench {

namespace crypto {

QString missingLibrary()
{
    return QCoreApplication::translate("workbench::Crypto",
                                       "OpenSSL 3 is not installed: there is no libcrypto.so.%1.")
        .arg(OPENSSL_VERSION_MAJOR);
}

BigNumber numberOf(QByteArrayView bigEndian)
{
    return BigNumber(openssl().BN_bin2bn(bytesOf(bigEndian), int(bigEndian.size()), nullptr));
}

QByteArray bytesOf(const BIGNUM *number, qsizetype size)
{
    QByteArray bytes(qMax<qsizetype>(size, (openssl().BN_num_bits(number) + 7) / 8), '\0');
    openssl().BN_bn2binpad(number, writableBytes(bytes), int(bytes.size()));
    return bytes;
}

QString takeReason()
{
    const char *reason = openssl().ERR_reason_error_string(openssl().ERR_peek_last_error());
    const QString text = QString::fromLatin1(reason);
    openssl().ERR_clear_error();
    return text;
}

CryptoError failed(const QString &what)
{
    const QString reason = takeReason();
    return {reason.isEmpty() ? what + u'.' : what + u": "_s + reason + u'.'};
}

const char *nameOf(Curve curve)
{
    switch (curve) {
    case Curve::P256:
        return "P-256";
    case Curve::P384:
        return "P-384";
    case Curve::P521:
        return "P-521";
    case Curve::Secp256k1:
        return "secp256k1";
    case Curve::Ed25519:
        return "ED25519";
    case Curve::Ed448:
        return "ED448";
    case Curve::None:
        break;
    }
    return "";
}

const char *nameOf(Digest digest)
{
    return digest == Digest::Sha256 ? "SHA256" : digest == Digest::Sha384 ? "SHA384" : "SHA512";
}

} // namespace crypto

KeyMaterial::~KeyMaterial()
{
    for (QByteArray &number : numbers)
        wipe(number);
}

QByteArray sha256(QByteArrayView data)
{
    return QCryptographicHash::hash(data.toByteArray(), QCryptographicHash::Sha256);
}

void wipe(QByteArray &secret)
{
    // Bytes that others share stay theirs: a copy would be wiped, and the secret would be in one place more.
    if (secret.isDetached()) {
        volatile char *bytes = secret.data();
        for (qsizetype i = 0; i < secret.size(); ++i)
            bytes[i] = '\0'; // volatile: nobody optimises away what nobody reads
    }
    secret.clear();
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    unsigned char differences = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        differences |= static_cast<unsigned char>(a[i] ^ b[i]);
    return differences == 0;
}

QByteArray hmac(Digest digest, QByteArrayView key, QByteArrayView data)
{
    const auto algorithm = digest == Digest::Sha256 ? QCryptographicHash::Sha256
        : digest == Digest::Sha384                  ? QCryptographicHash::Sha384
                                                    : QCryptographicHash::Sha512;
    return QMessageAuthenticationCode::hash(data.toByteArray(), key.toByteArray(), algorithm);
}

int CryptoKey::bits() const
{
    return crypto::openssl().EVP_PKEY_get_bits(get());
}

void releaseCryptoOfThread()
{
    if (CryptoLibrary::load())
        crypto::openssl().OPENSSL_thread_stop();
}

} // namespace workbench
