// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/base64url.h"
#include "jose/jose_vectors.h"
#include "jose/key.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

using Kind = KeyError::Kind;

JsonValue jwkOf(const char *text)
{
    return parseJson(text)->value;
}

Key keyOf(const char *text)
{
    auto key = Key::fromText(text);
    if (!key)
        qFatal("%s", qPrintable(key.error().text()));
    return std::move(key).value();
}

/// The JWK with one member replaced by JSON text, or left out when there is none.
QByteArray with(const char *jwk, const QString &name, const QByteArray &json)
{
    JsonValue changed = jwkOf(jwk);
    if (json.isEmpty())
        changed.removeMember(name);
    else
        changed.setMember(name, parseJson(json)->value);
    return writeJson(changed, JsonStyle::Compact);
}

QByteArray withBytes(const char *jwk, const QString &name, const QByteArray &bytes)
{
    return with(jwk, name, '"' + toBase64Url(bytes) + '"');
}

QByteArray bytesOf(const char *jwk, const QString &name)
{
    return *fromBase64Url(jwkOf(jwk).member(name)->text().toLatin1());
}

} // namespace

/// RFC 7517, RFC 7518 §6, RFC 8037 §2, RFC 7638.
class Rfc7517JwkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsKeys_data();
    void readsKeys();
    void publicHalfIsAsItWasPrinted_data();
    void publicHalfIsAsItWasPrinted();
    void thumbprints_data();
    void thumbprints();
    void kidIsTheCallersChoice();
    void labelsAreKept();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void namesThePlaceInBase64Url();
    void refusesDuplicates();
    void privateRsaKeysDoWithoutFactors();
    void paddedRsaNumbersAreTheSameKey();
};

void Rfc7517JwkTest::readsKeys_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::addColumn<QString>("description");
    QTest::newRow("oct") << QByteArray(vectors::rfc7515A1Key) << u"oct, 512 bit(s)"_s;
    QTest::newRow("RSA") << QByteArray(vectors::rfc7515A2Key) << u"RSA, 2048 bit(s)"_s;
    QTest::newRow("P-256") << QByteArray(vectors::rfc7515A3Key) << u"EC, P-256"_s;
    QTest::newRow("P-521") << QByteArray(vectors::rfc7515A4Key) << u"EC, P-521"_s;
    QTest::newRow("RSA with labels") << QByteArray(vectors::rfc7520RsaKey) << u"RSA, 2048 bit(s)"_s;
    QTest::newRow("P-521 with a leading zero in x") << QByteArray(vectors::rfc7520EcKey) << u"EC, P-521"_s;
    QTest::newRow("Ed25519") << QByteArray(vectors::rfc8037A1Key) << u"OKP, Ed25519"_s;
    QTest::newRow("white space around") << " \n" + QByteArray(vectors::rfc7515A3Key) + "\r\n"
                                        << u"EC, P-256"_s;
    if (isCurveAvailable(Curve::Secp256k1))
        QTest::newRow("secp256k1") << QByteArray(vectors::secp256k1Key) << u"EC, secp256k1"_s;
}

void Rfc7517JwkTest::readsKeys()
{
    QFETCH(QByteArray, jwk);
    const auto key = Key::fromText(jwk);
    QVERIFY2(key, qPrintable(key ? QString() : key.error().text()));
    QTEST(key->description(), "description");
    QVERIFY(key->canSign());
    const auto fromObject = Key::fromMember(parseJson(jwk)->value);
    QVERIFY(fromObject);
    QCOMPARE(fromObject->thumbprint(), key->thumbprint());
    QCOMPARE(Key::fromMember(JsonValue::string(QString::fromLatin1(jwk)))->thumbprint(), key->thumbprint());
}

void Rfc7517JwkTest::publicHalfIsAsItWasPrinted_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::newRow("RSA") << QByteArray(vectors::rfc7515A2Key);
    QTest::newRow("P-256") << QByteArray(vectors::rfc7515A3Key);
    QTest::newRow("P-521") << QByteArray(vectors::rfc7515A4Key);
    QTest::newRow("RSA with kid and use") << QByteArray(vectors::rfc7520RsaKey);
    QTest::newRow("P-521 with kid and use") << QByteArray(vectors::rfc7520EcKey);
    QTest::newRow("Ed25519") << QByteArray(vectors::rfc8037A1Key);
}

