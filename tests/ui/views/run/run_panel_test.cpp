// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/run_panel.h"

#include "flows/flow_run.h"
#include "support/loopback_browser.h"
#include "support/scripted_server.h"
#include "ui/support/run_desk.h"
#include "ui/support/sample_run.h"
#include "views/run/request_editor.h"
#include "views/run/run_bar.h"
#include "views/run/run_view.h"
#include "views/run/step_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTextBrowser>
#include <QtTest>

using namespace workbench;
using namespace workbench::test;

class RunPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsBuiltBeforeTheFirstRun();
    void aRunEndsWithTokensAndShowsNoSecret();
    void revealShowsWhatWasSent();
    void waitingForTheBrowserIsSaidAndCanBeCancelled();
    void copyUrlInsteadOpensNoBrowser();
    void aPastedCodeEndsTheWait();
    void aPastedNonsenseIsRefusedInWords();
    void stepModeStopsBeforeEachRequest();
    void anEditedRequestIsSentAndMarked();
    void whatCannotBeSentIsRefusedInTheEditor();
    void aFinishedExchangeCanBeSentAgain();
    void aDeniedLoginNamesTheError();
    void anUnreachableServerNamesTheField();
    void aRunThatEndsUnseenAsksForAttention_data();
    void aRunThatEndsUnseenAsksForAttention();
    void aRunOfThePastIsReadOnly();
    void destroyingEverythingDuringARunLeavesNothing();
    void historyKeepsTheLastFifty();
};

void RunPanelTest::nothingIsBuiltBeforeTheFirstRun()
{
    Desk desk;
    QVERIFY(!desk.panel.view());
    QVERIFY(desk.panel.findChildren<QAbstractItemView *>().isEmpty());
    QVERIFY(desk.allTexts().contains(QStringLiteral("Press Run flow")));
    QVERIFY(!desk.button(QStringLiteral("Cancel"))->isEnabled());
}

void RunPanelTest::aRunEndsWithTokensAndShowsNoSecret()
{
    Desk desk;
    QVERIFY(desk.press("Run flow"));
    QTRY_VERIFY(desk.finished());
    QCOMPARE(desk.last().outcome, RunOutcome::Tokens);
    QTRY_VERIFY(tabTitles(desk.panel, "Tokens").contains(QStringLiteral("Decoded")));
    QCOMPARE(tabTitles(desk.panel, "Tokens"),
             (QStringList{QStringLiteral("Tokens"), QStringLiteral("Request"), QStringLiteral("Response"),
                          QStringLiteral("Decoded"), QStringLiteral("Timing")}));
    QVERIFY(desk.panel.bar()->progressText().contains(QStringLiteral("tokens received")));

    const QString texts = desk.allTexts();
    QVERIFY(texts.contains(QStringLiteral("‹masked")));
    QList<Secret> secrets = desk.last().secrets + desk.last().profile.secrets();
    for (const char *token : {"access_token", "refresh_token", "id_token"})
        secrets.append(
            {QString::fromLatin1(token), desk.last().tokens.member(QString::fromLatin1(token))->text()});
    QVERIFY(secrets.size() >= 6);
    for (const Secret &secret : std::as_const(secrets))
        QVERIFY2(!texts.contains(secret.value), qPrintable(secret.name));
}

void RunPanelTest::revealShowsWhatWasSent()
{
    Desk desk;
    desk.press("Run flow");
    QTRY_VERIFY(desk.finished());
    const QString token = desk.last().tokens.member(u"access_token")->text();
    QTRY_VERIFY(desk.button(QStringLiteral("Reveal run secrets")));
    QVERIFY(desk.press("Reveal run secrets"));
    QTRY_VERIFY(desk.allTexts().contains(token));
    QVERIFY(desk.press("Reveal run secrets"));
    QTRY_VERIFY(!desk.allTexts().contains(token));
}

