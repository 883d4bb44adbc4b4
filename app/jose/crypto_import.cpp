// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/crypto_openssl.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

// From numbers to a key. OpenSSL takes most numbers as they come, so what belongs together is checked here.

namespace workbench {

using namespace crypto;

namespace {

using ParamBuilder = Handle<OSSL_PARAM_BLD, &CryptoLibrary::OSSL_PARAM_BLD_free>;
using Params = Handle<OSSL_PARAM, &CryptoLibrary::OSSL_PARAM_free>;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::Crypto)
};

using Complaint = std::optional<KeyMaterialError>;
using Imported = Result<CryptoKey, KeyMaterialError>;

CryptoKey shared(Pkey key)
{
    return CryptoKey(std::shared_ptr<EVP_PKEY>(std::move(key)));
}

Pkey keyFromParams(const char *type, OSSL_PARAM_BLD *builder, bool isPrivate)
{
    const Params params(openssl().OSSL_PARAM_BLD_to_param(builder));
    const PkeyContext context(openssl().EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    const int selection = isPrivate ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
    EVP_PKEY *key = nullptr;
    if (!params || !context || openssl().EVP_PKEY_fromdata_init(context.get()) != 1
        || openssl().EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1)
        return nullptr;
    return Pkey(key);
}

/// The numbers of an RSA key, and whether they belong to each other (RFC 8017 §3).
class RsaNumbers {
public:
    explicit RsaNumbers(const KeyMaterial &material)
    {
        for (const auto &[jwkName, paramName] : names) {
            const QString name = QString::fromLatin1(jwkName);
            if (!material.has(name))
                continue;
            m_numbers[name] = numberOf(material.numbers[name]);
            openssl().OSSL_PARAM_BLD_push_BN(m_builder.get(), paramName, (*this)[name]);
        }
    }

    Complaint check() const
    {
        if (Complaint complaint = checkPublic())
            return complaint;
        if (m_numbers.contains(u"p"_s))
            return checkFactors();
        if (m_numbers.contains(u"d"_s) && !undoes(u"d"_s))
            return KeyMaterialError{u"d"_s, Text::tr("does not belong to n and e")};
        return std::nullopt;
    }
    OSSL_PARAM_BLD *builder() const { return m_builder.get(); }

private:
    static constexpr std::pair<const char *, const char *> names[] = {
        {"n", OSSL_PKEY_PARAM_RSA_N},          {"e", OSSL_PKEY_PARAM_RSA_E},
        {"d", OSSL_PKEY_PARAM_RSA_D},          {"p", OSSL_PKEY_PARAM_RSA_FACTOR1},
        {"q", OSSL_PKEY_PARAM_RSA_FACTOR2},    {"dp", OSSL_PKEY_PARAM_RSA_EXPONENT1},
        {"dq", OSSL_PKEY_PARAM_RSA_EXPONENT2}, {"qi", OSSL_PKEY_PARAM_RSA_COEFFICIENT1},
    };

    const BIGNUM *operator[](const QString &name) const { return m_numbers.at(name).get(); }

    Complaint checkPublic() const
    {
        const int bits = openssl().BN_num_bits((*this)[u"n"_s]);
        if (bits < 512 || bits > 16384)
            return KeyMaterialError{u"n"_s,
                                    Text::tr("has %1 bits; keys of 512 to 16384 bits can be used").arg(bits)};
        if (!openssl().BN_is_odd((*this)[u"n"_s]))
            return KeyMaterialError{u"n"_s, Text::tr("is even, so it is no RSA modulus")};
        const BIGNUM *e = (*this)[u"e"_s];
        if (!openssl().BN_is_odd(e) || openssl().BN_is_one(e))
            return KeyMaterialError{u"e"_s, Text::tr("is no RSA exponent: it must be odd and at least 3")};
        if (openssl().BN_num_bits(e) > 64)
            return KeyMaterialError{u"e"_s,
                                    Text::tr("has %1 bits; exponents of up to 64 bits can be used")
                                        .arg(openssl().BN_num_bits(e))};
        return std::nullopt;
    }

    /// p·q = n, each private exponent undoes e, and qi undoes q.
    Complaint checkFactors() const
    {
        if (!isProduct())
            return KeyMaterialError{u"p"_s, Text::tr("times q is not n")};
        if (!isInverse(u"d"_s, u"e"_s, u"p"_s, 1) || !isInverse(u"d"_s, u"e"_s, u"q"_s, 1))
            return KeyMaterialError{u"d"_s, Text::tr("does not belong to n and e")};
        if (!isInverse(u"dp"_s, u"e"_s, u"p"_s, 1))
            return KeyMaterialError{u"dp"_s, Text::tr("does not belong to p and e")};
        if (!isInverse(u"dq"_s, u"e"_s, u"q"_s, 1))
            return KeyMaterialError{u"dq"_s, Text::tr("does not belong to q and e")};
        if (!isInverse(u"qi"_s, u"q"_s, u"p"_s, 0))
            return KeyMaterialError{u"qi"_s, Text::tr("does not belong to p and q")};
        return std::nullopt;
    }

    bool isProduct() const
    {
        const BigNumber product(openssl().BN_new());
        return openssl().BN_mul(product.get(), (*this)[u"p"_s], (*this)[u"q"_s], m_context.get()) == 1
            && openssl().BN_cmp(product.get(), (*this)[u"n"_s]) == 0;
    }

    /// a·b = 1 modulo (modulus - less)
    bool isInverse(const QString &a, const QString &b, const QString &modulus, BN_ULONG less) const
    {
        const BigNumber reduced(openssl().BN_dup((*this)[modulus]));
        const BigNumber product(openssl().BN_new());
        return openssl().BN_sub_word(reduced.get(), less) == 1
            && openssl().BN_mod_mul(product.get(), (*this)[a], (*this)[b], reduced.get(), m_context.get())
            == 1
            && openssl().BN_is_one(product.get());
    }

    /// Without the factors only a trial tells: (2^exponent)^e = 2 modulo n.
    bool undoes(const QString &exponent) const
    {
        const BigNumber two(openssl().BN_new());
        const BigNumber power(openssl().BN_new());
        const BigNumber secret(openssl().BN_dup((*this)[exponent]));
        openssl().BN_set_flags(secret.get(), BN_FLG_CONSTTIME);
        return openssl().BN_set_word(two.get(), 2) == 1
            && openssl().BN_mod_exp(power.get(), two.get(), secret.get(), (*this)[u"n"_s], m_context.get())
            == 1
            && openssl().BN_mod_exp(power.get(), power.get(), (*this)[u"e"_s], (*this)[u"n"_s],
                                    m_context.get())
            == 1
            && openssl().BN_cmp(power.get(), two.get()) == 0;
    }

    std::map<QString, BigNumber> m_numbers;
    const ParamBuilder m_builder{openssl().OSSL_PARAM_BLD_new()};
    const BigNumberContext m_context{openssl().BN_CTX_new()};
};

Imported importRsa(const KeyMaterial &material)
{
    const RsaNumbers numbers(material);
    if (const Complaint complaint = numbers.check())
        return Failure{*complaint};
    Pkey key = keyFromParams("RSA", numbers.builder(), material.isPrivate());
    if (!key)
        return Failure{KeyMaterialError{{}, failed(Text::tr("These numbers make no RSA key")).message}};
    return shared(std::move(key));
}

Complaint checkSizes(const KeyMaterial &material, const CurveInfo &curve)
{
    for (auto number = material.numbers.cbegin(); number != material.numbers.cend(); ++number) {
        const qsizetype size = number->size();
        if (size < curve.size)
            return KeyMaterialError{number.key(),
                                    Text::tr("has %1 bytes, but a number of %2 has %3: leading zero bytes "
                                             "belong to it (RFC 7518 §6.2.1.2)")
                                        .arg(size)
                                        .arg(curve.name)
                                        .arg(curve.size)};
        if (size > curve.size)
            return KeyMaterialError{number.key(),
                                    Text::tr("has %1 bytes, but a number of %2 has %3")
                                        .arg(size)
                                        .arg(curve.name)
                                        .arg(curve.size)};
    }
    return std::nullopt;
}

Imported importEc(const KeyMaterial &material, const CurveInfo &curve)
{
    const ParamBuilder builder(openssl().OSSL_PARAM_BLD_new());
    const QByteArray point = '\x04' + material.numbers[u"x"_s] + material.numbers[u"y"_s];
    const BigNumber secret = numberOf(material.numbers[u"d"_s]);
    openssl().OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, nameOf(curve.curve),
                                              0);
    openssl().OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                               size_t(point.size()));
    if (material.isPrivate())
        openssl().OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get());
    Pkey key = keyFromParams("EC", builder.get(), material.isPrivate());
    // OpenSSL 3.0 refuses points beside the curve right when it takes the numbers; later ones may not.
    const PkeyContext context(key ? openssl().EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr)
                                  : nullptr);
    if (!context || openssl().EVP_PKEY_public_check(context.get()) != 1) {
        openssl().ERR_clear_error();
        return Failure{KeyMaterialError{u"x"_s, Text::tr("and y are no point on %1").arg(curve.name)}};
    }
    if (material.isPrivate()
        && (openssl().EVP_PKEY_private_check(context.get()) != 1
            || openssl().EVP_PKEY_pairwise_check(context.get()) != 1)) {
        openssl().ERR_clear_error();
        return Failure{KeyMaterialError{u"d"_s, Text::tr("does not belong to x and y")}};
    }
    return shared(std::move(key));
}