/// The same members but the private ones, to the character.
void Rfc7517JwkTest::publicHalfIsAsItWasPrinted()
{
    QFETCH(QByteArray, jwk);
    JsonValue printed = jwkOf(jwk.constData());
    for (const QString &name : {u"d"_s, u"p"_s, u"q"_s, u"dp"_s, u"dq"_s, u"qi"_s})
        printed.removeMember(name);
    const JsonValue exported = *keyOf(jwk.constData()).publicJwk();
    QCOMPARE(exported.members().size(), printed.members().size());
    for (const JsonMember &member : printed.members())
        QCOMPARE(exported.member(member.name)->text(), member.value.text());
    QVERIFY(!keyOf(vectors::rfc7515A1Key).publicJwk());
}

void Rfc7517JwkTest::thumbprints_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::addColumn<QString>("thumbprint");
    QTest::newRow("RFC 7638 3.1") << QByteArray(vectors::rfc7638Key)
                                  << u"NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"_s;
    QTest::newRow("RFC 8037 A.3") << QByteArray(vectors::rfc8037A1Key)
                                  << u"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"_s;
}

void Rfc7517JwkTest::thumbprints()
{
    QFETCH(QByteArray, jwk);
    QTEST(keyOf(jwk.constData()).thumbprint(), "thumbprint");
}

void Rfc7517JwkTest::kidIsTheCallersChoice()
{
    const Key named = keyOf(vectors::rfc7638Key);
    QCOMPARE(named.kid(), u"2011-04-29"_s);
    QCOMPARE(named.kid(Key::KidChoice::Own), u"2011-04-29"_s);
    QCOMPARE(named.kid(Key::KidChoice::Thumbprint), named.thumbprint());
    const Key nameless = keyOf(vectors::rfc8037A1Key);
    QCOMPARE(nameless.kid(), nameless.thumbprint());
    QCOMPARE(nameless.kid(Key::KidChoice::Own), QString());
    // A hash of a secret can be searched for the secret: it stays here (RFC 7638 §7).
    const Key secret = Key::fromSecret("secret");
    QVERIFY(!secret.thumbprint().isEmpty());
    QCOMPARE(secret.kid(), QString());
    QCOMPARE(secret.kid(Key::KidChoice::Thumbprint), QString());
}

void Rfc7517JwkTest::labelsAreKept()
{
    const Key key = keyOf(
        R"({"kty":"oct","k":"c2VjcmV0","kid":"1","alg":"HS256","use":"sig","key_ops":["sign","verify"],"x":1})");
    QCOMPARE(key.secret(), "secret"_ba);
    QCOMPARE(key.labels().kid, u"1"_s);
    QCOMPARE(key.labels().alg, u"HS256"_s);
    QCOMPARE(key.labels().use, u"sig"_s);
    QCOMPARE(key.labels().key_ops, (QStringList{u"sign"_s, u"verify"_s}));
    QVERIFY(!keyOf(vectors::rfc7515A1Key).labels().key_ops);
    QCOMPARE(key.withLabels({u"2"_s, {}, {}, {}}).secret(), "secret"_ba);
}

