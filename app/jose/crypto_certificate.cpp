// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/crypto_openssl.h"

// Private keys beside the certificates that vouch for them.

namespace workbench {

using namespace crypto;

namespace {

using Certificate = Handle<X509, &CryptoLibrary::X509_free>;
using PrivateKeyInfo = Handle<PKCS8_PRIV_KEY_INFO, &CryptoLibrary::PKCS8_PRIV_KEY_INFO_free>;

Certificate certificateOf(QByteArrayView der)
{
    const unsigned char *at = bytesOf(der);
    Certificate certificate(openssl().d2i_X509(nullptr, &at, long(der.size())));
    openssl().ERR_clear_error();
    return certificate;
}

} // namespace

QByteArray readPemCertificate(QByteArrayView block)
{
    const qsizetype text = block.indexOf('\n');
    const qsizetype end = block.lastIndexOf("-----END");
    if (text < 0 || end < text || !CryptoLibrary::load())
        return {};
    const Certificate certificate =
        certificateOf(QByteArray::fromBase64(block.sliced(text, end - text).toByteArray()));
    if (!certificate)
        return {};
    // A trusted certificate has more behind it, which is no part of what is sent.
    QByteArray der(openssl().i2d_X509(certificate.get(), nullptr), '\0');
    unsigned char *at = writableBytes(der);
    openssl().i2d_X509(certificate.get(), &at);
    return der;
}

bool isCertified(const CryptoKey &key, const QByteArray &der)
{
    const Certificate certificate = certificateOf(der);
    const bool fits = certificate && openssl().X509_check_private_key(certificate.get(), key.get()) == 1;
    openssl().ERR_clear_error();
    return fits;
}

QByteArray privateKeyPem(const CryptoKey &key)
{
    const PrivateKeyInfo info(openssl().EVP_PKEY2PKCS8(key.get()));
    if (!info)
        return {};
    QByteArray der(openssl().i2d_PKCS8_PRIV_KEY_INFO(info.get(), nullptr), '\0');
    unsigned char *at = writableBytes(der);
    openssl().i2d_PKCS8_PRIV_KEY_INFO(info.get(), &at);
    QByteArray base64 = der.toBase64();
    QByteArray pem = "-----BEGIN PRIVATE KEY-----\n";
    constexpr qsizetype lineLength = 64;
    for (qsizetype begin = 0; begin < base64.size(); begin += lineLength)
        pem.append(QByteArrayView(base64).sliced(begin, qMin(lineLength, base64.size() - begin)))
            .append('\n');
    wipe(der);
    wipe(base64);
    return pem + "-----END PRIVATE KEY-----\n";
}

evp_pkey_st *newReference(const CryptoKey &key)
{
    openssl().EVP_PKEY_up_ref(key.get());
    return key.get();
}

} // namespace workbench
