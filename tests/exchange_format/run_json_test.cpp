// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/run_json.h"

#include "exchange_format/sample_run.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

class RunJsonTest : public QObject {
    Q_OBJECT

private:
    static JsonValue parsed(const RunRecord &record, RunSecrets secrets = RunSecrets::Revealed);
    static QStringList memberNames(const JsonValue &object);
    static QByteArray at(const JsonValue &value, const QString &path);

private Q_SLOTS:
    void shape();
    void values_data();
    void values();
    void decodedSurvivesMasking();
    void notesAndTls();
    void proxyHeadersAreSent();
    void brokenIdTokenSaysWhere();
    void errors_data();
    void errors();
};

JsonValue RunJsonTest::parsed(const RunRecord &record, RunSecrets secrets)
{
    const auto document = parseJson(runJson(record, secrets));
    return document ? document->value : JsonValue();
}

QStringList RunJsonTest::memberNames(const JsonValue &object)
{
    QStringList names;
    for (const JsonMember &member : object.members())
        names.append(member.name);
    return names;
}

/// "exchanges/2/response/status", as compact JSON.
QByteArray RunJsonTest::at(const JsonValue &value, const QString &path)
{
    const JsonValue *place = &value;
    for (const QString &key : path.split(u'/')) {
        if (place->isArray())
            place = key.toInt() < place->items().size() ? &place->items()[key.toInt()] : nullptr;
        else
            place = place->member(key);
        if (!place)
            return "nothing at " + path.toUtf8();
    }
    return writeJson(*place, JsonStyle::Compact);
}

void RunJsonTest::shape()
{
    const JsonValue run = parsed(SampleRun().record());
    QCOMPARE(memberNames(run),
             QStringList({u"outcome"_s, u"error"_s, u"steps"_s, u"exchanges"_s, u"tokens"_s,
                          u"front_channel_tokens"_s, u"decoded"_s, u"findings"_s}));
    QCOMPARE(memberNames(run.member(u"exchanges")->items().first()),
             QStringList({u"kind"_s, u"request"_s, u"response"_s, u"started_at"_s, u"timing"_s, u"error"_s,
                          u"notes"_s, u"tls"_s}));
}

void RunJsonTest::values_data()
{
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *path, const QByteArray &value) { QTest::newRow(path) << value; };
    row("outcome", "\"tokens\"");
    row("error", "null");
    row("steps/0/id", "\"authorization_request\"");
    row("steps/0/state", "\"done\"");
    row("steps/0/duration_ms", "12.5");
    row("steps/0/exchange", "0");
    row("steps/1/exchange", "null");
    row("steps/1/state", "\"skipped\"");
    row("steps/1/reason", "\"no iss beside the code SplxlOBeZQQYbYS6WxSbIA+/=\"");
    row("exchanges/0/kind", "\"authz_req\"");
    row("exchanges/0/response", "null");
    row("exchanges/0/request/headers", "[]");
    row("exchanges/1/kind", "\"authz_resp\"");
    row("exchanges/1/request/headers/0", "[\"Host\",\"127.0.0.1:53682\"]");
    row("exchanges/2/request/method", "\"POST\"");
    row("exchanges/2/request/url", "\"https://as.example/token\"");
    row("exchanges/2/response/status", "200");
    row("exchanges/2/response/reason", "\"OK\"");
    row("exchanges/2/started_at", "\"2026-09-21T14:13:28.623Z\"");
    row("exchanges/2/timing", "{\"dns\":1,\"connect\":3,\"tls\":8.25,\"first_byte\":60,\"total\":61.5}");
    row("exchanges/3/timing/dns", "null");
    row("exchanges/3/response/body/base64", "\"iVBORw0K/3RHenYzSk9rRjBYRzVReDJUbEtXSUE=\"");
    row("exchanges/3/error/kind", "\"connection_closed\"");
    row("exchanges/3/error/field", "\"userinfo_endpoint\"");
    row("tokens/expires_in", "3600.0");
    row("decoded/id_token/header/alg", "\"HS256\"");
    row("decoded/id_token/claims/exp", "1300819380");
    row("decoded/access_token", "nothing at decoded/access_token");
    row("findings/0/id", "\"TOK-001\"");
    row("findings/0/severity", "\"warning\"");
    row("findings/0/exchange", "2");
    row("findings/0/reference", "\"RFC 6749 §5.1\"");
}

void RunJsonTest::values()
{
    QFETCH(QByteArray, value);
    QCOMPARE(at(parsed(SampleRun().record()), QString::fromLatin1(QTest::currentDataTag())), value);
}

// Header and claims are no secrets, the token is.
void RunJsonTest::decodedSurvivesMasking()
{
    const JsonValue run = parsed(SampleRun().record(), RunSecrets::Masked);
    QVERIFY(at(run, u"tokens/id_token"_s).startsWith("\"‹masked, "));
    QCOMPARE(at(run, u"decoded/id_token/claims/iss"_s), QByteArray("\"joe\""));
}

