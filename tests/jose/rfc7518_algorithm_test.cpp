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

Key keyOf(const QByteArray &jwk)
{
    auto key = Key::fromText(jwk);
    if (!key)
        qFatal("%s", qPrintable(key.error().text()));
    return std::move(key).value();
}

/// An RSA key of 512 bits, made for this test.
constexpr char small_key[] =
    "{\"kty\":\"RSA\",\"n\":\"4IxnuQjgoOSLWRySTrbb5Cz___e-rcGKHNVKNYyzMPQhDxcXUQsFjIMTvU3kHfVUmNLFvuZN"
    "Dk42cdRxDKBGlw\",\"e\":\"AQAB\",\"d\":\"2eGDF3j0tUltqPbfRD-MV_gOIunafDDqeZXAHvu6N8kouxG2hMdZmrH5zH"
    "zfklrUzOex4L_Rk4rjNYSQNhOMmQ\",\"p\":\"5XwKX3QaMNS1b4W_vgjJHNEIx2sOVhvZjCj8E8tUeOs\",\"q\":\"-n5cF"
    "Ds7WohwMsYxLrJkT86ZPBerE5OcnAQHwp_TPgU\",\"dp\":\"dRqmJG2Xy-FPsNg8r1nGXukgpLqxtylBC3ACqosw0P8\""
    ",\"dq\":\"UwODUnUaw3MJ89m4vOgD1Gr8X2zclj1KHm47gCVlZV0\",\"qi\":\"Jsy0AjYctH-VEuzPgtpgqmoRqDgrfxqf"
    "d8h4a8Mh9B4\"}";

QStringList idsOf(const QList<Finding> &findings)
{
    QStringList ids;
    for (const Finding &finding : findings)
        ids.append(finding.id);
    return ids;
}

QList<Finding> findingsOf(const QString &alg, const Key &key, KeyPurpose purpose = KeyPurpose::Sign)
{
    return keyFindings(*signatureAlgorithm(alg), key, purpose);
}

} // namespace

class Rfc7518AlgorithmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void algorithmsOfAKey_data();
    void algorithmsOfAKey();
    void ownAlgorithmIsTheDefault();
    void misfitsSayWhy_data();
    void misfitsSayWhy();
    void curvesAreNotMixed_data();
    void curvesAreNotMixed();
    void paddedEcdsaNumbersAreRefused();
    void shortKeysAreFindings_data();
    void shortKeysAreFindings();
    void smallRsaKeysWork();
    void otherPurposesAreFindings_data();
    void otherPurposesAreFindings();
    void soundKeysHaveNoFindings();
};

void Rfc7518AlgorithmTest::algorithmsOfAKey_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::addColumn<QString>("algorithms");
    QTest::newRow("oct") << QByteArray(vectors::rfc7515A1Key) << u"HS256 HS384 HS512"_s;
    QTest::newRow("RSA") << QByteArray(vectors::rfc7515A2Key) << u"RS256 RS384 RS512 PS256 PS384 PS512"_s;
    QTest::newRow("RSA of 512 bits") << QByteArray(small_key) << u"RS256"_s;
    QTest::newRow("P-256") << QByteArray(vectors::rfc7515A3Key) << u"ES256"_s;
    QTest::newRow("P-521") << QByteArray(vectors::rfc7515A4Key) << u"ES512"_s;
    QTest::newRow("Ed25519") << QByteArray(vectors::rfc8037A1Key) << u"EdDSA Ed25519"_s;
    if (isCurveAvailable(Curve::Secp256k1))
        QTest::newRow("secp256k1") << QByteArray(vectors::secp256k1Key) << u"ES256K"_s;
}

void Rfc7518AlgorithmTest::algorithmsOfAKey()
{
    QFETCH(QByteArray, jwk);
    QFETCH(QString, algorithms);
    const Key key = keyOf(jwk);
    QCOMPARE(algorithmsFor(key).join(u' '), algorithms);
    QCOMPARE(defaultAlgorithm(key), algorithms.section(u' ', 0, 0));
}

void Rfc7518AlgorithmTest::ownAlgorithmIsTheDefault()
{
    const Key key = keyOf(vectors::rfc7515A2Key);
    QCOMPARE(defaultAlgorithm(key.withLabels({{}, u"PS384"_s, {}, {}})), u"PS384"_s);
    QCOMPARE(defaultAlgorithm(key.withLabels({{}, u"ES256"_s, {}, {}})), u"RS256"_s);
}

