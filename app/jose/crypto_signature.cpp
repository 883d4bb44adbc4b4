// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/crypto_openssl.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

using namespace crypto;

namespace {

using EcdsaSignature = Handle<ECDSA_SIG, &CryptoLibrary::ECDSA_SIG_free>;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::Crypto)
};

qsizetype coordinateSize(const CryptoKey &key)
{
    return (key.bits() + 7) / 8;
}

/// RFC 7518 §3.4: r and s side by side, each as long as the curve's numbers.
QByteArray rawFromDer(QByteArrayView der, qsizetype size)
{
    const unsigned char *at = bytesOf(der);
    const EcdsaSignature signature(openssl().d2i_ECDSA_SIG(nullptr, &at, long(der.size())));
    if (!signature)
        return {};
    return bytesOf(openssl().ECDSA_SIG_get0_r(signature.get()), size)
        + bytesOf(openssl().ECDSA_SIG_get0_s(signature.get()), size);
}

QByteArray derFromRaw(QByteArrayView raw)
{
    const qsizetype half = raw.size() / 2;
    const EcdsaSignature signature(openssl().ECDSA_SIG_new());
    // The signature owns both numbers from here on.
    openssl().ECDSA_SIG_set0(signature.get(), numberOf(raw.first(half)).release(),
                             numberOf(raw.sliced(half)).release());
    QByteArray der(openssl().i2d_ECDSA_SIG(signature.get(), nullptr), '\0');
    unsigned char *at = writableBytes(der);
    openssl().i2d_ECDSA_SIG(signature.get(), &at);
    return der;
}

/// RFC 7518 §3.5: MGF1 with the same digest, and a salt of its size; a verifier that takes other sizes takes
/// signatures that are none.
bool setPadding(EVP_PKEY_CTX *context, SignatureScheme scheme, Digest digest)
{
    if (scheme != SignatureScheme::RsaPss)
        return true;
    return openssl().EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) > 0
        && openssl().EVP_PKEY_CTX_set_rsa_mgf1_md_name(context, nameOf(digest), nullptr) > 0
        && openssl().EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) > 0;
}

/// EdDSA hashes by itself.
const char *digestOf(SignatureScheme scheme, Digest digest)
{
    return scheme == SignatureScheme::EdDsa ? nullptr : nameOf(digest);
}

} // namespace

Result<QByteArray, CryptoError> sign(const CryptoKey &key, SignatureScheme scheme, Digest digest,
                                     QByteArrayView data)
{
    const DigestContext context(openssl().EVP_MD_CTX_new());
    EVP_PKEY_CTX *padding = nullptr; // belongs to context
    size_t size = 0;
    if (openssl().EVP_DigestSignInit_ex(context.get(), &padding, digestOf(scheme, digest), nullptr, nullptr,
                                        key.get(), nullptr)
            != 1
        || !setPadding(padding, scheme, digest)
        || openssl().EVP_DigestSign(context.get(), nullptr, &size, bytesOf(data), size_t(data.size())) != 1)
        return Failure{failed(Text::tr("The data could not be signed"))};
    QByteArray signature(qsizetype(size), '\0');
    if (openssl().EVP_DigestSign(context.get(), writableBytes(signature), &size, bytesOf(data),
                                 size_t(data.size()))
        != 1)
        return Failure{failed(Text::tr("The data could not be signed"))};
    signature.truncate(qsizetype(size));
    return scheme == SignatureScheme::Ecdsa ? rawFromDer(signature, coordinateSize(key)) : signature;
}

bool verify(const CryptoKey &key, SignatureScheme scheme, Digest digest, QByteArrayView data,
            QByteArrayView signature)
{
    const QByteArray der = scheme == SignatureScheme::Ecdsa ? derFromRaw(signature) : QByteArray();
    const QByteArrayView encoded = scheme == SignatureScheme::Ecdsa ? QByteArrayView(der) : signature;
    const DigestContext context(openssl().EVP_MD_CTX_new());
    EVP_PKEY_CTX *padding = nullptr; // belongs to context
    const bool matches = openssl().EVP_DigestVerifyInit_ex(context.get(), &padding, digestOf(scheme, digest),
                                                           nullptr, nullptr, key.get(), nullptr)
            == 1
        && setPadding(padding, scheme, digest)
        && openssl().EVP_DigestVerify(context.get(), bytesOf(encoded), size_t(encoded.size()), bytesOf(data),
                                      size_t(data.size()))
            == 1;
    openssl().ERR_clear_error(); // a wrong signature leaves its reason there
    return matches;
}

} // namespace workbench
