// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_run.h"
#include "flows/step_ids.h"
#include "message/pkce.h"
#include "support/loopback_browser.h"
#include "support/scripted_server.h"
#include "support/test_certificates.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

using Answer = std::function<Parameters(const Parameters &)>;

namespace {

const QByteArray tokens = R"({"access_token":"at-secret","token_type":"Bearer","expires_in":3600})";

Parameters agreed(const Parameters &asked)
{
    return {{u"code"_s, u"the-code"_s}, {u"state"_s, asked.value(u"state").value_or(QString())}};
}

QStringList idsIn(const RunRecord &record, StepState state)
{
    QStringList ids;
    for (const Step &step : record.steps) {
        if (step.state == state)
            ids.append(step.id);
    }
    return ids;
}

const Step &stepOf(const RunRecord &record, QLatin1StringView id)
{
    for (const Step &step : record.steps) {
        if (step.id == id)
            return step;
    }
    qFatal("there is no step %s", id.data());
}

/// The answer, with the state that was sent in place of "STATE".
Parameters withStateOf(const Parameters &asked, const Parameters &answer)
{
    Parameters filled;
    for (const Parameter &row : answer.rows())
        filled.append(row.name, row.value == "STATE"_L1 ? *asked.value(u"state") : row.value);
    return filled;
}

QString formValue(const QByteArray &body, QStringView name)
{
    return Parameters::fromForm(body).parameters.value(name).value_or(QString());
}

} // namespace

class AuthorizationCodeFlowTest : public QObject {
    Q_OBJECT

private:
    Profile profile() const
    {
        Profile profile;
        profile.setText(u"name", u"test"_s);
        profile.setText(u"issuer", u"https://as.example"_s);
        profile.setText(u"authorization_endpoint", u"https://as.example/authorize"_s);
        profile.setText(u"token_endpoint", m_server->url(u"/token"_s));
        profile.setText(u"client_id", u"client"_s);
        profile.setText(u"redirect_uri", u"http://127.0.0.1:0/callback"_s);
        profile.setText(u"scope", u"openid"_s);
        return profile;
    }

    std::unique_ptr<FlowRun> startRun(const Profile &profile, Answer answer, FlowRun::Options options = {})
    {
        FlowServices services = FlowServices::system(m_http.get());
        services.openBrowser = m_browser->agreeing([this, answer](const Parameters &asked) {
            m_asked = asked;
            return answer(asked);
        });
        auto run = std::make_unique<FlowRun>(profile, services, options);
        run->start();
        return run;
    }