void Rfc7518AlgorithmTest::misfitsSayWhy_data()
{
    QTest::addColumn<QString>("alg");
    QTest::addColumn<QByteArray>("jwk");
    QTest::addColumn<QString>("message");
    const QByteArray p521 = vectors::rfc7515A4Key;
    QTest::newRow("another curve")
        << u"ES256"_s << p521
        << u"ES256 needs an EC key on P-256; this key is EC, P-521. It goes with ES512."_s;
    QTest::newRow("another type") << u"RS256"_s << p521
                                  << u"RS256 needs an RSA key; this key is EC, P-521. It goes with ES512."_s;
    QTest::newRow("a public key as a secret")
        << u"HS256"_s << QByteArray(vectors::rfc7638Key)
        << u"HS256 needs a shared secret (kty oct); this key is RSA, 2048 bit(s). It goes with RS256, RS384, "
           "RS512, PS256, PS384, PS512."_s;
    QTest::newRow("another Edwards curve")
        << u"Ed448"_s << QByteArray(vectors::rfc8037A1Key)
        << u"Ed448 needs an OKP key on Ed448; this key is OKP, Ed25519. It goes with EdDSA, Ed25519."_s;
    QTest::newRow("EdDSA")
        << u"EdDSA"_s << p521
        << u"EdDSA needs an OKP key (Ed25519 or Ed448); this key is EC, P-521. It goes with ES512."_s;
    QTest::newRow("too small for the digest")
        << u"PS512"_s << QByteArray(small_key)
        << u"PS512 does not go into 512 bits; the RSA key needs 1034 at the least, and 2048 by RFC 7518 §3.3."_s;
}

void Rfc7518AlgorithmTest::misfitsSayWhy()
{
    QFETCH(QString, alg);
    QFETCH(QByteArray, jwk);
    QFETCH(QString, message);
    const Key key = keyOf(jwk);
    QCOMPARE(misfit(*signatureAlgorithm(alg), key).value_or(QString()), message);
    const auto compact = signCompact("{}", "", key, alg);
    QVERIFY(!compact);
    QCOMPARE(compact.error(), (SigningError{u"key"_s, message}));
    QCOMPARE(checkSignature("", "", key, alg).verdict, SignatureCheck::Verdict::Impossible);
}

void Rfc7518AlgorithmTest::curvesAreNotMixed_data()
{
    QTest::addColumn<int>("curve");
    QTest::newRow("P-256") << int(Curve::P256);
    QTest::newRow("P-384") << int(Curve::P384);
    QTest::newRow("P-521") << int(Curve::P521);
    if (isCurveAvailable(Curve::Secp256k1))
        QTest::newRow("secp256k1") << int(Curve::Secp256k1);
}

/// RFC 7518 §3.4, RFC 8812 §3.2: each ES algorithm has one curve, although OpenSSL would take any with any
/// digest.
void Rfc7518AlgorithmTest::curvesAreNotMixed()
{
    QFETCH(int, curve);
    const Key key = Key::generate(Curve(curve)).value();
    const QByteArray data = "e30.e30";
    int fitting = 0;
    for (const QString &alg : {u"ES256"_s, u"ES384"_s, u"ES512"_s, u"ES256K"_s}) {
        const SignatureAlgorithm &algorithm = *signatureAlgorithm(alg);
        const QByteArray signature = *sign(*key.cryptoKey(), SignatureScheme::Ecdsa, algorithm.digest, data);
        const SignatureCheck check = checkSignature(data, signature, key, alg);
        fitting += check.isValid();
        QCOMPARE(check.isValid(), int(algorithm.curve) == curve);
    }
    QCOMPARE(fitting, 1);
}

/// RFC 7518 §3.4: r and s are as long as the curve's numbers, neither longer nor shorter.
void Rfc7518AlgorithmTest::paddedEcdsaNumbersAreRefused()
{
    const Key key = keyOf(vectors::rfc7515A3Key);
    const QByteArray token = vectors::rfc7515A3;
    const QByteArray data = token.first(token.lastIndexOf('.'));
    const QByteArray raw = *fromBase64Url(token.sliced(token.lastIndexOf('.') + 1));
    QVERIFY(checkSignature(data, raw, key, u"ES256").isValid());
    const QByteArray padded = '\0' + raw.first(32) + '\0' + raw.last(32);
    const SignatureCheck check = checkSignature(data, padded, key, u"ES256");
    QCOMPARE(check.verdict, SignatureCheck::Verdict::Invalid);
    QCOMPARE(check.reason, u"The signature has 66 bytes; ES256 with this key makes 64."_s);
    QVERIFY(!checkSignature(data, raw + '\0', key, u"ES256").isValid());
}

