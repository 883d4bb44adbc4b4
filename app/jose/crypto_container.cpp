// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/crypto_openssl.h"

#include <QCoreApplication>

#include <cstring>

using namespace Qt::StringLiterals;

// Keys in PEM blocks and PKCS #12 files.

namespace workbench {

using namespace crypto;

namespace {

using Certificate = Handle<X509, &CryptoLibrary::X509_free>;
using Pkcs12 = Handle<PKCS12, &CryptoLibrary::PKCS12_free>;
using EncryptedKey = Handle<X509_SIG, &CryptoLibrary::X509_SIG_free>;
using Kind = ContainerError::Kind;

/// A list of OpenSSL's with what is in it.
template<class T, auto releaseItem> class Stack {
public:
    template<class Raw>
    explicit Stack(Raw *raw)
        : m_stack(reinterpret_cast<OPENSSL_STACK *>(raw))
    {
    }
    Stack(const Stack &) = delete;
    Stack &operator=(const Stack &) = delete;
    ~Stack()
    {
        for (int i = 0; i < size(); ++i)
            (openssl().*releaseItem)((*this)[i]);
        openssl().OPENSSL_sk_free(m_stack);
    }
    int size() const { return m_stack ? openssl().OPENSSL_sk_num(m_stack) : 0; }
    T *operator[](int i) const { return static_cast<T *>(openssl().OPENSSL_sk_value(m_stack, i)); }

private:
    OPENSSL_STACK *m_stack;
};
using Certificates = Stack<X509, &CryptoLibrary::X509_free>;
using Safes = Stack<PKCS7, &CryptoLibrary::PKCS7_free>;
using Bags = Stack<PKCS12_SAFEBAG, &CryptoLibrary::PKCS12_SAFEBAG_free>;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::Crypto)
};

/// A few seconds of work; who asks for more keeps the program busy rather than the key safe.
constexpr int64_t most_iterations = 10'000'000;

ContainerError tooManyIterations()
{
    return {Kind::Unsupported,
            Text::tr("its passphrase is stretched over more than %L1 rounds").arg(qint64(most_iterations))};
}

Bio readerOf(QByteArrayView bytes)
{
    return Bio(openssl().BIO_new_mem_buf(bytesOf(bytes), int(bytes.size())));
}

/// The rounds that an encryption with a passphrase asks for (RFC 8018 §A.2 to §A.4); 0 = it does not say.
int64_t iterationsOf(const X509_ALGOR *algorithm)
{
    const ASN1_OBJECT *name = nullptr;
    const void *value = nullptr;
    int type = 0;
    openssl().X509_ALGOR_get0(&name, &type, &value, algorithm);
    if (type != V_ASN1_SEQUENCE)
        return 0;
    const auto *parameters = static_cast<const ASN1_STRING *>(value);
    const ASN1_INTEGER *rounds = nullptr;
    const Handle<PBE2PARAM, &CryptoLibrary::PBE2PARAM_free> scheme2(
        static_cast<PBE2PARAM *>(openssl().OBJ_obj2nid(name) == NID_pbes2
                                     ? openssl().ASN1_item_unpack(parameters, openssl().PBE2PARAM_it())
                                     : nullptr));
    if (scheme2)
        return iterationsOf(scheme2->keyfunc);
    const Handle<PBKDF2PARAM, &CryptoLibrary::PBKDF2PARAM_free> stretching(
        static_cast<PBKDF2PARAM *>(openssl().OBJ_obj2nid(name) == NID_id_pbkdf2
                                       ? openssl().ASN1_item_unpack(parameters, openssl().PBKDF2PARAM_it())
                                       : nullptr));
    const Handle<PBEPARAM, &CryptoLibrary::PBEPARAM_free> scheme1(static_cast<PBEPARAM *>(
        stretching ? nullptr : openssl().ASN1_item_unpack(parameters, openssl().PBEPARAM_it())));
    if (stretching)
        rounds = stretching->iter;
    else if (scheme1)
        rounds = scheme1->iter;
    int64_t count = 0;
    if (rounds && openssl().ASN1_INTEGER_get_int64(&count, rounds) != 1)
        count = most_iterations + 1; // does not even fit
    return count;
}