    std::unique_ptr<FlowRun> finishedRun(const Profile &profile, Answer answer, FlowRun::Options options = {})
    {
        auto run = startRun(profile, std::move(answer), options);
        QSignalSpy finished(run.get(), &FlowRun::finished);
        if (finished.isEmpty())
            finished.wait(10'000);
        return run;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<LoopbackBrowser> m_browser;
    Parameters m_asked;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_server->enqueue(Reply::json(tokens));
        m_http = std::make_unique<HttpClient>();
        m_browser = std::make_unique<LoopbackBrowser>();
        m_asked = {};
    }

    void fromBrowserToTokens()
    {
        const auto run = finishedRun(profile(), agreed);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QCOMPARE(record.tokens.member(u"access_token")->text(), u"at-secret"_s);
        QCOMPARE(idsIn(record, StepState::Failed), QStringList());
        QCOMPARE(idsIn(record, StepState::Skipped), QStringList{step_id::iss_check});
        QCOMPARE(record.exchanges.size(), 3);

        // RFC 7636 4.3 and 4.5: the verifier that is sent is the one that was announced.
        QCOMPARE(m_server->requests().size(), 1);
        const QByteArray body = m_server->requests().first().body;
        QCOMPARE(codeChallenge(u"S256", formValue(body, u"code_verifier")), m_asked.value(u"code_challenge"));
        QCOMPARE(m_asked.value(u"code_challenge_method"), u"S256"_s);
        QCOMPARE(formValue(body, u"code"), u"the-code"_s);
        // RFC 6749 4.1.3: the same redirect_uri, the free port filled in.
        QCOMPARE(formValue(body, u"redirect_uri"), m_asked.value(u"redirect_uri"));
        QVERIFY(!formValue(body, u"redirect_uri").contains(u":0/"_s));
        QCOMPARE(m_asked.value(u"state")->size(), 43);
        QCOMPARE(m_asked.value(u"nonce")->size(), 43);
        // What is shown is what was sent.
        QCOMPARE(record.exchanges.last().requestBytes(), m_server->requests().first().raw);
        QVERIFY(record.secrets.contains(Secret{u"code"_s, u"the-code"_s}));
    }

    void eachRunMakesItsOwnStateNonceAndVerifier()
    {
        const auto first = finishedRun(profile(), agreed);
        const Parameters before = m_asked;
        const auto second = finishedRun(profile(), agreed);
        for (const QString &name : {u"state"_s, u"nonce"_s, u"code_challenge"_s})
            QVERIFY2(before.value(name) != m_asked.value(name), qPrintable(name));
    }

    void protectionsLeftOutByChoiceAreNotSent()
    {
        Profile bare = profile();
        bare.setFlag(u"use_state", false);
        bare.setFlag(u"use_nonce", false);
        bare.setText(u"code_challenge_method", {});
        const auto run = finishedRun(bare, [](const Parameters &) {
            return Parameters{{u"code"_s, u"c"_s}};
        });
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        for (const QString &name : {u"state"_s, u"nonce"_s, u"code_challenge"_s, u"code_challenge_method"_s})
            QVERIFY2(!m_asked.contains(name), qPrintable(name));
        QVERIFY(!m_server->requests().first().body.contains("code_verifier"));
        QCOMPARE(stepOf(run->record(), step_id::state_check).state, StepState::Skipped);
    }

    void aRunThatIsStopped_data()
    {
        QTest::addColumn<Parameters>("answer"); // STATE stands for the state that was sent
        QTest::addColumn<RunOutcome>("outcome");
        QTest::addColumn<QString>("failedStep");
        QTest::addColumn<QByteArray>("pageStatus");
        const Parameter state{u"state"_s, u"STATE"_s};
        QTest::newRow("refused by the server")
            << Parameters{{u"error"_s, u"access_denied"_s}, {u"error_description"_s, u"<b>no"_s}, state}
            << RunOutcome::Refused << QString(step_id::authorization_response) << "HTTP/1.1 200"_ba;
        QTest::newRow("refused without state")
            << Parameters{{u"error"_s, u"server_error"_s}} << RunOutcome::Refused
            << QString(step_id::authorization_response) << "HTTP/1.1 200"_ba;
        QTest::newRow("another state")
            << Parameters{{u"code"_s, u"c"_s}, {u"state"_s, u"evil"_s}} << RunOutcome::Stopped
            << QString(step_id::state_check) << "HTTP/1.1 "_ba;
        QTest::newRow("no state") << Parameters{{u"code"_s, u"c"_s}} << RunOutcome::Stopped
                                  << QString(step_id::state_check) << "HTTP/1.1 "_ba;
        QTest::newRow("another issuer")
            << Parameters{{u"code"_s, u"c"_s}, state, {u"iss"_s, u"https://evil.example"_s}}
            << RunOutcome::Stopped << QString(step_id::iss_check) << "HTTP/1.1 "_ba;
        QTest::newRow("two codes") << Parameters{{u"code"_s, u"a"_s}, {u"code"_s, u"b"_s}, state}
                                   << RunOutcome::Stopped << QString(step_id::authorization_response)
                                   << "HTTP/1.1 "_ba;
        QTest::newRow("no code") << Parameters{state} << RunOutcome::Stopped
                                 << QString(step_id::authorization_response) << "HTTP/1.1 "_ba;
    }
    void aRunThatIsStopped()
    {
        QFETCH(Parameters, answer);
        QFETCH(RunOutcome, outcome);
        QFETCH(QString, failedStep);
        QFETCH(QByteArray, pageStatus);
        const auto run =
            finishedRun(profile(), [answer](const Parameters &asked) { return withStateOf(asked, answer); });
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, outcome);
        QVERIFY(record.error);
        QVERIFY2(m_server->requests().isEmpty(), "nothing is sent onward");
        QCOMPARE(stepOf(record, step_id::token_request).state, StepState::Skipped);
        QVERIFY(!stepOf(record, step_id::token_request).reason.isEmpty());
        QCOMPARE(idsIn(record, StepState::Failed), QStringList{failedStep});
        QTRY_COMPARE(m_browser->pages().size(), 1);
        QVERIFY2(m_browser->pages().first().startsWith(pageStatus), m_browser->pages().first().constData());
        QVERIFY(!m_browser->pages().first().contains("<b>no"));
    }

