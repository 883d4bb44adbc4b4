// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// What reviewers would otherwise have to look for: heads, sizes, names, scripts, presets, and that the
// README's tables say what the code does.
#include "house/source_tree.h"
#include "protocol/profile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;
using namespace source_tree;

namespace {

constexpr int longest_file = 700; // lines; well below it a file should have been split

const QStringList &folders()
{
    static const QStringList list{u"app"_s, u"ui"_s, u"tests"_s, u"packaging"_s, u"resources"_s};
    return list;
}

QStringList cppFiles()
{
    return cppFilesIn(u"app"_s) + cppFilesIn(u"ui"_s) + cppFilesIn(u"tests"_s);
}

/// The first column of the README's table of that name, backticks taken off; the table stands between
/// `<!-- table: NAME -->` and `<!-- end -->`.
QStringList readmeTable(const QString &readme, const QString &name)
{
    const QString table =
        readme.section(u"<!-- table: %1 -->"_s.arg(name), 1, 1).section(u"<!-- end -->"_s, 0, 0);
    static const QRegularExpression cell(u"^\\|\\s*`([^`]+)`"_s, QRegularExpression::MultilineOption);
    QStringList names;
    for (auto rows = cell.globalMatch(table); rows.hasNext();)
        names.append(rows.next().captured(1));
    return names;
}

/// Empty when both have the same names, else which one has what alone.
QString difference(const QStringList &readme, const QStringList &code)
{
    QStringList found;
    for (const QString &name : code) {
        if (!readme.contains(name))
            found.append(u"the README lacks "_s + name);
    }
    for (const QString &name : readme) {
        if (!code.contains(name))
            found.append(u"only the README knows "_s + name);
    }
    return found.join(u'\n');
}

} // namespace

class HouseStyleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySourceBeginsWithItsLicence();
    void noFileIsAHub();
    void namesAreSnakeCase();
    void noPathOfOneMachine();
    void scriptsAreBash();
    void presetsAreThere();
    void everyTextCanBeTranslated();
    void readmeNamesEveryProfileMember();
    void readmeNamesEveryStep();
};

void HouseStyleTest::everySourceBeginsWithItsLicence()
{
    const QString head = u"// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors\n"
                         "// SPDX-License-Identifier: MIT\n"_s;
    for (const QString &file : cppFiles())
        QVERIFY2(read(file).startsWith(head), qPrintable(file));
}

void HouseStyleTest::noFileIsAHub()
{
    for (const QString &file : cppFiles()) {
        const qsizetype lines = read(file).count(u'\n');
        QVERIFY2(lines <= longest_file, qPrintable(u"%1 has %2 lines: split it"_s.arg(file).arg(lines)));
    }
}

void HouseStyleTest::namesAreSnakeCase()
{
    static const QRegularExpression pattern(u"^([a-z0-9_]+/)+[a-z0-9_]+\\.(cpp|h|html|mjs)$"_s);
    for (const QString &folder : folders()) {
        for (const QString &file : filesIn(folder, {u"*.cpp"_s, u"*.h"_s, u"*.html"_s, u"*.mjs"_s}))
            QVERIFY2(file.contains(pattern), qPrintable(file));
    }
}

void HouseStyleTest::noPathOfOneMachine()
{
    static const QRegularExpression machine(u"(^|[\\s\"'`=(:])/(home|root|Users|work)/\\w"_s);
    QStringList files{u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"README.md"_s, u"CONTRIBUTING.md"_s};
    for (const QString &folder : folders() + QStringList{u".ci"_s})
        files += filesIn(folder);
    for (const QString &file : files) {
        const QRegularExpressionMatch match = machine.match(read(file));
        QVERIFY2(!match.hasMatch(), qPrintable(file + u": "_s + match.captured()));
    }
}

void HouseStyleTest::scriptsAreBash()
{
    const QString bash = QStandardPaths::findExecutable(u"bash"_s);
    if (bash.isEmpty())
        QSKIP("bash is not installed");
    int scripts = 0;
    QStringList files = filesIn(u".ci"_s);
    for (const QString &folder : folders())
        files += filesIn(folder);
    for (const QString &file : files) {
        if (!file.endsWith(".sh"_L1) && !read(file).startsWith("#!/usr/bin/env bash\n"_L1))
            continue;
        ++scripts;
        QProcess process;
        process.start(bash, {u"-n"_s, absolute(file)});
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }
    QVERIFY(scripts >= 4);
}

void HouseStyleTest::presetsAreThere()
{
    QJsonParseError error;
    const QJsonObject presets =
        QJsonDocument::fromJson(read(u"CMakePresets.json"_s).toUtf8(), &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    for (const QString &kind : {u"configurePresets"_s, u"buildPresets"_s}) {
        QStringList names;
        for (const QJsonValue &preset : presets.value(kind).toArray())
            names.append(preset.toObject().value("name").toString());
        for (const QString &name : {u"dev"_s, u"release"_s, u"asan"_s, u"clang"_s})
            QVERIFY2(names.contains(name), qPrintable(kind + u" lacks "_s + name));
    }
}

/// A text belongs to the context that it is looked up in: lupdate finds that by class, not through a function
/// of our own.
void HouseStyleTest::everyTextCanBeTranslated()
{
    static const QRegularExpression ownFunction(u"QString tr\\(|auto tr ="_s);
    for (const QString &file : cppFilesIn(u"app"_s) + cppFilesIn(u"ui"_s))
        QVERIFY2(!read(file).contains(ownFunction), qPrintable(file));

    QString lupdate = QStandardPaths::findExecutable(u"lupdate"_s, {u"/usr/lib/qt6/bin"_s});
    if (lupdate.isEmpty())
        lupdate = QStandardPaths::findExecutable(u"lupdate6"_s);
    if (lupdate.isEmpty())
        QSKIP("lupdate is not installed");
    const QTemporaryDir folder;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(lupdate, {absolute(u"app"_s), absolute(u"ui"_s), u"-ts"_s, folder.filePath(u"all.ts"_s)});
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAll();
    QVERIFY2(process.exitCode() == 0, said.constData());
    QVERIFY2(!said.contains("Q_OBJECT") && !said.contains("cannot be called"), said.constData());
}

void HouseStyleTest::readmeNamesEveryProfileMember()
{
    const QString readme = read(u"README.md"_s);
    QVERIFY2(!readme.isEmpty(), "there is no README");
    QStringList members;
    for (const ProfileMember &member : profileMembers())
        members.append(member.name);
    QCOMPARE(difference(readmeTable(readme, u"profile-members"_s), members), QString());
}

void HouseStyleTest::readmeNamesEveryStep()
{
    const QString readme = read(u"README.md"_s);
    QVERIFY2(!readme.isEmpty(), "there is no README");
    static const QRegularExpression id(u"QLatin1StringView\\s+\\w+\\s*\\{\\s*\"([a-z_]+)\""_s);
    QStringList ids;
    for (auto steps = id.globalMatch(read(u"app/flows/step_ids.h"_s)); steps.hasNext();)
        ids.append(steps.next().captured(1));
    QVERIFY(ids.size() >= 6);
    QCOMPARE(difference(readmeTable(readme, u"step-ids"_s), ids), QString());
}

} // namespace workbench::test

QTEST_APPLESS_MAIN(workbench::test::HouseStyleTest)
#include "house_style_test.moc"
