// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

/// The program as a process, on a machine without a display and without a bus.
class MainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_program = QCoreApplication::applicationDirPath() + u"/../ui/oauth-workbench"_s;
        QVERIFY2(QFileInfo(m_program).isExecutable(), "build the target oauth-workbench first");
    }

    void answersWithoutADisplay_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("--version") << u"--version"_s << QByteArray("oauth-workbench " WORKBENCH_VERSION "\n");
        QTest::newRow("--help") << u"--help"_s << QByteArray("Usage: oauth-workbench [FILE.json]\n");
    }

    void answersWithoutADisplay()
    {
        QFETCH(QString, argument);
        QFETCH(QByteArray, begins);
        QProcess process;
        run(process, {argument}, {});
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().startsWith(begins));
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }

    void namesTheHeadlessTwinWithoutADisplay_data()
    {
        QTest::addColumn<QString>("display");
        QTest::newRow("no display") << QString();
        QTest::newRow("a display that nobody serves") << u":4711"_s;
    }

    void namesTheHeadlessTwinWithoutADisplay()
    {
        QFETCH(QString, display);
        QProcess process;
        run(process, {}, display.isEmpty() ? QStringList() : QStringList{u"DISPLAY="_s + display});
        QCOMPARE(process.exitStatus(), QProcess::NormalExit); // Qt itself would abort
        QCOMPARE(process.exitCode(), 2);
        const QByteArray said = process.readAllStandardError();
        QCOMPARE(said.count('\n'), 1);
        QVERIFY(said.contains("oauth-workbench-cli"));
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
    }

    void refusesAnUnknownOption()
    {
        QProcess process;
        run(process, {u"--verbose"_s}, {u"QT_QPA_PLATFORM=offscreen"_s});
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains("--verbose"));
    }

private:
    void run(QProcess &process, const QStringList &arguments, const QStringList &environment) const
    {
        QStringList variables{u"LC_ALL=C.UTF-8"_s, u"PATH=/usr/bin:/bin"_s, u"HOME=/nonexistent"_s};
        process.setEnvironment(variables + environment);
        process.start(m_program, arguments);
        QVERIFY(process.waitForFinished(30'000));
    }

    QString m_program;
};

QTEST_GUILESS_MAIN(MainTest)
#include "main_test.moc"