    void aMismatchShowsBothValues()
    {
        const auto run = finishedRun(profile(), [](const Parameters &) {
            return Parameters{{u"code"_s, u"c"_s}, {u"state"_s, u"other"_s}};
        });
        const auto *failure = std::get_if<CheckFailure>(&*run->record().error);
        QVERIFY(failure);
        QCOMPARE(failure->expected, m_asked.value(u"state"));
        QCOMPARE(failure->actual, u"other"_s);
        QVERIFY(!failure->reference.isEmpty());
    }

    void aMatchingIssIsChecked()
    {
        const auto run = finishedRun(profile(), [](const Parameters &asked) {
            Parameters answer = agreed(asked);
            answer.append(u"iss"_s, u"https://as.example"_s);
            return answer;
        });
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        QCOMPARE(stepOf(run->record(), step_id::iss_check).state, StepState::Done);
    }

    void strayRequestsChangeNothing()
    {
        FlowRun::Options options;
        options.openBrowser = false;
        auto run = startRun(profile(), agreed, options);
        QTRY_COMPARE(run->waiting().what, Waiting::For::Browser);
        const QUrl url(run->authorizationUrl());
        QUrl listener(*queryOf(url).value(u"redirect_uri"));
        m_browser->get(listener.resolved(QUrl(u"/favicon.ico"_s)));
        m_browser->get(listener); // a second tab, without parameters
        QTRY_COMPARE(m_browser->pages().size(), 2);
        QCOMPARE(run->waiting().what, Waiting::For::Browser);

        QSignalSpy finished(run.get(), &FlowRun::finished);
        m_browser->agreeing(agreed)(url);
        QVERIFY(finished.wait());
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        QVERIFY(stepOf(run->record(), step_id::authorization_response).reason.contains(u"favicon.ico"));
    }

    void aCodeIsUsedOnce()
    {
        m_server->route("/token", [](const ReceivedRequest &) {
            return Reply::json(tokens).after(std::chrono::milliseconds(100));
        });
        auto run = startRun(profile(), agreed);
        QSignalSpy finished(run.get(), &FlowRun::finished);
        QSignalSpy back(run.get(), &FlowRun::redirectReceived);
        QVERIFY(back.wait());
        m_browser->agreeing(agreed)(QUrl(run->authorizationUrl()));
        QVERIFY(finished.wait());
        QCOMPARE(m_server->requests().size(), 1);
        QCOMPARE(run->record().exchanges.size(), 3);
    }

    void theProfilesOwnCodeSkipsTheFrontChannel()
    {
        Profile own = profile();
        own.setText(u"code", u"mine"_s);
        own.remove(u"authorization_endpoint");
        const auto run = finishedRun(own, agreed);
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        QCOMPARE(formValue(m_server->requests().first().body, u"code"), u"mine"_s);
        QVERIFY(!m_server->requests().first().body.contains("code_verifier"));
        QCOMPARE(idsIn(run->record(), StepState::Done),
                 (QStringList{step_id::token_request, step_id::token_response}));
    }

