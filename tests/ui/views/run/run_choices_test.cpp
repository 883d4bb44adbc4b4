// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_run.h"
#include "support/scripted_server.h"
#include "support/test_certificates.h"
#include "ui/support/run_desk.h"
#include "views/run/named_value_table.h"
#include "views/run/request_editor.h"
#include "views/run/run_bar.h"

#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

static RequestPlan planWith(const PlanProblem &problem)
{
    RequestPlan plan;
    plan.usesBrowser = true;
    plan.problems = {problem};
    return plan;
}

/// What a user can decide about a run: which browser, what is left out, what is sent once more, and whom to
/// trust.
class RunChoicesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void openWithStartsTheChosenBrowser();
    void openWithACommandThatIsNoneSaysSo();
    void aSkippedRequestIsLeftOut();
    void anEditedExchangeIsSentAgain();
    void aRedirectIsFollowedOnlyByHand_data();
    void aRedirectIsFollowedOnlyByHand();
    void whatIsSentAgainCanBeCancelled_data();
    void whatIsSentAgainCanBeCancelled();
    void whatHasToBeFixedStandsBesideRunFlow();
    void withoutABrowserThereIsNoUrlToCopy();
    void aBadCertificateIsShownWithItsChain_data();
    void aBadCertificateIsShownWithItsChain();

private:
    QAction *openWith(Desk &desk, const QString &title) const;

    QTemporaryDir m_directory;
};

/// One browser is installed: it only writes down what it was given.
void RunChoicesTest::initTestCase()
{
    QFile script(m_directory.filePath(u"browser"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    const QByteArray opened = m_directory.filePath(u"opened"_s).toUtf8();
    script.write("#!/bin/sh\nprintf '%s' \"$*\" > \"" + opened + ".new\" && mv \"" + opened + ".new\" \""
                 + opened + "\"\n");
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));

    QVERIFY(QDir(m_directory.path()).mkpath(u"data/applications"_s));
    QFile entry(m_directory.filePath(u"data/applications/test.desktop"_s));
    QVERIFY(entry.open(QIODevice::WriteOnly));
    entry.write("[Desktop Entry]\nType=Application\nName=Test browser\nMimeType=x-scheme-handler/https;\n"
                "Exec=\""
                + m_directory.filePath(u"browser"_s).toUtf8() + "\" --flag %u\n");
    qputenv("XDG_DATA_HOME", m_directory.filePath(u"data"_s).toUtf8());
    qputenv("XDG_DATA_DIRS", m_directory.filePath(u"none"_s).toUtf8());
}

QAction *RunChoicesTest::openWith(Desk &desk, const QString &title) const
{
    QMenu *menu = desk.button(u"Open with…"_s)->menu();
    Q_EMIT menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->text() == title)
            return action;
    }
    return nullptr;
}

void RunChoicesTest::openWithStartsTheChosenBrowser()
{
#if !defined(Q_OS_UNIX) || defined(Q_OS_MACOS)
    QSKIP("There are no .desktop files here.");
#endif
    Desk desk;
    QAction *browser = openWith(desk, u"Test browser"_s);
    QVERIFY(browser);
    browser->trigger();
    QFile opened(m_directory.filePath(u"opened"_s));
    QTRY_VERIFY(opened.exists());
    QVERIFY(opened.open(QIODevice::ReadOnly));
    const QString url = desk.controller.current()->authorizationUrl();
    QVERIFY(!url.isEmpty());
    QCOMPARE(QString::fromUtf8(opened.readAll()), u"--flag "_s + url);
    QVERIFY(desk.opened.isEmpty()); // and no other browser

    desk.browser.open(QUrl(url));
    QTRY_VERIFY(desk.finished());
    QCOMPARE(desk.last().outcome, RunOutcome::Tokens);
    desk.press("Run flow"); // the choice was for one run
    QTRY_COMPARE(desk.opened.size(), 1);
}

