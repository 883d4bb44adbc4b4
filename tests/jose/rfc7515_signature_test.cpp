// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/algorithm.h"
#include "jose/base64url.h"
#include "jose/jose_vectors.h"
#include "jose/jws.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

using Verdict = SignatureCheck::Verdict;

/// A compact JWS taken apart, undecoded and decoded.
struct Parts {
    QByteArray signingInput;
    QByteArray header;
    QByteArray payload;
    QByteArray signature;

    explicit Parts(const QByteArray &compact)
        : signingInput(compact.first(compact.lastIndexOf('.')))
        , header(*fromBase64Url(signingInput.first(signingInput.indexOf('.'))))
        , payload(*fromBase64Url(signingInput.sliced(signingInput.indexOf('.') + 1)))
        , signature(*fromBase64Url(compact.sliced(compact.lastIndexOf('.') + 1)))
    {
    }
};

Key keyOf(const QByteArray &jwk)
{
    auto key = Key::fromText(jwk);
    if (!key)
        qFatal("%s", qPrintable(key.error().text()));
    return std::move(key).value();
}

Key publicHalf(const Key &key)
{
    return key.publicJwk() ? Key::fromJwk(*key.publicJwk()).value() : key;
}

SignatureCheck check(const Parts &parts, const Key &key, const QString &alg)
{
    return checkSignature(parts.signingInput, parts.signature, key, alg);
}

/// A key for each algorithm, made once.
Key keyFor(const QString &alg)
{
    static QHash<QString, Key> keys;
    const SignatureAlgorithm *algorithm = signatureAlgorithm(alg);
    const QString kind = keyTypeName(algorithm->keyType) + QString::number(int(algorithm->curve));
    if (const auto known = keys.constFind(kind); known != keys.cend())
        return *known;
    if (algorithm->keyType == KeyType::Oct)
        return *keys.insert(kind, Key::fromSecret(QByteArray(64, 's')));
    if (algorithm->keyType == KeyType::Rsa)
        return *keys.insert(kind, keyOf(vectors::rfc7515A2Key));
    const Curve curve = algorithm->curve == Curve::None ? Curve::Ed448 : algorithm->curve;
    return *keys.insert(kind, Key::generate(curve).value());
}

} // namespace

class Rfc7515SignatureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectorsVerify_data();
    void vectorsVerify();
    void vectorsAreReproduced_data();
    void vectorsAreReproduced();
    void whatIsSignedVerifies_data();
    void whatIsSignedVerifies();
    void signsExactlyTheBytes();
    void ecdsaSignaturesAreNeverTheSame();
    void pssSaltIsAsLongAsTheDigest();
    void leadingZerosOfAnRsaSignatureCount();
    void publicKeysDoNotSign();
    void unknownAlgorithms_data();
    void unknownAlgorithms();
};

void Rfc7515SignatureTest::vectorsVerify_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("alg");
    QTest::newRow("RFC 7515 A.1") << QByteArray(vectors::rfc7515A1Key) << QByteArray(vectors::rfc7515A1)
                                  << u"HS256"_s;
    QTest::newRow("RFC 7515 A.2") << QByteArray(vectors::rfc7515A2Key) << QByteArray(vectors::rfc7515A2)
                                  << u"RS256"_s;
    QTest::newRow("RFC 7515 A.3") << QByteArray(vectors::rfc7515A3Key) << QByteArray(vectors::rfc7515A3)
                                  << u"ES256"_s;
    QTest::newRow("RFC 7515 A.4") << QByteArray(vectors::rfc7515A4Key) << QByteArray(vectors::rfc7515A4)
                                  << u"ES512"_s;
    QTest::newRow("RFC 8037 A.5") << QByteArray(vectors::rfc8037A1Key) << QByteArray(vectors::rfc8037A4)
                                  << u"EdDSA"_s;
    QTest::newRow("RFC 7520 4.1") << QByteArray(vectors::rfc7520RsaKey) << QByteArray(vectors::rfc7520S41)
                                  << u"RS256"_s;
    QTest::newRow("RFC 7520 4.2") << QByteArray(vectors::rfc7520RsaKey) << QByteArray(vectors::rfc7520S42)
                                  << u"PS384"_s;
    QTest::newRow("RFC 7520 4.3") << QByteArray(vectors::rfc7520EcKey) << QByteArray(vectors::rfc7520S43)
                                  << u"ES512"_s;
    QTest::newRow("RFC 7520 4.4") << QByteArray(vectors::rfc7520HmacKey) << QByteArray(vectors::rfc7520S44)
                                  << u"HS256"_s;
}

