// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/shell_reader.h"

#include "support/shell_run.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray shown(const QList<ShellWord::Piece> &pieces)
{
    QByteArray text;
    for (const ShellWord::Piece &piece : pieces) {
        switch (piece.kind) {
        case ShellWord::Piece::Kind::Literal:
            text += piece.text;
            break;
        case ShellWord::Piece::Kind::Variable:
            text += "<$" + piece.text + '>';
            break;
        case ShellWord::Piece::Kind::Base64:
            text += "<base64 " + shown(piece.inner) + '>';
            break;
        }
    }
    return text;
}

/// Words by `|`, commands by line breaks, standard input in front of `>`.
QByteArray shown(const ShellText &shell)
{
    QByteArrayList lines;
    for (const ShellCommand &command : shell.commands) {
        QByteArrayList words;
        for (const ShellToken &token : command.tokens)
            words.append(shown(token.word.pieces()));
        const QByteArray input = command.input ? shown(command.input->pieces()) + '>' : QByteArray();
        lines.append(input + words.join('|'));
    }
    return lines.join('\n');
}

} // namespace

class ShellReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWords_data();
    void readsWords();
    void readsAsShellsDo_data();
    void readsAsShellsDo();
    void tellsWhereItWasCutOff_data();
    void tellsWhereItWasCutOff();
    void keepsCommentsAndOffsets();
    void nestingHasAnEnd();
};

void ShellReaderTest::readsWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("a variable in double quotes", "curl \"a=$A\"", "curl|a=<$A>");
    row("a variable in braces with a message", "curl \"${A:?what}\"", "curl|<$A>");
    row("no variable in single quotes", "curl '$A'", "curl|$A");
    row("a setting is put in", "A=b; curl \"$A-c\"", "curl|b-c");
    row("an exported setting is put in", "export A='b c'\ncurl $A", "export|A=b c\ncurl|b c");
    row("a setting in front of a command is not yet made for its words", "A=b curl $A", "curl|<$A>");
    row("base64 of printf", "curl \"$(printf '%s' 'id:'\"$S\" | base64 | tr -d '\\n')\"",
        "curl|<base64 id:<$S>>");
    row("base64 of echo", "curl $(echo -n id:secret | base64 -w0)", "curl|<base64 id:secret>");
    row("any other substitution", "curl \"a=$(cat file)\"", "curl|a=<$(cat file)>");
    row("backquotes", "curl `cat file`", "curl|<$(cat file)>");
    row("printf into a pipe", "printf 'a=%s%%\\n' \"$A\" |\ncurl -d @-",
        "printf|a=%s%%\\n|<$A>\na=<$A>%\n>curl|-d|@-");
    row("a here-document", "curl -d @- <<EOF\na=$A\nb\nEOF\n", "a=<$A>\nb\n>curl|-d|@-");
    row("a literal here-document", "curl -d @- <<'EOF'\na=$A\nEOF\nnext", "a=$A\n>curl|-d|@-\nnext");
    row("a here-string", "curl -d @- <<< 'a=b'", "a=b\n>curl|-d|@-");
    row("redirections are no words", "curl -o - a 2>/dev/null >out", "curl|-o|-|a");
    row("several commands", "a && b || c; d & e | f", "a\nb\nc\nd\ne\nf");
}

void ShellReaderTest::readsWords()
{
    QFETCH(QByteArray, text);
    const ShellText shell = readShell(text);
    QTEST(shown(shell), "expected");
    QVERIFY(!shell.cutOff);
}

void ShellReaderTest::readsAsShellsDo_data()
{
    QTest::addColumn<QByteArray>("words");
    for (const char *words :
         {"a b", "'a b'c", "\"a\\\"b\\\\c\\d\\$e\"", "a\\ b", "a\\\nb", "'it'\\''s'", "\"x\"'y'z", "''",
          "a\"\"b", "'%41+&='", "\"tab\there\"", "-H 'A: b' --data-raw='c'", "a#b # comment", "\\#a",
          "$'a\\tb\\'c\\x41\\101\\u00e9\\n.'", "$'\\\\' $'\\e' $'\\q'", "\"a\\\nb\""})
        QTest::newRow(words) << QByteArray(words);
}

/// The real thing is the judge.
void ShellReaderTest::readsAsShellsDo()
{
    QFETCH(QByteArray, words);
    const ShellText shell = readShell("printf '[%s]' " + words);
    QCOMPARE(shell.commands.size(), 1);
    QByteArray ours;
    for (qsizetype i = 2; i < shell.commands.first().tokens.size(); ++i)
        ours += '[' + shell.commands.first().tokens[i].word.literals() + ']';
    if (!hasProgram(u"bash"_s))
        QSKIP("needs bash");
    QCOMPARE(ours, runScript(u"bash"_s, "printf '[%s]' " + words).output);
}

void ShellReaderTest::tellsWhereItWasCutOff_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::newRow("single quote") << "curl -d 'a=b"_ba << 8;
    QTest::newRow("double quote") << "curl -d \"a='b'"_ba << 8;
    QTest::newRow("ANSI-C quote") << "curl $'a\\'"_ba << 5;
    QTest::newRow("backslash at the end") << "curl a \\"_ba << 7;
    QTest::newRow("substitution") << "curl \"$(printf a"_ba << 5;
    QTest::newRow("brace") << "curl ${A"_ba << 5;
    QTest::newRow("here-document") << "curl <<X\nabc"_ba << 9;
}

void ShellReaderTest::tellsWhereItWasCutOff()
{
    QFETCH(QByteArray, text);
    const ShellText shell = readShell(text);
    QVERIFY(shell.cutOff);
    QTEST(int(shell.cutOff->offset), "offset");
    QVERIFY(!shell.cutOff->message.isEmpty());
    QVERIFY(!shell.commands.isEmpty());
    QCOMPARE(shell.commands.first().tokens.first().word.literals(), "curl"_ba);
}

void ShellReaderTest::keepsCommentsAndOffsets()
{
    const ShellText shell = readShell("# one two\ncurl 'a' # three\n");
    QCOMPARE(shell.comments.size(), 2);
    QCOMPARE(shell.comments[0].text, "one two"_ba);
    QCOMPARE(shell.comments[1].text, "three"_ba);
    QCOMPARE(int(shell.commands.first().tokens[1].offset), 15);
}

void ShellReaderTest::nestingHasAnEnd()
{
    const ShellText shell = readShell("curl " + QByteArray("$(").repeated(100'000));
    QVERIFY(shell.cutOff);
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ShellReaderTest)
#include "shell_reader_test.moc"