void RunChoicesTest::openWithACommandThatIsNoneSaysSo()
{
    Desk desk;
    openWith(desk, u"Other command…"_s)->trigger();
    auto *dialog = desk.panel.findChild<QInputDialog *>();
    QVERIFY(dialog);
    dialog->setTextValue(u"no-such-browser-anywhere --flag"_s);
    dialog->accept();
    const auto *box = desk.panel.findChild<QMessageBox *>();
    QVERIFY(box && box->isVisible());
    QVERIFY2(box->text().contains(u"no-such-browser-anywhere"_s), qPrintable(box->text()));
    QVERIFY(!desk.controller.isRunning());
}

void RunChoicesTest::aSkippedRequestIsLeftOut()
{
    Desk desk;
    QVERIFY(desk.press("Step"));
    while (!desk.finished()) {
        QTRY_VERIFY(desk.finished() || desk.button(u"Skip"_s));
        if (desk.finished())
            break;
        const bool isToken = desk.controller.current()->pendingRequest()->kind == ExchangeKind::Token;
        QVERIFY(desk.press(isToken ? "Skip" : "Send"));
    }
    QVERIFY(desk.last().outcome != RunOutcome::Tokens);
    QVERIFY(desk.last().tokens.isNull());
    for (const Exchange &exchange : desk.last().exchanges)
        QVERIFY(exchange.request.kind != ExchangeKind::Token || !exchange.response);
    bool said = false;
    for (const Step &step : desk.last().steps)
        said = said || (step.state == StepState::Skipped && step.byUserChoice);
    QVERIFY(said);
}

void RunChoicesTest::anEditedExchangeIsSentAgain()
{
    Desk desk;
    desk.press("Run flow");
    QTRY_VERIFY(desk.finished());
    const qsizetype exchanges = desk.last().exchanges.size();
    QTRY_VERIFY(desk.button(u"Edit and send again…"_s));
    QVERIFY(desk.press("Edit and send again…"));
    QPlainTextEdit *body = desk.panel.findChild<RequestEditor *>()->findChildren<QPlainTextEdit *>().last();
    body->setPlainText(u"grant_type=client_credentials"_s);
    body->document()->setModified(true);
    QVERIFY(desk.press("Send edited request"));

    QTRY_COMPARE(desk.last().exchanges.size(), exchanges + 1);
    const Exchange &again = desk.last().exchanges.last();
    QTRY_VERIFY(desk.last().exchanges.last().response);
    QCOMPARE(again.request.body, "grant_type=client_credentials");
    QCOMPARE(again.request.headers.value("Content-Length"), std::optional<QByteArray>("29"));
    QCOMPARE(again.response->status, 200);
    QVERIFY(again.editedByUser);
    QVERIFY(again.resendOf);
    QVERIFY(
        desk.last().exchanges.at(*again.resendOf).request.body.startsWith("grant_type=authorization_code"));
}

// RFC 9110 §15.4
void RunChoicesTest::aRedirectIsFollowedOnlyByHand_data()
{
    QTest::addColumn<bool>("sameOrigin");
    QTest::newRow("same origin") << true;
    QTest::newRow("another origin") << false;
}

