// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/desktop_browsers.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace workbench;

/// Which of the .desktop files on a machine become browsers.
class DesktopBrowsersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void browsersAreListedByTitle();
    void whatDoesNotCountIsLeftOut_data();
    void whatDoesNotCountIsLeftOut();
    void theFirstDirectoryDecides();
    void anEntryInASubdirectoryHasItsOwnId();
    void privateWindowsComeFromWhatIsKnown();
    void knownBrowsersWithoutEntryFollow();

private:
    /// Writes an entry; `lines` add to or replace what a browser has.
    static void write(const QTemporaryDir &directory, const QString &file, const QByteArray &name,
                      const QByteArray &lines = {})
    {
        QDir().mkpath(QFileInfo(directory.filePath(file)).path());
        QFile entry(directory.filePath(file));
        QVERIFY(entry.open(QIODevice::WriteOnly));
        entry.write("[Desktop Entry]\n" + lines + "\nType=Application\nName=" + name
                    + "\nExec=installed %u\nMimeType=x-scheme-handler/https;\n");
    }
    static QString find(const QString &name)
    {
        return name.startsWith("installed"_L1) ? u"/opt/"_s + name : QString();
    }
    static QStringList titles(const QStringList &directories)
    {
        QStringList titles;
        for (const Browser &browser : browsersOfDesktop(directories, u"C"_s, find))
            titles += browser.title;
        return titles;
    }
};

void DesktopBrowsersTest::browsersAreListedByTitle()
{
    QTemporaryDir directory;
    write(directory, u"b.desktop"_s, "Beta", "Exec=installed-b --new-window %U");
    write(directory, u"a.desktop"_s, "Alpha");
    write(directory, u"again.desktop"_s, "Alpha"); // the same program under the same name
    const QList<Browser> expected = {{u"Alpha"_s, u"/opt/installed"_s, {}},
                                     {u"Beta"_s, u"/opt/installed-b"_s, {u"--new-window"_s}}};
    QCOMPARE(browsersOfDesktop({directory.path(), u"/no/such/directory"_s}, u"C"_s, find), expected);
}

void DesktopBrowsersTest::whatDoesNotCountIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("counts");
    QTest::newRow("a browser") << QByteArray() << true;
    QTest::newRow("hidden") << QByteArray("Hidden=true") << false;
    QTest::newRow("not displayed") << QByteArray("NoDisplay=true") << false;
    QTest::newRow("in a terminal") << QByteArray("Terminal=true") << false;
    QTest::newRow("a link") << QByteArray("Type=Link") << false;
    QTest::newRow("opens mail") << QByteArray("MimeType=x-scheme-handler/mailto;") << false;
    QTest::newRow("TryExec is there") << QByteArray("TryExec=installed-too") << true;
    QTest::newRow("TryExec is missing") << QByteArray("TryExec=gone") << false;
    QTest::newRow("program is missing") << QByteArray("Exec=gone %u") << false;
    QTest::newRow("broken command") << QByteArray("Exec=\"installed %u") << false;
}

void DesktopBrowsersTest::whatDoesNotCountIsLeftOut()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, counts);
    QTemporaryDir directory;
    write(directory, u"web.desktop"_s, "Web", line);
    QCOMPARE(titles({directory.path()}), counts ? QStringList{u"Web"_s} : QStringList());
}

void DesktopBrowsersTest::theFirstDirectoryDecides()
{
    QTemporaryDir users;
    QTemporaryDir systems;
    write(users, u"renamed.desktop"_s, "Mine");
    write(systems, u"renamed.desktop"_s, "Theirs");
    write(users, u"deleted.desktop"_s, "Deleted", "Hidden=true");
    write(systems, u"deleted.desktop"_s, "Deleted");
    write(systems, u"other.desktop"_s, "Other");
    QCOMPARE(titles({users.path(), systems.path()}), (QStringList{u"Mine"_s, u"Other"_s}));
}

void DesktopBrowsersTest::anEntryInASubdirectoryHasItsOwnId()
{
    QTemporaryDir users;
    QTemporaryDir systems;
    write(users, u"vendor-web.desktop"_s, "Mine");
    write(systems, u"vendor/web.desktop"_s, "Theirs");
    QCOMPARE(titles({users.path(), systems.path()}), QStringList{u"Mine"_s});
}

void DesktopBrowsersTest::privateWindowsComeFromWhatIsKnown()
{
    const QList<Browser> known = {{u"Firefox"_s, u"/opt/firefox"_s, {}},
                                  {u"Firefox, private window"_s, u"/opt/firefox"_s, {u"--private-window"_s}}};
    const QList<Browser> all = merged({{u"Firefox ESR"_s, u"/opt/firefox"_s, {}}}, known);
    const QList<Browser> expected = {
        {u"Firefox ESR"_s, u"/opt/firefox"_s, {}},
        {u"Firefox ESR, private window"_s, u"/opt/firefox"_s, {u"--private-window"_s}}};
    QCOMPARE(all, expected);
}

void DesktopBrowsersTest::knownBrowsersWithoutEntryFollow()
{
    const QList<Browser> known = {{u"Falkon"_s, u"/opt/falkon"_s, {}}};
    const Browser flatpak{u"Web"_s, u"/opt/flatpak"_s, {u"run"_s, u"org.example.Web"_s}};
    QCOMPARE(merged({flatpak}, known), (QList<Browser>{flatpak, known.first()}));
    QCOMPARE(merged({}, known), known);
}

QTEST_GUILESS_MAIN(DesktopBrowsersTest)
#include "desktop_browsers_test.moc"
