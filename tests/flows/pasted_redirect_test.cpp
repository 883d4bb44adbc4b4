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

    /// OAuth Multiple Response Types 1.0 §4
    void consentAloneComesBackWithItsState()
    {
        Profile profile;
        profile.setText(u"grant_type", u"implicit"_s);
        profile.setText(u"response_type", u"none"_s);
        profile.setText(u"authorization_endpoint", u"https://as.example/authorize"_s);
        profile.setText(u"client_id", u"client"_s);
        profile.setText(u"redirect_uri", u"com.example:/cb"_s);
        HttpClient http;
        FlowServices services = FlowServices::system(&http);
        QUrl opened;
        services.openBrowser = [&opened](const QUrl &url) {
            opened = url;
            return true;
        };
        FlowRun run(profile, services, {});
        run.start();
        QTRY_COMPARE(run.waiting().what, Waiting::For::Paste);
        QVERIFY(run.paste(u"abc"_s)); // there is no code to paste
        const auto asked = Parameters::fromForm(opened.query(QUrl::FullyEncoded).toLatin1()).parameters;
        QVERIFY(!run.paste(u"com.example:/cb?state="_s + asked.value(u"state").value_or(QString())));
        QTRY_VERIFY(run.isFinished());
        QCOMPARE(run.record().outcome, RunOutcome::Tokens);
        QVERIFY(!run.record().error);
    }
};

QTEST_GUILESS_MAIN(PastedRedirectTest)
#include "pasted_redirect_test.moc"