void RunPanelTest::waitingForTheBrowserIsSaidAndCanBeCancelled()
{
    Desk desk(sandboxProfile(), false);
    desk.press("Run flow");
    QTRY_VERIFY(desk.panel.bar()->progressText().startsWith(
        QStringLiteral("Waiting for the browser on http://127.0.0.1:")));
    QVERIFY2(desk.panel.bar()->progressText().endsWith(QStringLiteral(" left")),
             qPrintable(desk.panel.bar()->progressText()));
    QTRY_COMPARE(desk.opened.size(), 1);
    const auto labels = desk.panel.findChildren<QLabel *>();
    QVERIFY2(std::any_of(labels.cbegin(), labels.cend(),
                         [](const QLabel *label) {
                             return label->isVisible() && label->buddy()
                                 && label->buddy()->accessibleName() == QStringLiteral("Authorization URL");
                         }),
             "what to do with the URL is said to a screen reader, too");
    const int height = desk.panel.bar()->height();
    QVERIFY(desk.press("Cancel"));
    QTRY_VERIFY(desk.finished());
    QCOMPARE(desk.last().outcome, RunOutcome::Cancelled);
    QCOMPARE(desk.panel.bar()->height(), height);
}

void RunPanelTest::copyUrlInsteadOpensNoBrowser()
{
    Desk desk;
    QVERIFY(desk.press("Copy URL instead"));
    QTRY_VERIFY(desk.controller.isRunning() && !desk.controller.current()->authorizationUrl().isEmpty());
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), desk.controller.current()->authorizationUrl());
    QVERIFY(desk.opened.isEmpty());

    desk.browser.open(QUrl(QGuiApplication::clipboard()->text()));
    QTRY_VERIFY(desk.finished());
    QCOMPARE(desk.last().outcome, RunOutcome::Tokens);
}

void RunPanelTest::aPastedCodeEndsTheWait()
{
    Desk desk(sandboxProfile(), false);
    desk.press("Run flow");
    QTRY_VERIFY(desk.button(QStringLiteral("Continue with this")));
    desk.panel.findChild<QLineEdit *>(QStringLiteral("paste"))
        ->setText(QStringLiteral("a-code-that-nobody-issued"));
    desk.press("Continue with this");
    QTRY_VERIFY(desk.finished());
    QCOMPARE(desk.last().outcome, RunOutcome::Refused);
}

void RunPanelTest::aPastedNonsenseIsRefusedInWords()
{
    Desk desk(sandboxProfile(), false);
    desk.press("Run flow");
    QTRY_VERIFY(desk.button(QStringLiteral("Continue with this")));
    const QString before = desk.allTexts();
    desk.panel.findChild<QLineEdit *>(QStringLiteral("paste"))
        ->setText(QStringLiteral("https://as.example/without-anything"));
    desk.press("Continue with this");
    QVERIFY(desk.allTexts() != before);
    QVERIFY(desk.controller.isRunning());
    QCOMPARE(desk.panel.findChild<QLineEdit *>(QStringLiteral("paste"))->text(),
             QStringLiteral("https://as.example/without-anything"));
}

void RunPanelTest::stepModeStopsBeforeEachRequest()
{
    Desk desk;
    QVERIFY(desk.press("Step"));
    int stops = 0;
    while (!desk.finished()) {
        QTRY_VERIFY(desk.finished() || desk.button(QStringLiteral("Send")));
        if (desk.finished())
            break;
        QVERIFY(!desk.allTexts().contains(desk.profile.text(u"client_secret")));
        ++stops;
        QVERIFY(desk.press("Send"));
    }
    QVERIFY(stops >= 1);
    QCOMPARE(desk.last().outcome, RunOutcome::Tokens);
}

void RunPanelTest::anEditedRequestIsSentAndMarked()
{
    Desk desk;
    desk.press("Step");
    while (!desk.finished()) {
        QTRY_VERIFY(desk.finished() || desk.button(QStringLiteral("Send")));
        if (desk.finished())
            break;
        if (desk.controller.current()->pendingRequest()->kind != ExchangeKind::Token) {
            desk.press("Send");
            continue;
        }
        QVERIFY(desk.press("Send edited…"));
        const auto edits = desk.panel.findChild<RequestEditor *>()->findChildren<QPlainTextEdit *>();
        edits.last()->moveCursor(QTextCursor::End);
        edits.last()->insertPlainText(QStringLiteral("&added=1"));
        QVERIFY(desk.press("Send edited request"));
    }
    bool marked = false;
    for (const Exchange &exchange : desk.last().exchanges)
        marked = marked || (exchange.editedByUser && exchange.request.body.endsWith("&added=1"));
    QVERIFY(marked);
    for (const QPlainTextEdit *edit :
         desk.panel.findChild<RequestEditor *>()->findChildren<QPlainTextEdit *>())
        QVERIFY(edit->toPlainText().isEmpty()); // nothing stays behind in the editor
}

