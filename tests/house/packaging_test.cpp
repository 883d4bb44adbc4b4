// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// packaging/run as the systems of this world see it: a copy of it in a folder of its own, with a path on
// which stands what that system has, and stubs that write down what they were asked.
#include "house/source_tree.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace workbench::test {

using namespace Qt::StringLiterals;
using namespace source_tree;

class PackagingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void elsewhereTheLineIsPrinted_data();
    void elsewhereTheLineIsPrinted();
    void onDebianItIsInstalled_data();
    void onDebianItIsInstalled();
    void whatIsThereIsBuiltAndRunWithItsArguments_data();
    void whatIsThereIsBuiltAndRunWithItsArguments();
    void withoutADisplayTheTwinIsNamed();
    void aBrokenBuildStartsNothing();
    void theLockfileNamesNoRegistry();

private:
    /// What a system has: a package manager, and what `uname -s` says.
    struct System {
        QString manager;
        QString kernel = u"Linux"_s;
    };
    struct Outcome {
        int exitCode = -1;
        QString output;
        QStringList said; ///< lines of standard error
    };

    void stub(const QString &name, const QByteArray &script);
    void program(const QString &path, const QByteArray &script);
    void have(const System &system, const QStringList &lacking = {});
    Outcome run(const QStringList &arguments, const QStringList &environment = {u"DISPLAY=:9"_s});
    QString log() const;

    std::unique_ptr<QTemporaryDir> m_top;
};

void PackagingTest::initTestCase()
{
#ifndef Q_OS_LINUX
    QSKIP("The stubs stand in for a Linux system.");
#endif
}

void PackagingTest::init()
{
    m_top = std::make_unique<QTemporaryDir>();
    QDir top(m_top->path());
    for (const char *folder : {"packaging", "bin", "home/.fonts", "build/release/ui"})
        QVERIFY(top.mkpath(QString::fromLatin1(folder)));
    for (const QString &file : {u"packaging/run"_s, u"packaging/lib.sh"_s})
        QVERIFY(QFile::copy(absolute(file), top.filePath(file)));
    QFile font(top.filePath(u"home/.fonts/one.ttf"_s));
    QVERIFY(font.open(QIODevice::WriteOnly));
    program(u"build/release/ui/oauth-workbench"_s, "for argument; do printf '<%s>\\n' \"$argument\"; done\n");
    for (const char *tool : {"bash", "sh", "env", "dirname", "sed", "grep", "cut", "paste", "tail", "mkdir",
                             "rm", "find", "cat"}) {
        const QString real = QStandardPaths::findExecutable(QString::fromLatin1(tool));
        QVERIFY2(!real.isEmpty(), tool);
        QVERIFY(QFile::link(real, top.filePath(u"bin/"_s + QString::fromLatin1(tool))));
    }
}