void RunChoicesTest::aRedirectIsFollowedOnlyByHand()
{
    QFETCH(bool, sameOrigin);
    ScriptedServer server;
    ScriptedServer elsewhere;
    ScriptedServer &target = sameOrigin ? server : elsewhere;
    const QByteArray location = target.url(u"/moved"_s).toLatin1();
    server.route("/token", [location](const ReceivedRequest &) { return Reply::redirect(location, 307); });
    target.route("/moved", [](const ReceivedRequest &) { return Reply::json("{\"moved\":true}"); });
    Profile profile;
    profile.setText(u"name", u"Moved"_s);
    profile.setText(u"grant_type", u"client_credentials"_s);
    profile.setText(u"token_endpoint", server.url(u"/token"_s));
    profile.setText(u"client_id", u"c"_s);
    profile.setText(u"client_secret", u"the-secret-of-the-client"_s);
    Desk desk(profile);
    desk.press("Run flow");
    QTRY_VERIFY(desk.finished());
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(elsewhere.requests().size(), 0);

    QTRY_VERIFY(desk.button(u"Follow this redirect as a new step…"_s));
    QVERIFY(desk.press("Follow this redirect as a new step…"));
    const QString texts = desk.shownTexts();
    QVERIFY2(texts.contains(u"The redirect leads to "_s + QUrl(QString::fromLatin1(location)).authority()),
             qPrintable(texts));
    QCOMPARE(texts.contains(u"another origin"_s), !sameOrigin);
    QCOMPARE(server.requests().size() + elsewhere.requests().size(), 1);
    QVERIFY(desk.press("Send edited request"));
    QTRY_COMPARE(target.requests().size(), sameOrigin ? 2 : 1);
    const ReceivedRequest &followed = target.requests().last();
    QCOMPARE(followed.target, "/moved");
    QCOMPARE(followed.method, "POST"); // 307 keeps it
    QCOMPARE(followed.headers.contains("Authorization"), sameOrigin);
    QTRY_VERIFY(desk.last().exchanges.last().response && desk.last().exchanges.last().resendOf);
    QCOMPARE(desk.last().exchanges.last().response->body, "{\"moved\":true}");
}

void RunChoicesTest::whatIsSentAgainCanBeCancelled_data()
{
    QTest::addColumn<bool>("byNewRun");
    QTest::newRow("by Cancel") << false;
    QTest::newRow("by a new run") << true;
}

void RunChoicesTest::whatIsSentAgainCanBeCancelled()
{
    QFETCH(bool, byNewRun);
    Desk desk;
    desk.press("Run flow");
    QTRY_VERIFY(desk.finished());
    QTRY_VERIFY(desk.button(u"Edit and send again…"_s));
    QVERIFY(!desk.button(u"Cancel"_s)->isEnabled());
    QVERIFY(desk.press("Edit and send again…"));
    ScriptedServer server;
    server.enqueue(Reply::never());
    const auto lines = desk.panel.findChild<RequestEditor *>()->findChildren<QLineEdit *>();
    lines.at(1)->setText(server.url(u"/token"_s));
    QVERIFY(desk.press("Send edited request"));
    QTRY_COMPARE(server.requests().size(), 1);
    const auto *bar = desk.panel.findChild<RunBar *>();
    QVERIFY2(bar->progressText().startsWith(u"Sending again"_s), qPrintable(bar->progressText()));
    const QUuid id = desk.last().id;
    QVERIFY(desk.press(byNewRun ? "Run flow" : "Cancel"));
    QTRY_COMPARE(server.openConnections(), 0);
    QTRY_VERIFY(desk.finished());

    const RunRecord *record = desk.controller.record(id);
    QVERIFY(record);
    const Step &again = record->steps.last();
    QCOMPARE(again.state, StepState::Failed);
    QCOMPARE(record->exchanges.at(again.exchange).error->kind, TransportError::Kind::Cancelled);
    QVERIFY(!desk.button(u"Cancel"_s)->isEnabled());
    QVERIFY2(bar->progressText().startsWith(u"Finished"_s), qPrintable(bar->progressText()));
}

void RunChoicesTest::whatHasToBeFixedStandsBesideRunFlow()
{
    Desk desk;
    auto *line = desk.panel.findChild<QPushButton *>(u"run_problems"_s);
    QVERIFY(line && !line->isVisible());
    PlanProblem problem;
    problem.member = u"token_endpoint"_s;
    problem.message = u"token_endpoint: this is no URL."_s;
    desk.panel.setPlan(planWith(problem));
    QVERIFY(line->isVisible());
    QVERIFY2(line->text().contains(problem.message), qPrintable(line->text()));
    QVERIFY(line->accessibleName().contains(problem.message));

    QSignalSpy activated(&desk.panel, &RunPanel::memberActivated);
    line->setFocus();
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toString(), problem.member);

    problem.severity = PlanProblem::Severity::Notice;
    desk.panel.setPlan(planWith(problem));
    QVERIFY(!line->isVisible());
}

