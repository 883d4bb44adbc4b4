// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_run.h"
#include "main_window.h"
#include "support/loopback_browser.h"
#include "support/scripted_server.h"
#include "views/run/run_panel.h"

#include <QPointer>
#include <QSettings>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

const QByteArray tokens = R"({"access_token":"a","token_type":"Bearer"})";
const QByteArray codes = "{\"device_code\":\"d\",\"user_code\":\"U\",\"expires_in\":1800,\"interval\":1,"
                         "\"verification_uri\":\"https://as.example/device\"}";

/// What a run is doing when its window goes.
enum class Moment { Browser, SandboxBrowser, StepDecision, Server, Resend, DevicePause, DevicePoll };
enum class End { Close, Destroy };

bool isFree(quint16 port)
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, port);
}

quint16 portIn(const QUrl &authorizationUrl)
{
    return quint16(QUrl(queryOf(authorizationUrl).value(u"redirect_uri").value_or(QString())).port(0));
}

} // namespace

/// A window that goes takes everything with it: the run, its listener, its connections and the sandbox.
class EndedWindowTest : public QObject {
    Q_OBJECT

private:
    RunController *runs() const { return m_window->findChild<RunController *>(); }
    FlowRun *run() const { return runs()->current(); }

    /// A profile of the scripted server, opened in the window as a user opens a file.
    void open(const QString &member = {}, const QString &value = {})
    {
        Profile profile;
        profile.setText(u"name", u"t"_s);
        profile.setText(u"client_id", u"c"_s);
        profile.setText(u"redirect_uri", u"http://127.0.0.1:0/cb"_s);
        for (const QString &name : {u"authorization"_s, u"device_authorization"_s, u"token"_s})
            profile.setText(name + u"_endpoint"_s, m_server->url(u'/' + name));
        if (!member.isEmpty())
            profile.setText(member, value);
        QFile file(m_directory.filePath(u"profile.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(profile.toJson());
        file.close();
        m_window->openFile(file.fileName());
    }

    void show()
    {
        RunController::World world;
        world.openBrowser = [this](const QUrl &url) {
            m_opened = url;
            return !m_agrees || m_browser.agreeing([](const Parameters &asked) {
                return Parameters{{u"code"_s, u"c"_s}, {u"state"_s, *asked.value(u"state")}};
            })(url);
        };
        m_window = std::make_unique<MainWindow>(world);
        m_window->show();
    }

    /// Runs the profile of the form up to that moment. Leaves the ports that are bound then.
    void reach(Moment moment)
    {
        const auto start = [this](bool stepping) {
            Q_EMIT m_window->findChild<RunPanel *>()->runRequested(stepping);
            QTRY_VERIFY(run());
        };
        m_agrees = moment == Moment::Server;
        switch (moment) {
        case Moment::Browser:
        case Moment::SandboxBrowser:
            if (moment == Moment::Browser)
                open();
            start(false);
            QTRY_COMPARE(run()->waiting().what, Waiting::For::Browser);
            m_ports.append(portIn(m_opened));
            if (moment == Moment::SandboxBrowser)
                m_ports.append(quint16(m_opened.port()));
            return;
        case Moment::StepDecision:
            open();
            start(true);
            QTRY_COMPARE(run()->waiting().what, Waiting::For::StepDecision);
            m_ports.append(portIn(QUrl(run()->pendingRequest()->url)));
            return;
        case Moment::Server:
            open();
            m_server->enqueue(Reply::never());
            start(false);
            QTRY_COMPARE(m_server->requests().size(), 1);
            m_ports.append(portIn(m_opened));
            return;
        case Moment::Resend:
            open(u"code"_s, u"own"_s);
            m_server->enqueue(Reply::json(tokens));
            m_server->enqueue(Reply::never());
            start(false);
            QTRY_VERIFY(run() && run()->isFinished());
            run()->resend(run()->record().exchanges.constLast().request, 0);
            QTRY_COMPARE(m_server->requests().size(), 2);
            return;
        case Moment::DevicePause:
        case Moment::DevicePoll:
            open(u"grant_type"_s, u"device_code"_s);
            m_server->route("/device_authorization",
                            [](const ReceivedRequest &) { return Reply::json(codes); });
            m_server->enqueue(Reply::never());
            start(false);
            QTRY_COMPARE(run()->waiting().what, Waiting::For::Device);
            if (moment == Moment::DevicePoll)
                QTRY_COMPARE(m_server->requests().size(), 2);
            return;
        }
    }

    QTemporaryDir m_directory;
    std::unique_ptr<ScriptedServer> m_server;
    LoopbackBrowser m_browser;
    std::unique_ptr<MainWindow> m_window;
    QUrl m_opened;
    bool m_agrees = false;
    QList<quint16> m_ports;

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"oauth-workbench-test"_s);
        QCoreApplication::setApplicationName(u"ended_window_test"_s);
        QVERIFY(m_directory.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory.path());
    }

    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_opened.clear();
        m_ports.clear();
        show();
    }

    void cleanup() { m_window.reset(); }

    void nothingIsLeft_data()
    {
        QTest::addColumn<Moment>("moment");
        QTest::addColumn<End>("end");
        for (const auto &[end, how] :
             {std::pair(End::Close, "closed"), std::pair(End::Destroy, "destroyed")}) {
            QTest::addRow("waiting for the browser, %s", how) << Moment::Browser << end;
            QTest::addRow("waiting for the browser of the sandbox, %s", how) << Moment::SandboxBrowser << end;
            QTest::addRow("step decision, %s", how) << Moment::StepDecision << end;
            QTest::addRow("waiting for the server, %s", how) << Moment::Server << end;
            QTest::addRow("sending again, %s", how) << Moment::Resend << end;
            QTest::addRow("between two polls, %s", how) << Moment::DevicePause << end;
            QTest::addRow("during a poll, %s", how) << Moment::DevicePoll << end;
        }
    }
    void nothingIsLeft()
    {
        QFETCH(Moment, moment);
        QFETCH(End, end);
        reach(moment);
        if (QTest::currentTestFailed())
            return;
        // After the redirect nobody listens any more; before it, somebody must, or this test shows nothing.
        if (moment != Moment::Server) {
            for (const quint16 port : std::as_const(m_ports))
                QVERIFY2(port > 0 && !isFree(port), qPrintable(QString::number(port)));
        }
        const qsizetype requests = m_server->requests().size();
        const QPointer<FlowRun> ended = run();
        if (end == End::Close) {
            QVERIFY(m_window->close());
            QVERIFY(!runs()->canCancel());
            if (moment != Moment::Resend)
                QCOMPARE(ended->record().outcome, RunOutcome::Cancelled);
            if (!m_ports.isEmpty())
                QVERIFY2(isFree(m_ports.constFirst()), "the listener goes with the run");
            QTRY_COMPARE(m_server->openConnections(), 0);
        }
        m_window.reset();
        QVERIFY(!ended);
        QTRY_COMPARE(m_server->openConnections(), 0);
        for (const quint16 port : std::as_const(m_ports))
            QVERIFY2(isFree(port), qPrintable(QString::number(port)));
        QTest::qWait(moment == Moment::DevicePause ? 1'200 : 0); // the next poll would be due
        QCOMPARE(m_server->requests().size(), requests);
    }
};

QTEST_MAIN(EndedWindowTest)
#include "ended_window_test.moc"