void PackagingTest::program(const QString &path, const QByteArray &script)
{
    QFile file(m_top->filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void PackagingTest::stub(const QString &name, const QByteArray &script)
{
    program(u"bin/"_s + name, "printf '%s\\n' \"" + name.toUtf8() + " $*\" >>\"$STUB_LOG\"\n" + script);
}

void PackagingTest::have(const System &system, const QStringList &lacking)
{
    program(u"bin/uname"_s, "echo " + system.kernel.toUtf8() + '\n');
    if (!system.manager.isEmpty())
        stub(system.manager, {});
    for (const QString &tool :
         {u"c++"_s, u"cmake"_s, u"ninja"_s, u"ccache"_s, u"xdg-open"_s, u"dpkg-query"_s}) {
        if (!lacking.contains(tool))
            stub(tool, tool == "dpkg-query"_L1 ? "printf installed" : "");
    }
}

PackagingTest::Outcome PackagingTest::run(const QStringList &arguments, const QStringList &environment)
{
    QProcess process;
    process.setEnvironment(QStringList{u"PATH="_s + m_top->filePath(u"bin"_s),
                                       u"HOME="_s + m_top->filePath(u"home"_s),
                                       u"STUB_LOG="_s + m_top->filePath(u"log"_s)}
                           + environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(m_top->filePath(u"bin/bash"_s),
                  QStringList{m_top->filePath(u"packaging/run"_s)} + arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts)};
}

QString PackagingTest::log() const
{
    QFile file(m_top->filePath(u"log"_s));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void PackagingTest::elsewhereTheLineIsPrinted_data()
{
    QTest::addColumn<QString>("manager");
    QTest::addColumn<QString>("kernel");
    QTest::addColumn<QString>("line");
    QTest::newRow("dnf") << u"dnf"_s << u"Linux"_s << u"sudo dnf install cmake ninja-build"_s;
    QTest::newRow("pacman") << u"pacman"_s << u"Linux"_s << u"sudo pacman -S --needed cmake ninja"_s;
    QTest::newRow("brew") << u"brew"_s << u"Darwin"_s << u"brew install cmake ninja"_s;
    QTest::newRow("vcpkg") << QString() << u"MINGW64_NT-10.0"_s
                           << u"vcpkg install qtbase openssl libqrencode qtkeychain-qt6"_s;
    QTest::newRow("none that is known")
        << QString() << u"Linux"_s << u"install the equivalents of: cmake ninja-build"_s;
}

void PackagingTest::elsewhereTheLineIsPrinted()
{
    QFETCH(QString, manager);
    QFETCH(QString, kernel);
    QFETCH(QString, line);
    have({manager, kernel}, {u"cmake"_s, u"ninja"_s});
    const Outcome outcome = run({});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.said,
             (QStringList{u"Missing: CMake"_s, u"Missing: Ninja"_s, u"Install with: "_s + line,
                          u"Cannot go on without: CMake,Ninja"_s}));
    QCOMPARE(outcome.output, QString());
    QVERIFY2(log().isEmpty(), qPrintable(log())); // and nothing is installed, built or run
}

void PackagingTest::onDebianItIsInstalled_data()
{
    QTest::addColumn<bool>("works");
    QTest::newRow("installed") << true;
    QTest::newRow("not to be had") << false;
}

/// The stub of apt-get brings ninja, or fails.
void PackagingTest::onDebianItIsInstalled()
{
    QFETCH(bool, works);
    have({}, {u"ninja"_s});
    stub(u"ninja.deb"_s, {});
    const QByteArray deb = m_top->filePath(u"bin/ninja.deb"_s).toUtf8();
    const QByteArray bring =
        "case $* in *install*ninja-build*) \"$MV\" " + deb + " " + deb.chopped(4) + " ;; esac\n";
    stub(u"apt-get"_s, works ? bring : "case $* in *update*) ;; *) exit 100 ;; esac\n");
    stub(u"sudo"_s, "[ \"$1\" = -n ] && shift\nexec \"$@\"\n");
    const Outcome outcome = run({u"--version"_s}, {u"MV="_s + QStandardPaths::findExecutable(u"mv"_s)});
    const QString all = outcome.said.join(u'\n') + u'\n' + log();
    QVERIFY2(outcome.said.contains(u"Missing: Ninja"_s), qPrintable(all));
    QVERIFY2(outcome.said.contains(u"Installing: ninja-build"_s), qPrintable(all));
    QVERIFY2(log().contains(u"install --no-install-recommends ninja-build\n"_s), qPrintable(all));
#ifdef Q_OS_UNIX
    QCOMPARE(log().contains(u"sudo -n env DEBIAN_FRONTEND=noninteractive apt-get"_s), ::geteuid() != 0);
#endif
    QVERIFY2(outcome.exitCode == (works ? 0 : 1), qPrintable(all));
    QCOMPARE(outcome.output, works ? u"<--version>\n"_s : QString());
    QCOMPARE(outcome.said.contains(u"Cannot go on without: Ninja"_s), !works);
}

void PackagingTest::whatIsThereIsBuiltAndRunWithItsArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("environment");
    const QStringList display{u"DISPLAY=:9"_s};
    QTest::newRow("none") << QStringList() << display;
    QTest::newRow("a file with a space, a star, and nothing")
        << QStringList{u"my profile.json"_s, u"*"_s, QString(), u"$HOME"_s} << display;
    QTest::newRow("Wayland") << QStringList{u"x"_s} << QStringList{u"WAYLAND_DISPLAY=wayland-0"_s};
    for (const char *question : {"--version", "--help", "-v", "-h"})
        QTest::addRow("%s without display", question)
            << QStringList{QString::fromLatin1(question)} << QStringList();
}

void PackagingTest::whatIsThereIsBuiltAndRunWithItsArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, environment);
    have({u"dnf"_s});
    const Outcome outcome = run(arguments, environment);
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.said.join(u'\n')));
    QString handedOn;
    for (const QString &argument : arguments)
        handedOn += u'<' + argument + u">\n"_s;
    QCOMPARE(outcome.output, handedOn);
    QCOMPARE(outcome.said, QStringList());
    QCOMPARE(log(), u"cmake --preset release\ncmake --build --preset release\n"_s);
}

void PackagingTest::withoutADisplayTheTwinIsNamed()
{
    have({u"dnf"_s});
    const Outcome outcome = run({u"profile.json"_s}, {});
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.output, QString());
    QCOMPARE(outcome.said.size(), 1);
    QVERIFY(outcome.said.first().endsWith(m_top->filePath(u"build/release/app/cli/oauth-workbench-cli"_s)));
    QVERIFY2(log().contains(u"cmake --build --preset release"_s), "it is built all the same");
}

void PackagingTest::aBrokenBuildStartsNothing()
{
    have({u"dnf"_s}, {u"cmake"_s});
    stub(u"cmake"_s, "case $1 in --build) exit 1 ;; esac\n");
    const Outcome outcome = run({});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.output, QString());
    QCOMPARE(outcome.said, QStringList{u"The build failed."_s});
}

/// A lockfile that was written on a machine with a mirror would send everybody there.
void PackagingTest::theLockfileNamesNoRegistry()
{
    const QString lockfile = read(u"tests/providers/package-lock.json"_s);
    QVERIFY(lockfile.contains(u"\"node_modules/oidc-provider\""_s));
    QVERIFY(!lockfile.contains(u"\"resolved\""_s));
    QVERIFY(!lockfile.contains(u"registry"_s));
    const QStringList settings = read(u"tests/providers/.npmrc"_s).split(u'\n');
    QVERIFY(settings.contains(u"omit-lockfile-registry-resolved=true"_s));
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::PackagingTest)
#include "packaging_test.moc"