void Rfc7517JwkTest::refusesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("message");
    const char *const rsa = vectors::rfc7515A2Key;
    const char *const p256 = vectors::rfc7515A3Key;
    const char *const p521 = vectors::rfc7515A4Key;
    const char *const edwards = vectors::rfc8037A1Key;
    const auto row = [](const char *name, const QByteArray &jwk, const QString &member,
                        const QString &message) { QTest::newRow(name) << jwk << member << message; };
    row("no kty", "{}", u"kty"_s, u"is missing"_s);
    row("a JWK Set", R"({"keys":[]})", u"keys"_s, u"makes this a JWK Set"_s);
    row("kty is no text", R"({"kty":1})", u"kty"_s, u"must be text"_s);
    row("kty in lower case", R"({"kty":"ec"})", u"kty"_s, u"upper and lower case count"_s);
    row("no crv", with(p256, u"crv"_s, {}), u"crv"_s, u"is missing"_s);
    row("unknown crv", with(p256, u"crv"_s, "\"P-257\""), u"crv"_s,
        u"\"P-257\" is not one that goes with kty EC"_s);
    row("crv of another kty", with(p256, u"crv"_s, "\"Ed25519\""), u"crv"_s, u"goes with kty EC"_s);
    row("crv that cannot sign", with(edwards, u"crv"_s, "\"X25519\""), u"crv"_s, u"cannot sign"_s);
    row("number missing", with(p256, u"y"_s, {}), u"y"_s, u"is missing; kty EC needs it"_s);
    row("number is no text", with(rsa, u"n"_s, "5"), u"n"_s, u"must be base64url text"_s);
    row("number is empty", with(rsa, u"n"_s, "\"\""), u"n"_s, u"is empty"_s);
    row("secret is empty", R"({"kty":"oct","k":""})", u"k"_s, u"is empty"_s);
    row("d is null", with(p256, u"d"_s, "null"), u"d"_s, u"must be base64url text"_s);
    row("plain base64", with(rsa, u"e"_s, "\"AQ+B\""), u"e"_s,
        u"at character 3: '+' belongs to plain base64"_s);
    row("padded", with(edwards, u"x"_s, "\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=\""), u"x"_s,
        u"at character 44: padding"_s);
    row("trailing bits", with(edwards, u"x"_s, "\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp\""), u"x"_s,
        u"at character 43"_s);
    row("x lacks its zero",
        withBytes(vectors::rfc7520EcKey, u"x"_s, bytesOf(vectors::rfc7520EcKey, u"x"_s).sliced(1)), u"x"_s,
        u"has 65 bytes, but a number of P-521 has 66: leading zero bytes"_s);
    row("x too long", withBytes(p256, u"x"_s, '\0' + bytesOf(p256, u"x"_s)), u"x"_s, u"has 33 bytes"_s);
    row("d too short", withBytes(p521, u"d"_s, bytesOf(p521, u"d"_s).sliced(1)), u"d"_s, u"has 65 bytes"_s);
    row("no point on the curve", withBytes(p256, u"y"_s, QByteArray(32, '\x01')), u"x"_s,
        u"are no point on P-256"_s);
    row("a point beyond the field", withBytes(p256, u"x"_s, QByteArray(32, '\xff')), u"x"_s,
        u"are no point on"_s);
    row("infinity",
        withBytes(withBytes(p256, u"x"_s, QByteArray(32, '\0')).constData(), u"y"_s, QByteArray(32, '\0')),
        u"x"_s, u"are no point on"_s);
    row("d of another key", withBytes(p256, u"d"_s, QByteArray(32, '\x01')), u"d"_s,
        u"does not belong to x and y"_s);
    row("d is zero", withBytes(p256, u"d"_s, QByteArray(32, '\0')), u"d"_s, u"does not belong to x and y"_s);
    row("d beyond the order", withBytes(p256, u"d"_s, QByteArray(32, '\xff')), u"d"_s, u"does not belong"_s);
    if (isCurveAvailable(Curve::Secp256k1)) {
        // The order and one: it gives the same point as 1.
        const QByteArray beyond =
            QByteArray::fromHex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364142");
        row("d beyond the order, of the same point", withBytes(vectors::secp256k1Key, u"d"_s, beyond), u"d"_s,
            u"does not belong"_s);
    }
    row("Ed25519 d of another key", withBytes(edwards, u"d"_s, QByteArray(32, '\x01')), u"d"_s,
        u"does not belong to x"_s);
    row("Ed25519 x too short", withBytes(edwards, u"x"_s, QByteArray(31, '\x01')), u"x"_s, u"has 31 bytes"_s);
    row("RSA too small", withBytes(rsa, u"n"_s, QByteArray(63, '\xff')), u"n"_s, u"has 504 bits"_s);
    row("RSA too large", withBytes(rsa, u"n"_s, QByteArray(2049, '\xff')), u"n"_s, u"has 16392 bits"_s);
    row("n is even", withBytes(rsa, u"n"_s, QByteArray(256, '\xfe')), u"n"_s, u"is even"_s);
    row("e is 1", with(rsa, u"e"_s, "\"AQ\""), u"e"_s, u"must be odd and at least 3"_s);
    row("e is 0", with(rsa, u"e"_s, "\"AA\""), u"e"_s, u"must be odd"_s);
    row("e is even", with(rsa, u"e"_s, "\"AQAA\""), u"e"_s, u"must be odd"_s);
    row("e is huge", withBytes(rsa, u"e"_s, QByteArray(9, '\xff')), u"e"_s, u"has 72 bits"_s);
    row("q missing", with(rsa, u"q"_s, {}), u"q"_s, u"is missing, although p is there"_s);
    row("d missing", with(rsa, u"d"_s, {}), u"d"_s, u"is missing, although p of the private key is there"_s);
    row("more primes", with(rsa, u"oth"_s, "[]"), u"oth"_s, u"more than two primes"_s);
    row("p of another key", withBytes(rsa, u"p"_s, QByteArray(128, '\xff')), u"p"_s, u"times q is not n"_s);
    row("p is 1", withBytes(withBytes(rsa, u"p"_s, "\x01").constData(), u"q"_s, bytesOf(rsa, u"n"_s)), u"d"_s,
        u"does not belong to n and e"_s);
    for (const QString &name : {u"d"_s, u"dp"_s, u"dq"_s, u"qi"_s})
        row(qPrintable(name + u" of another key"_s), withBytes(rsa, name, "\x03"), name,
            u"does not belong to"_s);
    row("kid is no text", with(p256, u"kid"_s, "1"), u"kid"_s, u"must be text"_s);
    row("key_ops is no list", with(p256, u"key_ops"_s, "\"sign\""), u"key_ops"_s, u"must be a list"_s);
    row("key_ops of numbers", with(p256, u"key_ops"_s, "[1]"), u"key_ops"_s, u"must be a list"_s);
}