bool isTooMuch(const X509_SIG *encrypted)
{
    const X509_ALGOR *algorithm = nullptr;
    openssl().X509_SIG_get0(encrypted, &algorithm, nullptr);
    return iterationsOf(algorithm) > most_iterations;
}

/// Gives the passphrase to OpenSSL, which without this would ask for it on the terminal.
struct PassphraseGiver {
    QByteArrayView passphrase;
    bool asked = false;

    static int give(char *buffer, int size, int /*writing*/, void *giver)
    {
        auto *self = static_cast<PassphraseGiver *>(giver);
        self->asked = true;
        if (self->passphrase.isEmpty() || self->passphrase.size() > size)
            return -1;
        std::memcpy(buffer, self->passphrase.data(), size_t(self->passphrase.size()));
        return int(self->passphrase.size());
    }
};

/// True when OpenSSL failed for lack of a cipher that it no longer loads: RC2, single DES, MD5 derivations.
/// Its decoders call what a wrong passphrase lets through "unsupported", too; those are another part of it.
bool lacksAlgorithm()
{
    const unsigned long code = openssl().ERR_peek_error();
    const int reason = ERR_GET_REASON(code);
    return ERR_GET_LIB(code) == ERR_LIB_EVP
        && (reason == ERR_R_UNSUPPORTED || reason == EVP_R_UNSUPPORTED_ALGORITHM
            || reason == EVP_R_UNKNOWN_PBE_ALGORITHM);
}

/// Why an encrypted container did not open, from what OpenSSL left in its error queue.
ContainerError lockedReason(QByteArrayView passphrase)
{
    const bool outdated = lacksAlgorithm();
    const QString reason = takeReason();
    if (!outdated && passphrase.isEmpty())
        return {Kind::PassphraseMissing, {}};
    if (outdated)
        return {Kind::Unsupported,
                Text::tr("it is encrypted with an outdated algorithm that OpenSSL 3 has put aside (%1)")
                    .arg(reason)};
    return {Kind::PassphraseWrong, reason};
}

bool asksTooMuch(QByteArrayView block)
{
    const Bio reader = readerOf(block);
    char *label = nullptr;
    char *header = nullptr;
    unsigned char *data = nullptr;
    long size = 0;
    if (openssl().PEM_read_bio(reader.get(), &label, &header, &data, &size) != 1)
        return false;
    const unsigned char *at = data;
    const EncryptedKey encrypted(
        std::strcmp(label, PEM_STRING_PKCS8) == 0 ? openssl().d2i_X509_SIG(nullptr, &at, size) : nullptr);
    openssl().CRYPTO_free(label, OPENSSL_FILE, OPENSSL_LINE);
    openssl().CRYPTO_free(header, OPENSSL_FILE, OPENSSL_LINE);
    openssl().CRYPTO_clear_free(data, size_t(size), OPENSSL_FILE, OPENSSL_LINE);
    return encrypted && isTooMuch(encrypted.get());
}

bool asksTooMuch(const PKCS12 *file)
{
    const ASN1_INTEGER *rounds = nullptr;
    openssl().PKCS12_get0_mac(nullptr, nullptr, nullptr, &rounds, file);
    int64_t count = 1;
    if (rounds && (openssl().ASN1_INTEGER_get_int64(&count, rounds) != 1 || count > most_iterations))
        return true;
    const Safes safes(openssl().PKCS12_unpack_authsafes(file));
    for (int i = 0; i < safes.size(); ++i) {
        const int type = openssl().OBJ_obj2nid(safes[i]->type);
        if (type == NID_pkcs7_encrypted
            && iterationsOf(safes[i]->d.encrypted->enc_data->algorithm) > most_iterations)
            return true;
        const Bags bags(type == NID_pkcs7_data ? openssl().PKCS12_unpack_p7data(safes[i]) : nullptr);
        for (int bag = 0; bag < bags.size(); ++bag) {
            const X509_SIG *key = openssl().PKCS12_SAFEBAG_get0_pkcs8(bags[bag]);
            if (key && isTooMuch(key))
                return true;
        }
    }
    return false;
}

QByteArray derOf(const X509 *certificate)
{
    QByteArray der(openssl().i2d_X509(certificate, nullptr), '\0');
    unsigned char *at = writableBytes(der);
    openssl().i2d_X509(certificate, &at);
    return der;
}