/// RFC 7515 §5.2: with the public half, and not once a bit of data or signature is another.
void Rfc7515SignatureTest::vectorsVerify()
{
    QFETCH(QByteArray, jwk);
    QFETCH(QByteArray, token);
    QFETCH(QString, alg);
    const Key key = publicHalf(keyOf(jwk));
    const Parts parts(token);
    QCOMPARE(check(parts, key, alg).reason, QString());
    QCOMPARE(check(parts, key, alg).verdict, Verdict::Valid);

    for (qsizetype at = 0; at < parts.signature.size(); at += 7) {
        Parts changed = parts;
        changed.signature[at] = char(changed.signature[at] ^ 0x10);
        QCOMPARE(check(changed, key, alg).verdict, Verdict::Invalid);
    }
    Parts changed = parts;
    changed.signingInput[3] = char(changed.signingInput[3] ^ 1);
    QCOMPARE(check(changed, key, alg).verdict, Verdict::Invalid);
    QVERIFY(check(changed, key, alg).reason.contains(alg));
    changed = parts;
    changed.signature.clear();
    QCOMPARE(check(changed, key, alg).verdict, Verdict::Invalid);
}

void Rfc7515SignatureTest::vectorsAreReproduced_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("alg");
    QTest::newRow("RFC 7515 A.1") << QByteArray(vectors::rfc7515A1Key) << QByteArray(vectors::rfc7515A1)
                                  << u"HS256"_s;
    QTest::newRow("RFC 7515 A.2") << QByteArray(vectors::rfc7515A2Key) << QByteArray(vectors::rfc7515A2)
                                  << u"RS256"_s;
    QTest::newRow("RFC 8037 A.4") << QByteArray(vectors::rfc8037A1Key) << QByteArray(vectors::rfc8037A4)
                                  << u"EdDSA"_s;
    QTest::newRow("RFC 9864 on RFC 8037")
        << QByteArray(vectors::rfc8037A1Key) << QByteArray(vectors::rfc8037A4) << u"Ed25519"_s;
    QTest::newRow("RFC 7520 4.1") << QByteArray(vectors::rfc7520RsaKey) << QByteArray(vectors::rfc7520S41)
                                  << u"RS256"_s;
    QTest::newRow("RFC 7520 4.4") << QByteArray(vectors::rfc7520HmacKey) << QByteArray(vectors::rfc7520S44)
                                  << u"HS256"_s;
}

/// RFC 7515 §5.1, byte for byte where the algorithm is deterministic.
void Rfc7515SignatureTest::vectorsAreReproduced()
{
    QFETCH(QByteArray, jwk);
    QFETCH(QByteArray, token);
    QFETCH(QString, alg);
    const Parts parts(token);
    const auto compact = signCompact(parts.header, parts.payload, keyOf(jwk), alg);
    QVERIFY2(compact, qPrintable(compact ? QString() : compact.error().message));
    QCOMPARE(*compact, token);
}

void Rfc7515SignatureTest::whatIsSignedVerifies_data()
{
    QTest::addColumn<QString>("alg");
    QTest::addColumn<QByteArray>("payload");
    for (const SignatureAlgorithm &algorithm : signatureAlgorithms()) {
        const QByteArray name = algorithm.name.toUtf8();
        QTest::newRow(name.constData()) << algorithm.name << "{\"iss\":\"joe\"}"_ba;
        QTest::newRow((name + " nothing").constData()) << algorithm.name << QByteArray();
        QTest::newRow((name + " binary").constData()) << algorithm.name << QByteArray("\0\xff\0.", 4);
    }
}

void Rfc7515SignatureTest::whatIsSignedVerifies()
{
    QFETCH(QString, alg);
    QFETCH(QByteArray, payload);
    if (alg == "ES256K"_L1 && !isCurveAvailable(Curve::Secp256k1))
        QSKIP("this OpenSSL leaves out secp256k1");
    const Key key = alg == "Ed25519"_L1 ? keyOf(vectors::rfc8037A1Key) : keyFor(alg);
    const auto compact = signCompact("{}", payload, key, alg);
    QVERIFY2(compact, qPrintable(compact ? QString() : compact.error().message));
    const Parts parts(*compact);
    QCOMPARE(parts.payload, payload);
    QCOMPARE(parts.signature.size(), signatureSize(*signatureAlgorithm(alg), key));
    QCOMPARE(check(parts, publicHalf(key), alg).reason, QString());
    QVERIFY(check(parts, publicHalf(key), alg).isValid());

    // Of every other algorithm that goes with the key it is no signature, but for its other name.
    QStringList same{alg};
    if (key.type() == KeyType::Okp)
        same = algorithmsFor(key);
    for (const QString &other : algorithmsFor(key))
        QCOMPARE(check(parts, key, other).isValid(), same.contains(other));
}

