// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_run.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class PastedRedirectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aUrlFromElsewhereIsNoted_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<bool>("noted");
        QTest::newRow("the redirect URI") << u"com.example:/cb?error=access_denied"_s << false;
        QTest::newRow("another") << u"https://elsewhere.example/?error=access_denied"_s << true;
    }
    void aUrlFromElsewhereIsNoted()
    {
        QFETCH(QString, pasted);
        QFETCH(bool, noted);
        Profile profile;
        profile.setText(u"authorization_endpoint", u"https://as.example/authorize"_s);
        profile.setText(u"token_endpoint", u"https://as.example/token"_s);
        profile.setText(u"client_id", u"client"_s);
        profile.setText(u"redirect_uri", u"com.example:/cb"_s);
        HttpClient http;
        FlowServices services = FlowServices::system(&http);
        services.openBrowser = [](const QUrl &) { return true; };
        FlowRun run(profile, services, {});
        run.start();
        QTRY_COMPARE(run.waiting().what, Waiting::For::Paste);
        QVERIFY(!run.paste(pasted));
        QTRY_VERIFY(run.isFinished());
        const QString notes = run.record().exchanges.last().notes.join(u'\n');
        QCOMPARE(notes.contains(u"does not begin with the redirect URI"), noted);
    }
};

QTEST_GUILESS_MAIN(PastedRedirectTest)
#include "pasted_redirect_test.moc"
