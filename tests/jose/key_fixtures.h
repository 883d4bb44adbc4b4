// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <openssl/encoder.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <memory>

/// Keys made by OpenSSL, and the containers in which people have them.
namespace workbench::test::fixtures {

template<auto function> struct Free {
    template<class T> void operator()(T *object) const { function(object); }
};
using Pkey = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;

inline Pkey rsaKey(unsigned int bits = 2048)
{
    return Pkey(EVP_RSA_gen(bits));
}
inline Pkey ecKey(const char *curve)
{
    return Pkey(EVP_EC_gen(curve));
}
inline Pkey keyOfType(const char *type)
{
    return Pkey(EVP_PKEY_Q_keygen(nullptr, nullptr, type));
}

/// An RSA key that says that it is for PSS.
inline Pkey pssKey()
{
    const std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>> context(
        EVP_PKEY_CTX_new_from_name(nullptr, "RSA-PSS", nullptr));
    EVP_PKEY *key = nullptr;
    if (EVP_PKEY_keygen_init(context.get()) != 1 || EVP_PKEY_keygen(context.get(), &key) != 1)
        qFatal("no RSA-PSS key");
    return Pkey(key);
}

template<class Write> QByteArray written(Write write)
{
    const Bio memory(BIO_new(BIO_s_mem()));
    if (write(memory.get()) != 1)
        qFatal("OpenSSL could not write the fixture: %s", ERR_reason_error_string(ERR_peek_last_error()));
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return QByteArray(data, size);
}

/// BEGIN PRIVATE KEY, or BEGIN ENCRYPTED PRIVATE KEY with a passphrase.
inline QByteArray pkcs8(const Pkey &key, const char *passphrase = nullptr)
{
    return written([&](BIO *out) {
        return PEM_write_bio_PKCS8PrivateKey(out, key.get(), passphrase ? EVP_aes_256_cbc() : nullptr,
                                             passphrase, passphrase ? int(qstrlen(passphrase)) : 0, nullptr,
                                             nullptr);
    });
}

/// BEGIN ENCRYPTED PRIVATE KEY with something in it that says to be encrypted by `algorithm`, which it takes.
inline QByteArray saidToBeEncryptedBy(X509_ALGOR *algorithm)
{
    const std::unique_ptr<X509_ALGOR, Free<X509_ALGOR_free>> said(algorithm);
    const std::unique_ptr<X509_SIG, Free<X509_SIG_free>> key(X509_SIG_new());
    X509_ALGOR *own = nullptr;
    ASN1_OCTET_STRING *data = nullptr;
    X509_SIG_getm(key.get(), &own, &data);
    X509_ALGOR_copy(own, algorithm);
    ASN1_OCTET_STRING_set(data, reinterpret_cast<const unsigned char *>("0123456789abcdef"), 16);
    return written([&](BIO *out) { return PEM_write_bio_PKCS8(out, key.get()); });
}

/// BEGIN RSA PRIVATE KEY (PKCS #1) or BEGIN EC PRIVATE KEY (SEC 1), encrypted the old way with a passphrase.
inline QByteArray traditional(const Pkey &key, const char *passphrase = nullptr)
{
    return written([&](BIO *out) {
        return PEM_write_bio_PrivateKey_traditional(out, key.get(), passphrase ? EVP_aes_128_cbc() : nullptr,
                                                    reinterpret_cast<const unsigned char *>(passphrase),
                                                    passphrase ? int(qstrlen(passphrase)) : 0, nullptr,
                                                    nullptr);
    });
}

/// BEGIN PUBLIC KEY, or with "type-specific" BEGIN RSA PUBLIC KEY.
inline QByteArray publicPem(const Pkey &key, const char *structure = "SubjectPublicKeyInfo")
{
    return written([&](BIO *out) {
        const std::unique_ptr<OSSL_ENCODER_CTX, Free<OSSL_ENCODER_CTX_free>> encoder(
            OSSL_ENCODER_CTX_new_for_pkey(key.get(), EVP_PKEY_PUBLIC_KEY, "PEM", structure, nullptr));
        return OSSL_ENCODER_to_bio(encoder.get(), out);
    });
}

inline Certificate certificateFor(const Pkey &key, const char *commonName)
{
    Certificate certificate(X509_new());
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 1000);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(commonName), -1, -1, 0);
    X509_sign(certificate.get(), key.get(), EVP_PKEY_is_a(key.get(), "ED25519") ? nullptr : EVP_sha256());
    return certificate;
}

inline QByteArray certificatePem(const Certificate &certificate)
{
    return written([&](BIO *out) { return PEM_write_bio_X509(out, certificate.get()); });
}

inline QByteArray certificateDer(const Certificate &certificate)
{
    return written([&](BIO *out) { return i2d_X509_bio(out, certificate.get()); });
}

/// A PKCS #12 file; without `key` it holds the certificate alone. `rounds` stretch the passphrase of the MAC.
inline QByteArray pkcs12(const Pkey &key, const Certificate &certificate, const Certificate &issuer,
                         const char *passphrase, int rounds = 2048)
{
    STACK_OF(X509) *issuers = sk_X509_new_null();
    if (issuer)
        sk_X509_push(issuers, issuer.get());
    const std::unique_ptr<PKCS12, Free<PKCS12_free>> file(
        PKCS12_create(passphrase, "name", key.get(), certificate.get(), issuers, 0, 0, 2048, rounds, 0));
    sk_X509_free(issuers);
    return written([&](BIO *out) { return i2d_PKCS12_bio(out, file.get()); });
}

} // namespace workbench::test::fixtures