void RunPanelTest::whatCannotBeSentIsRefusedInTheEditor()
{
    RequestEditor editor;
    const HttpRequest request = sampleTokenExchange({}).request;
    editor.edit(request, request, QString());
    QVERIFY(editor.request());
    QCOMPARE(*editor.request(), request);
    const auto lines = editor.findChildren<QLineEdit *>();
    lines.at(0)->setText(QStringLiteral("PO ST"));
    QVERIFY(!editor.request());
    lines.at(0)->setText(QStringLiteral("POST"));
    lines.at(1)->setText(QStringLiteral("no url"));
    QVERIFY(!editor.request());
    QVERIFY(!editor.request().error().isEmpty());
}

void RunPanelTest::aFinishedExchangeCanBeSentAgain()
{
    Desk desk;
    desk.press("Run flow");
    QTRY_VERIFY(desk.finished());
    const qsizetype exchanges = desk.last().exchanges.size();
    QTRY_VERIFY(desk.button(QStringLiteral("Edit and send again…")));
    QVERIFY(desk.press("Edit and send again…"));
    QVERIFY(desk.press("Send edited request"));
    QTRY_COMPARE(desk.last().exchanges.size(), exchanges + 1);
    QTRY_VERIFY(desk.last().steps.last().state != StepState::Running);
    QVERIFY(desk.last().exchanges.last().resendOf.has_value());
    QVERIFY(desk.last().steps.last().byUserChoice);
    QCOMPARE(desk.last().exchanges.last().response->status, 400); // a code is used once
    QTRY_COMPARE(desk.panel.view()->timeline()->currentIndex().row(), int(desk.last().steps.size()) - 1);
}

void RunPanelTest::aDeniedLoginNamesTheError()
{
    Desk desk;
    desk.browser.decision = QStringLiteral("deny");
    desk.press("Run flow");
    QTRY_VERIFY(desk.finished());
    QCOMPARE(desk.last().outcome, RunOutcome::Refused);
    QTRY_VERIFY(
        desk.panel.findChild<QTextBrowser *>()->toPlainText().contains(QStringLiteral("access_denied")));
}

void RunPanelTest::anUnreachableServerNamesTheField()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QString address = QStringLiteral("http://127.0.0.1:%1/token").arg(closed.serverPort());
    closed.close();
    Desk desk;
    desk.profile.setText(u"token_endpoint", address);
    QSignalSpy activated(&desk.panel, &RunPanel::memberActivated);
    desk.press("Run flow");
    QTRY_VERIFY(desk.finished());
    QCOMPARE(desk.last().outcome, RunOutcome::Transport);
    auto *summary = desk.panel.findChild<QTextBrowser *>();
    QTRY_VERIFY(summary->toPlainText().contains(QStringLiteral("token_endpoint")));
    Q_EMIT summary->anchorClicked(QUrl(QStringLiteral("member:token_endpoint")));
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toString(), QStringLiteral("token_endpoint"));
}

// However the user comes back, or does not have to: the window says that there is something to see.
void RunPanelTest::aRunThatEndsUnseenAsksForAttention_data()
{
    QTest::addColumn<QString>("grant_type");
    QTest::addColumn<QString>("redirect_uri");
    QTest::addColumn<bool>("seen");
    for (const bool seen : {false, true}) {
        const auto row = [seen](const char *name, const QString &grant_type, const QString &redirect_uri) {
            QTest::addRow("%s, %s", name, seen ? "looking" : "elsewhere")
                << grant_type << redirect_uri << seen;
        };
        row("browser", QStringLiteral("authorization_code"), QStringLiteral("http://127.0.0.1:0/cb"));
        row("paste", QStringLiteral("authorization_code"), QStringLiteral("https://app.example/cb"));
        row("device", QStringLiteral("device_code"), {});
        row("no human", QStringLiteral("client_credentials"), {});
    }
}

