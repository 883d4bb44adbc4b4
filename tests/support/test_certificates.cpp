// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/test_certificates.h"

#include <QFile>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace workbench::test {

struct CertificateSpec {
    QByteArray commonName;
    QByteArray alternativeNames; ///< in OpenSSL's notation
    bool isAuthority = false;
    bool isSelfSigned = false;
    int validFromDays = -10; ///< from now
    int validToDays = 10;
};

namespace {

template<auto function> struct Free {
    template<class T> void operator()(T *object) const { function(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;

constexpr char loopbackNames[] = "DNS:localhost,IP:127.0.0.1,IP:::1";

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

void addExtension(X509 *certificate, X509 *issuer, int id, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, id, value.constData()));
    if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1)
        qFatal("the certificate extension %s was refused", value.constData());
}

/// Signed with `issuerKey` in the name of `issuer`; without an issuer it is its own.
Certificate newCertificate(const CertificateSpec &spec, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    qint64 serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial);
    ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate.get()), serial & 0x7fffffffffffffff);

    constexpr long secondsOfDay = 24 * 60 * 60;
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), spec.validFromDays * secondsOfDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), spec.validToDays * secondsOfDay);
    X509_set_pubkey(certificate.get(), key);

    X509_NAME *subject = X509_get_subject_name(certificate.get());
    const auto *commonName = reinterpret_cast<const unsigned char *>(spec.commonName.constData());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, commonName, -1, -1, 0);

    X509 *signer = issuer ? issuer : certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer));
    addExtension(certificate.get(), signer, NID_subject_key_identifier, "hash");
    if (spec.isAuthority) {
        addExtension(certificate.get(), signer, NID_basic_constraints, "critical,CA:TRUE");
        addExtension(certificate.get(), signer, NID_key_usage, "critical,keyCertSign,cRLSign");
    } else {
        addExtension(certificate.get(), signer, NID_subject_alt_name, spec.alternativeNames);
    }
    if (X509_sign(certificate.get(), issuerKey ? issuerKey : key, EVP_sha256()) <= 0)
        qFatal("the certificate for %s could not be signed", spec.commonName.constData());
    return certificate;
}

template<class Write> void writePem(const QString &path, Write write)
{
    const std::unique_ptr<BIO, Free<BIO_free_all>> memory(BIO_new(BIO_s_mem()));
    write(memory.get());
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(data, size) != size)
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

struct TestCertificates::Issuer {
    Key key = newKey();
    Certificate certificate = newCertificate({"Test authority", {}, true}, key.get(), nullptr, nullptr);
};

TestCertificates::TestCertificates() = default;
TestCertificates::~TestCertificates() = default;

const TestCertificates::Issuer &TestCertificates::issuer() const
{
    if (!m_issuer) {
        m_issuer = std::make_unique<Issuer>();
        writePem(m_directory.filePath(u"authority.pem"_s),
                 [this](BIO *out) { PEM_write_bio_X509(out, m_issuer->certificate.get()); });
    }
    return *m_issuer;
}

QString TestCertificates::authority() const
{
    issuer();
    return m_directory.filePath(u"authority.pem"_s);
}

CertificateFiles TestCertificates::files(const QString &name, const CertificateSpec &spec) const
{
    const CertificateFiles paths{m_directory.filePath(name + u".pem"_s),
                                 m_directory.filePath(name + u".key"_s)};
    if (QFile::exists(paths.key))
        return paths;

    const Key key = newKey();
    X509 *signer = spec.isSelfSigned ? nullptr : issuer().certificate.get();
    EVP_PKEY *signerKey = spec.isSelfSigned ? nullptr : issuer().key.get();
    const Certificate certificate = newCertificate(spec, key.get(), signer, signerKey);
    writePem(paths.certificate, [&](BIO *out) { PEM_write_bio_X509(out, certificate.get()); });
    writePem(paths.key, [&](BIO *out) {
        PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    return paths;
}

CertificateFiles TestCertificates::good() const
{
    return files(u"good"_s, {"localhost", loopbackNames});
}

CertificateFiles TestCertificates::selfSigned() const
{
    return files(u"self_signed"_s, {"localhost", loopbackNames, false, true});
}

CertificateFiles TestCertificates::expired() const
{
    return files(u"expired"_s, {"localhost", loopbackNames, false, false, -10, -1});
}

CertificateFiles TestCertificates::wrongHost() const
{
    return files(u"wrong_host"_s, {"wrong.example", "DNS:wrong.example"});
}

CertificateFiles TestCertificates::client() const
{
    return files(u"client"_s, {"Test client", "DNS:client.example"});
}

CertificateFiles TestCertificates::selfSignedClient() const
{
    return files(u"self_signed_client"_s, {"Self-signed client", "DNS:client.example", false, true});
}

CertificateFiles TestCertificates::expiredClient() const
{
    return files(u"expired_client"_s, {"Expired client", "DNS:client.example", false, false, -10, -1});
}

} // namespace workbench::test
