// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/authorization.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

using Verdict = ResponseCheck::Verdict;

namespace {

Profile example()
{
    Profile profile;
    profile.setText(u"authorization_endpoint", u"https://server.example.com/authorize"_s);
    profile.setText(u"client_id", u"s6BhdRkqt3"_s);
    return profile;
}

const QByteArray withParameters = R"({"workbench":1,"client_id":"c","authorization_endpoint":"as:/a",
                                      "parameters":{"prompt":"login","resource":["urn:a","urn:b"]}})";

} // namespace

class Rfc6749AuthorizationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void section411Example()
    {
        const HttpRequest request =
            authorizationRequest(example(), {u"https://client.example.com/cb"_s, u"xyz"_s, {}, {}});
        QCOMPARE(request.url,
                 u"https://server.example.com/authorize?response_type=code&client_id=s6BhdRkqt3"
                 "&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb&state=xyz"_s);
        QCOMPARE(request.method, "GET");
        QVERIFY(request.body.isEmpty());
    }

    void everyParameterInOrder()
    {
        Profile profile = example();
        profile.setText(u"scope", u"openid a/b"_s);
        profile.setText(u"response_mode", u"form_post"_s);
        const HttpRequest request =
            authorizationRequest(profile, {u"http://127.0.0.1:1/"_s, u"s"_s, u"n"_s, u"c"_s});
        QCOMPARE(
            request.url.section(u'?', 1),
            u"response_type=code&client_id=s6BhdRkqt3&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2F&"
            "scope=openid+a%2Fb&state=s&nonce=n&code_challenge=c&code_challenge_method=S256&response_mode=form_post"_s);
    }

    void ownParametersFollow()
    {
        const auto profile = Profile::fromJson(withParameters);
        QVERIFY(profile);
        QCOMPARE(authorizationRequest(*profile, {}).url,
                 u"as:/a?response_type=code&client_id=c&prompt=login&resource=urn%3Aa&"
                 "resource=urn%3Ab"_s);
    }

    void theExpectationIsReadFromTheUrlThatWasSent()
    {
        Profile profile = example();
        profile.setText(u"issuer", u"https://issuer"_s);
        const auto expectation = AuthorizationExpectation::of(u"https://as/a?x=1&state=a%26b#f"_s, profile);
        QCOMPARE(expectation.state, u"a&b"_s);
        QCOMPARE(expectation.issuer, u"https://issuer"_s);
        QVERIFY(!AuthorizationExpectation::of(u"https://as/a?x=1"_s, profile).state);
    }

    void section1012State_data()
    {
        QTest::addColumn<std::optional<QString>>("sent");
        QTest::addColumn<Parameters>("response");
        QTest::addColumn<Verdict>("verdict");
        using Sent = std::optional<QString>;
        QTest::newRow("the same") << Sent(u"x"_s) << Parameters{{u"state"_s, u"x"_s}} << Verdict::Passed;
        QTest::newRow("another") << Sent(u"x"_s) << Parameters{{u"state"_s, u"y"_s}} << Verdict::Failed;
        QTest::newRow("another case") << Sent(u"x"_s) << Parameters{{u"state"_s, u"X"_s}} << Verdict::Failed;
        QTest::newRow("absent") << Sent(u"x"_s) << Parameters{{u"code"_s, u"y"_s}} << Verdict::Failed;
        QTest::newRow("empty") << Sent(u"x"_s) << Parameters{{u"state"_s, QString()}} << Verdict::Failed;
        QTest::newRow("none sent") << Sent() << Parameters{{u"code"_s, u"y"_s}} << Verdict::NotApplicable;
        QTest::newRow("none sent, one came")
            << Sent() << Parameters{{u"state"_s, u"y"_s}} << Verdict::NotApplicable;
    }
    void section1012State()
    {
        QFETCH(std::optional<QString>, sent);
        QFETCH(Parameters, response);
        QFETCH(Verdict, verdict);
        const ResponseCheck check = checkState(response, {sent, {}});
        QCOMPARE(check.verdict, verdict);
        QCOMPARE(check.reason.isEmpty(), verdict == Verdict::Passed);
    }

    /// JARM §2.3: state travels within the JWT, so nothing is missing but its reader.
    void stateWithinAJwt()
    {
        const ResponseCheck check = checkState({{u"response"_s, u"e30.e30.e30"_s}}, {u"x"_s, {}});
        QCOMPARE(check.verdict, Verdict::Failed);
        QVERIFY2(check.reason.contains("response_mode"_L1), qPrintable(check.reason));
    }

    void rfc9207Section24Iss_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<Parameters>("response");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("the same") << u"https://a"_s << Parameters{{u"iss"_s, u"https://a"_s}}
                                  << Verdict::Passed;
        QTest::newRow("a slash more")
            << u"https://a"_s << Parameters{{u"iss"_s, u"https://a/"_s}} << Verdict::Failed;
        QTest::newRow("absent") << u"https://a"_s << Parameters() << Verdict::NotApplicable;
        QTest::newRow("issuer not known")
            << QString() << Parameters{{u"iss"_s, u"https://a"_s}} << Verdict::NotApplicable;
    }
    void rfc9207Section24Iss()
    {
        QFETCH(QString, issuer);
        QFETCH(Parameters, response);
        QFETCH(Verdict, verdict);
        QCOMPARE(checkIss(response, {{}, issuer}).verdict, verdict);
    }

    void section412Success()
    {
        const auto read = readAuthorizationResponse(
            {{u"code"_s, u"SplxlOBeZQQYbYS6WxSbIA"_s}, {u"state"_s, u"xyz"_s}, {u"session_state"_s, u"1"_s}});
        QVERIFY(read);
        QCOMPARE(read->code, u"SplxlOBeZQQYbYS6WxSbIA"_s);
        QCOMPARE(read->others, (Parameters{{u"session_state"_s, u"1"_s}}));
    }

    void section4121Refusal()
    {
        const auto read = readAuthorizationResponse({{u"error"_s, u"access_denied"_s},
                                                     {u"error_description"_s, u"no"_s},
                                                     {u"error_uri"_s, u"https://e"_s},
                                                     {u"error_subcode"_s, u"cancel"_s},
                                                     {u"trace"_s, u"7"_s},
                                                     {u"state"_s, u"xyz"_s}});
        QVERIFY(!read);
        const auto *refusal = std::get_if<OAuthError>(&read.error());
        QVERIFY(refusal);
        QCOMPARE(refusal->error, u"access_denied"_s);
        QCOMPARE(refusal->error_description, u"no"_s);
        QCOMPARE(refusal->error_uri, u"https://e"_s);
        QVERIFY(refusal->others.contains(u"trace"));
        QVERIFY2(refusal->others.contains(u"error_subcode"), "a parameter of the provider's own is not lost");
    }

    void section31NothingThatMattersStandsTwice_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"code", "state", "iss", "error"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void section31NothingThatMattersStandsTwice()
    {
        QFETCH(QString, name);
        const auto read = readAuthorizationResponse({{u"code"_s, u"a"_s}, {name, u"1"_s}, {name, u"2"_s}});
        QVERIFY(!read);
        const auto *failure = std::get_if<CheckFailure>(&read.error());
        QVERIFY(failure);
        QVERIFY(failure->message.contains(name));
    }

    void neitherCodeNorError()
    {
        const auto read = readAuthorizationResponse({{u"state"_s, u"xyz"_s}});
        QVERIFY(!read);
        QVERIFY(std::holds_alternative<CheckFailure>(read.error()));
    }
};

QTEST_GUILESS_MAIN(Rfc6749AuthorizationTest)
#include "rfc6749_authorization_test.moc"
