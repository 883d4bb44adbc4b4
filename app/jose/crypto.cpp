// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/crypto.h"

#include "jose/base64url.h"
#include "jose/crypto_library.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

/// Only for what exists, so that there is a library.
template<auto release> struct Release {
    template<class T> void operator()(T *pointer) const { (CryptoLibrary::load()->*release)(pointer); }
};
using Pkey = std::unique_ptr<EVP_PKEY, Release<&CryptoLibrary::EVP_PKEY_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Release<&CryptoLibrary::EVP_MD_CTX_free>>;
using BigNumber = std::unique_ptr<BIGNUM, Release<&CryptoLibrary::BN_free>>;

/// OpenSSL's own words for what just failed. Empties its error queue, so that no later operation is blamed.
CryptoError failed(const CryptoLibrary &openssl, const char *what)
{
    char reason[256] = "";
    if (const unsigned long code = openssl.ERR_peek_last_error())
        openssl.ERR_error_string_n(code, reason, sizeof reason);
    openssl.ERR_clear_error();
    const QString operation = QCoreApplication::translate("Crypto", what);
    return {*reason ? operation + u": "_s + QString::fromLatin1(reason) : operation};
}

/// A number as JOSE writes it: big-endian without leading zero bytes (RFC 7518 §2, Base64urlUInt).
QString base64UrlUInt(const EVP_PKEY *key, const char *name)
{
    const CryptoLibrary &openssl = *CryptoLibrary::load(); // which made the key
    BIGNUM *raw = nullptr;
    if (openssl.EVP_PKEY_get_bn_param(key, name, &raw) != 1)
        return {};
    const BigNumber number(raw);
    QByteArray bytes((openssl.BN_num_bits(number.get()) + 7) / 8, '\0');
    openssl.BN_bn2bin(number.get(), reinterpret_cast<unsigned char *>(bytes.data()));
    return QString::fromLatin1(toBase64Url(bytes));
}

} // namespace

struct RsaPrivateKey::Key {
    Pkey pkey;
};

RsaPrivateKey::RsaPrivateKey(std::unique_ptr<Key> key)
    : m_key(std::move(key))
{
}
RsaPrivateKey::RsaPrivateKey(RsaPrivateKey &&) noexcept = default;
RsaPrivateKey &RsaPrivateKey::operator=(RsaPrivateKey &&) noexcept = default;
RsaPrivateKey::~RsaPrivateKey() = default;

Result<RsaPrivateKey, CryptoError> RsaPrivateKey::generate(int bits)
{
    // RFC 7518 §3.3: 2048 bits or more.
    if (bits < 2048 || bits > 16384)
        return Failure{CryptoError{
            QCoreApplication::translate("Crypto", "An RSA key has 2048 to 16384 bits, not %1.").arg(bits)}};
    const CryptoLibrary *openssl = CryptoLibrary::load();
    if (!openssl)
        return Failure{CryptoError{
            QCoreApplication::translate("Crypto", "OpenSSL 3 is not installed: there is no libcrypto.so.%1.")
                .arg(OPENSSL_VERSION_MAJOR)}};
    Pkey pkey(openssl->EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", size_t(bits)));
    if (!pkey)
        return Failure{failed(*openssl, QT_TRANSLATE_NOOP("Crypto", "The RSA key could not be generated"))};
    auto key = std::make_unique<Key>();
    key->pkey = std::move(pkey);
    return RsaPrivateKey(std::move(key));
}

Result<QByteArray, CryptoError> RsaPrivateKey::signRs256(QByteArrayView data) const
{
    const char *const what = QT_TRANSLATE_NOOP("Crypto", "The data could not be signed with RS256");
    const CryptoLibrary &openssl = *CryptoLibrary::load(); // which made the key
    const DigestContext context(openssl.EVP_MD_CTX_new());
    if (!context
        || openssl.EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr,
                                         m_key->pkey.get(), nullptr)
            != 1)
        return Failure{failed(openssl, what)};
    // Nothing to sign still needs a pointer that is not null.
    const auto *bytes = reinterpret_cast<const unsigned char *>(data.isEmpty() ? "" : data.data());
    size_t length = 0;
    if (openssl.EVP_DigestSign(context.get(), nullptr, &length, bytes, size_t(data.size())) != 1)
        return Failure{failed(openssl, what)};
    QByteArray signature(qsizetype(length), '\0');
    auto *out = reinterpret_cast<unsigned char *>(signature.data());
    if (openssl.EVP_DigestSign(context.get(), out, &length, bytes, size_t(data.size())) != 1)
        return Failure{failed(openssl, what)};
    signature.truncate(qsizetype(length));
    return signature;
}

JsonValue RsaPrivateKey::publicJwk() const
{
    JsonValue jwk = JsonValue::object();
    jwk.setMember(u"kty"_s, JsonValue::string(u"RSA"_s));
    jwk.setMember(u"n"_s, JsonValue::string(base64UrlUInt(m_key->pkey.get(), OSSL_PKEY_PARAM_RSA_N)));
    jwk.setMember(u"e"_s, JsonValue::string(base64UrlUInt(m_key->pkey.get(), OSSL_PKEY_PARAM_RSA_E)));
    return jwk;
}

QByteArray sha256(QByteArrayView data)
{
    return QCryptographicHash::hash(data.toByteArray(), QCryptographicHash::Sha256);
}

void releaseCryptoOfThread()
{
    if (const CryptoLibrary *openssl = CryptoLibrary::load())
        openssl->OPENSSL_thread_stop();
}

} // namespace workbench
