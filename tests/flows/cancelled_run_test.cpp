// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_run.h"
#include "flows/step_ids.h"
#include "support/loopback_browser.h"
#include "support/scripted_server.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

/// When a run is ended, counted in what it has told its owner so far.
enum class Moment {
    BeforeItBegins,
    FirstStep,
    UrlReady,
    BrowserOpens,
    WaitingForTheBrowser,
    StepDecision,
    RedirectReceived,
    WaitingForTheServer,
    ExchangeAdded,
};

} // namespace

class CancelledRunTest : public QObject {
    Q_OBJECT

private:
    void addMoments()
    {
        QTest::addColumn<Moment>("moment");
        QTest::newRow("before it begins") << Moment::BeforeItBegins;
        QTest::newRow("first step") << Moment::FirstStep;
        QTest::newRow("URL ready") << Moment::UrlReady;
        QTest::newRow("browser opens") << Moment::BrowserOpens;
        QTest::newRow("waiting for the browser") << Moment::WaitingForTheBrowser;
        QTest::newRow("step decision") << Moment::StepDecision;
        QTest::newRow("redirect received") << Moment::RedirectReceived;
        QTest::newRow("waiting for the server") << Moment::WaitingForTheServer;
        QTest::newRow("exchange added") << Moment::ExchangeAdded;
    }

    /// Starts a run whose token endpoint never answers, and calls `act` at the given moment.
    void startRun(Moment moment, std::function<void()> act)
    {
        Profile profile;
        profile.setText(u"authorization_endpoint", u"https://as.example/authorize"_s);
        profile.setText(u"token_endpoint", m_server->url(u"/token"_s));
        profile.setText(u"client_id", u"client"_s);
        profile.setText(u"redirect_uri", u"http://127.0.0.1:0/callback"_s);

        FlowServices services = FlowServices::system(&m_http);
        services.openBrowser = [this, moment, act](const QUrl &url) {
            if (moment == Moment::BrowserOpens)
                act();
            if (moment != Moment::WaitingForTheBrowser) {
                m_browser.agreeing([](const Parameters &asked) {
                    return Parameters{{u"code"_s, u"c"_s}, {u"state"_s, *asked.value(u"state")}};
                })(url);
            }
            return true;
        };
        FlowRun::Options options;
        options.stepping = moment == Moment::StepDecision;
        m_run = new FlowRun(profile, services, options);
        connect(m_run, &FlowRun::authorizationUrlReady, this, [this](const QString &url) {
            m_port = quint16(QUrl(*queryOf(QUrl(url)).value(u"redirect_uri")).port());
        });

        const auto once = [act, done = std::make_shared<bool>(false)] {
            if (!std::exchange(*done, true))
                act();
        };
        if (moment == Moment::FirstStep)
            connect(m_run, &FlowRun::stepAdded, this, once);
        if (moment == Moment::UrlReady)
            connect(m_run, &FlowRun::authorizationUrlReady, this, once);
        if (moment == Moment::RedirectReceived)
            connect(m_run, &FlowRun::redirectReceived, this, once);
        if (moment == Moment::ExchangeAdded)
            connect(m_run, &FlowRun::exchangeAdded, this, once);
        connect(m_run, &FlowRun::waitingChanged, this, [this, moment, once] {
            const Waiting::For what = m_run ? m_run->waiting().what : Waiting::For::Nothing;
            if ((moment == Moment::WaitingForTheBrowser && what == Waiting::For::Browser)
                || (moment == Moment::StepDecision && what == Waiting::For::StepDecision)
                || (moment == Moment::WaitingForTheServer && what == Waiting::For::Server))
                once();
        });
        m_run->start();
        if (moment == Moment::BeforeItBegins)
            act();
    }

    bool portIsFree() const
    {
        QTcpServer again;
        return m_port == 0 || again.listen(QHostAddress::LocalHost, m_port);
    }

