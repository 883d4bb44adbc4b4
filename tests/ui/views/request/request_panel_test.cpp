// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/request_panel.h"

#include "jose/key_fixtures.h"
#include "support/test_certificates.h"
#include "views/request/problem_line.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

Profile example()
{
    Profile profile;
    profile.setText(u"name", u"Example"_s);
    profile.setText(u"authorization_endpoint", u"https://login.example.com/authorize"_s);
    profile.setText(u"token_endpoint", u"https://login.example.com/token"_s);
    profile.setText(u"client_id", u"s6BhdRkqt3"_s);
    profile.setText(u"client_secret", u"hunter22-hunter22"_s);
    profile.setText(u"token_endpoint_auth_method", u"client_secret_post"_s);
    profile.setText(u"redirect_uri", u"http://127.0.0.1:0/callback"_s);
    return profile;
}

} // namespace

class RequestPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_panel = std::make_unique<RequestPanel>();
        m_panel->setProfile(example());
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void cleanup() { m_panel.reset(); }

    void thePreviewFollowsTheTyping()
    {
        QSignalSpy edited(m_panel.get(), &RequestPanel::profileEdited);
        auto *client_id = field<QLineEdit>(u"client_id"_s);
        client_id->selectAll();
        QTest::keyClicks(client_id, u"new"_s);
        QTRY_VERIFY(preview().contains(u"&client_id=new\n"_s));
        QCOMPARE(edited.count(), 3);
        QCOMPARE(m_panel->profile().text(u"client_id"), u"new"_s);
    }

    void thePreviewHoldsTheMaskUntilRevealed()
    {
        field<QTabBar>({})->setCurrentIndex(1);
        QVERIFY(preview().contains(u"client_secret="_s));
        QVERIFY2(!preview().contains(u"hunter22"_s), qPrintable(preview()));
        press(u"Reveal secrets"_s);
        QVERIFY(preview().contains(u"hunter22-hunter22"_s));
        press(u"Mask secrets"_s);
        QVERIFY(!preview().contains(u"hunter22"_s));
    }

    void aGrantWithoutABrowserHasNoUrlToPreview()
    {
        auto *tabs = field<QTabBar>({});
        QCOMPARE(tabs->currentIndex(), 0);
        Profile profile;
        profile.setText(u"grant_type", u"client_credentials"_s);
        profile.setText(u"token_endpoint", u"https://as.example/token"_s);
        profile.setText(u"client_id", u"c"_s);
        m_panel->setProfile(profile);
        QVERIFY(!tabs->isTabVisible(0));
        QCOMPARE(tabs->tabText(tabs->currentIndex()), u"HTTP"_s);
        QTRY_VERIFY(preview().contains(u"grant_type=client_credentials"_s));
        profile.remove(u"grant_type");
        m_panel->setProfile(profile);
        QVERIFY(tabs->isTabVisible(0));
    }

    void anotherProfileIsMaskedAgain()
    {
        field<QTabBar>({})->setCurrentIndex(1);
        press(u"Reveal secrets"_s);
        Profile other = example();
        other.setText(u"client_secret", u"another-secret"_s);
        m_panel->setProfile(other);
        QVERIFY(!preview().contains(u"another-secret"_s));
    }

    /// Deriving a key from a passphrase takes its time; the window goes on, and says later what came of it.
    void anEncryptedKeyIsOpenedBesideTheWindow()
    {
        Profile profile = example();
        profile.setText(u"token_endpoint_auth_method", u"private_key_jwt"_s);
        profile.setText(u"client_jwk",
                        QString::fromLatin1(fixtures::pkcs8(fixtures::ecKey("P-256"), "correct horse")));
        profile.setText(u"client_jwk_passphrase", u"wrong"_s);
        m_panel->setProfile(profile);
        auto *problems = field<ProblemLine>(u"problems"_s);
        QVERIFY2(problems->text().contains(u"not known yet"_s), "nobody waited for it");
        QTRY_VERIFY(problems->text().contains(u"does not open"_s));

        profile.setText(u"client_jwk_passphrase", u"correct horse"_s);
        QSignalSpy planned(m_panel.get(), &RequestPanel::planChanged);
        m_panel->setProfile(profile);
        QTRY_COMPARE(planned.count(), 2); // at once, and when the key is open
        QVERIFY2(problems->text().contains(u"Ready"_s), qPrintable(problems->text()));
    }

    void theFilesOfTheCertificateAreLookedInto()
    {
        Profile profile = example();
        profile.setText(u"tls.client_certificate_file", u"/nowhere/client.pem"_s);
        m_panel->setProfile(profile);
        auto *problems = field<ProblemLine>(u"problems"_s);
        QTRY_VERIFY(problems->text().contains(u"There is no file /nowhere/client.pem"_s));
        QVERIFY(problems->text().contains(u"to fix"_s));
        m_panel->setProfile(example());
        QVERIFY(!problems->text().contains(u"/nowhere"_s));
    }

    /// Before any run, and without keeping one from being made.
    void anExpiredCertificateIsToldBeforeTheRun()
    {
        const TestCertificates certificates;
        const CertificateFiles files = certificates.expiredClient();
        Profile profile = example();
        profile.setText(u"token_endpoint_auth_method", u"tls_client_auth"_s);
        profile.setText(u"tls.client_certificate_file", files.certificate);
        profile.setText(u"tls.client_key_file", files.key);
        m_panel->setProfile(profile);
        const auto *problems = field<ProblemLine>(u"problems"_s);
        QTRY_VERIFY2(problems->text().contains(u"expired on"_s), qPrintable(problems->text()));
        QVERIFY2(problems->text().contains(u"to note"_s), qPrintable(problems->text()));
        const auto valid = certificates.client();
        profile.setText(u"tls.client_certificate_file", valid.certificate);
        profile.setText(u"tls.client_key_file", valid.key);
        m_panel->setProfile(profile);
        QTRY_VERIFY2(problems->text().contains(u"Ready"_s), qPrintable(problems->text()));
    }

    /// The window asks for it; the command line cannot.
    void aMissingPassphraseIsOnlyANotice()
    {
        const fixtures::Pkey key = fixtures::ecKey("P-256");
        Profile profile = example();
        profile.setText(u"token_endpoint_auth_method", u"private_key_jwt"_s);
        profile.setText(u"client_jwk", QString::fromLatin1(fixtures::pkcs8(key, "correct horse")));
        m_panel->setProfile(profile);
        const auto *problems = field<ProblemLine>(u"problems"_s);
        QVERIFY2(problems->text().contains(u"to note"_s), qPrintable(problems->text()));
        QVERIFY2(problems->text().contains(u"is asked for"_s), qPrintable(problems->text()));
        profile.setText(u"client_jwk_passphrase", u"wrong"_s);
        m_panel->setProfile(profile);
        QTRY_VERIFY2(problems->text().contains(u"to fix"_s), qPrintable(problems->text()));
    }

    void pressingTheProblemsWalksThroughTheirFields()
    {
        Profile broken = example();
        broken.remove(u"token_endpoint");
        broken.remove(u"client_id");
        m_panel->setProfile(broken);
        auto *problems = field<ProblemLine>(u"problems"_s);
        QVERIFY2(problems->text().contains(u"token_endpoint"_s), qPrintable(problems->text()));
        problems->click();
        QVERIFY(field<QLineEdit>(u"token_endpoint"_s)->hasFocus());
        problems->click();
        QVERIFY(field<QLineEdit>(u"client_id"_s)->hasFocus());
        problems->click();
        QVERIFY(field<QLineEdit>(u"token_endpoint"_s)->hasFocus());
    }

    void aProblemSaysWhichFieldItMeans()
    {
        auto *token_endpoint = field<QLineEdit>(u"token_endpoint"_s);
        token_endpoint->selectAll();
        QTest::keyClicks(token_endpoint, u"no url"_s);
        const auto *problems = field<ProblemLine>(u"problems"_s);
        QTRY_VERIFY(problems->text().contains(u"Token endpoint"_s)
                    || problems->text().contains(u"token_endpoint"_s));
        QVERIFY(problems->isEnabled());
    }

    void nothingToFixIsSaidToo()
    {
        QVERIFY(!field<ProblemLine>(u"problems"_s)->isEnabled());
        QVERIFY(field<ProblemLine>(u"problems"_s)->text().contains(u"Ready"_s));
    }

    void theFieldInFocusIsInSight()
    {
        m_panel->resize(360, 500);
        auto *scope = field<QLineEdit>(u"scope"_s);
        const auto inSight = [scope] { return scope->visibleRegion().boundingRect() == scope->rect(); };
        QTRY_VERIFY(!inSight());
        scope->setFocus(); // as a screen reader does it
        QTRY_VERIFY(inSight());
        m_panel->resize(360, 450);
        QTRY_VERIFY(inSight());
    }

    void theHabitOfTheProviderStandsFirst()
    {
        Profile profile = example();
        profile.setText(u"provider", u"Spotify"_s);
        m_panel->setProfile(profile);
        m_panel->focusMember(u"redirect_uri"_s);
        const QString hint = m_panel->findChild<QLabel *>(u"field_hint"_s)->text();
        QVERIFY2(hint.startsWith("Spotify: "_L1), qPrintable(hint));
        QVERIFY(hint.contains("localhost is refused"_L1));
        m_panel->setProfile(example());
        m_panel->focusMember(u"client_id"_s);
        m_panel->focusMember(u"redirect_uri"_s);
        QVERIFY(!m_panel->findChild<QLabel *>(u"field_hint"_s)->text().contains("Spotify"_L1));
    }

    void tablesHaveTheHabitsOfTheirRows_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("grant_type");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("habit");
        QTest::newRow("refresh token") << u"Dropbox"_s << u"refresh_token"_s << u"refresh_token"_s
                                       << u"Dropbox: Needs token_access_type=offline"_s;
        QTest::newRow("left out") << u"Stripe Connect"_s << u"authorization_code"_s << u"omit.token"_s
                                  << u"Stripe Connect: client_id: The token request"_s;
        QTest::newRow("other parameters") << u"Slack"_s << u"authorization_code"_s << u"parameters"_s
                                          << u"Slack: user_scope: Scopes of the user's own token"_s;
        QTest::newRow("extra rows") << u"Microsoft Entra"_s << u"authorization_code"_s << u"extra[0].value"_s
                                    << u"Microsoft Entra: Origin: "_s;
    }
    void tablesHaveTheHabitsOfTheirRows()
    {
        QFETCH(QString, provider);
        QFETCH(QString, grant_type);
        QFETCH(QString, member);
        QFETCH(QString, habit);
        Profile profile = example();
        profile.setText(u"provider", provider);
        profile.setText(u"grant_type", grant_type);
        m_panel->setProfile(profile);
        m_panel->focusMember(member);
        const QString hint = field<QLabel>(u"field_hint"_s)->text();
        QVERIFY2(hint.startsWith(habit), qPrintable(hint));
    }

    void theExplanationIsReadToItsEndInANarrowPanel()
    {
        m_panel->resize(340, 560);
        m_panel->focusMember(u"response_mode"_s);
        auto *area = m_panel->findChild<QScrollArea *>(u"explanation"_s);
        auto *hint = area->parentWidget();
        QTRY_VERIFY(area->isVisible());
        QTRY_VERIFY2(area->geometry().bottom() < hint->height(), "its last line is cut");
        const int height = hint->height();

        QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
        QVERIFY2(area->focusPolicy() & Qt::TabFocus, "what is scrolled to can be reached by keyboard");
        area->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < 100; ++i)
            QTest::keyClick(area, Qt::Key_Down);
        QCOMPARE(area->verticalScrollBar()->value(), area->verticalScrollBar()->maximum());

        m_panel->focusMember(u"issuer"_s);
        QTRY_COMPARE(hint->height(), height);
    }

    void theFieldInFocusIsExplained()
    {
        field<QLineEdit>(u"redirect_uri"_s)->setFocus();
        QVERIFY(field<QLabel>(u"field_hint"_s)->text().contains(u"character by character"_s));
    }

private:
    template<class Widget> Widget *field(const QString &name) const
    {
        return m_panel->findChild<Widget *>(name);
    }
    QString preview() const { return field<QPlainTextEdit>(u"preview"_s)->toPlainText(); }
    void press(const QString &text)
    {
        for (auto *button : m_panel->findChildren<QToolButton *>()) {
            if (button->text() == text)
                return button->click();
        }
        QFAIL(qPrintable(u"no button "_s + text));
    }

    std::unique_ptr<RequestPanel> m_panel;
};

QTEST_MAIN(RequestPanelTest)
#include "request_panel_test.moc"
