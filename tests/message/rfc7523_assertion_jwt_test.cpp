// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/assertion_jwt.h"

#include "jose/jwt.h"
#include "jose/key_fixtures.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

/// RFC 7515 appendix A.3.1
const QByteArray key = R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                       R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",)"
                       R"("d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI","kid":"A.3"})";
/// RFC 7515 appendix A.1.1
const QByteArray secretKey =
    "{\"kty\":\"oct\","
    "\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow\"}";

JsonValue json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    return parsed ? parsed->value : JsonValue();
}

Profile asking(const QByteArray &claims, const QByteArray &header = R"({"alg":"ES256"})")
{
    Profile profile;
    profile.setText(u"grant_type", u"jwt_bearer"_s);
    profile.setText(u"token_endpoint", u"https://as.example/token"_s);
    profile.setText(u"client_id", u"s6BhdRkqt3"_s);
    profile.setText(u"assertion_jwk", QString::fromLatin1(key));
    profile.setValue(u"assertion_claims", json(claims));
    profile.setValue(u"assertion_header", json(header));
    return profile;
}

/// JSON, written with single quotes.
QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray compact(const JsonValue &value)
{
    return writeJson(value, JsonStyle::Compact);
}

} // namespace

class Rfc7523AssertionJwtTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// RFC 7515 §4.1.1: the header names the algorithm, and so the key.
    void severalKeys()
    {
        Profile profile = asking(quoted("{'iss':'a'}"));
        const fixtures::Pkey rsa = fixtures::rsaKey();
        const fixtures::Pkey ec = fixtures::ecKey("P-256");
        profile.setText(u"assertion_jwk", QString::fromLatin1(fixtures::pkcs8(rsa) + fixtures::pkcs8(ec)));
        for (const bool asText : {false, true}) {
            const QByteArray header = quoted("{'alg':'ES256'}");
            profile.setValue(u"assertion_header",
                             asText ? JsonValue::string(QString::fromLatin1(header)) : json(header));
            QVERIFY(!assertionProblem(profile));
            const auto jwt = assertionJwt(profile, 0, u"u"_s);
            QVERIFY2(jwt.isOk(), jwt ? "" : qPrintable(jwt.error().message));
            QCOMPARE(jwt->findings.value(0).id, u"KEY-001"_s);
            QCOMPARE(assertionNotice(profile)->member, u"assertion_jwk"_s);
        }
    }

    void section3ClaimsAreKeptAsTheyWereWritten()
    {
        const QByteArray claims =
            R"({"zz":1.50,"iss":"https://jwt-idp.example.com","aud":["a","b"],"n":{"x":null}})";
        const QByteArray header = R"({"kid":"16","alg":"ES256"})";
        const auto jwt = assertionJwt(asking(claims, header), 1'300'819'380, u"u"_s);
        QVERIFY(jwt);
        const DecodedToken decoded = decodeToken(jwt->compact);
        QCOMPARE(decoded.payloadBytes, claims);
        QCOMPARE(decoded.headerBytes, header);
        QVERIFY(!decoded.signature.isEmpty());
        QCOMPARE(jwt->findings, QList<Finding>());
    }

    void rfc7515AppendixA1Example()
    {
        // The vector's header and claims have line breaks, which are not kept: the signature is that of the
        // same members without them, computed by another implementation.
        Profile profile = asking(R"({"iss":"joe","exp":1300819380,"http://example.com/is_root":true})",
                                 R"({"typ":"JWT","alg":"HS256"})");
        profile.setText(u"assertion_jwk", QString::fromLatin1(secretKey));
        const auto jwt = assertionJwt(profile, 0, {});
        QVERIFY(jwt);
        QCOMPARE(jwt->compact,
                 "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9"
                 ".eyJpc3MiOiJqb2UiLCJleHAiOjEzMDA4MTkzODAsImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
                 ".lliDzOlRAdGUCfCHCPx_uisb6ZfZ1LRQa0OJLeYTTpY");
    }

    void valuesOfTheRun_data()
    {
        QTest::addColumn<QByteArray>("claim");
        QTest::addColumn<QByteArray>("becomes");
        QTest::newRow("now") << "\"{{now}}\""_ba
                             << "1000"_ba;
        QTest::newRow("later") << "\"{{now+300}}\""_ba
                               << "1300"_ba;
        QTest::newRow("earlier") << "\"{{now-30}}\""_ba
                                 << "970"_ba;
        QTest::newRow("uuid") << "\"{{uuid}}\""_ba
                              << "\"the-uuid\""_ba;
        QTest::newRow("deep") << "{\"a\":[\"{{now}}\"]}"_ba
                              << "{\"a\":[1000]}"_ba;
        QTest::newRow("inside of a text: as it is") << "\"at {{now}}\""_ba
                                                    << "\"at {{now}}\""_ba;
        QTest::newRow("braces alone: as they are") << "\"{{\""_ba
                                                   << "\"{{\""_ba;
    }
    void valuesOfTheRun()
    {
        QFETCH(QByteArray, claim);
        QFETCH(QByteArray, becomes);
        const auto jwt = assertionJwt(asking(QByteArray("{\"c\":" + claim + '}')), 1000, u"the-uuid"_s);
        QVERIFY(jwt);
        QCOMPARE(compact(jwt->claims), "{\"c\":" + becomes + '}');
    }

    void whatStandsInTheWay_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("blamed");
        QTest::addColumn<QString>("says");
        const QString header = u"assertion_header"_s, claims = u"assertion_claims"_s,
                      jwk = u"assertion_jwk"_s;
        QTest::newRow("broken claims")
            << claims << u"{\n  \"iss\": \"a\",\n  \"exp\" 1\n}"_s << claims << u"line 3, column 9"_s;
        QTest::newRow("claims that are no object")
            << claims << u"[1]"_s << claims << u"must be a JSON object"_s;
        QTest::newRow("a placeholder that there is not")
            << claims << u"{\"exp\":\"{{later}}\"}"_s << claims << u"{{now+300}}"_s;
        QTest::newRow("broken header") << header << u"{"_s << header << u"line 1"_s;
        QTest::newRow("no alg") << header << u"{\"kid\":\"1\"}"_s << header << u"ES256"_s;
        QTest::newRow("no header") << header << QString() << header << u"alg is missing"_s;
        QTest::newRow("alg is a number") << header << u"{\"alg\":1}"_s << header << u"double quotes"_s;
        QTest::newRow("alg is not known") << header << u"{\"alg\":\"ES999\"}"_s << header << u"ES999"_s;
        QTest::newRow("alg is none") << header << u"{\"alg\":\"none\"}"_s << header << u"none"_s;
        QTest::newRow("key of another kind") << header << u"{\"alg\":\"RS256\"}"_s << jwk << u"RS256"_s;
        QTest::newRow("no key") << jwk << QString() << jwk << u"missing"_s;
        QTest::newRow("a public key")
            << jwk
            << QString::fromLatin1(key).remove(u"\"d\":\"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\","_s)
            << jwk << u"public key"_s;
        QTest::newRow("no key at all") << jwk << u"hello"_s << jwk << QString();
    }
    void whatStandsInTheWay()
    {
        QFETCH(QString, member);
        QFETCH(QString, typed);
        QFETCH(QString, blamed);
        QFETCH(QString, says);
        Profile profile = asking(R"({"iss":"a"})");
        QVERIFY(!assertionProblem(profile));
        profile.setText(member, typed);
        const auto problem = assertionProblem(profile);
        QVERIFY(problem);
        QCOMPARE(problem->member, blamed);
        QVERIFY2(problem->message.contains(says), qPrintable(problem->message));
        const auto jwt = assertionJwt(profile, 0, {});
        QVERIFY(!jwt);
        QCOMPARE(jwt.error().message, problem->message);
    }

    void textIsAsGoodAsAnObject()
    {
        Profile profile = asking({});
        profile.setText(u"assertion_claims", u"{\"iss\": \"a\", \"iss\": \"b\"}"_s);
        QVERIFY(signsAssertion(profile));
        const auto jwt = assertionJwt(profile, 0, {});
        QVERIFY(jwt);
        QCOMPARE(decodeToken(jwt->compact).payloadBytes, R"({"iss":"a","iss":"b"})");
        QCOMPARE(jwt->findings.size(), 1); // RFC 7519 §4: names are unique
        QVERIFY(jwt->findings.first().message.contains(u"twice"_s));
    }

    void whenAnAssertionIsSigned()
    {
        Profile profile = asking(R"({"iss":"a"})");
        QVERIFY(signsAssertion(profile));
        profile.setText(u"assertion", u"a.b.c"_s);
        QVERIFY2(!signsAssertion(profile), "the finished one goes before");
        profile.setText(u"assertion", {});
        profile.setText(u"assertion_claims", u" "_s);
        QVERIFY(!signsAssertion(profile));
        profile = asking(R"({"iss":"a"})");
        profile.setText(u"grant_type", u"client_credentials"_s);
        QVERIFY(!signsAssertion(profile));
    }

    void theUsualIsAddedWhereItIsMissing()
    {
        Profile profile = asking(R"({"sub":"alice","x":1})", R"({"cty":"y"})");
        QCOMPARE(compact(*usualAssertionClaims(profile)),
                 quoted("{'sub':'alice','x':1,'iss':'s6BhdRkqt3','aud':'https://as.example/token',"
                        "'iat':'{{now}}','exp':'{{now+300}}','jti':'{{uuid}}'}"));
        QCOMPARE(compact(*usualAssertionHeader(profile)),
                 quoted("{'cty':'y','alg':'ES256','typ':'JWT','kid':'A.3'}"));

        profile = {};
        profile.setText(u"client_id", u"c"_s);
        profile.setText(u"username", u"bob"_s);
        profile.setText(u"issuer", u"https://as"_s);
        QCOMPARE(compact(*usualAssertionClaims(profile)),
                 quoted("{'iss':'c','sub':'bob','aud':'https://as','iat':'{{now}}','exp':'{{now+300}}',"
                        "'jti':'{{uuid}}'}"));
        QCOMPARE(compact(*usualAssertionHeader(profile)), quoted("{'alg':'RS256','typ':'JWT'}"));
        profile.setText(u"assertion_claims", u"{broken"_s);
        QVERIFY2(!usualAssertionClaims(profile), "what is typed is not thrown away");
    }
};

QTEST_GUILESS_MAIN(Rfc7523AssertionJwtTest)
#include "rfc7523_assertion_jwt_test.moc"
