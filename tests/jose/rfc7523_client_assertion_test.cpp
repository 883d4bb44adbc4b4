// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/base64url.h"
#include "jose/client_assertion.h"
#include "jose/jose_vectors.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

ClientAssertionRequest request()
{
    ClientAssertionRequest request;
    request.client_id = u"s6BhdRkqt3"_s;
    request.audience = {u"https://server.example/token"_s};
    request.iat = 1'800'000'000;
    request.exp = 1'800'000'060;
    request.jti = u"id-1"_s;
    return request;
}

Key p256()
{
    return Key::fromText(vectors::rfc7515A3Key).value();
}

QByteArray part(const SignedJwt &jwt, int index)
{
    return *fromBase64Url(jwt.compact.split('.').value(index));
}

bool verifies(const SignedJwt &jwt, const Key &key, QStringView alg)
{
    const qsizetype dot = jwt.compact.lastIndexOf('.');
    return checkSignature(jwt.compact.first(dot), *fromBase64Url(jwt.compact.sliced(dot + 1)), key, alg)
        .isValid();
}

} // namespace

/// RFC 7523 §2.2 and §3, OpenID Connect Core 1.0 §9.
class Rfc7523ClientAssertionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhoForWhomAndWhen();
    void audienceIsTextOrList();
    void everythingOptional();
    void clientSecretJwt();
    void isSignedByThePrivateKey();
    void sameInputSameClaims();
    void refusesWithout_data();
    void refusesWithout();
    void overBeforeItBegins();
    void publicKeysAreRefused();
};

void Rfc7523ClientAssertionTest::saysWhoForWhomAndWhen()
{
    const auto jwt = clientAssertion(request(), p256());
    QVERIFY2(jwt, qPrintable(jwt ? QString() : jwt.error().message));
    QCOMPARE(part(*jwt, 0), R"({"alg":"ES256"})"_ba);
    QCOMPARE(part(*jwt, 1),
             QByteArray("{\"iss\":\"s6BhdRkqt3\",\"sub\":\"s6BhdRkqt3\",\"aud\":\"https:")
                 + "//server.example/token\"," + "\"jti\":\"id-1\",\"iat\":1800000000,\"exp\":1800000060}");
    QCOMPARE(writeJson(jwt->header, JsonStyle::Compact), part(*jwt, 0));
    QCOMPARE(writeJson(jwt->claims, JsonStyle::Compact), part(*jwt, 1));
    QVERIFY(jwt->findings.isEmpty());
}

void Rfc7523ClientAssertionTest::audienceIsTextOrList()
{
    ClientAssertionRequest two = request();
    two.audience = {u"a"_s, u"b"_s};
    QVERIFY(part(*clientAssertion(two, p256()), 1).contains(R"("aud":["a","b"])"));
    ClientAssertionRequest one = request();
    one.audience = {u"a"_s};
    QVERIFY(part(*clientAssertion(one, p256()), 1).contains(R"("aud":"a")"));
    one.audienceAsArray = true;
    QVERIFY(part(*clientAssertion(one, p256()), 1).contains(R"("aud":["a"])"));
}

void Rfc7523ClientAssertionTest::everythingOptional()
{
    ClientAssertionRequest full = request();
    full.nbf = 1'799'999'990;
    full.typ = u"client-authentication+jwt"_s;
    full.kid = u"key-1"_s;
    full.alg = u"PS256"_s;
    const auto jwt = clientAssertion(full, Key::fromText(vectors::rfc7515A2Key).value());
    QVERIFY(jwt);
    QCOMPARE(part(*jwt, 0), R"({"alg":"PS256","typ":"client-authentication+jwt","kid":"key-1"})"_ba);
    QVERIFY(part(*jwt, 1).contains(R"("nbf":1799999990)"));
    ClientAssertionRequest bare = request();
    bare.jti.clear();
    QVERIFY(!part(*clientAssertion(bare, p256()), 1).contains("jti"));
}

/// OpenID Connect Core §9: the octets of the client_secret are the key.
void Rfc7523ClientAssertionTest::clientSecretJwt()
{
    const QByteArray secret = "a client secret of 32 bytes or s";
    const auto jwt = clientAssertion(request(), Key::fromSecret(secret));
    QVERIFY(jwt);
    QCOMPARE(part(*jwt, 0), R"({"alg":"HS256"})"_ba);
    QVERIFY(jwt->findings.isEmpty());
    QVERIFY(verifies(*jwt, Key::fromSecret(secret), u"HS256"));
    QVERIFY(!verifies(*jwt, Key::fromSecret("another"), u"HS256"));
    QCOMPARE(clientAssertion(request(), Key::fromSecret("short"))->findings.size(), 1);
}

void Rfc7523ClientAssertionTest::isSignedByThePrivateKey()
{
    const auto jwt = clientAssertion(request(), p256());
    QVERIFY(verifies(*jwt, Key::fromJwk(*p256().publicJwk()).value(), u"ES256"));
    QVERIFY(!verifies(*jwt, Key::generate(Curve::P256).value(), u"ES256"));
}

/// Clock and randomness are the caller's.
void Rfc7523ClientAssertionTest::sameInputSameClaims()
{
    const Key key = Key::fromText(vectors::rfc8037A1Key).value();
    QCOMPARE(clientAssertion(request(), key)->compact, clientAssertion(request(), key)->compact);
}

void Rfc7523ClientAssertionTest::refusesWithout_data()
{
    QTest::addColumn<QString>("client_id");
    QTest::addColumn<QStringList>("audience");
    QTest::addColumn<QString>("member");
    QTest::newRow("client_id") << QString() << QStringList{u"a"_s} << u"client_id"_s;
    QTest::newRow("audience") << u"c"_s << QStringList() << u"aud"_s;
    QTest::newRow("text in the audience") << u"c"_s << QStringList{u"a"_s, QString()} << u"aud"_s;
}

void Rfc7523ClientAssertionTest::refusesWithout()
{
    ClientAssertionRequest incomplete = request();
    QFETCH(QString, client_id);
    QFETCH(QStringList, audience);
    incomplete.client_id = client_id;
    incomplete.audience = audience;
    const auto jwt = clientAssertion(incomplete, p256());
    QVERIFY(!jwt);
    QTEST(jwt.error().member, "member");
}

void Rfc7523ClientAssertionTest::overBeforeItBegins()
{
    ClientAssertionRequest over = request();
    over.exp = over.iat;
    const auto jwt = clientAssertion(over, p256());
    QVERIFY(jwt);
    QCOMPARE(jwt->findings.size(), 1);
    QCOMPARE(jwt->findings.first().id, u"CLA-005"_s);
}

void Rfc7523ClientAssertionTest::publicKeysAreRefused()
{
    const auto jwt = clientAssertion(request(), Key::fromJwk(*p256().publicJwk()).value());
    QVERIFY(!jwt);
    QCOMPARE(jwt.error().member, u"key"_s);
}

QTEST_GUILESS_MAIN(Rfc7523ClientAssertionTest)
#include "rfc7523_client_assertion_test.moc"
