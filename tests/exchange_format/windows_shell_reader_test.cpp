// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/windows_shell_reader.h"

#include <QTest>

namespace workbench::test {

namespace {

/// Words by `|`, commands by line breaks, variables as `<$NAME>`.
QByteArray shown(const ShellText &shell)
{
    QByteArrayList lines;
    for (const ShellCommand &command : shell.commands) {
        QByteArrayList words;
        for (const ShellToken &token : command.tokens) {
            QByteArray word;
            for (const ShellWord::Piece &piece : token.word.pieces())
                word += piece.kind == ShellWord::Piece::Kind::Literal ? piece.text : "<$" + piece.text + '>';
            words.append(word);
        }
        lines.append(words.join('|'));
    }
    return lines.join('\n');
}

} // namespace

class WindowsShellReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsCmd_data();
    void readsCmd();
    void readsPowerShell_data();
    void readsPowerShell();
    void tellsWhereItWasCutOff_data();
    void tellsWhereItWasCutOff();
    void tellsTheShellsApart_data();
    void tellsTheShellsApart();
};

void WindowsShellReaderTest::readsCmd_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("a caret joins lines", "curl a ^\n  -d b ^\r\n -d c", "curl|a|-d|b|-d|c");
    row("a caret quotes", "curl ^\"a^&b^\" c^|d", "curl|a&b|c|d");
    row("quotes keep carets", "curl \"a^b & c\"", "curl|a^b & c");
    row("an ampersand ends the command", "curl a & curl b", "curl|a\ncurl|b");
    row("quotes in quotes by a backslash", R"(curl -d "{\"a\":\"b c\"}")", R"(curl|-d|{"a":"b c"})");
    row("as browsers escape JSON", R"(curl --data-raw ^"^{^\^"a^\^":^\^"b c^\^"^}^")",
        R"(curl|--data-raw|{"a":"b c"})");
    row("quotes in quotes by doubling", R"(curl -d "{""a"":1}")", R"(curl|-d|{"a":1})");
    row("backslashes", R"(curl C:\x\y "C:\x\\" \\host)", R"(curl|C:\x\y|C:\x\|\\host)");
    row("an empty word", "curl \"\" a", "curl||a");
    row("a line break of the value", "curl -d ^\"a^\n\nb^\"", "curl|-d|a\nb");
    row("a variable", "curl -u %ID%:^\"\"%SECRET%\"^\"", "curl|-u|<$ID>:<$SECRET>");
    row("percent signs of a batch file", "curl a%%20b ^%^41", "curl|a%20b|%41");
    row("a percent sign of a URL", "curl a%20b%20c", "curl|a%20b%20c");
}

void WindowsShellReaderTest::readsCmd()
{
    QFETCH(QByteArray, text);
    const ShellText shell = readCmd(text);
    QTEST(shown(shell), "expected");
    QVERIFY(!shell.cutOff);
}

void WindowsShellReaderTest::readsPowerShell_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("a backquote joins lines", "curl a `\n  -d b `\r\n -d c", "curl|a|-d|b|-d|c");
    row("single quotes", "curl 'it''s $x `n'", "curl|it's $x `n");
    row("double quotes", "curl \"a`\"b\"\"c`$d`n\"", "curl|a\"b\"c$d\n");
    row("variables", "curl $x \"${Env:ID}:$Env:SECRET\"", "curl|<$x>|<$ID>:<$SECRET>");
    row("a substitution", "curl \"Basic $(f (g) h)\" a", "curl|Basic <$(f (g) h)>|a");
    row("called by an ampersand", "& curl a; curl b", "curl|a\ncurl|b");
    row("a dollar sign", "curl a$ \"$\"", "curl|a$|$");
}

void WindowsShellReaderTest::readsPowerShell()
{
    QFETCH(QByteArray, text);
    const ShellText shell = readPowerShell(text);
    QTEST(shown(shell), "expected");
    QVERIFY(!shell.cutOff);
}

void WindowsShellReaderTest::tellsWhereItWasCutOff_data()
{
    QTest::addColumn<bool>("cmd");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::newRow("cmd, in a quote") << true << QByteArray("curl ^\"a") << 5;
    QTest::newRow("cmd, behind a caret") << true << QByteArray("curl a ^") << 7;
    QTest::newRow("PowerShell, in a quote") << false << QByteArray("curl 'a") << 5;
    QTest::newRow("PowerShell, in double quotes") << false << QByteArray("curl \"a") << 5;
    QTest::newRow("PowerShell, behind a backquote") << false << QByteArray("curl a `") << 7;
    QTest::newRow("PowerShell, in a substitution") << false << QByteArray("curl \"$(a\"") << 6;
}

void WindowsShellReaderTest::tellsWhereItWasCutOff()
{
    QFETCH(bool, cmd);
    QFETCH(QByteArray, text);
    const ShellText shell = cmd ? readCmd(text) : readPowerShell(text);
    QVERIFY(shell.cutOff);
    QTEST(int(shell.cutOff->offset), "offset");
    QCOMPARE(shell.commands.size(), 1);
}

void WindowsShellReaderTest::tellsTheShellsApart_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("cmd");
    QTest::addColumn<bool>("powerShell");
    QTest::newRow("POSIX") << QByteArray("curl a \\\n -d '^\"'") << false << false;
    QTest::newRow("one line") << QByteArray("curl \"a\" -d `id`") << false << false;
    QTest::newRow("cmd") << QByteArray("curl a ^\r\n -d b") << true << false;
    QTest::newRow("cmd in one line") << QByteArray("curl ^\"a^\"") << true << false;
    QTest::newRow("PowerShell") << QByteArray("curl a `\n -d b") << false << true;
    QTest::newRow("PowerShell in one line") << QByteArray("curl -u \"${Env:A}\"") << false << true;
    QTest::newRow("no curl") << QByteArray("wget ^\n a `\n b") << false << false;
}

void WindowsShellReaderTest::tellsTheShellsApart()
{
    QFETCH(QByteArray, text);
    QTEST(isCmdText(text), "cmd");
    QTEST(isPowerShellText(text), "powerShell");
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::WindowsShellReaderTest)
#include "windows_shell_reader_test.moc"
