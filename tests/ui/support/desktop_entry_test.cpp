// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/desktop_entry.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace workbench;

/// The Desktop Entry Specification 1.5, as far as a browser needs it.
class DesktopEntryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstGroupIsRead();
    void whatIsNoDesktopEntry_data();
    void whatIsNoDesktopEntry();
    void namesAreLocalized_data();
    void namesAreLocalized();
    void execIsSplit_data();
    void execIsSplit();
    void brokenExecIsRefused_data();
    void brokenExecIsRefused();
    void whoOpensTheWebIsABrowser();
};

void DesktopEntryTest::theFirstGroupIsRead()
{
    const auto entry = parseDesktopEntry("# a comment\n"
                                         "[Desktop Entry]\r\n"
                                         "Type=Application\n"
                                         "Name = Web\\sbrowser \n"
                                         "Exec=browser %u\n"
                                         "TryExec=/opt/browser\n"
                                         "Name=Second\n"
                                         "MimeType=text/html;x-scheme-handler/https;\n"
                                         "NoDisplay=true\n"
                                         "Hidden=false\n"
                                         "Terminal=true\n"
                                         "[Desktop Action new-window]\n"
                                         "Exec=browser --new\n",
                                         u"C"_s);
    QVERIFY(entry);
    QVERIFY(entry->isApplication);
    QCOMPARE(entry->name, u"Web browser"_s);
    QCOMPARE(entry->exec, u"browser %u"_s);
    QCOMPARE(entry->tryExec, u"/opt/browser"_s);
    QCOMPARE(entry->mimeTypes, (QStringList{u"text/html"_s, u"x-scheme-handler/https"_s}));
    QVERIFY(entry->isNotDisplayed);
    QVERIFY(!entry->isHidden);
    QVERIFY(entry->needsTerminal);
}

void DesktopEntryTest::whatIsNoDesktopEntry_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another group first") << QByteArray("[Other]\nName=x\n[Desktop Entry]\nName=y\n");
    QTest::newRow("no group") << QByteArray("Name=x\nExec=x\n");
    QTest::newRow("bytes") << QByteArray("\x7f"
                                         "ELF\0\0=\n",
                                         8);
}

void DesktopEntryTest::whatIsNoDesktopEntry()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseDesktopEntry(text, u"C"_s));
}

void DesktopEntryTest::namesAreLocalized_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("name");
    QTest::newRow("exact") << u"sr_RS@latin"_s << u"exact"_s;
    QTest::newRow("country") << u"sr_RS"_s << u"country"_s;
    QTest::newRow("country before modifier") << u"sr_RS@other"_s << u"country"_s;
    QTest::newRow("modifier") << u"sr_ME@latin"_s << u"modifier"_s;
    QTest::newRow("language") << u"sr_ME"_s << u"language"_s;
    QTest::newRow("encoding is no matter") << u"sr_RS.UTF-8"_s << u"country"_s;
    QTest::newRow("none") << u"de_AT"_s << u"plain"_s;
    QTest::newRow("C") << u"C"_s << u"plain"_s;
}

void DesktopEntryTest::namesAreLocalized()
{
    QFETCH(QString, locale);
    QFETCH(QString, name);
    const auto entry = parseDesktopEntry("[Desktop Entry]\n"
                                         "Name=plain\nName[sr]=language\nName[sr_RS]=country\n"
                                         "Name[sr@latin]=modifier\nName[sr_RS@latin]=exact\n",
                                         locale);
    QVERIFY(entry);
    QCOMPARE(entry->name, name);
}

void DesktopEntryTest::execIsSplit_data()
{
    QTest::addColumn<QByteArray>("exec");
    QTest::addColumn<QStringList>("command");
    const QStringList plain{u"browser"_s};
    QTest::newRow("one URL") << QByteArray("browser %u") << plain;
    QTest::newRow("many URLs") << QByteArray("browser %U") << plain;
    QTest::newRow("files") << QByteArray("browser %F") << plain;
    QTest::newRow("no code: the URL follows all the same") << QByteArray("browser") << plain;
    QTest::newRow("icon, entry and deprecated codes") << QByteArray("browser %i %k %v %m %D %u") << plain;
    QTest::newRow("several spaces") << QByteArray("  browser   --a  %u ")
                                    << (QStringList{u"browser"_s, u"--a"_s});
    QTest::newRow("name and percent sign")
        << QByteArray("browser --class=%c --zoom=100%% %u")
        << (QStringList{u"browser"_s, u"--class=The Web"_s, u"--zoom=100%"_s});
    // The backslashes of a file: once for the string, once for the quotes.
    QTest::newRow("quoted")
        << QByteArray("\"/opt/my browser/run\" \"a\\\\\"b\" \"\\\\$HOME\" \"\\\\\\\\\" \"%u\" %u")
        << (QStringList{u"/opt/my browser/run"_s, u"a\"b"_s, u"$HOME"_s, u"\\"_s, u"%u"_s});
    QTest::newRow("an empty word") << QByteArray("browser \"\" %u") << (QStringList{u"browser"_s, QString()});
    QTest::newRow("Flatpak") << QByteArray("/usr/bin/flatpak run --file-forwarding org.example.Web @@u %u @@")
                             << (QStringList{u"/usr/bin/flatpak"_s, u"run"_s, u"--file-forwarding"_s,
                                             u"org.example.Web"_s});
    QTest::newRow("options behind the URL")
        << QByteArray("browser %u --last") << (QStringList{u"browser"_s, u"--last"_s});
}

void DesktopEntryTest::execIsSplit()
{
    QFETCH(QByteArray, exec);
    QFETCH(QStringList, command);
    const auto entry = parseDesktopEntry("[Desktop Entry]\nName=The Web\nExec=" + exec + '\n', u"C"_s);
    QVERIFY(entry);
    const auto words = commandOf(*entry);
    QVERIFY(words);
    QCOMPARE(*words, command);
}

void DesktopEntryTest::brokenExecIsRefused_data()
{
    QTest::addColumn<QByteArray>("exec");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only a code") << QByteArray("%u");
    QTest::newRow("open quotes") << QByteArray("browser \"half");
    QTest::newRow("unknown code") << QByteArray("browser %z");
    QTest::newRow("percent sign at the end") << QByteArray("browser 100%");
    QTest::newRow("URL within a word") << QByteArray("browser --app=%u");
    QTest::newRow("a program may have no equals sign") << QByteArray("HOME=/tmp browser %u");
}

void DesktopEntryTest::brokenExecIsRefused()
{
    QFETCH(QByteArray, exec);
    const auto entry = parseDesktopEntry("[Desktop Entry]\nName=x\nExec=" + exec + '\n', u"C"_s);
    QVERIFY(entry);
    QVERIFY(!commandOf(*entry));
}

void DesktopEntryTest::whoOpensTheWebIsABrowser()
{
    const auto isBrowser = [](const QByteArray &types) {
        return parseDesktopEntry("[Desktop Entry]\nMimeType=" + types + '\n', u"C"_s)->isBrowser();
    };
    QVERIFY(isBrowser("text/html;x-scheme-handler/http"));
    QVERIFY(isBrowser("x-scheme-handler/https;"));
    QVERIFY(!isBrowser("text/html;x-scheme-handler/ftp;"));
    QVERIFY(!isBrowser("x-scheme-handler/http-alternative;"));
}

QTEST_GUILESS_MAIN(DesktopEntryTest)
#include "desktop_entry_test.moc"
