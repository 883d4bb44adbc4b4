// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/key_unlocker.h"

#include "jose/key_fixtures.h"
#include "widgets/passphrase_dialog.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

const QString passphrase = u"correct horse"_s;

} // namespace

class KeyUnlockerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const fixtures::Pkey key = fixtures::ecKey("P-256");
        m_locked = QString::fromLatin1(fixtures::pkcs8(key, "correct horse"));
        m_plain = QString::fromLatin1(fixtures::pkcs8(key));
        m_certificate = fixtures::certificatePem(fixtures::certificateFor(key, "client"));
    }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->show();
        m_unlocker = new KeyUnlocker(m_window.get());
        m_ready.clear();
    }

    void whatIsNotLockedGoesOnAtOnce()
    {
        unlock(profile(m_plain));
        QCOMPARE(m_ready.size(), 1);
        QCOMPARE(m_ready.first().toJson(), profile(m_plain).toJson());
        QVERIFY(!dialog());
    }

    void asksOnceForTheSession()
    {
        unlock(profile(m_locked));
        QTRY_VERIFY(dialog());
        QVERIFY2(m_ready.isEmpty(), "nothing runs before the key is open");
        QVERIFY(shownText().contains(u"client_jwk"_s));
        type(passphrase);
        QTRY_COMPARE(m_ready.size(), 1);
        QTRY_VERIFY(!dialog());
        QCOMPARE(m_ready.first().text(u"client_jwk_passphrase"), passphrase);

        unlock(profile(m_locked));
        QTRY_COMPARE(m_ready.size(), 2);
        QCOMPARE(m_ready.last().text(u"client_jwk_passphrase"), passphrase);
    }

    void aWrongOneIsToldAndAnotherCanBeTried()
    {
        unlock(profile(m_locked));
        QTRY_VERIFY(dialog());
        type(u"wrong"_s);
        QTRY_VERIFY(note()->text().contains(u"does not open"_s));
        QVERIFY(dialog()->isVisible());
        QTRY_VERIFY2(note()->height() >= note()->heightForWidth(note()->width()), "nothing is cut off");
        QVERIFY(m_ready.isEmpty());
        QCOMPARE(line()->selectedText(), u"wrong"_s);
        type(passphrase);
        QTRY_COMPARE(m_ready.size(), 1);
        QCOMPARE(m_ready.first().text(u"client_jwk_passphrase"), passphrase);
    }

    void cancelRunsNothingAndRemembersNothing()
    {
        unlock(profile(m_locked));
        QTRY_VERIFY(dialog());
        type(u"wrong"_s);
        QTRY_VERIFY(note()->text().contains(u"does not open"_s));
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog());
        QVERIFY(m_ready.isEmpty());
        unlock(profile(m_locked));
        QTRY_VERIFY(dialog());
    }

    void aWrongOneInTheFormIsLeftToTheRun()
    {
        Profile asked = profile(m_locked);
        asked.setText(u"client_jwk_passphrase", u"wrong"_s);
        unlock(asked);
        QTRY_COMPARE(m_ready.size(), 1);
        QCOMPARE(m_ready.first().text(u"client_jwk_passphrase"), u"wrong"_s);
        QVERIFY(!dialog());
    }

    /// One dialog after the other, each for its key; a file that was replaced is asked for again.
    void keyAfterKey()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"client.key"_s);
        write(folder.filePath(u"client.pem"_s), m_certificate);
        write(path, m_locked.toLatin1());
        Profile asked = profile(m_locked);
        asked.setText(u"tls.client_certificate_file", folder.filePath(u"client.pem"_s));
        asked.setText(u"tls.client_key_file", path);
        unlock(asked);
        QTRY_VERIFY(dialog());
        QVERIFY(shownText().contains(path));
        QCOMPARE(line()->objectName(), u"tls.client_key_passphrase"_s);
        type(passphrase);
        QTRY_VERIFY(dialog() && shownText().contains(u"client_jwk"_s));
        type(passphrase);
        QTRY_COMPARE(m_ready.size(), 1);
        QCOMPARE(m_ready.first().text(u"tls.client_key_passphrase"), passphrase);

        const fixtures::Pkey other = fixtures::ecKey("P-256");
        write(path, fixtures::pkcs8(other, "another"));
        write(folder.filePath(u"client.pem"_s),
              fixtures::certificatePem(fixtures::certificateFor(other, "client")));
        unlock(asked);
        QTRY_VERIFY(dialog());
        QVERIFY(shownText().contains(path));
    }

    void theDialogIsForTheKeyboardAndForScreenReaders()
    {
        unlock(profile(m_locked));
        QTRY_VERIFY(dialog());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
        QCOMPARE(dialog()->focusWidget(), line());
        QCOMPARE(line()->echoMode(), QLineEdit::Password);
        QCOMPARE(line()->accessibleName(), u"Passphrase"_s);
        QVERIFY(line()->accessibleDescription().startsWith(u"client_jwk_passphrase"_s));
        QVERIFY(!button(u"Unlock and run"_s)->isEnabled());
        QTest::keyClicks(line(), u"x"_s);
        QVERIFY(button(u"Unlock and run"_s)->isEnabled());
        QStringList reached;
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            reached.append(QApplication::focusWidget()->property("text").toString().remove(u'&'));
        }
        for (const QString &text : {u"Reveal"_s, u"Unlock and run"_s, u"Cancel"_s})
            QVERIFY2(reached.contains(text), qPrintable(reached.join(u' ')));
    }

private:
    static Profile profile(const QString &key)
    {
        Profile profile;
        profile.setText(u"grant_type", u"client_credentials"_s);
        profile.setText(u"token_endpoint_auth_method", u"private_key_jwt"_s);
        profile.setText(u"client_jwk", key);
        return profile;
    }
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
            qFatal("the folder takes no file");
    }
    void unlock(const Profile &profile)
    {
        m_unlocker->unlock(profile, [this](const Profile &ready) { m_ready.append(ready); });
    }
    PassphraseDialog *dialog() const
    {
        for (auto *dialog : m_window->findChildren<PassphraseDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    QLineEdit *line() const { return dialog()->findChild<QLineEdit *>(); }
    QLabel *note() const { return dialog()->findChild<QLabel *>(u"passphrase_note"_s); }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *button : dialog()->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == text)
                return button;
        }
        return nullptr;
    }
    QString shownText() const
    {
        QString text;
        for (const QLabel *label : dialog()->findChildren<QLabel *>())
            text += label->text() + u'\n';
        return text;
    }
    void type(const QString &text)
    {
        line()->selectAll();
        QTest::keyClicks(line(), text);
        QTest::keyClick(line(), Qt::Key_Return);
    }

    QString m_locked;
    QString m_plain;
    QByteArray m_certificate;
    std::unique_ptr<QWidget> m_window;
    KeyUnlocker *m_unlocker = nullptr;
    QList<Profile> m_ready;
};

QTEST_MAIN(KeyUnlockerTest)
#include "key_unlocker_test.moc"
