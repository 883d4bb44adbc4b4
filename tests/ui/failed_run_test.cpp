// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_run.h"
#include "main_window.h"
#include "support/scripted_server.h"
#include "support/test_certificates.h"
#include "views/request/request_form.h"
#include "views/request/request_panel.h"
#include "views/run/run_panel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

const QByteArray tokens = R"({"access_token":"a","token_type":"Bearer"})";

Reply gzipped()
{
    // What `printf '{"access_token":"a"}' | gzip -n` begins with is enough: nobody unpacks it.
    return Reply::http(200, {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}},
                       "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"_ba);
}

} // namespace

/// Whatever a server does, the form of the window is as it was, and the next run works.
class FailedRunTest : public QObject {
    Q_OBJECT

private:
    template<class Widget> Widget *child(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    RunController *runs() const { return m_window->findChild<RunController *>(); }

    void type(const QString &field, const QString &text) const
    {
        auto *edit = child<QLineEdit>(field);
        QVERIFY2(edit, qPrintable(field));
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void run()
    {
        Q_EMIT m_window->findChild<RunPanel *>()->runRequested(false);
        QTRY_VERIFY(runs()->current() && !runs()->isRunning());
    }
    /// Every content of every field of the form.
    QStringList contents() const
    {
        const QWidget *form = m_window->findChild<RequestForm *>();
        QStringList all;
        for (const QLineEdit *edit : form->findChildren<QLineEdit *>())
            all.append(edit->objectName() + u'=' + edit->text());
        for (const QPlainTextEdit *edit : form->findChildren<QPlainTextEdit *>())
            all.append(edit->objectName() + u'=' + edit->toPlainText());
        for (const QComboBox *box : form->findChildren<QComboBox *>())
            all.append(box->objectName() + u'=' + box->currentText());
        return all;
    }

    QTemporaryDir m_directory;
    std::unique_ptr<MainWindow> m_window;

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"oauth-workbench-test"_s);
        QCoreApplication::setApplicationName(u"failed_run_test"_s);
        QVERIFY(m_directory.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory.path());
    }

    void cleanup() { m_window.reset(); }

    void theFormIsKeptAndTheNextRunWorks_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<QString>("server");
        QTest::addColumn<RunOutcome>("outcome");
        const Reply none;
        QTest::newRow("TLS error") << Reply::json(tokens) << u"self-signed"_s << RunOutcome::Transport;
        QTest::newRow("refused connection") << none << u"gone"_s << RunOutcome::Transport;
        QTest::newRow("closes without answer")
            << Reply::closeWithoutAnswer() << u"http"_s << RunOutcome::Transport;
        QTest::newRow("broken chunks") << Reply::brokenChunks() << u"http"_s << RunOutcome::Transport;
        QTest::newRow("gzip") << gzipped() << u"http"_s << RunOutcome::Stopped;
        QTest::newRow("invalid UTF-8")
            << Reply::json("{\"access_token\":\"a\xff\"}") << u"http"_s << RunOutcome::Stopped;
        QTest::newRow("HTML") << Reply::html("<p>sorry") << u"http"_s << RunOutcome::Stopped;
        QTest::newRow("redirect") << Reply::redirect("/elsewhere") << u"http"_s << RunOutcome::Stopped;
        QTest::newRow("header flood") << Reply::headerFlood(500) << u"http"_s << RunOutcome::Stopped;
        QTest::newRow("OAuth error") << Reply::json(R"({"error":"invalid_client"})", 401) << u"http"_s
                                     << RunOutcome::Refused;
    }
    void theFormIsKeptAndTheNextRunWorks()
    {
        QFETCH(Reply, reply);
        QFETCH(QString, server);
        QFETCH(RunOutcome, outcome);
        const TestCertificates certificates;
        auto bad = server == "self-signed"_L1 ? std::make_unique<ScriptedServer>(certificates.selfSigned())
                                              : std::make_unique<ScriptedServer>();
        bad->enqueue(reply);
        const QString endpoint = bad->url(u"/token"_s);
        if (server == "gone"_L1)
            bad.reset();

        Profile opened;
        opened.setText(u"name", u"t"_s);
        opened.setText(u"grant_type", u"client_credentials"_s);
        opened.setText(u"client_id", u"c"_s);
        opened.setText(u"client_secret", u"s3cret"_s);
        opened.setText(u"scope", u"one two"_s);
        opened.setExtra({{u"token"_s, ExtraRow::Place::Body, u"audience"_s, u"a"_s, true, false}});
        QFile file(m_directory.filePath(u"profile.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(opened.toJson());
        file.close();
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        m_window->openFile(file.fileName());
        m_window->findChild<RequestForm *>()->setOpenSections({u"endpoints"_s, u"client"_s, u"extra"_s});
        type(u"token_endpoint"_s, endpoint);
        type(u"client_id"_s, u"typed client"_s);
        const QStringList before = contents();
        QVERIFY(before.contains(u"client_id=typed client"_s));
        const Profile profile = m_window->findChild<RequestPanel *>()->profile();

        run();
        QCOMPARE(runs()->current()->record().outcome, outcome);
        QCOMPARE(contents(), before);
        QCOMPARE(m_window->findChild<RequestPanel *>()->profile().toJson(), profile.toJson());

        ScriptedServer good;
        good.enqueue(Reply::json(tokens));
        type(u"token_endpoint"_s, good.url(u"/token"_s));
        run();
        QCOMPARE(runs()->current()->record().outcome, RunOutcome::Tokens);
        QVERIFY(good.requests().first().body.contains("audience=a"));
    }
};

QTEST_MAIN(FailedRunTest)
#include "failed_run_test.moc"