void RunJsonTest::notesAndTls()
{
    RunRecord record = SampleRun().record();
    Exchange &exchange = record.exchanges[2];
    exchange.notes = {u"A trailer came after the body: X"_s};
    const QDateTime since(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::utc());
    const CertificateFacts server{
        u"CN=as.example"_s, u"CN=Test CA"_s, {u"as.example"_s}, since, since.addDays(90), u"AA:BB"_s, {}};
    const CertificateFacts client{u"CN=client"_s,    u"CN=Other CA"_s, {}, since,
                                  since.addDays(30), u"CC:DD"_s,       {}};
    exchange.tls = TlsFacts{u"TLSv1.3"_s, u"TLS_AES_256_GCM_SHA384"_s,    {server},
                            client,       {u"expired (CN=as.example)"_s}, true};
    JsonValue run = parsed(record);
    QCOMPARE(at(run, u"exchanges/2/notes"_s), QByteArray("[\"A trailer came after the body: X\"]"));
    QCOMPARE(at(run, u"exchanges/2/tls/protocol"_s), QByteArray("\"TLSv1.3\""));
    QCOMPARE(at(run, u"exchanges/2/tls/cipher"_s), QByteArray("\"TLS_AES_256_GCM_SHA384\""));
    QCOMPARE(at(run, u"exchanges/2/tls/chain/0/subject"_s), QByteArray("\"CN=as.example\""));
    QCOMPARE(at(run, u"exchanges/2/tls/chain/0/issuer"_s), QByteArray("\"CN=Test CA\""));
    QCOMPARE(at(run, u"exchanges/2/tls/chain/0/not_after"_s), QByteArray("\"2026-04-01T00:00:00.000Z\""));
    QCOMPARE(at(run, u"exchanges/2/tls/client_certificate/subject"_s), QByteArray("\"CN=client\""));
    QCOMPARE(at(run, u"exchanges/2/tls/client_certificate/sha256"_s), QByteArray("\"CC:DD\""));
    QCOMPARE(at(run, u"exchanges/2/tls/errors"_s), QByteArray("[\"expired (CN=as.example)\"]"));
    QCOMPARE(at(run, u"exchanges/2/tls/accepted"_s), QByteArray("true"));
    QCOMPARE(at(run, u"exchanges/0/tls"_s), QByteArray("null"));
    QCOMPARE(at(run, u"exchanges/0/notes"_s), QByteArray("[]"));

    exchange.tls->clientCertificate.reset();
    QCOMPARE(at(parsed(record), u"exchanges/2/tls/client_certificate"_s), QByteArray("null"));
    exchange.tls->errorsAccepted = false;
    QCOMPARE(at(parsed(record), u"exchanges/2/tls/accepted"_s), QByteArray("false"));
}

void RunJsonTest::proxyHeadersAreSent()
{
    RunRecord record = SampleRun().record();
    record.exchanges[2].request.headers = {{"Accept", "a"}};
    record.exchanges[2].proxyHeaders = {{"Proxy-Authorization", "Basic dXNlcjpwYXNz"}};
    QCOMPARE(at(parsed(record), u"exchanges/2/request/headers"_s),
             QByteArray("[[\"Accept\",\"a\"],[\"Proxy-Authorization\",\"Basic dXNlcjpwYXNz\"]]"));
    QVERIFY(!runJson(record, RunSecrets::Masked).contains("dXNlcjpwYXNz"));
}

// A JWT whose claims end in a character that is no base64url.
void RunJsonTest::brokenIdTokenSaysWhere()
{
    RunRecord record;
    record.tokens = JsonValue::object(
        {{u"id_token"_s, JsonValue::string(u"eyJhbGciOiJub25lIn0.eyJzdWIiOiJh*n0.c2ln"_s)}});
    const JsonValue run = parsed(record);
    QCOMPARE(at(run, u"decoded/id_token/header/alg"_s), QByteArray("\"none\""));
    QCOMPARE(at(run, u"decoded/id_token/claims"_s), QByteArray("null"));
    QCOMPARE(at(run, u"decoded/id_token/errors/0/offset"_s), QByteArray("32"));
    QCOMPARE(at(run, u"decoded/id_token/errors/0/part"_s), QByteArray("\"payload\""));
}

void RunJsonTest::errors_data()
{
    QTest::addColumn<RunError>("error");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("transport") << RunError(
        TransportError{TransportError::Kind::TlsFailed, u"m"_s, u"token_endpoint"_s})
                               << "\"tls_failed\""_ba
                               << "\"token_endpoint\""_ba;
    QTest::newRow("refused") << RunError(OAuthError{}) << "\"oauth_error\""_ba
                             << "\"\""_ba;
    QTest::newRow("check") << RunError(CheckFailure{u"state"_s, u"m"_s, {}, {}, {}}) << "\"check_failed\""_ba
                           << "\"state\""_ba;
    QTest::newRow("usage") << RunError(UsageError{u"client_id"_s, u"m"_s}) << "\"usage\""_ba
                           << "\"client_id\""_ba;
    QTest::newRow("timeout") << RunError(WaitEnded{WaitEnded::How::Timeout, {}}) << "\"timeout\""_ba
                             << "\"\""_ba;
    QTest::newRow("cancelled") << RunError(WaitEnded{}) << "\"cancelled\""_ba
                               << "\"\""_ba;
    QTest::newRow("end of input") << RunError(WaitEnded{WaitEnded::How::EndOfInput, {}})
                                  << "\"end_of_input\""_ba
                                  << "\"\""_ba;
}

void RunJsonTest::errors()
{
    QFETCH(RunError, error);
    QFETCH(QByteArray, kind);
    QFETCH(QByteArray, field);
    RunRecord record;
    record.error = error;
    record.outcome = runOutcome(error);
    const JsonValue run = parsed(record);
    QCOMPARE(at(run, u"error/kind"_s), kind);
    QCOMPARE(at(run, u"error/field"_s), field);
    QCOMPARE(at(run, u"error/message"_s),
             writeJson(JsonValue::string(runErrorText(error)), JsonStyle::Compact));
    QCOMPARE(at(run, u"tokens"_s), QByteArray("null"));
}

QTEST_GUILESS_MAIN(RunJsonTest)
#include "run_json_test.moc"