struct Opened {
    Pkey key;
    QList<QByteArray> certificates;
};

Result<Pkey, ContainerError> openPem(QByteArrayView block, QByteArrayView passphrase)
{
    if (!CryptoLibrary::load())
        return Failure{ContainerError{Kind::Unsupported, missingLibrary()}};
    if (asksTooMuch(block))
        return Failure{tooManyIterations()};
    openssl().ERR_clear_error();
    const Bio reader = readerOf(block);
    PassphraseGiver giver{passphrase};
    EVP_PKEY *raw = nullptr;
    const Handle<OSSL_DECODER_CTX, &CryptoLibrary::OSSL_DECODER_CTX_free> decoder(
        openssl().OSSL_DECODER_CTX_new_for_pkey(&raw, "PEM", nullptr, nullptr, 0, nullptr, nullptr));
    openssl().OSSL_DECODER_CTX_set_pem_password_cb(decoder.get(), PassphraseGiver::give, &giver);
    const bool decoded = openssl().OSSL_DECODER_from_bio(decoder.get(), reader.get()) == 1;
    Pkey key(raw);
    if (decoded && key) {
        openssl().ERR_clear_error();
        return key;
    }
    if (giver.asked)
        return Failure{lockedReason(passphrase)};
    return Failure{ContainerError{Kind::Malformed, takeReason()}};
}

Result<Opened, ContainerError> openPkcs12(QByteArrayView der, QByteArrayView passphrase)
{
    if (!CryptoLibrary::load())
        return Failure{ContainerError{Kind::Unsupported, missingLibrary()}};
    const Bio reader = readerOf(der);
    const Pkcs12 file(openssl().d2i_PKCS12_bio(reader.get(), nullptr));
    if (!file)
        return Failure{ContainerError{Kind::Malformed, takeReason()}};
    if (asksTooMuch(file.get()))
        return Failure{tooManyIterations()};
    openssl().ERR_clear_error();
    QByteArray secret = passphrase.toByteArray();
    EVP_PKEY *rawKey = nullptr;
    X509 *rawCertificate = nullptr;
    STACK_OF(X509) *rawOthers = nullptr;
    const bool unlocked =
        openssl().PKCS12_parse(file.get(), secret.constData(), &rawKey, &rawCertificate, &rawOthers) == 1;
    wipe(secret);
    Opened opened{Pkey(rawKey), {}};
    const Certificate certificate(rawCertificate);
    const Certificates others(rawOthers);
    if (!unlocked)
        return Failure{lockedReason(passphrase)};
    openssl().ERR_clear_error();
    if (!opened.key)
        return Failure{
            ContainerError{Kind::Malformed, Text::tr("it holds certificates, but no private key")}};
    if (certificate)
        opened.certificates.append(derOf(certificate.get()));
    for (int i = 0; i < others.size(); ++i)
        opened.certificates.append(derOf(others[i]));
    return opened;
}

} // namespace

Result<KeyMaterial, ContainerError> readPemKey(QByteArrayView block, QByteArrayView passphrase)
{
    const auto key = openPem(block, passphrase);
    if (!key)
        return Failure{key.error()};
    return materialOf(key->get());
}

Result<Pkcs12Contents, ContainerError> readPkcs12(QByteArrayView der, QByteArrayView passphrase)
{
    const auto opened = openPkcs12(der, passphrase);
    if (!opened)
        return Failure{opened.error()};
    auto material = materialOf(opened->key.get());
    if (!material)
        return Failure{material.error()};
    return Pkcs12Contents{std::move(material).value(), opened->certificates};
}

Result<PrivateKeyContents, ContainerError> readPemPrivateKey(QByteArrayView block, QByteArrayView passphrase)
{
    auto key = openPem(block, passphrase);
    if (!key)
        return Failure{key.error()};
    return PrivateKeyContents{CryptoKey(std::move(key).value()), {}};
}

Result<PrivateKeyContents, ContainerError> readPkcs12PrivateKey(QByteArrayView der, QByteArrayView passphrase)
{
    auto opened = openPkcs12(der, passphrase);
    if (!opened)
        return Failure{opened.error()};
    return PrivateKeyContents{CryptoKey(std::move(opened->key)), opened->certificates};
}

} // namespace workbench