    void tokenEndpointTrouble_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<RunOutcome>("outcome");
        QTest::addColumn<QString>("failedStep");
        QTest::newRow("OAuth error") << Reply::json(R"({"error":"invalid_grant"})", 400)
                                     << RunOutcome::Refused << QString(step_id::token_response);
        QTest::newRow("html") << Reply::html("<p>") << RunOutcome::Stopped
                              << QString(step_id::token_response);
        QTest::newRow("redirect") << Reply::redirect("/elsewhere") << RunOutcome::Stopped
                                  << QString(step_id::token_response);
        QTest::newRow("closes") << Reply::closeWithoutAnswer() << RunOutcome::Transport
                                << QString(step_id::token_request);
        QTest::newRow("cut off") << Reply::json(tokens).cutAfter(120) << RunOutcome::Transport
                                 << QString(step_id::token_request);
        QTest::newRow("broken chunks")
            << Reply::brokenChunks() << RunOutcome::Transport << QString(step_id::token_request);
        QTest::newRow("no answer in time")
            << Reply::never() << RunOutcome::Transport << QString(step_id::token_request);
        QTest::newRow("invalid UTF-8")
            << Reply::json("{\"access_token\":\"a\xff\",\"token_type\":\"Bearer\"}") << RunOutcome::Stopped
            << QString(step_id::token_response);
        QTest::newRow("empty") << Reply::json({}) << RunOutcome::Stopped << QString(step_id::token_response);
        QTest::newRow("duplicate members")
            << Reply::json(R"({"access_token":"a","token_type":"b","token_type":"c"})") << RunOutcome::Tokens
            << QString();
    }
    void tokenEndpointTrouble()
    {
        QFETCH(Reply, reply);
        QFETCH(RunOutcome, outcome);
        QFETCH(QString, failedStep);
        m_server->route("/token", [reply](const ReceivedRequest &) { return reply; });
        FlowRun::Options options;
        options.httpTimeout = std::chrono::milliseconds(3'000);
        const auto run = finishedRun(profile(), agreed, options);
        QCOMPARE(run->record().outcome, outcome);
        QCOMPARE(idsIn(run->record(), StepState::Failed),
                 failedStep.isEmpty() ? QStringList() : QStringList{failedStep});
        QCOMPARE(m_server->requests().size(), 1);
        QCOMPARE(run->record().exchanges.size(), 3);
        if (outcome == RunOutcome::Transport)
            QCOMPARE(std::get<TransportError>(*run->record().error).field, u"token_endpoint"_s);

        // The next run works.
        m_server->route("/token", [](const ReceivedRequest &) { return Reply::json(tokens); });
        QCOMPARE(finishedRun(profile(), agreed)->record().outcome, RunOutcome::Tokens);
    }

    void aLargeAnswerIsReadToo_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<RunOutcome>("outcome");
        QTest::newRow("complete") << "\"}"_ba << RunOutcome::Tokens;
        QTest::newRow("broken at its end") << "\""_ba << RunOutcome::Stopped;
    }
    void aLargeAnswerIsReadToo()
    {
        QFETCH(QByteArray, end);
        QFETCH(RunOutcome, outcome);
        const QByteArray body =
            "{\"access_token\":\"a\",\"token_type\":\"b\",\"filler\":\"" + QByteArray(2'000'000, 'x') + end;
        m_server->route("/token", [body](const ReceivedRequest &) { return Reply::json(body); });
        const auto run = finishedRun(profile(), agreed);
        QCOMPARE(run->record().outcome, outcome);
        QCOMPARE(run->record().exchanges.last().response->body.size(), body.size());
    }

    void aTakenPortStopsBeforeAnythingIsSent()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Profile taken = profile();
        taken.setText(u"redirect_uri", u"http://127.0.0.1:%1/cb"_s.arg(other.serverPort()));
        const auto run = finishedRun(taken, agreed);
        QCOMPARE(run->record().outcome, RunOutcome::Transport);
        QCOMPARE(run->record().exchanges.size(), 0);
        QCOMPARE(m_asked, Parameters());
        const TransportError error = std::get<TransportError>(*run->record().error);
        QCOMPARE(error.field, u"redirect_uri"_s);
        QVERIFY2(error.message.contains(QString::number(other.serverPort())), qPrintable(error.message));
    }

    void anIncompleteProfileNamesTheMember_data()
    {
        QTest::addColumn<QString>("member");
        for (const char *member : {"authorization_endpoint", "token_endpoint", "client_id"})
            QTest::newRow(member) << QString::fromLatin1(member);
    }
    void anIncompleteProfileNamesTheMember()
    {
        QFETCH(QString, member);
        Profile incomplete = profile();
        incomplete.remove(member);
        const auto run = finishedRun(incomplete, agreed);
        QCOMPARE(run->record().outcome, RunOutcome::Usage);
        QCOMPARE(std::get<UsageError>(*run->record().error).member, member);
        QVERIFY(m_server->requests().isEmpty());
    }

    void whatIsLeftOutIsMarkedWhereItIsMissing()
    {
        const TestCertificates certificates;
        m_server = std::make_unique<ScriptedServer>(certificates.selfSigned());
        m_server->enqueue(Reply::json(tokens));
        Profile bare = profile();
        QVERIFY(bare.setFromText(u"code_challenge_method", {}));
        QVERIFY(bare.setFromText(u"use_state", u"false"_s));
        QVERIFY(bare.setFromText(u"use_nonce", u"false"_s));
        QVERIFY(bare.setFromText(u"tls.accept_invalid_certificates", u"true"_s));
        const auto run = finishedRun(bare, [](const Parameters &) {
            return Parameters{{u"code"_s, u"the-code"_s}};
        });
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);

        const Step &asking = stepOf(record, step_id::authorization_request);
        QVERIFY(asking.byUserChoice);
        const Step &tokenRequest = stepOf(record, step_id::token_request);
        QVERIFY(tokenRequest.byUserChoice);
        QVERIFY2(tokenRequest.reason.contains(u"invalid TLS certificate"_s), qPrintable(tokenRequest.reason));
        const QString notes = record.exchanges[asking.exchange].notes.join(u' ');
        for (const QString &name : {u"PKCE"_s, u"state"_s, u"nonce"_s}) {
            QVERIFY2(asking.reason.contains(name + u" is left out"_s), qPrintable(asking.reason));
            QVERIFY2(notes.contains(name + u" is left out"_s), qPrintable(notes));
        }
        QVERIFY(record.exchanges[tokenRequest.exchange].notes.join(u' ').contains(u"certificate"_s));

        QStringList ids;
        for (const Finding &finding : record.findings) {
            ids.append(finding.id);
            QVERIFY(!finding.reference.url().isEmpty());
            QVERIFY(finding.exchange >= 0);
        }
        QCOMPARE(ids, (QStringList{u"PRT-001"_s, u"PRT-002"_s, u"PRT-003"_s, u"PRT-004"_s}));
    }

    /// RFC 7636 §4.1: a verifier that is too short goes out as it stands, and says so.
    void aShortVerifierIsSentAndMarked()
    {
        Profile brief = profile();
        brief.setText(u"code_verifier", u"short"_s);
        const auto run = finishedRun(brief, agreed);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QVERIFY(m_server->requests().constLast().body.contains("code_verifier=short"));
        const Step &asking = stepOf(record, step_id::authorization_request);
        QVERIFY(asking.byUserChoice);
        QVERIFY2(asking.reason.contains(u"It is sent as it stands."_s), qPrintable(asking.reason));
        QVERIFY(!stepOf(record, step_id::token_request).byUserChoice);
        QCOMPARE(record.findings.size(), 1);
        QCOMPARE(record.findings.first().id, u"PRT-005"_s);
        QCOMPARE(record.findings.first().exchange, asking.exchange);
        QVERIFY(record.findings.first().message.contains(u"Enter one that fits."_s));
    }

    /// RFC 7617 §2: the browser's request has the client id in its query, where a colon is at home.
    void aColonInARawClientIdIsMarkedAtTheTokenRequestAlone()
    {
        Profile raw = profile();
        raw.setText(u"client_id", u"urn:client"_s);
        raw.setText(u"client_secret", u"secret"_s);
        raw.setText(u"basic_encoding", u"raw"_s);
        const auto run = finishedRun(raw, agreed);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QVERIFY(!stepOf(record, step_id::authorization_request).byUserChoice);
        QVERIFY(stepOf(record, step_id::token_request).byUserChoice);
        QCOMPARE(record.findings.size(), 1);
        QCOMPARE(record.findings.first().id, u"PRM-002"_s);
        QCOMPARE(record.findings.first().exchange, stepOf(record, step_id::token_request).exchange);
    }

    void aPermissionThatWasNotNeededIsNoChoice()
    {
        Profile careful = profile();
        QVERIFY(careful.setFromText(u"tls.accept_invalid_certificates", u"true"_s));
        const auto run = finishedRun(careful, agreed);
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        QCOMPARE(run->record().findings, QList<Finding>());
        for (const Step &step : run->record().steps)
            QVERIFY2(!step.byUserChoice, qPrintable(step.id));
    }

    // The most common misregistration: the browser does come back, to another place.
    void whatArrivedElsewhereIsToldAtTheEnd_data()
    {
        QTest::addColumn<QByteArray>("request"); // PORT stands for the listener's
        QTest::addColumn<QString>("difference");
        QTest::newRow("path")
            << "GET /callback/?code=the-code&state=s HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n"_ba
            << u"/callback"_s;
        QTest::newRow("host")
            << "GET /callback?code=the-code&state=s HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n"_ba
            << u"localhost"_s;
        QTest::newRow("method")
            << "PUT /callback?code=the-code&state=s HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n"_ba
            << u"GET or POST"_s;
    }
    void whatArrivedElsewhereIsToldAtTheEnd()
    {
        QFETCH(QByteArray, request);
        QFETCH(QString, difference);
        for (const bool cancelled : {false, true}) {
            FlowRun::Options options;
            options.openBrowser = false;
            options.humanTimeout = std::chrono::milliseconds(cancelled ? 60'000 : 600);
            auto run = startRun(profile(), agreed, options);
            QTRY_COMPARE(run->waiting().what, Waiting::For::Browser);
            const QUrl listener(*queryOf(QUrl(run->authorizationUrl())).value(u"redirect_uri"));
            QByteArray sent = request;
            m_browser->send(listener, sent.replace("PORT", QByteArray::number(listener.port())));
            QSignalSpy page(m_browser.get(), &LoopbackBrowser::pageArrived);
            QVERIFY(page.wait());
            QCoreApplication::processEvents();
            if (cancelled)
                run->cancel();
            QTRY_VERIFY(run->isFinished());
            const QString said = stepOf(run->record(), step_id::authorization_response).reason;
            QVERIFY2(said.contains(difference), qPrintable(said));
            QVERIFY2(said.contains(u"with code ‹masked, 8 characters"_s), qPrintable(said));
            QVERIFY(!said.contains(u"the-code"_s));
            QCOMPARE(runErrorText(*run->record().error), said);
        }
    }

    void aFloodOfRequestsIsCountedNotKept()
    {
        FlowRun::Options options;
        options.openBrowser = false;
        auto run = startRun(profile(), agreed, options);
        QTRY_COMPARE(run->waiting().what, Waiting::For::Browser);
        const QUrl listener(*queryOf(QUrl(run->authorizationUrl())).value(u"redirect_uri"));
        for (int i = 0; i < 25; ++i)
            m_browser->get(listener.resolved(QUrl(u"/%1%2"_s.arg(i).arg(QString(5000, u'x')))));
        QTRY_COMPARE(m_browser->pages().size(), 25);
        QCoreApplication::processEvents();
        run->cancel();
        const QString said = runErrorText(*run->record().error);
        QVERIFY2(said.contains(u"and 5 more"_s), qPrintable(said));
        QVERIFY2(said.size() < 20 * 250, qPrintable(QString::number(said.size())));
    }

    void nobodyComesBack()
    {
        FlowRun::Options options;
        options.openBrowser = false;
        options.humanTimeout = std::chrono::milliseconds(150);
        const auto run = finishedRun(profile(), agreed, options);
        QCOMPARE(run->record().outcome, RunOutcome::Timeout);
        QCOMPARE(idsIn(run->record(), StepState::Failed), QStringList{step_id::authorization_response});
        QTcpServer again;
        QVERIFY2(again.listen(
                     QHostAddress::LocalHost,
                     quint16(QUrl(*queryOf(QUrl(run->authorizationUrl())).value(u"redirect_uri")).port())),
                 "the port is free afterwards");
    }

    void pastedUrlIsCheckedAndABareCodeIsNot()
    {
        Profile elsewhere = profile();
        elsewhere.setText(u"redirect_uri", u"com.example.app:/cb"_s);
        for (const bool bare : {false, true}) {
            FlowRun::Options options;
            options.openBrowser = false;
            auto run = startRun(elsewhere, agreed, options);
            QTRY_COMPARE(run->waiting().what, Waiting::For::Paste);
            QVERIFY(run->paste(u"not a code"_s).has_value());
            QSignalSpy finished(run.get(), &FlowRun::finished);
            const QString state = *queryOf(QUrl(run->authorizationUrl())).value(u"state");
            const QString text = bare ? u"the-code"_s : u"com.example.app:/cb?code=the-code&state="_s + state;
            QVERIFY(!run->paste(text).has_value());
            QVERIFY(finished.wait());
            QCOMPARE(run->record().outcome, RunOutcome::Tokens);
            QCOMPARE(stepOf(run->record(), step_id::state_check).state,
                     bare ? StepState::Skipped : StepState::Done);
            QCOMPARE(formValue(m_server->requests().last().body, u"redirect_uri"), u"com.example.app:/cb"_s);
        }
    }

    void pastedUrlWithAnotherStateStopsTheRun()
    {
        Profile elsewhere = profile();
        elsewhere.setText(u"redirect_uri", u"urn:ietf:wg:oauth:2.0:oob"_s);
        auto run = startRun(elsewhere, agreed, {false});
        QTRY_COMPARE(run->waiting().what, Waiting::For::Paste);
        QSignalSpy finished(run.get(), &FlowRun::finished);
        QVERIFY(!run->paste(u"http://localhost/?code=c&state=evil"_s).has_value());
        QVERIFY(finished.wait());
        QCOMPARE(run->record().outcome, RunOutcome::Stopped);
        QVERIFY(m_server->requests().isEmpty());
    }

    void stepModeEditsAndSends()
    {
        FlowRun::Options options;
        options.stepping = true;
        auto run = startRun(profile(), agreed, options);
        QSignalSpy finished(run.get(), &FlowRun::finished);
        QTRY_VERIFY(run->pendingRequest());
        HttpRequest first = *run->pendingRequest();
        QCOMPARE(first.kind, ExchangeKind::AuthorizationRequest);
        first.url.replace(*queryOf(QUrl(first.url)).value(u"state"), u"mine"_s);
        run->sendPending(first);
        QTRY_VERIFY(run->pendingRequest());
        QCOMPARE(m_asked.value(u"state"), u"mine"_s);
        HttpRequest second = *run->pendingRequest();
        QCOMPARE(second.kind, ExchangeKind::Token);
        second.body += "&extra=1";
        second.headers.set("Content-Length", QByteArray::number(second.body.size()));
        run->sendPending(second);
        QVERIFY(finished.wait());
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        QVERIFY(m_server->requests().first().body.endsWith("&extra=1"));
        QVERIFY(run->record().exchanges.last().editedByUser);
        QVERIFY(stepOf(run->record(), step_id::token_request).byUserChoice);
        QVERIFY(stepOf(run->record(), step_id::authorization_request).byUserChoice);
    }

    void stepModeSkips()
    {
        FlowRun::Options options;
        options.stepping = true;
        auto run = startRun(profile(), agreed, options);
        QSignalSpy finished(run.get(), &FlowRun::finished);
        QTRY_VERIFY(run->pendingRequest());
        run->skipPending(); // no browser, but a redirect may come all the same
        QTRY_COMPARE(run->waiting().what, Waiting::For::Browser);
        QCOMPARE(stepOf(run->record(), step_id::authorization_request).state, StepState::Skipped);
        QVERIFY(!run->paste(u"some-code"_s).has_value());
        QTRY_VERIFY(run->pendingRequest());
        run->skipPending();
        QVERIFY(finished.wait());
        QCOMPARE(run->record().outcome, RunOutcome::Cancelled);
        QCOMPARE(stepOf(run->record(), step_id::token_request).state, StepState::Skipped);
        QVERIFY(m_server->requests().isEmpty());
    }

    void aFinishedRunSendsAgain()
    {
        const auto run = finishedRun(profile(), agreed);
        HttpRequest edited = run->record().exchanges.last().request;
        edited.body = "grant_type=other";
        edited.headers.set("Content-Length", QByteArray::number(edited.body.size()));
        m_server->route("/token", [](const ReceivedRequest &) {
            return Reply::json(R"({"error":"unsupported_grant_type"})", 400);
        });
        run->resend(edited, 2);
        QTRY_COMPARE(run->record().exchanges.size(), 4);
        const Exchange &again = run->record().exchanges.last();
        QVERIFY(again.editedByUser);
        QCOMPARE(again.resendOf, 2);
        QCOMPARE(m_server->requests().last().body, "grant_type=other");
        QCOMPARE(stepOf(run->record(), step_id::resend).state, StepState::Failed);
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
    }
};

QTEST_GUILESS_MAIN(AuthorizationCodeFlowTest)
#include "authorization_code_flow_test.moc"