void RunChoicesTest::withoutABrowserThereIsNoUrlToCopy()
{
    Desk desk;
    RequestPlan plan;
    plan.usesBrowser = true;
    desk.panel.setPlan(plan);
    const auto enabled = [&desk](const QString &name) {
        for (const QPushButton *button : desk.panel.findChildren<QPushButton *>()) {
            if (button->text().remove(u'&').startsWith(name))
                return button->isEnabled();
        }
        qFatal("there is no button %s", qPrintable(name));
    };
    QVERIFY(enabled(u"Copy URL instead"_s));
    QVERIFY(enabled(u"Open with"_s));
    plan.usesBrowser = false;
    desk.panel.setPlan(plan);
    QVERIFY(!enabled(u"Copy URL instead"_s));
    QVERIFY(!enabled(u"Open with"_s));
    QVERIFY(enabled(u"Run flow"_s));
}

void RunChoicesTest::aBadCertificateIsShownWithItsChain_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<bool>("accepted");
    for (const bool accepted : {false, true}) {
        const auto row = [accepted](const char *which, const QString &words, const QString &subject) {
            QTest::addRow("%s, %s", which, accepted ? "accepted" : "refused")
                << QString::fromLatin1(which) << words << subject << accepted;
        };
        row("self-signed", u"self-signed"_s, u"CN=localhost"_s);
        row("expired", u"expired"_s, u"CN=localhost"_s);
        row("wrong host", u"host name"_s, u"CN=wrong.example"_s);
    }
}

void RunChoicesTest::aBadCertificateIsShownWithItsChain()
{
    QFETCH(QString, which);
    QFETCH(QString, words);
    QFETCH(QString, subject);
    QFETCH(bool, accepted);
    const TestCertificates certificates;
    ScriptedServer server(which == "self-signed"_L1   ? certificates.selfSigned()
                              : which == "expired"_L1 ? certificates.expired()
                                                      : certificates.wrongHost());
    server.enqueue(Reply::json(R"({"access_token":"t","token_type":"Bearer"})"));
    Profile profile;
    profile.setText(u"name", u"TLS"_s);
    profile.setText(u"token_endpoint", server.url(u"/token"_s, u"localhost"_s));
    profile.setText(u"client_id", u"c"_s);
    profile.setText(u"redirect_uri", u"https://app.example/callback"_s);
    profile.setText(u"code", u"a-code-that-was-given"_s); // no front channel
    profile.setText(u"tls.ca_file", certificates.authority());
    profile.setFlag(u"tls.accept_invalid_certificates", accepted);
    Desk desk(profile);
    desk.press("Run flow");
    QTRY_VERIFY(desk.finished());
    QCOMPARE(desk.last().outcome, accepted ? RunOutcome::Tokens : RunOutcome::Transport);
    QCOMPARE(server.requests().size(), accepted ? 1 : 0);

    QTRY_VERIFY(tabTitles(desk.panel, "TLS").contains(u"TLS"_s));
    QStringList rows;
    for (const NamedValueTable *table : desk.panel.findChildren<NamedValueTable *>()) {
        for (int row = 0; table->accessibleName() == "TLS"_L1 && row < table->model()->rowCount(); ++row)
            rows += table->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    const QStringList errors = rows.filter(QRegularExpression(u"^Error"_s));
    QVERIFY2(errors.join(u'\n').contains(words), qPrintable(rows.join(u'\n')));
    QCOMPARE(errors.filter(u"accepted by your choice"_s).size(), accepted ? errors.size() : 0);
    QVERIFY2(rows.contains(u"Certificate 1: subject: "_s + subject), qPrintable(rows.join(u'\n')));
    QVERIFY(!rows.filter(u"Certificate 1: valid until"_s).isEmpty());
    QVERIFY(!rows.filter(u"Certificate 1: SHA-256"_s).isEmpty());
}

QTEST_MAIN(RunChoicesTest)
#include "run_choices_test.moc"