    std::unique_ptr<ScriptedServer> m_server;
    HttpClient m_http;
    LoopbackBrowser m_browser;
    QPointer<FlowRun> m_run;
    quint16 m_port = 0;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_server->enqueue(Reply::never());
        m_port = 0;
    }

    void cancel_data() { addMoments(); }
    void cancel()
    {
        QFETCH(Moment, moment);
        int ends = 0;
        startRun(moment, [this] { m_run->cancel(); });
        connect(m_run, &FlowRun::finished, this, [&ends] { ++ends; });
        QTRY_VERIFY(m_run->isFinished());
        QCOMPARE(m_run->record().outcome, RunOutcome::Cancelled);
        const auto steps = m_run->record().steps;
        const auto exchanges = m_run->record().exchanges;
        QTest::qWait(50);
        QCOMPARE(m_run->record().steps, steps); // nothing happens after the end
        QCOMPARE(m_run->record().exchanges, exchanges);
        for (const Step &step : steps)
            QVERIFY2(step.state != StepState::Running, qPrintable(step.id));
        QVERIFY(portIsFree());
        QVERIFY(ends <= 1);
        QTRY_COMPARE(m_server->openConnections(), 0);
        if (moment != Moment::WaitingForTheServer)
            QVERIFY2(m_server->requests().isEmpty(), "nothing was sent");
        delete m_run;
    }

    void whatWasSentIsShownAlsoWithoutAnAnswer()
    {
        startRun(Moment::ExchangeAdded, [] {});
        QTRY_COMPARE(m_server->requests().size(), 1);
        m_run->cancel();
        const RunRecord &record = m_run->record();
        QCOMPARE(record.outcome, RunOutcome::Cancelled);
        const Exchange &sent = record.exchanges.last();
        QCOMPARE(sent.request.body, m_server->requests().first().body);
        QVERIFY(!sent.response);
        QVERIFY(sent.error);
        QCOMPARE(sent.error->kind, TransportError::Kind::Cancelled);
        for (const Step &step : record.steps) {
            if (step.id == step_id::token_request)
                QCOMPARE(step.exchange, int(record.exchanges.size()) - 1);
        }
        delete m_run;
    }

    void whatIsSentAgainCanBeCancelledToo_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("cancelled") << u"cancel"_s;
        QTest::newRow("cancelled when it is shown") << u"step"_s;
        QTest::newRow("cancelled while it waits") << u"waiting"_s;
        QTest::newRow("superseded") << u"again"_s;
    }
    void whatIsSentAgainCanBeCancelledToo()
    {
        QFETCH(QString, how);
        startRun(Moment::ExchangeAdded, [] {});
        QTRY_COMPARE(m_server->requests().size(), 1);
        m_run->cancel();
        QTRY_COMPARE(m_server->openConnections(), 0);
        const int original = int(m_run->record().exchanges.size()) - 1;
        const HttpRequest request = m_run->record().exchanges.last().request;
        const auto steps = m_run->record().steps.size();

        const auto cancel = [this] { m_run->cancel(u"Enough."_s); };
        if (how == "step"_L1)
            connect(m_run, &FlowRun::stepAdded, this, cancel);
        if (how == "waiting"_L1)
            connect(m_run, &FlowRun::waitingChanged, this, [this, cancel] {
                if (m_run->isSendingAgain())
                    cancel();
            });
        m_run->resend(request, original);
        if (how == "cancel"_L1 || how == "again"_L1) {
            QVERIFY(m_run->isSendingAgain());
            QVERIFY2(m_run->waiting().text.contains(u"Sending again POST /token"_s),
                     qPrintable(m_run->waiting().text));
            QTRY_COMPARE(m_server->requests().size(), 2);
        }
        if (how == "cancel"_L1)
            cancel();
        if (how == "again"_L1) {
            m_server->route("/token", [](const ReceivedRequest &) { return Reply::json("{}"); });
            m_run->resend(request, original);
            QTRY_VERIFY(!m_run->isSendingAgain());
        }

        const Step &step = m_run->record().steps[steps];
        QCOMPARE(step.state, StepState::Failed);
        QVERIFY(!step.reason.isEmpty());
        QVERIFY(step.exchange > original);
        const Exchange &sent = m_run->record().exchanges[step.exchange];
        QCOMPARE(sent.resendOf, original);
        QCOMPARE(sent.error->kind, TransportError::Kind::Cancelled);
        QVERIFY(!m_run->isSendingAgain());
        QCOMPARE(m_run->waiting().what, Waiting::For::Nothing);
        QTRY_COMPARE(m_server->openConnections(), 0);
        for (const Step &any : m_run->record().steps)
            QVERIFY(any.state != StepState::Running);
        QCOMPARE(m_run->record().outcome, RunOutcome::Cancelled);
        delete m_run;
    }

    void cancellingWhatEndsChangesNothing()
    {
        startRun(Moment::ExchangeAdded, [] {});
        QTRY_COMPARE(m_server->requests().size(), 1);
        int ends = 0;
        connect(m_run, &FlowRun::finished, this, [&ends] { ++ends; });
        connect(m_run, &FlowRun::stepChanged, this, [this] { m_run->cancel(u"again"_s); });
        m_run->cancel(u"once"_s);
        QCOMPARE(ends, 1);
        QCOMPARE(runErrorText(*m_run->record().error), u"once."_s);
        delete m_run;
    }

    void destroy_data() { addMoments(); }
    void destroy()
    {
        QFETCH(Moment, moment);
        startRun(moment, [this] { m_run->deleteLater(); });
        QTRY_VERIFY(!m_run);
        QTest::qWait(50);
        QVERIFY(portIsFree());
        QTRY_COMPARE(m_server->openConnections(), 0);
    }
};

QTEST_GUILESS_MAIN(CancelledRunTest)
#include "cancelled_run_test.moc"