void Rfc7517JwkTest::refusesWhatIsWrong()
{
    QFETCH(QByteArray, jwk);
    QFETCH(QString, message);
    const auto key = Key::fromText(jwk);
    QVERIFY(!key);
    QTEST(key.error().member, "member");
    QVERIFY2(key.error().message.contains(message), qPrintable(key.error().text()));
    QVERIFY2(key.error().message.endsWith(u'.') && !key.error().message.endsWith(u".."_s),
             qPrintable(key.error().text()));
    QVERIFY(key.error().offset >= 0 && key.error().offset < jwk.size());
}

/// The byte in the text, so that a form can put the cursor there.
void Rfc7517JwkTest::namesThePlaceInBase64Url()
{
    const auto key = Key::fromText(R"({"kty": "oct", "k": "AAA*"})");
    QVERIFY(!key);
    QCOMPARE(key.error().offset, 24);
    QCOMPARE(key.error().text(),
             u"k: is not base64url at character 4: '*' is not in the base64url alphabet."_s);
}

/// RFC 7517 §4: two members of one name, one of which a reader would silently take.
void Rfc7517JwkTest::refusesDuplicates()
{
    const QByteArray text = R"({"kty":"oct","k":"AAAA","k":"BBBB"})";
    const auto key = Key::fromText(text);
    QVERIFY(!key);
    QCOMPARE(key.error().member, u"k"_s);
    QCOMPARE(key.error().offset, text.lastIndexOf("\"k\""));
    QVERIFY(key.error().message.contains(u"twice"_s));
}

/// RFC 7518 §6.3.2: the factors are recommended, not required.
void Rfc7517JwkTest::privateRsaKeysDoWithoutFactors()
{
    QByteArray jwk = vectors::rfc7515A2Key;
    for (const QString &name : {u"p"_s, u"q"_s, u"dp"_s, u"dq"_s, u"qi"_s})
        jwk = with(jwk.constData(), name, {});
    const auto key = Key::fromText(jwk);
    QVERIFY2(key, qPrintable(key ? QString() : key.error().text()));
    QVERIFY(key->canSign());
    const auto signature = sign(*key->cryptoKey(), SignatureScheme::RsaPkcs1, Digest::Sha256, "data");
    QVERIFY(signature);
    QVERIFY(verify(*key->cryptoKey(), SignatureScheme::RsaPkcs1, Digest::Sha256, "data", *signature));

    const auto wrong = Key::fromText(withBytes(jwk.constData(), u"d"_s, QByteArray(256, '\x03')));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().text(), u"d: does not belong to n and e."_s);
}

/// Some writers put a zero byte before n, as DER has it. It is the same number: export and thumbprint have
/// none.
void Rfc7517JwkTest::paddedRsaNumbersAreTheSameKey()
{
    const char *const rsa = vectors::rfc7638Key;
    const Key padded = keyOf(withBytes(rsa, u"n"_s, '\0' + bytesOf(rsa, u"n"_s)).constData());
    QCOMPARE(padded.bits(), 2048);
    QCOMPARE(padded.thumbprint(), keyOf(rsa).thumbprint());
    QCOMPARE(padded.publicJwk()->member(u"n")->text(), jwkOf(rsa).member(u"n")->text());
}

QTEST_GUILESS_MAIN(Rfc7517JwkTest)
#include "rfc7517_jwk_test.moc"