/// The order, the white space and even the lies of the header are the caller's.
void Rfc7515SignatureTest::signsExactlyTheBytes()
{
    const QByteArray header = "{ \"kid\":\"x\",\r\n\"alg\":\"ES512\" }";
    const auto compact = signCompact(header, "no JSON at all", Key::fromSecret("secret"), u"HS256"_s);
    QVERIFY(compact);
    QCOMPARE(Parts(*compact).header, header);
    QCOMPARE(Parts(*compact).payload, "no JSON at all"_ba);
}

void Rfc7515SignatureTest::ecdsaSignaturesAreNeverTheSame()
{
    const Key key = keyOf(vectors::rfc7515A3Key);
    QVERIFY(*signCompact("{}", "", key, u"ES256") != *signCompact("{}", "", key, u"ES256"));
}

/// RFC 7518 §3.5. With an RSA key one sees the salt: a signature with another salt length is no PS256.
void Rfc7515SignatureTest::pssSaltIsAsLongAsTheDigest()
{
    const Key key = keyOf(vectors::rfc7515A2Key);
    // Made over "data" with the key of RFC 7515 A.2, PSS, SHA-256 and salts of 32, 20, 0 and 222 bytes; the
    // last has a salt of 32 bytes and MGF1 with another digest.
    const QList<std::pair<int, QByteArray>> signatures{
        {32,
         "dBAli0N-e6PM5k0QAloF_szEYLFJ7GL_2mNAUx2c5jyNdJzqVlq4zJhzWPIggqHwxIlrUWvq_"
         "jJ1hOHyDyWny5tnNAlMgzTuhLMyosPDmDUXFb1ovMY7OpdV5WmOyFnzSiES5ACIbCjZkZM3OvUtRIPbRV2M4m6_"
         "nMtydKA8j2UJGJ7FLHPi5dSb8h-Zpl468PNmPk_"
         "3NAncMSBkD94fufHSQLaLo2F4h1BHn5I6MbnfFQsdeRhs9MUGFtUh3EqxqsSQacgUbM6J96jH19nnpuntjZ1_"
         "RdIbCXpeUjS7XzNdlvumcstEKjv55p_PVEGvMvK9sYrEqUQbFbIgWqeKpQ"},
        {20,
         "RJGpQBCr7JeOUqrSqV5ThTkZ_MIc51LO6-638jav7HyqSj4q_YynJ75vxd67id2qi4cRCfi-LwMyJog-zlI3e7RV_"
         "3DW5lcJrmGYBJ_lpVPleWpZXsKkeu8kM3csW51iN-qcgQtGNE81vuAdSwZFQj2XpYyFQgnL6FTlS3fmVcvNSmks-MZC_"
         "mCBsDe52FLosB4Z6d6eslNZt61HtJrLv4N-ggxHIEMrfkaChrjXMKBxVn6s4v6W_"
         "OiHIcYWBNxB7O04jFEiQHtrX0IC8kknnL15cAvNgihUou54vXSR7To03X_blFj8qcvydEt9_sphfshk4wKdkTBxJLMrILPamQ"},
        {0,
         "CHb0kMt8WZElFEwQjCsostBVYRARuPyHivlb027mi3VmJRz3NZpZRswVmT5KRkIoYnf72g1mgIvprBzKVYjXzxeXDY6ZEcmT9-"
         "7T2Kbcw2IzPtVjo5CFRYeO_jT7iWjqp127HY2Rn8_"
         "7gDxi06aKOYNzceW2aaHscEUia5j27GJrOc1rJhPY2tQUsiAx3qXyPBqjwy0an2U7yZTY16oQa6JK2xTDcFB_"
         "vHdrtDuK4HNBy12_IyuQRNDoRNr8hBDCd9Jya0kt-8xkstZ7AK-qALBRc-"
         "6IMmtURNwLKjfVEZTGky3plZ54TNgKb4zdzY0d1nNpxbW-PekNe2T31-Y2Fg"},
        {222,
         "fIeovZECDgXEO-"
         "fwHOXtgMzBHI0jhWE5pvetym73hVMV7zLaGIrMtymfT3sIiS0ShqoImaddzQSRlLNpJEJQENt5mVQvcxlRN1Ju8DWQmeqIfI5vW"
         "PTZDDmo6WdGMtFwPxTYUW1sA7Ujryh7txdpPczxfx9GJG-Qa57foVVNh02Zp7PPxSvIsWX8LrBw5jTE9-v_"
         "IE3VKCbZsNyvIBfx6SRFPozi8jQKeeQdUc-mBvzgyuBxh5VKmqVMJENvEuvsraqq6oE5oHFV6nsYST2veO4JJZMb6fcPZjm4e-"
         "dV46Xt0SJEWb94puHPPMWAqcpoOd0VTi-oWhu0EBwoVcqWlg"},
        {-1,
         "BEakb1XvB4U4a5QTa6u4n65cs5fFvacNlFw6-AQSKYYK9uEYvepCDs3fn1Er0XPJXmR81ui89SJS8vZgXj6Ba0z8P4nW0dqZWU_"
         "E9uSK6UwbR1xZHpDpK-NA1oc5ee6PvmwgM-YhKw0xaIYO0_pfS2KnDv67C_RHHN-RL_kwpEOTSHp2IIIbKeshziXdwfl4o-"
         "VFdHQ8r7-eLd4K3BsKDL0e6DeOKojCAVz1SHq4GUy2OvbqGk9KW3AeY8ky9dm5vu1StHzjPylab78b_"
         "nH1bUfJBsNw1Yobh0fWECDiHO65_UddLg9CikC8VzMYKyQmqqx9olVt_8ZbrBJI9JzIKQ"},
    };
    for (const auto &[salt, signature] : signatures)
        QCOMPARE(checkSignature("data", *fromBase64Url(signature), key, u"PS256").isValid(), salt == 32);
}

