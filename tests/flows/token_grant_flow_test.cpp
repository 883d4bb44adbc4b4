// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/run_json.h"
#include "flows/flow_run.h"
#include "flows/step_ids.h"
#include "http/redaction.h"
#include "jose/jwt.h"
#include "support/scripted_server.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

const Step &stepOf(const RunRecord &record, QLatin1StringView id)
{
    for (const Step &step : record.steps) {
        if (step.id == id)
            return step;
    }
    qFatal("there is no step %s", id.data());
}

} // namespace

/// Grants that are one request: against a server that records it.
class TokenGrantFlowTest : public QObject {
    Q_OBJECT

private:
    Profile profile(const QString &grant_type) const
    {
        Profile profile;
        profile.setText(u"grant_type", grant_type);
        profile.setText(u"token_endpoint", m_server->url(u"/token"_s));
        profile.setText(u"client_id", u"client"_s);
        profile.setText(u"client_secret", u"hunter22"_s);
        return profile;
    }

    std::unique_ptr<FlowRun> finishedRun(const Profile &profile, FlowRun::Options options = {})
    {
        FlowServices services = FlowServices::system(m_http.get());
        services.openBrowser = [](const QUrl &) {
            qFatal("these grants need no browser");
            return false;
        };
        auto run = std::make_unique<FlowRun>(profile, services, options);
        QSignalSpy finished(run.get(), &FlowRun::finished);
        run->start();
        if (finished.isEmpty())
            finished.wait(10'000);
        return run;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_http = std::make_unique<HttpClient>();
    }

    void oneRequestAndItsAnswer_data()
    {
        QTest::addColumn<QString>("grant_type");
        QTest::addColumn<QString>("member");
        QTest::newRow("client credentials") << u"client_credentials"_s << QString();
        QTest::newRow("password") << u"password"_s << u"password"_s;
        QTest::newRow("token exchange") << u"token_exchange"_s << u"subject_token"_s;
        QTest::newRow("JWT bearer") << u"jwt_bearer"_s << u"assertion"_s;
        QTest::newRow("SAML bearer") << u"saml2_bearer"_s << u"assertion"_s;
        QTest::newRow("custom") << u"account_credentials"_s << QString();
    }
    void oneRequestAndItsAnswer()
    {
        QFETCH(QString, grant_type);
        QFETCH(QString, member);
        m_server->enqueue(Reply::json(R"({"access_token":"at","token_type":"Bearer"})"));
        Profile asked = profile(grant_type);
        asked.setText(u"username", u"user"_s);
        asked.setText(u"subject_token_type", u"urn:ietf:params:oauth:token-type:jwt"_s);
        if (!member.isEmpty())
            asked.setText(member, u"the-secret-input"_s);

        const auto run = finishedRun(asked);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QCOMPARE(m_server->requests().size(), 1);
        QCOMPARE(record.exchanges.size(), 1);
        QCOMPARE(record.exchanges.first().requestBytes(), m_server->requests().first().raw);
        QCOMPARE(m_server->requests().first().headers.value("Authorization"), "Basic Y2xpZW50Omh1bnRlcjIy");
        QCOMPARE(record.steps.size(), 2);
        for (const Step &step : record.steps)
            QCOMPARE(step.state, StepState::Done);
        if (!member.isEmpty()) {
            QVERIFY(m_server->requests().first().body.contains(member.toLatin1() + "=the-secret-input"));
            QVERIFY(secretsIn(record).contains(Secret{member, u"the-secret-input"_s}));
        }
    }

    /// RFC 6749 §3.3 has no tab in a scope; a debugger may want to see what the server makes of one.
    void aScopeThatIsNoneIsSentAndMarked()
    {
        m_server->enqueue(Reply::json(R"({"access_token":"at","token_type":"Bearer"})"));
        Profile asked = profile(u"client_credentials"_s);
        asked.setText(u"scope", u"one\ttwo"_s);
        const auto run = finishedRun(asked);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QVERIFY(m_server->requests().first().body.contains("scope=one%09two"));
        QVERIFY(stepOf(record, step_id::token_request).byUserChoice);
        QCOMPARE(record.findings.size(), 1);
        QCOMPARE(record.findings.first().id, u"PRM-001"_s);
        QCOMPARE(record.findings.first().exchange, 0);
    }

    /// What is missing by choice is marked at the step, at its exchange and as a finding; so is an old grant.
    void whatIsMissingByChoiceIsMarked_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("reference");
        QTest::newRow("parameter") << R"("grant_type":"token_exchange","subject_token":"s",)"
                                      R"("omit":[{"request":"token","name":"subject_token_type"}])"_ba
                                   << u"PRM-003"_s << u"RFC 8693 §3"_s;
        QTest::newRow("client id")
            << R"("grant_type":"client_credentials","token_endpoint_auth_method":"client_secret_post",)"
               R"("omit":[{"request":"token","name":"client_id"}],"client_id":"")"_ba
            << u"PRM-003"_s << u"RFC 6749 §2.3.1"_s;
        QTest::newRow("grant type")
            << R"("grant_type":"client_credentials","omit":[{"request":"token","name":"grant_type"}])"_ba
            << u"PRM-003"_s << u"RFC 6749 §4.4"_s;
        QTest::newRow("actor's type")
            << R"("grant_type":"token_exchange","subject_token":"s","subject_token_type":"t","actor_token":"a")"_ba
            << u"PRM-003"_s << u"RFC 8693 §2.1"_s;
        QTest::newRow("password") << R"("grant_type":"password","username":"u","password":"p")"_ba
                                  << u"GRT-001"_s << u"RFC 9700 §2.4"_s;
    }
    void whatIsMissingByChoiceIsMarked()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, finding);
        QFETCH(QString, reference);
        m_server->enqueue(Reply::json(R"({"access_token":"at","token_type":"Bearer"})"));
        const auto own = Profile::fromJson("{\"workbench\": 1, " + members + '}');
        QVERIFY2(own, own ? "" : qPrintable(own.error().text()));
        Profile asked = profile(own->grantType());
        const JsonValue document = parseJson(own->toJson())->value;
        for (const JsonMember &member : document.members())
            asked.setValue(member.name, member.value);
        const auto run = finishedRun(asked);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QVERIFY(stepOf(record, step_id::token_request).byUserChoice);
        QCOMPARE(record.findings.size(), 1);
        QCOMPARE(record.findings.first().id, finding);
        QCOMPARE(record.findings.first().exchange, 0);
        QCOMPARE(record.findings.first().reference.text(), reference);
    }

    /// RFC 7617 §2: a server reads another name and another secret than the profile has. Sent and marked.
    void aColonInARawClientIdIsSentAndMarked()
    {
        m_server->enqueue(Reply::json(R"({"access_token":"at","token_type":"Bearer"})"));
        Profile asked = profile(u"client_credentials"_s);
        asked.setText(u"client_id", u"urn:client"_s);
        asked.setText(u"basic_encoding", u"raw"_s);
        const auto run = finishedRun(asked);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QCOMPARE(m_server->requests().first().headers.value("Authorization"),
                 "Basic " + "urn:client:hunter22"_ba.toBase64());
        QVERIFY(stepOf(record, step_id::token_request).byUserChoice);
        QCOMPARE(record.findings.size(), 1);
        QCOMPARE(record.findings.first().id, u"PRM-002"_s);
        QCOMPARE(record.findings.first().exchange, 0);
    }

    void rfc7522Section21TheEncodedAssertionIsASecretToo()
    {
        m_server->enqueue(Reply::json(R"({"access_token":"at","token_type":"Bearer"})"));
        Profile asked = profile(u"saml2_bearer"_s);
        asked.setText(u"assertion", u"<Assertion/>"_s);
        const auto run = finishedRun(asked);
        QVERIFY(m_server->requests().first().body.contains("assertion=PEFzc2VydGlvbi8-"));
        QVERIFY(secretsIn(run->record()).contains(Secret{u"assertion"_s, u"PEFzc2VydGlvbi8-"_s}));
    }

    /// RFC 7523 §2.1: signed anew for each run, as a step that shows it.
    void rfc7523Section21AnAssertionSignedHere()
    {
        m_server->enqueue(Reply::json(R"({"access_token":"at","token_type":"Bearer"})"));
        Profile asked = profile(u"jwt_bearer"_s);
        QVERIFY(asked.setFromText(u"assertion_header", u"{\"alg\":\"HS256\"}"_s));
        QVERIFY(asked.setFromText(u"assertion_claims", u"{\"exp\":\"{{now+300}}\",\"jti\":\"{{uuid}}\"}"_s));
        QVERIFY(asked.setFromText(
            u"assertion_jwk",
            u"{\"kty\":\"oct\",\"k\":\"c2VjcmV0IG9mIGF0IGxlYXN0IHRoaXJ0eS10d28gYnl0ZXM\"}"_s));
        QStringList identifiers;
        for (int run = 0; run < 2; ++run) {
            const auto finished = finishedRun(asked);
            const RunRecord &record = finished->record();
            QCOMPARE(record.outcome, RunOutcome::Tokens);
            QCOMPARE(record.steps.first().id, QString(step_id::assertion));
            QCOMPARE(record.steps.first().state, StepState::Done);
            const Parameters sent = Parameters::fromForm(m_server->requests().constLast().body).parameters;
            const QByteArray assertion = sent.value(u"assertion").value_or(QString()).toLatin1();
            const DecodedToken decoded = decodeToken(assertion);
            QVERIFY(decoded.claims);
            const qint64 exp = decoded.claims->member(u"exp")->toInteger().value_or(0);
            QVERIFY(std::abs(exp - QDateTime::currentSecsSinceEpoch() - 300) < 60);
            const QUuid jti(decoded.claims->member(u"jti")->text());
            QCOMPARE(jti.version(), QUuid::Random);
            identifiers.append(jti.toString());
            const QString said = record.steps.first().reason;
            QVERIFY2(said.contains(QString::fromUtf8(decoded.payloadBytes)), qPrintable(said));
            QVERIFY2(said.contains(u"{\"alg\":\"HS256\"}"_s), qPrintable(said));
            QVERIFY(secretsIn(record).contains(Secret{u"assertion"_s, QString::fromLatin1(assertion)}));
        }
        QVERIFY(identifiers.first() != identifiers.last());
    }

    void anAssertionThatCannotBeSignedStopsBeforeAnythingIsSent()
    {
        Profile asked = profile(u"jwt_bearer"_s);
        asked.setText(u"assertion_claims", u"{\"iss\""_s);
        const auto run = finishedRun(asked);
        QCOMPARE(run->record().outcome, RunOutcome::Usage);
        QCOMPARE(std::get<UsageError>(*run->record().error).member, u"assertion_claims"_s);
        QVERIFY(m_server->connections().isEmpty());
    }

    /// Tokens under other names are masked and remembered all the same.
    void tokensByTheirPaths()
    {
        m_server->enqueue(
            Reply::json(R"({"ok":true,"data":{"jwt":"the-token-elsewhere"},"token_type":"x"})"));
        Profile asked = profile(u"client_credentials"_s);
        asked.setText(u"response.success", u"ok"_s);
        asked.setText(u"response.access_token", u"data.jwt"_s);
        asked.setText(u"response.refresh_token", u"data.refresh"_s);
        const auto run = finishedRun(asked);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QVERIFY2(record.tokens.member(u"data"), "as received");
        QCOMPARE(record.findings.size(), 1);
        QCOMPARE(record.findings.first().exchange, 0);
        QVERIFY(record.findings.first().message.contains(u"data has no refresh, but jwt"_s));
        QVERIFY(!runJson(record, RunSecrets::Masked).contains("the-token-elsewhere"));
    }

    /// What a provider hands out beside its refusal is as secret as ever.
    void tokensByTheirPathsInARefusal_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("status 200") << 200;
        QTest::newRow("status 400") << 400;
    }
    void tokensByTheirPathsInARefusal()
    {
        QFETCH(int, status);
        m_server->enqueue(Reply::json(
            R"({"ok":false,"error":"late","data":{"jwt":"the-token-elsewhere","rt":"the-other-one"}})",
            status));
        Profile asked = profile(u"client_credentials"_s);
        asked.setText(u"response.success", u"ok"_s);
        asked.setText(u"response.access_token", u"data.jwt"_s);
        asked.setText(u"response.refresh_token", u"data.rt"_s);
        const auto run = finishedRun(asked);
        QCOMPARE(run->record().outcome, RunOutcome::Refused);
        const QByteArray masked = runJson(run->record(), RunSecrets::Masked);
        QVERIFY(masked.contains("late"));
        QVERIFY(!masked.contains("the-token-elsewhere"));
        QVERIFY(!masked.contains("the-other-one"));
    }

    void aRefusalWithStatus200()
    {
        m_server->enqueue(Reply::json(R"({"ok":false,"why":{"text":"invalid_code"}})"));
        Profile asked = profile(u"client_credentials"_s);
        asked.setText(u"response.success", u"ok"_s);
        asked.setText(u"response.error", u"why.text"_s);
        QCOMPARE(finishedRun(asked)->record().outcome, RunOutcome::Refused);
        asked.setText(u"response.error", u"why.message"_s);
        m_server->enqueue(Reply::json(R"({"ok":false,"why":{"text":"invalid_code"}})"));
        const auto run = finishedRun(asked);
        QCOMPARE(run->record().outcome, RunOutcome::Refused);
        QCOMPARE(run->record().findings.size(), 1);
        QVERIFY(run->record().findings.first().message.contains(u"why has no message, but text"_s));
    }

    void rfc6749Section6WhatBecomesOfTheRefreshToken_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("told");
        QTest::newRow("rotated") << R"({"access_token":"a","token_type":"Bearer","refresh_token":"new"})"_ba
                                 << u"rotated"_s;
        QTest::newRow("kept") << R"({"access_token":"a","token_type":"Bearer"})"_ba << u"no new one"_s;
        QTest::newRow("same") << R"({"access_token":"a","token_type":"Bearer","refresh_token":"old"})"_ba
                              << u"the same one"_s;
    }
    void rfc6749Section6WhatBecomesOfTheRefreshToken()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, told);
        m_server->enqueue(Reply::json(answer));
        Profile asked = profile(u"refresh_token"_s);
        asked.setText(u"refresh_token", u"old"_s);
        const auto run = finishedRun(asked);
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        const QString reason = stepOf(run->record(), step_id::token_response).reason;
        QVERIFY2(reason.contains(told), qPrintable(reason));
        QVERIFY(!reason.contains(u"new."_s));
    }

    void whatIsMissingIsSaidBeforeAnythingIsSent()
    {
        const auto run = finishedRun(profile(u"refresh_token"_s));
        QCOMPARE(run->record().outcome, RunOutcome::Usage);
        QVERIFY(run->record().error);
        QCOMPARE(std::get<UsageError>(*run->record().error).member, u"refresh_token"_s);
        QVERIFY(m_server->connections().isEmpty());
        for (const Step &step : run->record().steps)
            QCOMPARE(step.state, StepState::Skipped);
    }

    void aRefusalNamesTheError()
    {
        m_server->enqueue(Reply::json(R"({"error":"invalid_grant","error_description":"used up"})", 400));
        Profile asked = profile(u"refresh_token"_s);
        asked.setText(u"refresh_token", u"old"_s);
        const auto run = finishedRun(asked);
        QCOMPARE(run->record().outcome, RunOutcome::Refused);
        QVERIFY(stepOf(run->record(), step_id::token_response).reason.contains(u"invalid_grant"));
    }

    void aConnectionThatIsRefused()
    {
        Profile asked = profile(u"client_credentials"_s);
        m_server.reset();
        const auto run = finishedRun(asked);
        QCOMPARE(run->record().outcome, RunOutcome::Transport);
        QCOMPARE(stepOf(run->record(), step_id::token_request).state, StepState::Failed);
        QCOMPARE(stepOf(run->record(), step_id::token_response).state, StepState::Skipped);
    }

    void cancelledWhileTheServerThinks()
    {
        m_server->enqueue(Reply::never());
        FlowServices services = FlowServices::system(m_http.get());
        FlowRun run(profile(u"client_credentials"_s), services, {});
        QSignalSpy received(m_server.get(), &ScriptedServer::requestReceived);
        run.start();
        QVERIFY(received.wait(10'000));
        run.cancel();
        QVERIFY(run.isFinished());
        QCOMPARE(run.record().outcome, RunOutcome::Cancelled);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void steppingStopsBeforeTheRequest()
    {
        m_server->enqueue(Reply::json(R"({"access_token":"at","token_type":"Bearer"})"));
        FlowRun::Options options;
        options.stepping = true;
        FlowRun run(profile(u"client_credentials"_s), FlowServices::system(m_http.get()), options);
        QSignalSpy finished(&run, &FlowRun::finished);
        run.start();
        QTRY_VERIFY(run.pendingRequest());
        QVERIFY(m_server->connections().isEmpty());
        run.sendPending(*run.pendingRequest());
        QVERIFY(finished.wait(10'000));
        QCOMPARE(run.record().outcome, RunOutcome::Tokens);
    }
};

QTEST_GUILESS_MAIN(TokenGrantFlowTest)
#include "token_grant_flow_test.moc"
