// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// The sandbox's pages in a browser that nobody here wrote: what their policies forbid, it does not do.
#include "providers/chromium.h"
#include "providers/cli_process.h"
#include "sandbox/sandbox_server.h"

#include <QJsonDocument>
#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

class SandboxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void chromiumDecides_data();
    void chromiumDecides();

private:
    SandboxServer m_sandbox;
    Chromium m_browser;
};

void SandboxTest::initTestCase()
{
    if (const QString why = Chromium::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    const QString problem = m_browser.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY(m_sandbox.start());
}

void SandboxTest::chromiumDecides_data()
{
    QTest::addColumn<QString>("response_mode");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("decision");
    QTest::addColumn<int>("exitStatus");
    QTest::addColumn<QString>("words");
    const QString received = u"Authorization received"_s;
    const QString refused = u"The provider refused"_s;
    for (const QString &mode : {u"query"_s, u"form_post"_s, u"fragment"_s}) {
        QTest::addRow("%s, allowed", qPrintable(mode))
            << mode << u"127.0.0.1"_s << u"allow"_s << 0 << received;
        QTest::addRow("%s, denied", qPrintable(mode)) << mode << u"127.0.0.1"_s << u"deny"_s << 1 << refused;
    }
    QTest::newRow("localhost") << u"query"_s << u"localhost"_s << u"allow"_s << 0 << received;
}

void SandboxTest::chromiumDecides()
{
    QFETCH(QString, response_mode);
    QFETCH(QString, host);
    QFETCH(QString, decision);
    QFETCH(int, exitStatus);
    QFETCH(QString, words);
    Profile profile = withSandboxPort(sandboxProfile(), *m_sandbox.start());
    profile.setText(u"response_mode", response_mode);
    profile.setText(u"redirect_uri", u"http://%1:0/callback"_s.arg(host));
    QString lastPage;
    const CliResult result =
        runCli(QJsonDocument::fromJson(profile.toJson()).object(), {}, [&](const QUrl &url) {
            m_browser.open(url);
            m_browser.click(u"button[value=%1]"_s.arg(decision));
            m_browser.waitForPath(u"/callback"_s);
            m_browser.waitFor(u"body:not(:has([name=workbench_key]))"_s); // beyond the page with the fragment
            lastPage = m_browser.text();
        });
    const QByteArray all = lastPage.toUtf8() + '\n' + m_browser.log().toUtf8() + result.all();
    QVERIFY2(result.exitStatus == exitStatus, all.constData());
    QVERIFY2(lastPage.contains(words), all.constData());
    QCOMPARE(m_browser.url().host(), host);
    if (exitStatus == 0) {
        const QJsonObject idToken = result.report.value("decoded").toObject().value("id_token").toObject();
        QCOMPARE(idToken.value("claims").toObject().value("iss").toString(), m_sandbox.issuer());
    }
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::SandboxTest)
#include "sandbox_test.moc"
