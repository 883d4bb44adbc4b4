// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/crypto_openssl.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

// From a key of OpenSSL's, read or made, to its numbers.

namespace workbench {

using namespace crypto;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::Crypto)
};

using Exported = Result<KeyMaterial, ContainerError>;

ContainerError unsupported(const QString &message)
{
    return {ContainerError::Kind::Unsupported, message};
}

/// Keeps the number under its JWK name; one that the key does not have is left out.
void take(KeyMaterial &material, const EVP_PKEY *key, const char *param, const QString &name,
          qsizetype size = 0)
{
    BIGNUM *raw = nullptr;
    if (openssl().EVP_PKEY_get_bn_param(key, param, &raw) == 1)
        material.numbers[name] = bytesOf(BigNumber(raw).get(), size);
}

Exported rsaMaterial(const EVP_PKEY *key)
{
    KeyMaterial material;
    material.type = KeyType::Rsa;
    material.pssOnly = openssl().EVP_PKEY_is_a(key, "RSA-PSS");
    take(material, key, OSSL_PKEY_PARAM_RSA_FACTOR3, u"oth"_s);
    if (material.has(u"oth"_s))
        return Failure{unsupported(Text::tr("an RSA key with more than two primes"))};
    take(material, key, OSSL_PKEY_PARAM_RSA_N, u"n"_s);
    take(material, key, OSSL_PKEY_PARAM_RSA_E, u"e"_s);
    take(material, key, OSSL_PKEY_PARAM_RSA_D, u"d"_s);
    take(material, key, OSSL_PKEY_PARAM_RSA_FACTOR1, u"p"_s);
    take(material, key, OSSL_PKEY_PARAM_RSA_FACTOR2, u"q"_s);
    take(material, key, OSSL_PKEY_PARAM_RSA_EXPONENT1, u"dp"_s);
    take(material, key, OSSL_PKEY_PARAM_RSA_EXPONENT2, u"dq"_s);
    take(material, key, OSSL_PKEY_PARAM_RSA_COEFFICIENT1, u"qi"_s);
    return material;
}

Curve curveOf(const QByteArray &group)
{
    for (const Curve curve : {Curve::P256, Curve::P384, Curve::P521}) {
        if (group == nameOf(curve)
            || group == openssl().OBJ_nid2sn(openssl().EC_curve_nist2nid(nameOf(curve))))
            return curve;
    }
    return group == SN_secp256k1 ? Curve::Secp256k1 : Curve::None;
}

Exported ecMaterial(const EVP_PKEY *key)
{
    QByteArray group(80, '\0');
    size_t size = 0;
    if (openssl().EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group.data(),
                                                 size_t(group.size()), &size)
        != 1)
        return Failure{unsupported(Text::tr("an EC key whose curve is written out instead of named"))};
    group.truncate(qsizetype(size));
    KeyMaterial material;
    material.type = KeyType::Ec;
    material.curve = curveOf(group);
    if (material.curve == Curve::None)
        return Failure{unsupported(Text::tr("an EC key on %1, for which JOSE has no signature algorithm")
                                       .arg(QString::fromLatin1(group)))};
    const qsizetype bytes = curveInfo(material.curve).size;
    take(material, key, OSSL_PKEY_PARAM_EC_PUB_X, u"x"_s, bytes);
    take(material, key, OSSL_PKEY_PARAM_EC_PUB_Y, u"y"_s, bytes);
    take(material, key, OSSL_PKEY_PARAM_PRIV_KEY, u"d"_s, bytes);
    return material;
}

Exported edwardsMaterial(const EVP_PKEY *key, Curve curve)
{
    KeyMaterial material;
    material.type = KeyType::Okp;
    material.curve = curve;
    QByteArray bytes(curveInfo(curve).size, '\0');
    size_t size = size_t(bytes.size());
    if (openssl().EVP_PKEY_get_raw_public_key(key, writableBytes(bytes), &size) == 1)
        material.numbers[u"x"_s] = bytes;
    if (openssl().EVP_PKEY_get_raw_private_key(key, writableBytes(bytes), &size) == 1)
        material.numbers[u"d"_s] = bytes;
    wipe(bytes);
    takeReason(); // of a key that has no private half
    return material;
}

KeyMaterial generated(const Pkey &key)
{
    return materialOf(key.get()).value();
}

} // namespace

namespace crypto {

Exported materialOf(const EVP_PKEY *key)
{
    if (openssl().EVP_PKEY_is_a(key, "RSA") || openssl().EVP_PKEY_is_a(key, "RSA-PSS"))
        return rsaMaterial(key);
    if (openssl().EVP_PKEY_is_a(key, "EC"))
        return ecMaterial(key);
    for (const Curve curve : {Curve::Ed25519, Curve::Ed448}) {
        if (openssl().EVP_PKEY_is_a(key, nameOf(curve)))
            return edwardsMaterial(key, curve);
    }
    const char *name = openssl().EVP_PKEY_get0_type_name(key);
    return Failure{unsupported(Text::tr("a key of type %1, for which JOSE has no signature algorithm")
                                   .arg(QString::fromLatin1(name)))};
}

} // namespace crypto

Result<KeyMaterial, CryptoError> generateRsaKey(int bits)
{
    if (bits < 2048 || bits > 16384)
        return Failure{CryptoError{Text::tr("An RSA key has 2048 to 16384 bits, not %1.").arg(bits)}};
    if (!CryptoLibrary::load())
        return Failure{CryptoError{missingLibrary()}};
    const Pkey key(openssl().EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", size_t(bits)));
    if (!key)
        return Failure{failed(Text::tr("The RSA key could not be generated"))};
    return generated(key);
}

Result<KeyMaterial, CryptoError> generateCurveKey(Curve curve)
{
    if (!CryptoLibrary::load())
        return Failure{CryptoError{missingLibrary()}};
    const Pkey key(curveInfo(curve).type == KeyType::Ec
                       ? openssl().EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", nameOf(curve))
                       : openssl().EVP_PKEY_Q_keygen(nullptr, nullptr, nameOf(curve)));
    if (!key)
        return Failure{
            failed(Text::tr("A key on %1 could not be generated").arg(QString(curveInfo(curve).name)))};
    return generated(key);
}

} // namespace workbench
