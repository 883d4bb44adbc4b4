// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/jws.h"

#include "jose/algorithm.h"
#include "jose/base64url.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::Jws)
};

Result<QByteArray, CryptoError> signature(QByteArrayView data, const Key &key,
                                          const SignatureAlgorithm &algorithm)
{
    if (const CryptoKey *asymmetric = key.cryptoKey())
        return sign(*asymmetric, algorithm.scheme, algorithm.digest, data);
    return hmac(algorithm.digest, key.secret(), data);
}

bool matches(QByteArrayView data, QByteArrayView signature, const Key &key,
             const SignatureAlgorithm &algorithm)
{
    if (const CryptoKey *asymmetric = key.cryptoKey())
        return verify(*asymmetric, algorithm.scheme, algorithm.digest, data, signature);
    return equalInConstantTime(hmac(algorithm.digest, key.secret(), data), signature);
}

} // namespace

Result<QByteArray, SigningError> signCompact(QByteArrayView header, QByteArrayView payload, const Key &key,
                                             QStringView alg)
{
    const SignatureAlgorithm *algorithm = signatureAlgorithm(alg);
    if (!algorithm)
        return Failure{SigningError{u"alg"_s, unknownAlgorithm(alg)}};
    if (const auto problem = misfit(*algorithm, key))
        return Failure{SigningError{u"key"_s, *problem}};
    if (!key.canSign())
        return Failure{SigningError{
            u"key"_s,
            Text::tr("This is a public key, which cannot sign. Give the private key that belongs to it.")}};
    const QByteArray signingInput = toBase64Url(header) + '.' + toBase64Url(payload);
    const auto made = signature(signingInput, key, *algorithm);
    if (!made)
        return Failure{SigningError{u"key"_s, made.error().message}};
    return signingInput + '.' + toBase64Url(*made);
}

SignatureCheck checkSignature(QByteArrayView signingInput, QByteArrayView signature, const Key &key,
                              QStringView alg)
{
    using Verdict = SignatureCheck::Verdict;
    const SignatureAlgorithm *algorithm = signatureAlgorithm(alg);
    if (!algorithm)
        return {Verdict::Impossible, unknownAlgorithm(alg)};
    if (const auto problem = misfit(*algorithm, key))
        return {Verdict::Impossible, *problem};
    const qsizetype size = signatureSize(*algorithm, key);
    if (signature.size() != size)
        return {Verdict::Invalid,
                Text::tr("The signature has %1 bytes; %2 with this key makes %3.")
                    .arg(signature.size())
                    .arg(algorithm->name)
                    .arg(size)};
    if (!matches(signingInput, signature, key, *algorithm))
        return {Verdict::Invalid,
                Text::tr("The signature was made with another key or over other bytes (%1).")
                    .arg(algorithm->name)};
    return {Verdict::Valid, {}};
}

} // namespace workbench
