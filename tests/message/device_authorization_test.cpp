// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction.h"
#include "message/device_authorization.h"
#include "message/device_polling.h"
#include "message/token.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace std::chrono_literals;

namespace {

Profile deviceProfile()
{
    Profile profile;
    profile.setText(u"grant_type", u"urn:ietf:params:oauth:grant-type:device_code"_s);
    profile.setText(u"device_authorization_endpoint", u"https://server.example.com/device_authorization"_s);
    profile.setText(u"token_endpoint", u"https://server.example.com/token"_s);
    profile.setText(u"client_id", u"1406020730"_s);
    profile.setText(u"scope", u"example_scope"_s);
    return profile;
}

Exchange answered(const QByteArray &body, int status = 200, const QByteArray &type = "application/json")
{
    Exchange exchange;
    exchange.request.kind = ExchangeKind::Device;
    exchange.response = HttpResponse();
    exchange.response->status = status;
    exchange.response->headers = HeaderList{{"Content-Type", type}};
    exchange.response->body = body;
    return exchange;
}

QStringList findingIds(const DeviceAuthorization &codes)
{
    QStringList ids;
    for (const Finding &finding : codes.findings)
        ids.append(finding.id);
    return ids;
}

} // namespace

/// RFC 8628, section by section, without a network and without a clock.
class DeviceAuthorizationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void section31TheRequestOfTheRfc()
    {
        const HttpRequest request = deviceAuthorizationRequest(deviceProfile());
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.url, u"https://server.example.com/device_authorization"_s);
        QCOMPARE(request.kind, ExchangeKind::Device);
        QCOMPARE(request.headers.value("Content-Type"), "application/x-www-form-urlencoded");
        QVERIFY(!request.headers.contains("Authorization"));
        QCOMPARE(request.body, "client_id=1406020730&scope=example_scope");
    }

    void section31TheClientAuthenticatesAsAtTheTokenEndpoint_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("basic") << u"client_secret_basic"_s << "Basic MTQwNjAyMDczMDpodW50ZXIy"_ba
                               << "scope=example_scope"_ba;
        QTest::newRow("post") << u"client_secret_post"_s << QByteArray()
                              << "client_id=1406020730&client_secret=hunter2&scope=example_scope"_ba;
        QTest::newRow("none") << u"none"_s << QByteArray() << "client_id=1406020730&scope=example_scope"_ba;
        QTest::newRow("private key")
            << u"private_key_jwt"_s << QByteArray()
            << "client_id=1406020730&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-"
               "type%3Ajwt-bearer&client_assertion=a.b.c&scope=example_scope"_ba;
    }
    void section31TheClientAuthenticatesAsAtTheTokenEndpoint()
    {
        QFETCH(QString, method);
        QFETCH(QByteArray, authorization);
        QFETCH(QByteArray, body);
        Profile profile = deviceProfile();
        profile.setText(u"client_secret", u"hunter2"_s);
        profile.setText(u"token_endpoint_auth_method", method);
        const HttpRequest request = deviceAuthorizationRequest(profile, u"a.b.c"_s);
        QCOMPARE(request.headers.value("Authorization").value_or(QByteArray()), authorization);
        Parameters sent = Parameters::fromForm(request.body).parameters;
        Parameters wanted = Parameters::fromForm(body).parameters;
        if (method == "private_key_jwt"_L1) { // client_id beside an assertion is optional (RFC 7521 §4.2)
            sent.remove(u"client_id"_s);
            wanted.remove(u"client_id"_s);
        }
        QCOMPARE(sent.toForm(), wanted.toForm());
    }

    void theProfilesOwnParametersAndRowsGoHere()
    {
        Profile profile = deviceProfile();
        profile.setValue(u"parameters.audience", JsonValue::string(u"https://api.example.com"_s));
        profile.setExtra({{u"device"_s, ExtraRow::Place::Header, u"X-Own"_s, u"1"_s, true, false},
                          {u"device"_s, ExtraRow::Place::Query, u"tenant"_s, u"t 1"_s, true, false},
                          {u"device"_s, ExtraRow::Place::Body, u"scope"_s, u"other"_s, true, false},
                          {u"token"_s, ExtraRow::Place::Body, u"not"_s, u"here"_s, true, false}});
        HttpRequest request = deviceAuthorizationRequest(profile);
        QCOMPARE(request.url, u"https://server.example.com/device_authorization?tenant=t+1"_s);
        QCOMPARE(request.headers.value("X-Own"), "1");
        QCOMPARE(request.body, "client_id=1406020730&scope=other&audience=https%3A%2F%2Fapi.example.com");

        profile.setOmitted(u"device", {u"client_id"_s});
        profile.setText(u"token_request_encoding", u"json"_s);
        request = deviceAuthorizationRequest(profile);
        QCOMPARE(request.headers.value("Content-Type"), "application/json");
        QCOMPARE(request.body, "{\"scope\":\"other\",\"audience\":\"https://api.example.com\"}");
        QVERIFY2(!tokenRequest(profile).body.contains("audience"), "only the request that asks for codes");
    }

    void section32TheAnswerOfTheRfc()
    {
        const auto codes = readDeviceAuthorizationResponse(answered(
            "{\"device_code\": \"GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS\",\"user_code\": "
            "\"WDJB-MJHT\",\"verification_uri\": "
            "\"https://example.com/device\",\"verification_uri_complete\": "
            "\"https://example.com/device?user_code=WDJB-MJHT\",\"expires_in\": 1800,\"interval\": 5}"));
        QVERIFY(codes);
        QCOMPARE(codes->device_code, u"GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS"_s);
        QCOMPARE(codes->user_code, u"WDJB-MJHT"_s);
        QCOMPARE(codes->verification_uri, u"https://example.com/device"_s);
        QCOMPARE(codes->address(), u"https://example.com/device?user_code=WDJB-MJHT"_s);
        QCOMPARE(codes->expires_in, std::optional<qint64>(1800));
        QCOMPARE(codes->interval, 5);
        QCOMPARE(findingIds(*codes), QStringList());
    }

    void section32OddAnswersAreReadAllTheSame_data()
    {
        QTest::addColumn<QByteArray>("members"); // beside device_code
        QTest::addColumn<QString>("address");
        QTest::addColumn<qint64>("interval");
        QTest::addColumn<qint64>("expires_in"); // -1: not known
        QTest::addColumn<QStringList>("findings");
        const QByteArray usual = "\"user_code\":\"U\",\"verification_uri\":\"https://e.example/d\"";
        const QString d = u"https://e.example/d"_s;
        QTest::newRow("interval absent")
            << QByteArray(usual + ",\"expires_in\":60") << d << qint64(5) << qint64(60) << QStringList();
        QTest::newRow("numbers as text")
            << QByteArray(usual + ",\"expires_in\":\"60\",\"interval\":\"7\"") << d << qint64(7) << qint64(60)
            << QStringList{u"DEV-003"_s, u"DEV-003"_s};
        QTest::newRow("Google's verification_url")
            << "\"user_code\":\"U\",\"verification_url\":\"https://e.example/d\",\"expires_in\":60"_ba << d
            << qint64(5) << qint64(60) << QStringList{u"DEV-002"_s};
        QTest::newRow("expires_in absent")
            << usual << d << qint64(5) << qint64(-1) << QStringList{u"DEV-001"_s};
        QTest::newRow("interval 0") << QByteArray(usual + ",\"expires_in\":60,\"interval\":0") << d
                                    << qint64(1) << qint64(60) << QStringList{u"DEV-004"_s};
        QTest::newRow("numbers that make no sense")
            << QByteArray(usual + ",\"expires_in\":-1,\"interval\":1e99") << d << qint64(5) << qint64(-1)
            << QStringList{u"DEV-004"_s, u"DEV-004"_s};
        QTest::newRow("numbers without end")
            << QByteArray(usual + ",\"expires_in\":9223372036854775807,\"interval\":9223372036854775807") << d
            << qint64(5) << qint64(-1) << QStringList{u"DEV-004"_s, u"DEV-004"_s};
        QTest::newRow("only the complete URI")
            << "\"verification_uri_complete\":\"https://e.example/c\",\"expires_in\":60"_ba
            << u"https://e.example/c"_s << qint64(5) << qint64(60) << QStringList{u"DEV-002"_s, u"DEV-002"_s};
        QTest::newRow("what no browser should open")
            << "\"user_code\":\"U\",\"verification_uri\":\"file:///etc/passwd\",\"expires_in\":60"_ba
            << QString() << qint64(5) << qint64(60) << QStringList{u"DEV-005"_s};
        QTest::newRow("a complete URI to be careful with")
            << QByteArray(usual + ",\"verification_uri_complete\":\"javascript:alert(1)\",\"expires_in\":60")
            << d << qint64(5) << qint64(60) << QStringList{u"DEV-005"_s};
        QTest::newRow("two hosts") << QByteArray(
            usual + ",\"verification_uri_complete\":\"https://o.example/d\",\"expires_in\":60")
                                   << u"https://o.example/d"_s << qint64(5) << qint64(60)
                                   << QStringList{u"DEV-006"_s};
    }
    void section32OddAnswersAreReadAllTheSame()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, address);
        QFETCH(qint64, interval);
        QFETCH(qint64, expires_in);
        QFETCH(QStringList, findings);
        const auto codes =
            readDeviceAuthorizationResponse(answered("{\"device_code\":\"d\"," + members + '}'));
        QVERIFY2(codes, codes ? "" : qPrintable(runErrorText(codes.error())));
        QCOMPARE(codes->address(), address);
        QCOMPARE(codes->interval, interval);
        QCOMPARE(codes->expires_in.value_or(-1), expires_in);
        QCOMPARE(findingIds(*codes), findings);
    }

    void section32AFormIsReadToo()
    {
        const auto codes = readDeviceAuthorizationResponse(
            answered("device_code=d&user_code=U&verification_uri=https%3A%2F%2Fe.example%2Fd&expires_in=899"
                     "&interval=5",
                     200, "application/x-www-form-urlencoded; charset=utf-8"));
        QVERIFY(codes);
        QCOMPARE(codes->user_code, u"U"_s);
        QCOMPARE(codes->expires_in, std::optional<qint64>(899));
    }

    void section32WhatNobodyCanGoOnWith_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("missing");
        QTest::newRow("no device_code")
            << "{\"user_code\":\"U\",\"verification_uri\":\"https://e.example/d\"}"_ba << u"device_code"_s;
        QTest::newRow("device_code a number")
            << "{\"device_code\":7,\"user_code\":\"U\",\"verification_uri\":\"https://e.example/d\"}"_ba
            << u"device_code"_s;
        QTest::newRow("user_code a number")
            << "{\"device_code\":\"d\",\"user_code\":7,\"verification_uri\":\"https://e.example/d\"}"_ba
            << u"user_code of the device authorization response is a number"_s;
        QTest::newRow("no URI") << "{\"device_code\":\"d\",\"user_code\":\"U\"}"_ba << u"verification_uri"_s;
        QTest::newRow("no user code and no complete URI")
            << "{\"device_code\":\"d\",\"verification_uri\":\"https://e.example/d\"}"_ba << u"user_code"_s;
        const QByteArray endless(100'000, 'x');
        QTest::newRow("user code that nobody can enter")
            << QByteArray("{\"device_code\":\"d\",\"verification_uri\":\"https://a.example\",\"user_code\":\""
                          + endless + "\"}")
            << u"user_code has"_s;
        QTest::newRow("URI that nobody can open") << QByteArray(
            "{\"device_code\":\"d\",\"user_code\":\"U\",\"verification_url\":\"https://a.example/" + endless
            + "\"}") << u"verification_url has"_s;
        QTest::newRow("no JSON") << "<html>"_ba << u"not JSON"_s;
    }
    void section32WhatNobodyCanGoOnWith()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, missing);
        const auto codes = readDeviceAuthorizationResponse(answered(body));
        QVERIFY(!codes);
        const auto *failure = std::get_if<CheckFailure>(&codes.error());
        QVERIFY(failure);
        QVERIFY2(failure->message.contains(missing), qPrintable(failure->message));
        QCOMPARE(failure->check, u"device_authorization_response"_s);
    }

    void section32Refusals_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("status 400") << 400;
        QTest::newRow("status 200") << 200;
    }
    void section32Refusals()
    {
        QFETCH(int, status);
        const auto codes = readDeviceAuthorizationResponse(
            answered("{\"error\":\"unauthorized_client\",\"error_description\":\"not enabled\"}", status));
        QVERIFY(!codes);
        const auto *refusal = std::get_if<OAuthError>(&codes.error());
        QVERIFY(refusal);
        QCOMPARE(refusal->where, OAuthError::Where::DeviceAuthorizationResponse);
        QCOMPARE(refusal->error, u"unauthorized_client"_s);
    }

    void section34TheTokenRequestOfTheRfc()
    {
        const Profile profile = deviceProfile();
        const HttpRequest request =
            tokenRequest(profile, {{u"device_code"_s, u"GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS"_s}});
        QCOMPARE(request.body,
                 "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code"
                 "&device_code=GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS&client_id=1406020730");
    }

    void section35WhatAnAnswerMeans_data()
    {
        QTest::addColumn<RunError>("error");
        QTest::addColumn<PollVerdict>("verdict");
        const auto said = [](const QString &error) {
            return RunError(OAuthError{OAuthError::Where::TokenResponse, error, {}, {}, {}, 400});
        };
        const auto transport = [](TransportError::Kind kind) {
            return RunError(TransportError{kind, {}, {}});
        };
        using Kind = TransportError::Kind;
        QTest::newRow("pending") << said(u"authorization_pending"_s) << PollVerdict::Pending;
        QTest::newRow("slow down") << said(u"slow_down"_s) << PollVerdict::SlowDown;
        QTest::newRow("denied") << said(u"access_denied"_s) << PollVerdict::Final;
        QTest::newRow("expired") << said(u"expired_token"_s) << PollVerdict::Final;
        QTest::newRow("no error code") << said({}) << PollVerdict::Final;
        QTest::newRow("timeout") << transport(Kind::Timeout) << PollVerdict::TimedOut;
        QTest::newRow("refused connection") << transport(Kind::ConnectionRefused) << PollVerdict::Final;
        QTest::newRow("garbage") << RunError(CheckFailure{}) << PollVerdict::Final;
    }
    void section35WhatAnAnswerMeans()
    {
        QFETCH(RunError, error);
        QFETCH(PollVerdict, verdict);
        QCOMPARE(pollVerdict(error), verdict);
    }

    void section35TheIntervalOnlyGrows()
    {
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'000'000, Qt::UTC);
        DevicePolling polling(5s, {});
        QCOMPARE(polling.pause(now), 5000ms);
        polling.slowDown();
        QCOMPARE(polling.pause(now), 10'000ms);
        polling.backOff();
        QCOMPARE(polling.pause(now), 20'000ms);
        polling.slowDown();
        QCOMPARE(polling.interval(), 25s);
        for (int i = 0; i < 100; ++i)
            polling.backOff();
        QCOMPARE(polling.interval(), std::chrono::seconds(24h));
        QVERIFY(!polling.isExpired(now.addYears(100)));
    }

    void section35TheLastPauseEndsWithTheCodes()
    {
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'000'000, Qt::UTC);
        const DevicePolling polling(5s, now.addSecs(12));
        QCOMPARE(polling.pause(now.addSecs(7)), 5000ms);
        QCOMPARE(polling.pause(now.addSecs(10)), 2000ms);
        QCOMPARE(polling.pause(now.addSecs(20)), 0ms);
        QVERIFY(!polling.isExpired(now.addMSecs(11'999)));
        QVERIFY(polling.isExpired(now.addSecs(12)));
    }

    void theDeviceCodeIsASecretAndTheUserCodeIsNone()
    {
        const Exchange exchange = answered(
            "{\"device_code\":\"GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS\",\"user_code\":\"WDJB-MJHT\","
            "\"verification_uri\":\"https://example.com/device\","
            "\"verification_uri_complete\":\"https://example.com/device?user_code=WDJB-MJHT\"}");
        const QByteArray masked = Redactor(secretsIn(exchange)).masked(exchange).response->body;
        QVERIFY2(!masked.contains("GmRhmhcxhwAzkoEqiMEg"), masked.constData());
        QCOMPARE(masked.count("WDJB-MJHT"), 2);
    }
};

QTEST_GUILESS_MAIN(DeviceAuthorizationTest)
#include "device_authorization_test.moc"
