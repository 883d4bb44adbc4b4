// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/algorithm.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::SignatureAlgorithm)
};

QList<SignatureAlgorithm> family(const QString &prefix, SignatureScheme scheme, KeyType keyType,
                                 const QString &section)
{
    const SpecReference spec{u"RFC 7518"_s, section};
    return {
        {prefix + u"256"_s, scheme, Digest::Sha256, keyType, Curve::None, spec},
        {prefix + u"384"_s, scheme, Digest::Sha384, keyType, Curve::None, spec},
        {prefix + u"512"_s, scheme, Digest::Sha512, keyType, Curve::None, spec},
    };
}

QList<SignatureAlgorithm> onCurves()
{
    const SpecReference ecdsa{u"RFC 7518"_s, u"3.4"_s};
    const SpecReference edwards{u"RFC 9864"_s, u"2.2"_s};
    const auto ec = SignatureScheme::Ecdsa;
    const auto okp = SignatureScheme::EdDsa;
    return {
        {u"ES256"_s, ec, Digest::Sha256, KeyType::Ec, Curve::P256, ecdsa},
        {u"ES384"_s, ec, Digest::Sha384, KeyType::Ec, Curve::P384, ecdsa},
        {u"ES512"_s, ec, Digest::Sha512, KeyType::Ec, Curve::P521, ecdsa},
        {u"ES256K"_s, ec, Digest::Sha256, KeyType::Ec, Curve::Secp256k1, {u"RFC 8812"_s, u"3.2"_s}},
        {u"EdDSA"_s, okp, Digest::Sha512, KeyType::Okp, Curve::None, {u"RFC 8037"_s, u"3.1"_s}},
        {u"Ed25519"_s, okp, Digest::Sha512, KeyType::Okp, Curve::Ed25519, edwards},
        {u"Ed448"_s, okp, Digest::Sha512, KeyType::Okp, Curve::Ed448, edwards},
    };
}

QString neededKey(const SignatureAlgorithm &algorithm)
{
    switch (algorithm.keyType) {
    case KeyType::Rsa:
        return Text::tr("an RSA key");
    case KeyType::Ec:
        return Text::tr("an EC key on %1").arg(curveInfo(algorithm.curve).name);
    case KeyType::Okp:
        return algorithm.curve == Curve::None
            ? Text::tr("an OKP key (Ed25519 or Ed448)")
            : Text::tr("an OKP key on %1").arg(curveInfo(algorithm.curve).name);
    case KeyType::Oct:
        break;
    }
    return Text::tr("a shared secret (kty oct)");
}

/// The bits that an RSA modulus must have for the encoded digest to go in at all (RFC 8017 §9.1.1, §9.2).
int leastModulusBits(const SignatureAlgorithm &algorithm)
{
    const int digest = int(digestSize(algorithm.digest));
    if (algorithm.scheme == SignatureScheme::RsaPss)
        return (2 * digest + 2) * 8 - 6; // of 8·n + 1 bits an encoding takes n bytes
    constexpr int digestInfo = 19;
    constexpr int padding = 11;
    return (digestInfo + digest + padding) * 8 - 7;
}

} // namespace

const QList<SignatureAlgorithm> &signatureAlgorithms()
{
    static const QList<SignatureAlgorithm> table =
        family(u"HS"_s, SignatureScheme::Hmac, KeyType::Oct, u"3.2"_s)
        + family(u"RS"_s, SignatureScheme::RsaPkcs1, KeyType::Rsa, u"3.3"_s)
        + family(u"PS"_s, SignatureScheme::RsaPss, KeyType::Rsa, u"3.5"_s) + onCurves();
    return table;
}

const SignatureAlgorithm *signatureAlgorithm(QStringView alg)
{
    for (const SignatureAlgorithm &algorithm : signatureAlgorithms()) {
        if (algorithm.name == alg)
            return &algorithm;
    }
    return nullptr;
}

QString unknownAlgorithm(QStringView alg)
{
    QStringList names;
    for (const SignatureAlgorithm &algorithm : signatureAlgorithms())
        names.append(algorithm.name);
    if (alg == "none"_L1)
        return Text::tr("alg \"none\" means no signature at all. Signatures: %1.").arg(names.join(u", "_s));
    return Text::tr("alg \"%1\" is no signature algorithm (upper and lower case count). There are: %2.")
        .arg(alg, names.join(u", "_s));
}

std::optional<QString> misfit(const SignatureAlgorithm &algorithm, const Key &key)
{
    const bool typeFits = key.type() == algorithm.keyType;
    const bool curveFits = algorithm.curve == Curve::None || algorithm.curve == key.curve();
    if (!typeFits || !curveFits) {
        const QStringList fitting = algorithmsFor(key);
        const QString needs = Text::tr("%1 needs %2; this key is %3.")
                                  .arg(algorithm.name, neededKey(algorithm), key.description());
        return fitting.isEmpty() ? needs
                                 : needs + u' ' + Text::tr("It goes with %1.").arg(fitting.join(u", "_s));
    }
    if (key.isPssOnly() && algorithm.scheme != SignatureScheme::RsaPss)
        return Text::tr("%1 does not go with this key, which says that it makes PSS signatures only. It goes "
                        "with PS256, PS384 and PS512.")
            .arg(algorithm.name);
    if (algorithm.keyType == KeyType::Rsa && key.bits() < leastModulusBits(algorithm))
        return Text::
            tr("%1 does not go into %2 bits; the RSA key needs %3 at the least, and 2048 by RFC 7518 §3.3.")
                .arg(algorithm.name)
                .arg(key.bits())
                .arg(leastModulusBits(algorithm));
    return std::nullopt;
}

QStringList algorithmsFor(const Key &key)
{
    QStringList names;
    for (const SignatureAlgorithm &algorithm : signatureAlgorithms()) {
        const bool kindFits = key.type() == algorithm.keyType
            && (algorithm.curve == Curve::None || algorithm.curve == key.curve());
        if (kindFits && !misfit(algorithm, key))
            names.append(algorithm.name);
    }
    return names;
}

QString defaultAlgorithm(const Key &key)
{
    const QStringList fitting = algorithmsFor(key);
    return fitting.contains(key.labels().alg) ? key.labels().alg : fitting.value(0);
}

qsizetype signatureSize(const SignatureAlgorithm &algorithm, const Key &key)
{
    switch (algorithm.keyType) {
    case KeyType::Rsa:
        return (key.bits() + 7) / 8;
    case KeyType::Ec:
    case KeyType::Okp:
        return curveInfo(key.curve()).signatureSize;
    case KeyType::Oct:
        break;
    }
    return digestSize(algorithm.digest);
}

} // namespace workbench
