// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/base64url.h"
#include "jose/crypto.h"
#include "jose/jws.h"

#include <QTest>

using namespace workbench;
using namespace Qt::StringLiterals;

namespace {

/// An unsigned number as big-endian base-2^32 digits, most significant first: just enough arithmetic to check
/// an RSA signature without the library that made it.
class Number {
public:
    explicit Number(const QByteArray &bigEndian)
    {
        for (const char byte : bigEndian)
            m_bits.append(bits(static_cast<unsigned char>(byte)));
    }

    /// this^65537 mod m, by squaring (m is odd and of the same width).
    QByteArray powerF4(const Number &modulus) const
    {
        Limbs m = modulus.limbs();
        Limbs base = limbs();
        Limbs power = base;
        for (int i = 0; i < 16; ++i)
            power = productMod(power, power, m);
        return bytes(productMod(power, base, m));
    }

private:
    using Limbs = QList<quint32>; ///< least significant first

    static QList<bool> bits(unsigned char byte)
    {
        QList<bool> list;
        for (int i = 7; i >= 0; --i)
            list.append((byte >> i) & 1);
        return list;
    }
    Limbs limbs() const
    {
        Limbs list(m_bits.size() / 32, 0);
        for (qsizetype i = 0; i < m_bits.size(); ++i) {
            const qsizetype position = m_bits.size() - 1 - i;
            list[position / 32] |= quint32(m_bits[i]) << (position % 32);
        }
        return list;
    }
    static bool isAtLeast(const Limbs &a, const Limbs &b)
    {
        for (qsizetype i = a.size() - 1; i >= 0; --i) {
            if (a[i] != b[i])
                return a[i] > b[i];
        }
        return true;
    }
    static void subtract(Limbs &a, const Limbs &b)
    {
        qint64 borrow = 0;
        for (qsizetype i = 0; i < a.size(); ++i) {
            const qint64 digit = qint64(a[i]) - b[i] - borrow;
            borrow = digit < 0 ? 1 : 0;
            a[i] = quint32(digit);
        }
    }
    /// 2·a + (bit ? b : 0) mod m, where a, b < m.
    static void doubleAndAdd(Limbs &a, const Limbs &b, bool bit, const Limbs &m)
    {
        const auto addMod = [&m](Limbs &sum, const Limbs &term) {
            quint64 carry = 0;
            for (qsizetype i = 0; i < sum.size(); ++i) {
                carry += quint64(sum[i]) + term[i];
                sum[i] = quint32(carry);
                carry >>= 32;
            }
            if (carry || isAtLeast(sum, m))
                subtract(sum, m);
        };
        const Limbs copy = a;
        addMod(a, copy);
        if (bit)
            addMod(a, b);
    }
    static Limbs productMod(const Limbs &a, const Limbs &b, const Limbs &m)
    {
        Limbs product(m.size(), 0);
        for (qsizetype i = a.size() * 32 - 1; i >= 0; --i)
            doubleAndAdd(product, b, (a[i / 32] >> (i % 32)) & 1, m);
        return product;
    }
    static QByteArray bytes(const Limbs &limbs)
    {
        QByteArray bigEndian;
        for (qsizetype i = limbs.size() - 1; i >= 0; --i) {
            for (int shift = 24; shift >= 0; shift -= 8)
                bigEndian += char(limbs[i] >> shift);
        }
        return bigEndian;
    }

    QList<bool> m_bits;
};

QByteArray decoded(const JsonValue &jwk, QStringView member)
{
    const auto bytes = fromBase64Url(jwk.member(member)->text().toLatin1());
    return bytes ? *bytes : QByteArray();
}

/// RFC 8017 §9.2: what stands in an RS256 signature, written out by hand.
QByteArray encodedMessage(QByteArrayView data, qsizetype size)
{
    const QByteArray digestInfo =
        QByteArray::fromHex("3031300d060960864801650304020105000420") + sha256(data);
    return "\0\1"_ba + QByteArray(size - 3 - digestInfo.size(), '\xff') + '\0' + digestInfo;
}

} // namespace

class CryptoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sha256Vectors_data();
    void sha256Vectors();
    void refusesSizes_data();
    void refusesSizes();
    void jwkHasThePublicHalfOnly();
    void rs256SignsAsRfc8017Says_data();
    void rs256SignsAsRfc8017Says();
    void keysDiffer();
    void wipedBytesAreGone();
    void comparesInConstantTime();
};

/// FIPS 180-4 and RFC 7636 Appendix B.
void CryptoTest::sha256Vectors_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("base64url");
    QTest::newRow("empty") << QByteArray() << "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"_ba;
    QTest::newRow("RFC 7636 B") << "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_ba
                                << "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_ba;
}

void CryptoTest::sha256Vectors()
{
    QFETCH(QByteArray, data);
    QTEST(toBase64Url(sha256(data)), "base64url");
}

void CryptoTest::refusesSizes_data()
{
    QTest::addColumn<int>("bits");
    QTest::newRow("negative") << -1;
    QTest::newRow("zero") << 0;
    QTest::newRow("RFC 7518 §3.3 wants 2048") << 2047;
    QTest::newRow("huge") << 1'000'000;
}

void CryptoTest::refusesSizes()
{
    QFETCH(int, bits);
    const auto key = Key::generateRsa(bits);
    QVERIFY(!key);
    QVERIFY(key.error().message.contains(QString::number(bits)));
}

/// RFC 7518 §6.3.1
void CryptoTest::jwkHasThePublicHalfOnly()
{
    const auto key = Key::generateRsa();
    QVERIFY(key);
    const JsonValue jwk = *key->publicJwk();
    QCOMPARE(jwk.members().size(), 3);
    QCOMPARE(jwk.member(u"kty")->text(), u"RSA"_s);
    QCOMPARE(jwk.member(u"e")->text(), u"AQAB"_s);
    const QByteArray modulus = decoded(jwk, u"n");
    QCOMPARE(modulus.size(), 256);
    QVERIFY(static_cast<unsigned char>(modulus.front()) >= 0x80);
    QVERIFY(static_cast<unsigned char>(modulus.back()) & 1);
}

void CryptoTest::rs256SignsAsRfc8017Says_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("signing input") << "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ"_ba;
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("binary") << "\0\xff\0"_ba;
    QTest::newRow("large") << QByteArray(100'000, 'x');
}

/// RFC 7518 §3.3, checked with arithmetic of our own: s^e mod n is EMSA-PKCS1-v1_5(SHA-256(data)).
void CryptoTest::rs256SignsAsRfc8017Says()
{
    QFETCH(QByteArray, data);
    static const auto key = Key::generateRsa();
    QVERIFY(key);
    const auto signature = sign(*key->cryptoKey(), SignatureScheme::RsaPkcs1, Digest::Sha256, data);
    QVERIFY(signature);
    QCOMPARE(signature->size(), 256);
    const Number modulus(decoded(*key->publicJwk(), u"n"));
    QCOMPARE(Number(*signature).powerF4(modulus).toHex(), encodedMessage(data, 256).toHex());
    // PKCS#1 v1.5 is deterministic.
    QCOMPARE(*sign(*key->cryptoKey(), SignatureScheme::RsaPkcs1, Digest::Sha256, data), *signature);
}

void CryptoTest::keysDiffer()
{
    const auto one = Key::generateRsa();
    const auto other = Key::generateRsa();
    QVERIFY(one && other);
    QVERIFY(one->thumbprint() != other->thumbprint());
}

/// What others hold is theirs; what nobody else holds is overwritten.
void CryptoTest::wipedBytesAreGone()
{
    QByteArray secret = "correct horse"_ba + QByteArray(3, 'x');
    const QByteArray shared = secret;
    wipe(secret);
    QVERIFY(secret.isEmpty());
    QCOMPARE(shared, "correct horsexxx"_ba);
}

void CryptoTest::comparesInConstantTime()
{
    QVERIFY(equalInConstantTime("same", "same"));
    QVERIFY(equalInConstantTime({}, ""));
    QVERIFY(!equalInConstantTime("same", "sane"));
    QVERIFY(!equalInConstantTime("same", "sam"));
    QVERIFY(!equalInConstantTime("", "s"));
}

QTEST_GUILESS_MAIN(CryptoTest)
#include "crypto_test.moc"
