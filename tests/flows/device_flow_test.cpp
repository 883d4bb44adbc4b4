// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_export.h"
#include "exchange_format/har_export.h"
#include "exchange_format/run_json.h"
#include "flows/flow_run.h"
#include "flows/step_ids.h"
#include "http/redaction.h"
#include "support/scripted_server.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;
using namespace std::chrono_literals;

namespace {

const QByteArray codes = "{\"device_code\":\"device-code-very-secret\",\"user_code\":\"WDJB-MJHT\","
                         "\"verification_uri\":\"https://as.example/device\","
                         "\"verification_uri_complete\":\"https://as.example/device?user_code=WDJB-MJHT\","
                         "\"expires_in\":1800,\"interval\":5}";
const QByteArray tokens = "{\"access_token\":\"at-very-secret\",\"token_type\":\"Bearer\"}";

Reply refusal(const QByteArray &error)
{
    return Reply::json("{\"error\":\"" + error + "\"}", 400);
}

/// A clock that only moves when somebody waits, and then at once.
struct Clock {
    QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    QList<qint64> pauses; ///< seconds
    bool stopped = false; ///< whoever waits now waits for ever

    void wait(std::chrono::milliseconds time, QObject *context, std::function<void()> then)
    {
        pauses.append(time.count() / 1000);
        if (stopped)
            return;
        now = now.addMSecs(time.count());
        QMetaObject::invokeMethod(context, std::move(then), Qt::QueuedConnection);
    }
};

QStringList reasonsOf(const RunRecord &record, QLatin1StringView id)
{
    QStringList reasons;
    for (const Step &step : record.steps) {
        if (step.id == id)
            reasons.append(step.reason);
    }
    return reasons;
}

StepState stateOf(const RunRecord &record, QLatin1StringView id)
{
    for (auto step = record.steps.crbegin(); step != record.steps.crend(); ++step) {
        if (step->id == id)
            return step->state;
    }
    qFatal("there is no step %s", id.data());
}

} // namespace

/// RFC 8628 against a server that says what the test wants, with a clock that the test moves.
class DeviceFlowTest : public QObject {
    Q_OBJECT

private:
    Profile profile() const
    {
        Profile profile;
        profile.setText(u"grant_type", u"device_code"_s);
        profile.setText(u"device_authorization_endpoint", m_server->url(u"/device"_s));
        profile.setText(u"token_endpoint", m_server->url(u"/token"_s));
        profile.setText(u"client_id", u"client"_s);
        profile.setText(u"scope", u"openid"_s);
        return profile;
    }

    FlowServices services()
    {
        FlowServices services = FlowServices::system(m_http.get());
        services.openBrowser = [this](const QUrl &url) {
            m_opened.append(url.toString());
            return m_browserStarts;
        };
        services.now = [this] { return m_clock.now; };
        services.after = [this](std::chrono::milliseconds time, QObject *context,
                                std::function<void()> then) { m_clock.wait(time, context, std::move(then)); };
        return services;
    }

    /// The device endpoint gives `codes`, the token endpoint these answers, one for each poll.
    void script(const QList<Reply> &polls, const QByteArray &given = codes)
    {
        m_server->route("/device", [given](const ReceivedRequest &) { return Reply::json(given); });
        for (const Reply &poll : polls)
            m_server->enqueue(poll);
    }

    std::unique_ptr<FlowRun> startedRun(const Profile &profile, FlowRun::Options options = {})
    {
        auto run = std::make_unique<FlowRun>(profile, services(), options);
        run->start();
        return run;
    }

    std::unique_ptr<FlowRun> finishedRun(FlowRun::Options options = {})
    {
        auto run = startedRun(profile(), options);
        (void)QTest::qWaitFor([&] { return run->isFinished(); }, 20'000);
        return run;
    }

    QList<qint64> pauses() const { return m_clock.pauses; }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    Clock m_clock;
    QStringList m_opened;
    bool m_browserStarts = true;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_http = std::make_unique<HttpClient>();
        m_clock = {};
        m_opened.clear();
        m_browserStarts = true;
    }

    void whatTheServerWritesCannotPassForOurs()
    {
        m_clock.stopped = true;
        script({},
               "{\"device_code\":\"d\",\"user_code\":\"A\\nDone \\u202eB\","
               "\"verification_uri\":\"https://as.example/d\"}");
        const auto run = startedRun(profile());
        QTRY_VERIFY(run->waiting().device);
        QVERIFY(!run->waiting().text.contains(u'\n'));
        QVERIFY(!run->waiting().text.contains(QChar(0x202E)));
        QCOMPARE(run->waiting().device->user_code, u"A\nDone \u202eB"_s); // as it came
    }