/// RFC 8017 §8.1.2 and §8.2.2 step 1: of some 256 signatures one begins with a zero byte. Without it, it is
/// none.
void Rfc7515SignatureTest::leadingZerosOfAnRsaSignatureCount()
{
    const Key key = keyOf(vectors::rfc7515A2Key);
    for (const QString &alg : {u"RS256"_s, u"PS256"_s}) {
        QByteArray compact;
        for (int i = 0; compact.isEmpty() || Parts(compact).signature.front() != '\0'; ++i) {
            QVERIFY(i < 10'000);
            compact = *signCompact("{}", QByteArray::number(i), key, alg);
        }
        Parts parts(compact);
        QVERIFY(check(parts, key, alg).isValid());
        parts.signature.remove(0, 1);
        QCOMPARE(check(parts, key, alg).verdict, Verdict::Invalid);
        QVERIFY(check(parts, key, alg).reason.contains(u"255"_s));
        parts.signature.prepend(2, '\0');
        QCOMPARE(check(parts, key, alg).verdict, Verdict::Invalid);
    }
}

void Rfc7515SignatureTest::publicKeysDoNotSign()
{
    const auto compact = signCompact("{}", "", publicHalf(keyOf(vectors::rfc7515A3Key)), u"ES256");
    QVERIFY(!compact);
    QCOMPARE(compact.error().member, u"key"_s);
    QVERIFY(compact.error().message.contains(u"Give the private key"_s));
}

void Rfc7515SignatureTest::unknownAlgorithms_data()
{
    QTest::addColumn<QString>("alg");
    QTest::newRow("none") << u"none"_s;
    QTest::newRow("case counts") << u"hs256"_s;
    QTest::newRow("encryption") << u"RSA-OAEP"_s;
    QTest::newRow("empty") << QString();
}

/// RFC 8725 §3.2: there is no way to "none".
void Rfc7515SignatureTest::unknownAlgorithms()
{
    QFETCH(QString, alg);
    const Key key = Key::fromSecret("secret");
    const auto compact = signCompact("{}", "", key, alg);
    QVERIFY(!compact);
    QCOMPARE(compact.error().member, u"alg"_s);
    QVERIFY(compact.error().message.contains(u"ES256K"_s));
    QCOMPARE(checkSignature("e30.", "", key, alg).verdict, Verdict::Impossible);
}

QTEST_GUILESS_MAIN(Rfc7515SignatureTest)
#include "rfc7515_signature_test.moc"
