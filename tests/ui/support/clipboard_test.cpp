// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class ClipboardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"oauth-workbench-test"_s);
        QCoreApplication::setApplicationName(u"clipboard_test"_s);
        QVERIFY(m_directory.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory.path());
    }

    void init() { QSettings().clear(); }

    void marksSecretsAndNothingElse()
    {
        copySecret(u"hunter22"_s);
        QCOMPARE(clipboard()->text(), u"hunter22"_s);
        QCOMPARE(clipboard()->mimeData()->data(u"x-kde-passwordManagerHint"_s), "secret"_ba);
        copyText(u"plain"_s);
        QVERIFY(!clipboard()->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
    }

    void clearsASecretAfterItsTime()
    {
        setClipboardTime(std::chrono::seconds(1));
        copySecret(u"hunter22"_s);
        QCOMPARE(clipboard()->text(), u"hunter22"_s);
        QTRY_COMPARE(clipboard()->text(), QString());
    }

    void leavesAloneWhatWasCopiedLater()
    {
        setClipboardTime(std::chrono::seconds(1));
        copySecret(u"hunter22"_s);
        copyText(u"mine"_s);
        QSignalSpy changed(clipboard(), &QClipboard::dataChanged);
        QVERIFY(!changed.wait(1500)); // longer than the secret would stay
        QCOMPARE(clipboard()->text(), u"mine"_s);
    }

    void keepsItsTimeAsAPreference()
    {
        QCOMPARE(clipboardTime(), std::chrono::seconds(60));
        setClipboardTime(std::chrono::seconds(0));
        QCOMPARE(clipboardTime(), std::chrono::seconds(0));
        QCOMPARE(QSettings().allKeys(), QStringList{u"preferences/clipboard_seconds"_s});
    }

private:
    static QClipboard *clipboard() { return QGuiApplication::clipboard(); }

    QTemporaryDir m_directory;
};

QTEST_MAIN(ClipboardTest)
#include "clipboard_test.moc"