    /// RFC 6749 §3.3 has no tab in a scope: sent, since it may be what one wants to see, and marked.
    void aScopeThatIsNoneIsMarkedWhereItIsSentFirst()
    {
        script({Reply::json(tokens)});
        Profile asked = profile();
        asked.setText(u"scope", u"one\ttwo"_s);
        const auto run = startedRun(asked);
        QTRY_VERIFY(run->isFinished());
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QVERIFY(m_server->requests().first().body.contains("scope=one%09two"));
        QCOMPARE(record.findings.size(), 1);
        QCOMPARE(record.findings.first().id, u"PRM-001"_s);
        QCOMPARE(record.findings.first().exchange, 0);
        for (const Step &step : record.steps)
            QCOMPARE(step.byUserChoice, step.id == step_id::device_authorization_request);
    }

    void section35EveryPollIsAnExchangeAndAStep()
    {
        script({refusal("authorization_pending"), refusal("authorization_pending"), Reply::json(tokens)});
        const auto run = finishedRun();
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QCOMPARE(pauses(), (QList<qint64>{5, 5, 5}));
        QCOMPARE(m_server->requests().size(), 4);
        QCOMPARE(record.exchanges.size(), 4);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(record.exchanges[i].requestBytes(), m_server->requests()[i].raw);
        QCOMPARE(record.exchanges[0].request.kind, ExchangeKind::Device);
        QCOMPARE(record.exchanges[3].request.kind, ExchangeKind::Token);
        QCOMPARE(m_server->requests()[3].body,
                 "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code"
                 "&device_code=device-code-very-secret&client_id=client");

        const QStringList polls = reasonsOf(record, step_id::token_request);
        QCOMPARE(polls.size(), 3);
        QVERIFY2(polls[0].contains(u"authorization_pending"_s), qPrintable(polls[0]));
        QVERIFY2(polls[0].contains(u"after 5 s"_s), qPrintable(polls[0]));
        for (const Step &step : record.steps)
            QCOMPARE(step.state, StepState::Done);
        QCOMPARE(m_opened, QStringList{u"https://as.example/device?user_code=WDJB-MJHT"_s});
    }

    void section35SlowDownCountsForEveryLaterPoll()
    {
        script({refusal("slow_down"), refusal("authorization_pending"), refusal("slow_down"),
                Reply::json(tokens)});
        QCOMPARE(finishedRun()->record().outcome, RunOutcome::Tokens);
        QCOMPARE(pauses(), (QList<qint64>{5, 10, 10, 15}));
    }

    void section32WithoutAnIntervalItIsFiveSeconds()
    {
        script({refusal("authorization_pending"), Reply::json(tokens)},
               "{\"device_code\":\"d\",\"user_code\":\"U\",\"verification_uri\":\"https://as.example/d\"}");
        const auto run = finishedRun();
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        QCOMPARE(pauses(), (QList<qint64>{5, 5}));
        QCOMPARE(m_opened, QStringList{u"https://as.example/d"_s});
        QCOMPARE(run->record().findings.first().id, u"DEV-001"_s);
        QCOMPARE(run->record().findings.first().exchange, 0);
    }

    void section35ATimeoutBacksOffAndThePollingGoesOn()
    {
        script({Reply::never(), refusal("authorization_pending"), Reply::never(), Reply::json(tokens)});
        FlowRun::Options options;
        options.httpTimeout = 200ms;
        const auto run = finishedRun(options);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QCOMPARE(pauses(), (QList<qint64>{5, 10, 10, 20}));
        QCOMPARE(record.exchanges.size(), 5);
        QCOMPARE(record.exchanges[1].error->kind, TransportError::Kind::Timeout);
        const QString told = reasonsOf(record, step_id::token_request).first();
        QVERIFY2(told.contains(u"after 10 s"_s), qPrintable(told));
    }