void RunPanelTest::aRunThatEndsUnseenAsksForAttention()
{
    QFETCH(QString, grant_type);
    QFETCH(QString, redirect_uri);
    QFETCH(bool, seen);
    ScriptedServer server;
    server.route("/device", [](const ReceivedRequest &) {
        return Reply::json("{\"device_code\":\"d\",\"user_code\":\"U\",\"expires_in\":60,\"interval\":1,"
                           "\"verification_uri\":\"https://as.example/device\"}");
    });
    server.enqueue(Reply::json("{\"access_token\":\"a\",\"token_type\":\"Bearer\"}"));
    Profile profile;
    profile.setText(u"name", QStringLiteral("t"));
    profile.setText(u"grant_type", grant_type);
    profile.setText(u"client_id", QStringLiteral("c"));
    profile.setText(u"client_secret", QStringLiteral("s"));
    profile.setText(u"redirect_uri", redirect_uri);
    profile.setText(u"authorization_endpoint", QStringLiteral("https://as.example/authorize"));
    profile.setText(u"device_authorization_endpoint", server.url(QStringLiteral("/device")));
    profile.setText(u"token_endpoint", server.url(QStringLiteral("/token")));
    Desk desk(profile, false);
    QWidget other;
    other.show();
    QWidget *active = seen ? static_cast<QWidget *>(&desk.panel) : &other;
    active->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(active));

    desk.press("Run flow");
    if (!redirect_uri.isEmpty()) {
        QTRY_VERIFY(desk.controller.isRunning() && !desk.controller.current()->authorizationUrl().isEmpty());
        FlowRun *run = desk.controller.current();
        const QUrl url(run->authorizationUrl());
        QCOMPARE(desk.alerts, 0);
        QTRY_VERIFY(run->waiting().what == Waiting::For::Browser
                    || run->waiting().what == Waiting::For::Paste);
        if (run->waiting().what == Waiting::For::Paste) {
            QVERIFY(!run->paste(QStringLiteral("a-code")));
        } else {
            LoopbackBrowser browser;
            browser.agreeing([](const Parameters &asked) {
                return Parameters{{QStringLiteral("code"), QStringLiteral("c")},
                                  {QStringLiteral("state"), *asked.value(u"state")}};
            })(url);
            QTRY_VERIFY(desk.finished());
        }
    }
    QTRY_VERIFY(desk.finished());
    QCOMPARE(desk.last().outcome, RunOutcome::Tokens);
    QCOMPARE(desk.alerts > 0, !seen);
}

void RunPanelTest::aRunOfThePastIsReadOnly()
{
    Desk desk;
    desk.press("Run flow");
    QTRY_VERIFY(desk.finished());
    const QUuid first = desk.last().id;
    desk.press("Run flow");
    QTRY_VERIFY(desk.finished());
    QVERIFY(desk.last().id != first);
    Q_EMIT desk.panel.view()->runSelected(first);
    QCOMPARE(desk.panel.view()->record().id, first);
    QVERIFY(!desk.button(QStringLiteral("Edit and send again…")));
    QVERIFY(desk.press("Back to the latest run"));
    QCOMPARE(desk.panel.view()->record().id, desk.last().id);
}

void RunPanelTest::destroyingEverythingDuringARunLeavesNothing()
{
    quint16 port = 0;
    {
        Desk desk(sandboxProfile(), false);
        desk.press("Run flow");
        QTRY_VERIFY(desk.panel.bar()->progressText().startsWith(QStringLiteral("Waiting for the browser")));
        const QString uri = desk.panel.bar()->progressText().section(u' ', 5, 5).chopped(1);
        port = quint16(QUrl(uri).port());
        QVERIFY(port != 0);
    }
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
}

void RunPanelTest::historyKeepsTheLastFifty()
{
    Profile incomplete;
    incomplete.setText(u"name", QStringLiteral("Incomplete"));
    Desk desk(incomplete);
    for (int i = 0; i <= RunController::historyLimit; ++i) {
        desk.press("Run flow");
        QTRY_VERIFY(desk.finished());
    }
    QCOMPARE(desk.controller.history().size(), RunController::historyLimit);
    QCOMPARE(desk.last().outcome, RunOutcome::Usage);
}

QTEST_MAIN(RunPanelTest)
#include "run_panel_test.moc"
