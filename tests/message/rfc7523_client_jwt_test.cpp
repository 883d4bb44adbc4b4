// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/client_jwt.h"

#include "jose/key.h"
#include "jose/key_fixtures.h"
#include "message/token.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

/// RFC 7515 appendix A.3.1
const QByteArray key = R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                       R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",)"
                       R"("d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI","kid":"A.3"})";

Profile client(const QString &method = u"private_key_jwt"_s)
{
    Profile profile;
    profile.setText(u"grant_type", u"client_credentials"_s);
    profile.setText(u"issuer", u"https://as.example"_s);
    profile.setText(u"token_endpoint", u"https://as.example/token"_s);
    profile.setText(u"client_id", u"s6BhdRkqt3"_s);
    profile.setText(u"token_endpoint_auth_method", method);
    profile.setText(u"client_jwk", QString::fromLatin1(key));
    profile.setText(u"client_secret", u"a secret of at least thirty-two bytes"_s);
    return profile;
}

QString text(const JsonValue &object, QStringView name)
{
    const JsonValue *member = object.member(name);
    return member ? member->text() : QString();
}

QString blamed(const Profile &profile)
{
    const auto problem = clientJwtProblem(profile);
    return problem ? problem->member : QString();
}

} // namespace

class Rfc7523ClientJwtTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void section3Claims()
    {
        const auto jwt = clientJwt(client(), 1'300'819'380, u"jti-1"_s);
        QVERIFY(jwt);
        QCOMPARE(writeJson(jwt->header, JsonStyle::Compact), R"({"alg":"ES256","kid":"A.3"})");
        QCOMPARE(text(jwt->claims, u"iss"), u"s6BhdRkqt3"_s);
        QCOMPARE(text(jwt->claims, u"sub"), u"s6BhdRkqt3"_s);
        QCOMPARE(text(jwt->claims, u"aud"), u"https://as.example"_s);
        QCOMPARE(text(jwt->claims, u"jti"), u"jti-1"_s);
        QCOMPARE(jwt->claims.member(u"iat")->toInteger(), 1'300'819'380);
        QCOMPARE(jwt->claims.member(u"exp")->toInteger(), 1'300'819'440);
        QCOMPARE(jwt->compact.count('.'), 2);
    }

    void audienceByChoice_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("aud");
        const QString issuer = u"https://as.example"_s;
        const QString endpoint = u"https://as.example/token"_s;
        QTest::newRow("nothing said") << QString() << issuer << issuer;
        QTest::newRow("nothing said, no issuer") << QString() << QString() << endpoint;
        QTest::newRow("token endpoint") << u"token_endpoint"_s << issuer << endpoint;
        QTest::newRow("own text") << u"https://other.example"_s << issuer << u"https://other.example"_s;
    }
    void audienceByChoice()
    {
        QFETCH(QString, choice);
        QFETCH(QString, issuer);
        QFETCH(QString, aud);
        Profile profile = client();
        profile.setText(u"issuer", issuer);
        profile.setText(u"client_assertion_audience", choice);
        QCOMPARE(text(clientJwt(profile, 0, u"j"_s)->claims, u"aud"), aud);
    }

    void lifetime()
    {
        Profile profile = client();
        profile.setValue(u"client_assertion_lifetime", JsonValue::number(300));
        QCOMPARE(clientJwt(profile, 1000, u"j"_s)->claims.member(u"exp")->toInteger(), 1300);
    }

    void openIdConnectCore9SecretAsKey()
    {
        const auto jwt = clientJwt(client(u"client_secret_jwt"_s), 0, u"j"_s);
        QVERIFY(jwt);
        QCOMPARE(jwt->alg, u"HS256"_s);
    }

    void whatCannotSignIsNamed()
    {
        Profile profile = client();
        QVERIFY(blamed(profile).isEmpty());
        profile.setText(u"client_jwk", QString());
        QCOMPARE(blamed(profile), u"client_jwk"_s);
        profile.setText(u"client_jwk", u"-----BEGIN NOTHING-----"_s);
        QCOMPARE(blamed(profile), u"client_jwk"_s);
        const auto ofPair = Key::fromText(key);
        profile.setValue(u"client_jwk", *ofPair->publicJwk());
        QCOMPARE(blamed(profile), u"client_jwk"_s);
        profile = client();
        profile.setText(u"client_assertion_alg", u"RS256"_s);
        QCOMPARE(blamed(profile), u"client_assertion_alg"_s);
        profile.setText(u"client_assertion_alg", u"none"_s);
        QCOMPARE(blamed(profile), u"client_assertion_alg"_s);
        profile.setText(u"client_assertion_alg", u"HS256"_s);
        QCOMPARE(blamed(profile), u"client_assertion_alg"_s);
        profile = client(u"client_secret_jwt"_s);
        profile.setText(u"client_assertion_alg", u"ES256"_s);
        QCOMPARE(blamed(profile), u"client_assertion_alg"_s);
        profile = client();
        profile.remove(u"issuer");
        profile.setText(u"client_assertion_audience", u"issuer"_s);
        QCOMPARE(blamed(profile), u"client_assertion_audience"_s);
    }

    /// Of several keys the one that goes with the algorithm signs, and the run says which.
    void severalKeys()
    {
        Profile profile = client();
        const fixtures::Pkey rsa = fixtures::rsaKey();
        const fixtures::Pkey ec = fixtures::ecKey("P-256");
        profile.setText(u"client_jwk", QString::fromLatin1(fixtures::pkcs8(rsa) + fixtures::pkcs8(ec)));
        profile.setText(u"client_assertion_alg", u"ES256"_s);
        QVERIFY(blamed(profile).isEmpty());
        const auto jwt = clientJwt(profile, 0, u"j"_s);
        QVERIFY2(jwt.isOk(), jwt ? "" : qPrintable(jwt.error().message));
        QCOMPARE(jwt->alg, u"ES256"_s);
        QCOMPARE(jwt->findings.value(0).id, u"KEY-001"_s);
        QCOMPARE(jwt->findings.value(0).severity, Finding::Severity::Info);
        QVERIFY2(jwt->findings[0].message.contains(u"client_jwk"_s)
                     && jwt->findings[0].message.contains(u"2 of 2 (EC, P-256)"_s),
                 qPrintable(jwt->findings[0].message));
        const auto notice = clientJwtNotice(profile);
        QVERIFY(notice);
        QCOMPARE(notice->member, u"client_jwk"_s);
        QCOMPARE(notice->message, jwt->findings[0].message);

        QVERIFY(!clientJwtNotice(client()));
        QVERIFY(clientJwt(client(), 0, u"j"_s)->findings.isEmpty());
    }

    /// RFC 7521 §4.2, RFC 7523 §2.2
    void theRequestCarriesIt()
    {
        const HttpRequest request = tokenRequest(client(), {{u"client_assertion"_s, u"a.b.c"_s}});
        QCOMPARE(request.body,
                 "grant_type=client_credentials"
                 "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                 "&client_assertion=a.b.c");
        QVERIFY(!request.headers.contains("Authorization"));
    }
};

QTEST_GUILESS_MAIN(Rfc7523ClientJwtTest)
#include "rfc7523_client_jwt_test.moc"