Imported importEdwards(const KeyMaterial &material, const CurveInfo &curve)
{
    const QByteArray &x = material.numbers[u"x"_s];
    if (!material.isPrivate()) {
        Pkey key(openssl().EVP_PKEY_new_raw_public_key_ex(nullptr, nameOf(curve.curve), nullptr, bytesOf(x),
                                                          size_t(x.size())));
        if (!key)
            return Failure{KeyMaterialError{u"x"_s, failed(Text::tr("is no public key")).message}};
        return shared(std::move(key));
    }
    const QByteArray &d = material.numbers[u"d"_s];
    Pkey key(openssl().EVP_PKEY_new_raw_private_key_ex(nullptr, nameOf(curve.curve), nullptr, bytesOf(d),
                                                       size_t(d.size())));
    QByteArray derived(curve.size, '\0');
    size_t size = size_t(derived.size());
    if (!key || openssl().EVP_PKEY_get_raw_public_key(key.get(), writableBytes(derived), &size) != 1)
        return Failure{KeyMaterialError{u"d"_s, failed(Text::tr("is no private key")).message}};
    if (derived != x)
        return Failure{KeyMaterialError{u"d"_s, Text::tr("does not belong to x")}};
    return shared(std::move(key));
}

} // namespace

bool isCurveAvailable(Curve curve)
{
    if (curveInfo(curve).type == KeyType::Okp)
        return true;
    if (!CryptoLibrary::load())
        return false;
    const Handle<EC_GROUP, &CryptoLibrary::EC_GROUP_free> group(openssl().EC_GROUP_new_by_curve_name(
        openssl().OBJ_sn2nid(curve == Curve::Secp256k1
                                 ? SN_secp256k1
                                 : openssl().OBJ_nid2sn(openssl().EC_curve_nist2nid(nameOf(curve))))));
    openssl().ERR_clear_error();
    return group != nullptr;
}

Result<CryptoKey, KeyMaterialError> importKey(const KeyMaterial &material)
{
    if (!CryptoLibrary::load())
        return Failure{KeyMaterialError{{}, missingLibrary()}};
    if (material.type == KeyType::Rsa)
        return importRsa(material);
    const CurveInfo &curve = curveInfo(material.curve);
    if (const Complaint complaint = checkSizes(material, curve))
        return Failure{*complaint};
    if (!isCurveAvailable(curve.curve))
        return Failure{KeyMaterialError{
            u"crv"_s, Text::tr("%1 is left out of the OpenSSL of this system").arg(curve.name)}};
    return curve.type == KeyType::Ec ? importEc(material, curve) : importEdwards(material, curve);
}

} // namespace workbench