void Rfc7518AlgorithmTest::shortKeysAreFindings_data()
{
    QTest::addColumn<QString>("alg");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("isShort");
    QTest::newRow("HS256 31") << u"HS256"_s << 31 << true;
    QTest::newRow("HS256 32") << u"HS256"_s << 32 << false;
    QTest::newRow("HS384 47") << u"HS384"_s << 47 << true;
    QTest::newRow("HS384 48") << u"HS384"_s << 48 << false;
    QTest::newRow("HS512 63") << u"HS512"_s << 63 << true;
    QTest::newRow("HS512 64") << u"HS512"_s << 64 << false;
    QTest::newRow("empty") << u"HS256"_s << 0 << true;
}

/// RFC 7518 §3.2: noticed, and signed all the same.
void Rfc7518AlgorithmTest::shortKeysAreFindings()
{
    QFETCH(QString, alg);
    QFETCH(int, bytes);
    QFETCH(bool, isShort);
    const Key key = Key::fromSecret(QByteArray(bytes, 'k'));
    QCOMPARE(idsOf(findingsOf(alg, key)), isShort ? QStringList{u"JWT-006"_s} : QStringList());
    QVERIFY(signCompact("{}", "", key, alg));
}

/// RFC 7518 §3.3: 2048 bits or more; smaller ones are noticed and used.
void Rfc7518AlgorithmTest::smallRsaKeysWork()
{
    const Key key = keyOf(small_key);
    const QList<Finding> findings = findingsOf(u"RS256"_s, key);
    QCOMPARE(idsOf(findings), QStringList{u"JWT-006"_s});
    QCOMPARE(findings.first().actual, u"512"_s);
    QCOMPARE(findings.first().reference.text(), u"RFC 7518 §3.3"_s);
    const QByteArray compact = *signCompact("{}", "", key, u"RS256");
    const qsizetype dot = compact.lastIndexOf('.');
    QVERIFY(
        checkSignature(compact.first(dot), *fromBase64Url(compact.sliced(dot + 1)), key, u"RS256").isValid());
}

void Rfc7518AlgorithmTest::otherPurposesAreFindings_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QStringList>("whenSigning");
    QTest::addColumn<QStringList>("whenVerifying");
    const QStringList alg{u"JWT-005"_s};
    const QStringList purpose{u"JWT-010"_s};
    QTest::newRow("alg fits") << "\"alg\":\"ES256\""_ba << QStringList() << QStringList();
    QTest::newRow("alg is another") << "\"alg\":\"ES384\""_ba << alg << alg;
    QTest::newRow("alg encrypts") << "\"alg\":\"ECDH-ES\""_ba << alg << alg;
    QTest::newRow("use is sig") << "\"use\":\"sig\""_ba << QStringList() << QStringList();
    QTest::newRow("use is enc") << "\"use\":\"enc\""_ba << purpose << purpose;
    QTest::newRow("key_ops sign") << "\"key_ops\":[\"sign\"]"_ba << QStringList() << purpose;
    QTest::newRow("key_ops verify") << "\"key_ops\":[\"verify\"]"_ba << purpose << QStringList();
    QTest::newRow("key_ops empty") << "\"key_ops\":[]"_ba << purpose << purpose;
}

/// RFC 7517 §4.2 to §4.4
void Rfc7518AlgorithmTest::otherPurposesAreFindings()
{
    QFETCH(QByteArray, label);
    QFETCH(QStringList, whenSigning);
    QFETCH(QStringList, whenVerifying);
    QByteArray jwk = vectors::rfc7515A3Key;
    jwk.insert(1, label + ',');
    const Key key = keyOf(jwk);
    QCOMPARE(idsOf(findingsOf(u"ES256"_s, key)), whenSigning);
    QCOMPARE(idsOf(findingsOf(u"ES256"_s, key, KeyPurpose::Verify)), whenVerifying);
}

void Rfc7518AlgorithmTest::soundKeysHaveNoFindings()
{
    for (const QByteArray jwk : {vectors::rfc7515A1Key, vectors::rfc7515A2Key, vectors::rfc7515A3Key,
                                 vectors::rfc7515A4Key, vectors::rfc8037A1Key}) {
        const Key key = keyOf(jwk);
        QVERIFY(findingsOf(defaultAlgorithm(key), key).isEmpty());
    }
}

QTEST_GUILESS_MAIN(Rfc7518AlgorithmTest)
#include "rfc7518_algorithm_test.moc"
