// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// moc loses its way in some raw strings, and then leaves out the test functions behind them without a word.
// So every test program is asked what it would run, and that must be what its source says.
#include "house/source_tree.h"

#include <QFileInfo>
#include <QProcess>
#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;
using namespace source_tree;

namespace {

bool isCalledByQtTestItself(const QString &name)
{
    static const QStringList names{u"initTestCase"_s, u"cleanupTestCase"_s, u"init"_s, u"cleanup"_s};
    return names.contains(name) || name.endsWith("_data"_L1);
}

/// The functions that stand between `private Q_SLOTS:` and the next label or the end of the class.
QStringList writtenFunctions(const QString &source)
{
    static const QRegularExpression begin(u"^private Q_SLOTS:$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression end(u"^(private:|};)"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression slot(u"^    void (\\w+)\\(\\)"_s, QRegularExpression::MultilineOption);
    QStringList names;
    for (auto sections = begin.globalMatch(source); sections.hasNext();) {
        const qsizetype from = sections.next().capturedEnd();
        const qsizetype to = source.indexOf(end, from);
        for (auto slots_ = slot.globalMatch(source.mid(from, to - from)); slots_.hasNext();) {
            const QString name = slots_.next().captured(1);
            if (!isCalledByQtTestItself(name))
                names.append(name);
        }
    }
    names.sort();
    return names;
}

/// The functions that the program would run.
QStringList knownFunctions(const QString &program)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    process.start(program, {u"-functions"_s});
    process.waitForFinished();
    QStringList names;
    for (const QString &line : QString::fromUtf8(process.readAllStandardOutput()).split(u'\n')) {
        if (line.endsWith("()"_L1))
            names.append(line.chopped(2));
    }
    names.sort();
    return names;
}

} // namespace

class TestFunctionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFunctionIsRun_data();
    void everyFunctionIsRun();
};

void TestFunctionsTest::everyFunctionIsRun_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("program");
    const QString here = QCoreApplication::applicationDirPath() + u'/';
    for (const QString &source : filesIn(u"tests"_s, {u"*_test.cpp"_s})) {
        const QString name = source.sliced(u"tests/"_s.size()).chopped(u".cpp"_s.size()).replace(u'/', u'.');
        if (QFileInfo::exists(here + name)) // a build of a few targets has not all of them
            QTest::newRow(qPrintable(name)) << source << here + name;
    }
}

void TestFunctionsTest::everyFunctionIsRun()
{
    QFETCH(QString, source);
    QFETCH(QString, program);
    const QStringList written = writtenFunctions(read(source));
    QVERIFY2(!written.isEmpty(), "no test function found in the source");
    QCOMPARE(knownFunctions(program), written);
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::TestFunctionsTest)
#include "test_functions_test.moc"
