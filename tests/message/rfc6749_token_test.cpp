// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/token.h"

#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

Profile example()
{
    Profile profile;
    profile.setText(u"token_endpoint", u"https://server.example.com/token"_s);
    profile.setText(u"client_id", u"s6BhdRkqt3"_s);
    profile.setText(u"client_secret", u"gX1fBat3bV"_s);
    profile.setText(u"scope", u"openid"_s);
    return profile;
}

Parameters codeValues(const QString &code, const QString &redirect_uri = {},
                      const QString &code_verifier = {})
{
    return {{u"code"_s, code}, {u"redirect_uri"_s, redirect_uri}, {u"code_verifier"_s, code_verifier}};
}

Exchange answered(int status, const QByteArray &body, const HeaderList &headers = {})
{
    Exchange exchange;
    exchange.response = HttpResponse{"HTTP/1.1", status, "", headers, body};
    return exchange;
}

/// JSON, written with single quotes.
const QByteArray jsonRequest =
    QByteArray("{'grant_type':'authorization_code','code':'a/b','redirect_uri':'app:/cb',"
               "'client_id':'s6BhdRkqt3','client_secret':'gX1fBat3bV'}")
        .replace('\'', '"');

} // namespace

class Rfc6749TokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void section413Example()
    {
        const HttpRequest request = tokenRequest(
            example(), codeValues(u"SplxlOBeZQQYbYS6WxSbIA"_s, u"https://client.example.com/cb"_s));
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.headers.value("Authorization"), "Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW");
        QCOMPARE(request.headers.value("Content-Type"), "application/x-www-form-urlencoded");
        QCOMPARE(request.body,
                 "grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA"
                 "&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb");
    }

    void scopeIsSentOnlyWhenAskedFor()
    {
        Profile profile = example();
        QVERIFY(!tokenRequest(profile, codeValues(u"c"_s)).body.contains("scope"));
        profile.setFlag(u"scope_in_token_request", true);
        QVERIFY(tokenRequest(profile, codeValues(u"c"_s)).body.endsWith("&scope=openid"));
    }

    void rfc7636Section45VerifierIsSent()
    {
        QVERIFY(tokenRequest(example(), codeValues(u"c"_s, {}, u"v"_s)).body.endsWith("&code_verifier=v"));
        QVERIFY(!tokenRequest(example(), codeValues(u"c"_s)).body.contains("code_verifier"));
    }

    void jsonWhenTheProviderWantsIt()
    {
        Profile profile = example();
        profile.setText(u"token_request_encoding", u"json"_s);
        profile.setText(u"token_endpoint_auth_method", u"client_secret_post"_s);
        const HttpRequest request = tokenRequest(profile, codeValues(u"a/b"_s, u"app:/cb"_s));
        QCOMPARE(request.body, jsonRequest);
    }

    void section51Example()
    {
        const auto read = readTokenResponse(answered(200, R"({
            "access_token":"2YotnFZFEjr1zCsicMWpAA", "token_type":"example", "expires_in":3600,
            "refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA", "example_parameter":"example_value"})"));
        QVERIFY(read);
        QCOMPARE(read->access_token, u"2YotnFZFEjr1zCsicMWpAA"_s);
        QCOMPARE(read->token_type, u"example"_s);
        QCOMPARE(read->refresh_token, u"tGzv3JOkF0XG5Qx2TlKWIA"_s);
        QCOMPARE(read->expires_in, 3600);
        QVERIFY(read->members.member(u"example_parameter"));
        QVERIFY(read->findings.isEmpty());
    }

    void section52Refusal()
    {
        const auto read = readTokenResponse(
            answered(400, R"({"error":"invalid_grant","error_description":"gone","trace_id":"7","n":[1]})"));
        QVERIFY(!read);
        const auto *refusal = std::get_if<OAuthError>(&read.error());
        QVERIFY(refusal);
        QCOMPARE(refusal->error, u"invalid_grant"_s);
        QCOMPARE(refusal->error_description, u"gone"_s);
        QCOMPARE(refusal->httpStatus, 400);
        QCOMPARE(refusal->others, (Parameters{{u"trace_id"_s, u"7"_s}, {u"n"_s, u"[1]"_s}}));
    }

    void aFailingStatusIsARefusalWhateverItsBody_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("html") << "<html>"_ba;
        QTest::newRow("other members") << R"({"message":"no","status":422})"_ba;
        QTest::newRow("error is an object") << R"({"error":{"message":"no"}})"_ba;
    }
    void aFailingStatusIsARefusalWhateverItsBody()
    {
        QFETCH(QByteArray, body);
        const auto read = readTokenResponse(answered(503, body));
        QVERIFY(!read);
        const auto *refusal = std::get_if<OAuthError>(&read.error());
        QVERIFY(refusal);
        QCOMPARE(refusal->httpStatus, 503);
        QVERIFY(refusal->error.isEmpty());
        QVERIFY(!refusal->text().isEmpty());
        if (body.startsWith('{'))
            QVERIFY(!refusal->others.isEmpty());
    }

    void aSuccessfulStatusWithoutTokenStopsTheRun_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QTest::newRow("html") << 200 << "<html>sign in</html>"_ba << u"not JSON"_s;
        QTest::newRow("empty") << 200 << QByteArray() << u"not JSON"_s;
        QTest::newRow("cut off") << 200 << R"({"access_token":[)"_ba << u"not JSON"_s;
        QTest::newRow("array") << 200 << "[]"_ba << u"no object"_s;
        QTest::newRow("no token") << 200 << R"({"token_type":"Bearer"})"_ba << u"no access_token"_s;
        QTest::newRow("token is a number") << 200 << R"({"access_token":1})"_ba << u"is a number"_s;
        QTest::newRow("token is null") << 200 << R"({"access_token":null})"_ba << u"is null"_s;
        QTest::newRow("token is empty") << 200 << R"({"access_token":""})"_ba << u"is empty"_s;
        QTest::newRow("token is an object") << 200 << R"({"access_token":{}})"_ba << u"is an object"_s;
        QTest::newRow("redirect") << 302 << QByteArray() << u"redirect"_s;
    }
    void aSuccessfulStatusWithoutTokenStopsTheRun()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const auto read = readTokenResponse(answered(status, body, {{"Location", "https://other/"}}));
        QVERIFY(!read);
        const auto *failure = std::get_if<CheckFailure>(&read.error());
        QVERIFY(failure);
        QVERIFY2(failure->message.contains(says), qPrintable(failure->message));
        if (status == 302)
            QVERIFY(failure->actual.contains(u"https://other/"));
    }

    void noTokenIsQuotedInAFailure_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("refresh token alone") << R"({"refresh_token":"SECRET"})"_ba;
        QTest::newRow("JSON cut off inside the token") << "{\"access_token\":\"SECRET"_ba;
        QTest::newRow("token without quotes") << R"({"access_token":SECRET})"_ba;
        QTest::newRow("object as token") << R"({"access_token":{"value":"SECRET"}})"_ba;
        QTest::newRow("JSON string") << "\"SECRET\""_ba;
        QTest::newRow("array") << "[\"SECRET\"]"_ba;
        QTest::newRow("form") << "access_token=SECRET&scope=a"_ba;
        QTest::newRow("bare token") << "SECRET"_ba;
        QTest::newRow("in a page") << "<html><p>access_token=SECRET</p></html>"_ba;
    }
    void noTokenIsQuotedInAFailure()
    {
        QFETCH(QByteArray, body);
        // Longer than what an excerpt shows, so that no later search for the whole token would find the rest.
        const auto read = readTokenResponse(
            answered(200, body.replace("SECRET", QByteArray(30, 'a') + "bcdef" + QByteArray(160, 'g'))));
        QVERIFY(!read);
        const auto *failure = std::get_if<CheckFailure>(&read.error());
        QVERIFY(failure);
        QVERIFY2(!failure->actual.contains(u"aaaaaaaa"), qPrintable(failure->actual));
        QVERIFY2(!failure->message.contains(u"aaaaaaaa"), qPrintable(failure->message));
        QVERIFY(!failure->actual.isEmpty());
    }

    void noShortTokenIsQuotedEither_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("single quotes") << "{'access_token': 'SECRET1token'}"_ba;
        QTest::newRow("unknown name") << R"({"session":"SECRET1token"})"_ba;
        QTest::newRow("mixed case") << R"({"session":"SECRETtokenX"})"_ba;
        QTest::newRow("HTML") << "<p>your session is SECRET1token</p>"_ba;
        QStringEncoder utf16(QStringConverter::Utf16LE);
        const QByteArray wide = utf16(uR"({"access_token":"SECRET"})"_s);
        QTest::newRow("UTF-16") << wide;
    }

    void noShortTokenIsQuotedEither()
    {
        QFETCH(QByteArray, body);
        const auto read = readTokenResponse(answered(200, body));
        QVERIFY(!read);
        const auto *failure = std::get_if<CheckFailure>(&read.error());
        QVERIFY(failure);
        QVERIFY(!failure->actual.isEmpty());
        const QString shown = QString(failure->actual).remove(QChar(0));
        QVERIFY2(!shown.contains(u"SECRET"), qPrintable(shown));
    }

    void aBrokenIdTokenIsAFinding_data()
    {
        QTest::addColumn<QByteArray>("id_token");
        QTest::addColumn<QString>("says");
        QTest::newRow("bad base64") << "eyJhbGciOiJub25lIn0.eyJzdWIiOiJh*n0.c2ln"_ba
                                    << u"byte 32 (payload)"_s;
        QTest::newRow("opaque") << "just-a-string"_ba << u"byte 0"_s;
        QTest::newRow("sound") << "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"_ba << QString();
    }

    void aBrokenIdTokenIsAFinding()
    {
        QFETCH(QByteArray, id_token);
        QFETCH(QString, says);
        const auto read = readTokenResponse(
            answered(200, R"({"access_token":"a","token_type":"Bearer","id_token":")" + id_token + R"("})"));
        QVERIFY(read);
        QCOMPARE(read->findings.isEmpty(), says.isEmpty());
        if (!says.isEmpty()) {
            QCOMPARE(read->findings.first().id, u"IDT-001"_s);
            QVERIFY2(read->findings.first().message.contains(says),
                     qPrintable(read->findings.first().message));
        }
    }

    void anEncodedBodyIsNamed()
    {
        const auto read = readTokenResponse(answered(200, "\x1f\x8b", {{"Content-Encoding", "gzip"}}));
        QVERIFY(!read);
        const auto *failure = std::get_if<CheckFailure>(&read.error());
        QVERIFY(failure);
        QVERIFY2(failure->message.contains(u"Content-Encoding: gzip"), qPrintable(failure->message));
    }

    void anErrorUnderStatus200IsARefusal()
    {
        const auto read = readTokenResponse(answered(200, R"({"error":"bad_verification_code"})"));
        QVERIFY(!read);
        QVERIFY(std::holds_alternative<OAuthError>(read.error()));
    }

    void findings()
    {
        const auto read = readTokenResponse(answered(200, R"({"access_token":"a","access_token":"b"})"));
        QVERIFY(read);
        QCOMPARE(read->findings.size(), 2);
        QCOMPARE(read->findings[0].id, u"TKR-004"_s);
        QVERIFY(read->findings[1].message.contains(u"access_token"));
    }

    void aTransportErrorComesFirst()
    {
        Exchange cut = answered(200, R"({"access_token":"a"})");
        cut.error = TransportError{TransportError::Kind::ConnectionClosed, u"cut"_s, {}};
        const auto read = readTokenResponse(cut);
        QVERIFY(!read);
        QVERIFY(std::holds_alternative<TransportError>(read.error()));
    }

    void providersThatAnswerInFormEncoding()
    {
        HeaderList headers;
        headers.append("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        const auto read = readTokenResponse(answered(
            200, "access_token=gho_16C7&scope=repo%2Cgist&token_type=bearer&expires_in=28800", headers));
        QVERIFY(read);
        QCOMPARE(read->access_token, u"gho_16C7"_s);
        QCOMPARE(read->scope, u"repo,gist"_s);
        QCOMPARE(read->expires_in, 28800);
        QCOMPARE(read->members.members().size(), 4);
        QCOMPARE(read->findings.size(), 1);
        QCOMPARE(read->findings.first().id, u"TKR-003"_s);

        const auto refused = readTokenResponse(
            answered(200, "error=bad_verification_code&error_description=The+code+is+incorrect.", headers));
        QCOMPARE(std::get<OAuthError>(refused.error()).error, u"bad_verification_code"_s);
        QCOMPARE(std::get<OAuthError>(refused.error()).error_description, u"The code is incorrect."_s);
    }

    void notEveryTextIsAForm_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("html") << "text/html"_ba
                              << "access_token=a"_ba;
        QTest::newRow("no type") << QByteArray() << "access_token=a"_ba;
        QTest::newRow("none of ours") << "text/plain"_ba
                                      << "a=b&c=d"_ba;
        QTest::newRow("a page in plain text") << "text/plain"_ba
                                              << "Bad gateway, error = 502"_ba;
        QTest::newRow("bad escape") << "application/x-www-form-urlencoded"_ba
                                    << "access_token=%zz"_ba;
    }
    void notEveryTextIsAForm()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        HeaderList headers;
        headers.append("Content-Type", type);
        const auto read = readTokenResponse(answered(200, body, headers));
        QVERIFY(std::holds_alternative<CheckFailure>(read.error()));
    }

    void membersOfOtherTypes()
    {
        const auto read = readTokenResponse(answered(
            200,
            R"({"access_token":"a","token_type":"bearer","scope":["user:read","bits"],"expires_in":"3600"})"));
        QVERIFY(read);
        QCOMPARE(read->scope, u"user:read bits"_s);
        QCOMPARE(read->expires_in, 3600);
        QCOMPARE(read->findings.size(), 2);
        for (const Finding &finding : read->findings) {
            QCOMPARE(finding.id, u"TKR-008"_s);
            QCOMPARE(finding.severity, Finding::Severity::Info);
        }
        const auto never = readTokenResponse(
            answered(200, R"({"access_token":"a","token_type":"bearer","expires_in":"never"})"));
        QVERIFY(!never->expires_in);
        QCOMPARE(never->findings.size(), 1);
        QCOMPARE(never->findings.constFirst().id, u"TKR-010"_s);
        const auto negative =
            readTokenResponse(answered(200, R"({"access_token":"a","token_type":"bearer","expires_in":-1})"));
        QVERIFY(!negative->expires_in);
        QCOMPARE(negative->findings.constFirst().id, u"TKR-010"_s);
        QCOMPARE(negative->findings.constFirst().actual, u"-1"_s);
    }

    void anErrorWithStatus200()
    {
        const auto read = readTokenResponse(answered(200, R"({"ok":false,"error":"invalid_code"})"));
        const auto error = std::get<OAuthError>(read.error());
        QCOMPARE(error.error, u"invalid_code"_s);
        QCOMPARE(error.others.value(u"ok"), u"false"_s);
        QVERIFY(readTokenResponse(answered(200, R"({"access_token":"a","token_type":"b","error":null})")));
    }

    void errorsInOtherWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("told");
        QTest::newRow("message") << R"({"message":"Bad credentials","status":"401"})"_ba
                                 << u"Bad credentials (status 422)"_s;
        QTest::newRow("problem details")
            << R"({"type":"about:blank","title":"Gone","detail":"No such app"})"_ba
            << u"No such app (status 422)"_s;
        QTest::newRow("an object") << R"({"error":{"code":401,"message":"x"}})"_ba
                                   << uR"({"code":401,"message":"x"} (status 422))"_s;
        QTest::newRow("by field") << R"({"grant_type":"must be a valid value"})"_ba
                                  << u"the server answered with status 422 and no error code: grant_type: "
                                     "must be a valid value"_s;
        QTest::newRow("by several fields")
            << R"({"a":"1","b":{"c":2},"d":[3],"e":"4","f":"5","g":"6"})"_ba
            << u"the server answered with status 422 and no error code: a: 1; b: {\"c\":2}; d: [3]; "
               "e: 4; f: 5; …"_s;
    }
    void errorsInOtherWords()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, told);
        const auto read = readTokenResponse(answered(422, body));
        const auto error = std::get<OAuthError>(read.error());
        QCOMPARE(error.text(), told);
        QVERIFY(!error.others.isEmpty());
    }
};

QTEST_GUILESS_MAIN(Rfc6749TokenTest)
#include "rfc6749_token_test.moc"