    void section35WhatEndsThePolling_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<RunOutcome>("outcome");
        QTest::addColumn<QString>("said");
        QTest::newRow("denied") << refusal("access_denied") << RunOutcome::Refused << u"access_denied"_s;
        QTest::newRow("expired") << refusal("expired_token") << RunOutcome::Refused << u"expired_token"_s;
        QTest::newRow("another error")
            << refusal("invalid_grant") << RunOutcome::Refused << u"invalid_grant"_s;
        QTest::newRow("status 500") << Reply::html("oops", 500) << RunOutcome::Refused << u"500"_s;
        QTest::newRow("garbage") << Reply::html("<html>") << RunOutcome::Stopped << u"not JSON"_s;
        QTest::newRow("no answer") << Reply::closeWithoutAnswer() << RunOutcome::Transport
                                   << u"token_endpoint"_s;
    }
    void section35WhatEndsThePolling()
    {
        QFETCH(Reply, reply);
        QFETCH(RunOutcome, outcome);
        QFETCH(QString, said);
        script({refusal("authorization_pending"), reply});
        const auto run = finishedRun();
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, outcome);
        QVERIFY2(runErrorText(*record.error).contains(said), qPrintable(runErrorText(*record.error)));
        QCOMPARE(m_server->requests().size(), 3);
        QCOMPARE(stateOf(record, step_id::user_authorization), StepState::Failed);
        QCOMPARE(run->waiting().what, Waiting::For::Nothing);
        for (const Step &step : record.steps)
            QVERIFY2(step.state != StepState::Running && !step.reason.isEmpty(), qPrintable(step.id));
    }

    void section32TheCodesEndBeforeAnybodyUsesThem()
    {
        script({refusal("authorization_pending")},
               "{\"device_code\":\"d\",\"user_code\":\"U\",\"verification_uri\":\"https://as.example/d\","
               "\"expires_in\":12,\"interval\":5}");
        const auto run = finishedRun();
        QCOMPARE(pauses(), (QList<qint64>{5, 5, 2}));
        QCOMPARE(m_server->requests().size(), 3);
        QCOMPARE(run->record().outcome, RunOutcome::Refused);
        QCOMPARE(std::get<WaitEnded>(*run->record().error).how, WaitEnded::How::Expired);
        QVERIFY(runErrorText(*run->record().error).contains(u"12 s"_s));
        QVERIFY(runJson(run->record(), RunSecrets::Masked).contains("\"expired\""));
    }

    void section32WithoutCodesNothingIsPolled_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<RunOutcome>("outcome");
        QTest::newRow("refused") << refusal("unauthorized_client") << RunOutcome::Refused;
        QTest::newRow("garbage") << Reply::html("<html>") << RunOutcome::Stopped;
        QTest::newRow("no code") << Reply::json("{}") << RunOutcome::Stopped;
        QTest::newRow("no answer") << Reply::closeWithoutAnswer() << RunOutcome::Transport;
    }
    void section32WithoutCodesNothingIsPolled()
    {
        QFETCH(Reply, reply);
        QFETCH(RunOutcome, outcome);
        m_server->enqueue(reply);
        const auto run = finishedRun();
        QCOMPARE(run->record().outcome, outcome);
        QCOMPARE(m_server->requests().size(), 1);
        QVERIFY(m_opened.isEmpty());
        QCOMPARE(stateOf(run->record(), step_id::token_request), StepState::Skipped);
        if (outcome == RunOutcome::Transport)
            QCOMPARE(std::get<TransportError>(*run->record().error).field,
                     u"device_authorization_endpoint"_s);
    }

    void theWaitSaysWhatToEnterWhere()
    {
        script({Reply::never()});
        m_clock.stopped = true;
        const auto run = startedRun(profile());
        QTRY_COMPARE(run->waiting().what, Waiting::For::Device);
        QTRY_VERIFY(run->waiting().device->nextPollAt.isValid());
        const DeviceInvitation &invitation = *run->waiting().device;
        QCOMPARE(invitation.user_code, u"WDJB-MJHT"_s);
        QCOMPARE(invitation.verification_uri, u"https://as.example/device"_s);
        QCOMPARE(invitation.address, u"https://as.example/device?user_code=WDJB-MJHT"_s);
        QCOMPARE(invitation.expiresAt, m_clock.now.addSecs(1800));
        QCOMPARE(invitation.nextPollAt, m_clock.now.addSecs(5));
        QCOMPARE(run->waiting().deadline, m_clock.now.addSecs(300)); // the patience of a run ends before
        QCOMPARE(run->authorizationUrl(), invitation.address);
        QVERIFY(run->waiting().text.contains(u"WDJB-MJHT"_s));
        QCOMPARE(reasonsOf(run->record(), step_id::user_authorization),
                 QStringList{u"WDJB-MJHT at https://as.example/device"_s});
        QVERIFY(run->paste(u"https://as.example/?code=1"_s)); // says that nothing waits for it
    }

    void theWaitStaysTheSameDuringAPoll()
    {
        script({refusal("authorization_pending"), Reply::json(tokens)});
        const auto run = std::make_unique<FlowRun>(profile(), services(), FlowRun::Options());
        QList<Waiting::For> seen;
        connect(run.get(), &FlowRun::waitingChanged, this, [&] {
            if (seen.isEmpty() || seen.last() != run->waiting().what)
                seen.append(run->waiting().what);
        });
        run->start();
        QTRY_VERIFY(run->isFinished());
        using For = Waiting::For;
        QCOMPARE(seen, (QList<For>{For::Server, For::Nothing, For::Device, For::Nothing}));
    }

    void nobodyComesInTime()
    {
        script({});
        m_clock.stopped = true;
        FlowRun::Options options;
        options.humanTimeout = 50ms;
        const auto run = finishedRun(options);
        QCOMPARE(run->record().outcome, RunOutcome::Timeout);
        QVERIFY(runErrorText(*run->record().error).contains(u"device"_s));
    }

    void withoutABrowserTheRunGoesOn()
    {
        script({Reply::json(tokens)});
        m_browserStarts = false;
        m_clock.stopped = true;
        const auto run = startedRun(profile());
        QTRY_VERIFY(!pauses().isEmpty());
        QVERIFY(run->lacksBrowser());
        QVERIFY(reasonsOf(run->record(), step_id::user_authorization).first().contains(u"No browser"_s));
    }

    void whatIsNoWebAddressIsNotOpened()
    {
        script({Reply::json(tokens)},
               "{\"device_code\":\"d\",\"user_code\":\"U\",\"verification_uri\":\"file:///etc/passwd\"}");
        QCOMPARE(finishedRun()->record().outcome, RunOutcome::Tokens);
        QVERIFY(m_opened.isEmpty());
    }

    void eachRequestIsSignedAnew()
    {
        script({refusal("authorization_pending"), Reply::json(tokens)});
        Profile signing = profile();
        signing.setText(u"client_secret", u"a secret of at least thirty-two bytes"_s);
        signing.setText(u"token_endpoint_auth_method", u"client_secret_jwt"_s);
        const auto run = startedRun(signing);
        QTRY_VERIFY(run->isFinished());
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        QSet<QString> assertions;
        for (const ReceivedRequest &request : m_server->requests())
            assertions.insert(*Parameters::fromForm(request.body).parameters.value(u"client_assertion"));
        QCOMPARE(assertions.size(), 3);
        // What was signed is told decoded; the assertion itself is a secret.
        const QStringList reasons = reasonsOf(run->record(), step_id::client_assertion);
        QCOMPARE(reasons.size(), 3);
        for (const QString &reason : reasons) {
            QVERIFY2(reason.startsWith(u"HS256, claims {\"iss\":\""_s), qPrintable(reason));
            for (const char *claim : {"\"sub\":", "\"aud\":", "\"iat\":", "\"exp\":", "\"jti\":"})
                QVERIFY2(reason.contains(QLatin1String(claim)), qPrintable(reason));
            for (const QString &assertion : std::as_const(assertions))
                QVERIFY(!reason.contains(assertion.section(u'.', 2)));
        }
        QCOMPARE(QSet<QString>(reasons.cbegin(), reasons.cend()).size(), 3); // each jti is new
    }

    void stepModeStopsBeforeThePollsToo()
    {
        script({Reply::json(tokens)});
        FlowRun::Options options;
        options.stepping = true;
        const auto run = startedRun(profile(), options);
        QTRY_VERIFY(run->pendingRequest());
        QCOMPARE(run->pendingRequest()->kind, ExchangeKind::Device);
        run->sendPending(HttpRequest(*run->pendingRequest()));
        QTRY_VERIFY(run->pendingRequest());
        QCOMPARE(run->waiting().what, Waiting::For::StepDecision);
        run->skipPending(); // a poll can be done without
        QTRY_VERIFY(run->pendingRequest());
        QCOMPARE(m_server->requests().size(), 1);
        QVERIFY(reasonsOf(run->record(), step_id::token_request).first().contains(u"after 5 s"_s));
        run->sendPending(HttpRequest(*run->pendingRequest()));
        QTRY_VERIFY(run->isFinished());
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        QCOMPARE(m_server->requests().size(), 2);
    }

    /// Whoever skips one poll after the other comes to the end of the codes.
    void skippedPollsEndWithTheCodes()
    {
        script({},
               "{\"device_code\":\"d\",\"user_code\":\"u\",\"verification_uri\":\"https://as.example\","
               "\"expires_in\":12}");
        FlowRun::Options options;
        options.stepping = true;
        const auto run = startedRun(profile(), options);
        QTRY_VERIFY(run->pendingRequest());
        run->sendPending(HttpRequest(*run->pendingRequest()));
        int skipped = 0;
        while (!run->isFinished()) {
            QTRY_VERIFY(run->pendingRequest() || run->isFinished());
            if (run->pendingRequest()) {
                run->skipPending();
                ++skipped;
            }
        }
        QCOMPARE(skipped, 2);
        QCOMPARE(m_server->requests().size(), 1);
        QCOMPARE(std::get<WaitEnded>(*run->record().error).how, WaitEnded::How::Expired);
    }

    void cancelLeavesNothing_data()
    {
        QTest::addColumn<QString>("moment");
        for (const char *moment : {"first step", "asking for codes", "invited", "URL ready", "waiting",
                                   "polling", "poll answered"})
            QTest::newRow(moment) << QString::fromLatin1(moment);
    }
    void cancelLeavesNothing()
    {
        QFETCH(QString, moment);
        if (moment == "asking for codes"_L1)
            m_server->enqueue(Reply::never());
        else
            script({moment == "poll answered"_L1 ? refusal("authorization_pending") : Reply::never()});
        m_clock.stopped = moment == "waiting"_L1;
        auto run = std::make_unique<FlowRun>(profile(), services(), FlowRun::Options());
        const auto cancelAt = [&](const QString &now) {
            if (now == moment)
                run->cancel();
        };
        connect(run.get(), &FlowRun::stepAdded, this, [&] { cancelAt(u"first step"_s); });
        connect(run.get(), &FlowRun::authorizationUrlReady, this, [&] { cancelAt(u"URL ready"_s); });
        connect(run.get(), &FlowRun::exchangeAdded, this,
                [&](int index) { cancelAt(index == 1 ? u"poll answered"_s : QString()); });
        connect(run.get(), &FlowRun::waitingChanged, this, [&] {
            const std::optional<DeviceInvitation> device = run->waiting().device;
            cancelAt(!device                                                       ? QString()
                         : run->record().steps.last().id == step_id::token_request ? u"polling"_s
                         : device->nextPollAt.isValid()                            ? u"waiting"_s
                                                                                   : u"invited"_s);
        });
        run->start();
        if (moment == "asking for codes"_L1) {
            QTRY_COMPARE(m_server->requests().size(), 1);
            run->cancel();
        }
        QTRY_VERIFY(run->isFinished());
        QCOMPARE(run->record().outcome, RunOutcome::Cancelled);
        const auto steps = run->record().steps;
        QTest::qWait(30);
        QCOMPARE(run->record().steps, steps); // nothing happens after the end
        for (const Step &step : steps)
            QVERIFY2(step.state != StepState::Running, qPrintable(step.id));
        QCOMPARE(run->waiting().what, Waiting::For::Nothing);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void destroyingTheRunWhileItWaits()
    {
        script({});
        m_clock.stopped = true;
        auto run = startedRun(profile());
        QTRY_VERIFY(!pauses().isEmpty());
        run.reset();
        QTest::qWait(10);
    }

    void everyExportHasThePollsAndNoSecret()
    {
        script({refusal("authorization_pending"), Reply::json(tokens)});
        const auto run = finishedRun();
        const RunRecord &record = run->record();
        QVERIFY(record.secrets.contains(Secret{u"device_code"_s, u"device-code-very-secret"_s}));
        CurlOptions options;
        options.variables = secretsIn(record);
        const auto curl = curlScript(record, options);
        QVERIFY(curl);
        QCOMPARE(curl->count("/device'"), 1);
        QCOMPARE(curl->count("/token'"), 2);
        const QByteArray json = runJson(record, RunSecrets::Masked);
        QCOMPARE(json.count("\"kind\": \"device\""), 1);
        QCOMPARE(json.count("\"kind\": \"token\""), 2);
        const QByteArray har = harLog(Redactor(secretsIn(record)).masked(record));
        for (const QByteArray &output : {*curl, json, har}) {
            QVERIFY2(!output.contains("device-code-very-secret"), output.constData());
            QVERIFY2(!output.contains("at-very-secret"), output.constData());
        }
        QVERIFY(json.contains("WDJB-MJHT"));
    }
};

QTEST_GUILESS_MAIN(DeviceFlowTest)
#include "device_flow_test.moc"
