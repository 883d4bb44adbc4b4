// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/system_browser.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

/// The desktop's launcher is a script of ours in an otherwise empty PATH.
class SystemBrowserTest : public QObject {
    Q_OBJECT

private:
    void installLauncher(const QByteArray &script, const QString &name = u"xdg-open"_s)
    {
        QFile file(m_folder->filePath(name));
        file.remove(); // a shell that still reads the one before keeps it
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script + '\n');
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    QString written(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    bool open(QObject *context)
    {
        return openSystemBrowser(m_url, context, [this] { ++m_failures; });
    }

    const QUrl m_url{u"https://as.example/a?x=1&y=$(exit%209);'z'"_s};
    QByteArray m_path = qgetenv("PATH");
    std::unique_ptr<QTemporaryDir> m_folder;
    int m_failures = 0;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_failures = 0;
        qputenv("PATH", m_folder->path().toLocal8Bit());
        qunsetenv("BROWSER");
    }
    void cleanup() { qputenv("PATH", m_path); }

    void withoutALauncherThereIsNoBrowser()
    {
        QVERIFY(!open(this));
        qputenv("BROWSER", "no-such-browser-anywhere");
        QVERIFY(!open(this));
        QCOMPARE(m_failures, 0);
    }

    void theUrlIsOneArgument()
    {
        const QByteArray folder = m_folder->path().toLocal8Bit();
        installLauncher("printf '%s\\n' \"$#\" \"$@\" > " + folder + "/told");
        QVERIFY(open(this));
        const QString expected = u"1\n"_s + QString::fromLatin1(m_url.toEncoded()) + u'\n';
        QTRY_COMPARE(written(u"told"_s), expected);
    }

    void browserOfTheEnvironment()
    {
        const QByteArray folder = m_folder->path().toLocal8Bit();
        installLauncher("echo here > " + folder + "/told", u"own-browser"_s);
        qputenv("BROWSER", folder + "/own-browser");
        QVERIFY(open(this));
        QTRY_COMPARE(written(u"told"_s), u"here\n"_s);
    }

    void aLauncherThatFindsNoneIsToldLater_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("required tool missing") << "exit 3"_ba;
        QTest::newRow("action failed") << "exit 4"_ba;
        QTest::newRow("crash") << "kill -9 $$"_ba;
    }
    void aLauncherThatFindsNoneIsToldLater()
    {
        QFETCH(QByteArray, script);
        installLauncher(script);
        QVERIFY(open(this));
        QCOMPARE(m_failures, 0); // never from inside the call
        QTRY_COMPARE(m_failures, 1);
    }

    void aLauncherThatEndsWellIsNotTold()
    {
        const QByteArray folder = m_folder->path().toLocal8Bit();
        installLauncher("echo here > " + folder + "/told; exit 0");
        QVERIFY(open(this));
        QTRY_COMPARE(written(u"told"_s), u"here\n"_s); // the script is read: it can be replaced
        installLauncher("exit 3");
        QVERIFY(open(this));
        QTRY_COMPARE(m_failures, 1);
        // Both have ended by now: events of the first one are behind those of the second at the most.
        QCoreApplication::processEvents();
        QCOMPARE(m_failures, 1);
    }

    void nobodyIsToldWhoIsGone()
    {
        installLauncher("exit 3");
        auto gone = std::make_unique<QObject>();
        QVERIFY(open(gone.get()));
        gone.reset();
        QVERIFY(open(this));
        QTRY_COMPARE(m_failures, 1);
        QCoreApplication::processEvents();
        QCOMPARE(m_failures, 1);
    }
};

QTEST_GUILESS_MAIN(SystemBrowserTest)
#include "system_browser_test.moc"
