// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli_process.h"
#include "jose/base64url.h"
#include "support/scripted_server.h"

#include <QFile>
#include <QTemporaryDir>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

/// What steers a terminal: escape sequences (ECMA-48), their one-byte forms, and line breaks.
bool steersTheTerminal(const QByteArray &line)
{
    for (const QChar c : QString::fromUtf8(line)) {
        if (c.category() == QChar::Other_Control)
            return true;
    }
    return false;
}

} // namespace

/// Input that nobody means well with: endless, hostile to a terminal, or holding secrets in the wrong place.
class HostileInputTest : public QObject {
    Q_OBJECT

private:
    QString document(const QByteArray &more)
    {
        const QString path = m_folder.filePath(u"profile.json"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("the folder takes no file");
        file.write("{\"workbench\":1,\"name\":\"t\",\"client_id\":\"client\",\"token_endpoint\":\""
                   + m_server->url(u"/token"_s).toUtf8()
                   + "\",\"authorization_endpoint\":\"http://127.0.0.1:9/authorize\"," + more + "}");
        return path;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedServer> m_server;

private Q_SLOTS:
    void init() { m_server = std::make_unique<ScriptedServer>(); }

    void endlessInput_data()
    {
        QTest::addColumn<QString>("script"); // $0 is the program, $1 a profile that wants a paste
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("paste") << u"exec \"$0\" run \"$1\" --no-browser --timeout 20 </dev/zero"_s << 5
                               << "longer than 64 KiB"_ba;
        QTest::newRow("secret on standard input")
            << u"exec \"$0\" run \"$1\" --secret client_secret=- </dev/zero"_s << 2
            << "longer than 64 KiB"_ba;
        QTest::newRow("secret from a device")
            << u"exec \"$0\" run \"$1\" --secret client_secret=file:/dev/zero"_s << 2
            << "larger than 4 MiB"_ba;
        QTest::newRow("profile from a device")
            << u"exec \"$0\" run /dev/zero"_s << 2 << "larger than 4 MiB"_ba;
        QTest::newRow("preview of a device")
            << u"exec \"$0\" preview /dev/zero"_s << 2 << "larger than 4 MiB"_ba;
    }
    void endlessInput()
    {
        QFETCH(QString, script);
        QFETCH(int, status);
        QFETCH(QByteArray, says);
        QProcess shell;
        shell.start(u"sh"_s,
                    {u"-c"_s, script, QStringLiteral(WORKBENCH_CLI),
                     document("\"redirect_uri\":\"urn:ietf:wg:oauth:2.0:oob\"")});
        const bool ended = shell.waitForFinished(15'000);
        if (!ended)
            shell.kill();
        QVERIFY(ended);
        QCOMPARE(shell.exitCode(), status);
        QVERIFY2(shell.readAllStandardError().contains(says), "");
    }

    void anEndlessPasteStillMeetsTheTimeout()
    {
        QProcess shell;
        shell.start(u"sh"_s,
                    {u"-c"_s,
                     u"yes no code | \"$0\" run \"$1\" --no-browser "
                     "--timeout 0.5"_s,
                     QStringLiteral(WORKBENCH_CLI),
                     document("\"redirect_uri\":\"urn:ietf:wg:oauth:2.0:oob\"")});
        QVERIFY(shell.waitForFinished(15'000));
        QCOMPARE(shell.exitCode(), 5);
    }

    void tokensCannotSteerTheTerminal()
    {
        const QByteArray inHeader = toBase64Url("{\"alg\":\"none\",\"kid\":\"a\\u009b31mb\xc2\x9b\"}");
        m_server->enqueue(Reply::json(
            "{\"access_token\":\"x\\u001b[31m\\r\\nfaked: line\\u009bevil\\u202e\",\"id_token\":\"" + inHeader
            + "." + toBase64Url("{\"sub\":\"s\xc2\x9b\"}") + ".\","
            + R"("a\u001b\nb":"c","token_type":"Bearer"})"));
        CliProcess cli({u"run"_s, document("\"code\":\"own\""), u"--reveal"_s});
        QCOMPARE(cli.exitStatus(), 0);
        const QList<QByteArray> lines = cli.output().split('\n');
        QCOMPARE(lines.first(), u8"x␛[31m␍␊faked: line\uFFFDevil\uFFFD");
        for (const QByteArray &line : lines) {
            QVERIFY2(!steersTheTerminal(line), line.toPercentEncoding().constData());
            QVERIFY(!line.startsWith("faked"));
        }
    }

    void decodedTokensCannotSteerTheTerminal()
    {
        for (const QByteArray &payload :
             {"{\"sub\":\"s\xc2\x9b\"}"_ba, "text\x1b[31m\r\nfaked \xc2\x9b"_ba}) {
            CliProcess cli({u"decode"_s, u"-"_s});
            cli.give(toBase64Url("{\"alg\":\"HS256\",\"kid\":\"\xc2\x9b\"}") + "." + toBase64Url(payload)
                     + ".AA");
            QCOMPARE(cli.exitStatus(), 0);
            for (const QByteArray &line : cli.output().split('\n')) {
                QVERIFY2(!steersTheTerminal(line), line.toPercentEncoding().constData());
                QVERIFY(!line.startsWith("faked"));
            }
        }
    }

    void aHeaderThatWouldBeTwo()
    {
        const QString profile = document(
            R"("code":"own","extra":[{"request":"token","in":"header","name":"Origin","value":"a\r\nX-Evil: 1"}])");
        CliProcess cli({u"run"_s, profile});
        QCOMPARE(cli.exitStatus(), 2);
        QVERIFY2(cli.error().contains("extra[0].value") && cli.error().contains("line break"),
                 cli.error().constData());
        QVERIFY(m_server->requests().isEmpty());
    }

    void aSecretInTheRightPlaceOfTheWrongOption_data()
    {
        QTest::addColumn<QString>("assignment");
        QTest::newRow("a row that was there")
            << u"extra=[{\"request\":\"token\",\"in\":\"header\",\"name\":\"Authorization\",\"value\":\"Bearer other-secret\"}]"_s;
        QTest::newRow("user info") << u"token_endpoint=http://user:pass@127.0.0.1:9/token"_s;
        QTest::newRow("user info of the proxy") << u"proxy=http://user:pass@127.0.0.1:9"_s;
    }
    void aSecretInTheRightPlaceOfTheWrongOption()
    {
        QFETCH(QString, assignment);
        const QString profile = document(
            R"("code":"own","extra":[{"request":"token","in":"header","name":"Authorization","value":"Bearer a-secret"}])");
        CliProcess cli({u"run"_s, profile, u"--set"_s, assignment});
        QCOMPARE(cli.exitStatus(), 2);
        QVERIFY2(cli.error().contains("does not belong on the command line"), cli.error().constData());
        QVERIFY(m_server->requests().isEmpty());
    }

    void timesThatAreNone_data()
    {
        QTest::addColumn<QString>("seconds");
        for (const char *seconds : {"nan", "inf", "-inf", "-1", "0", "1e300", ""})
            QTest::newRow(seconds) << QString::fromLatin1(seconds);
    }
    void timesThatAreNone()
    {
        QFETCH(QString, seconds);
        CliProcess cli({u"run"_s, document("\"redirect_uri\":\"http://127.0.0.1:0/cb\""), u"--no-browser"_s,
                        u"--timeout="_s + seconds});
        QCOMPARE(cli.exitStatus(), 2);
        QVERIFY(cli.error().contains("--timeout"));
    }

    void usageErrorsAreJsonWhereverItWasAskedFor_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const QString &command : {u"run"_s, u"preview"_s, u"decode"_s, u"profiles"_s}) {
            QTest::addRow("%s, after", qPrintable(command))
                << QStringList{command, u"--nope"_s, u"x"_s, u"--format"_s, u"json"_s};
            QTest::addRow("%s, with equals", qPrintable(command))
                << QStringList{command, u"--format=json"_s, u"--nope"_s};
            QTest::addRow("%s, too many", qPrintable(command))
                << QStringList{command, u"x"_s, u"y"_s, u"--format=json"_s};
            QTest::addRow("%s, unreadable", qPrintable(command))
                << QStringList{command, command == "decode"_L1 ? u"@/nonexistent"_s : u"/nonexistent"_s,
                               u"--format"_s, u"json"_s};
        }
    }
    void usageErrorsAreJsonWhereverItWasAskedFor()
    {
        QFETCH(QStringList, arguments);
        CliProcess cli(arguments);
        QCOMPARE(cli.exitStatus(), 2);
        QCOMPARE(at(cli.json(), {u"outcome"_s}).text(), u"usage"_s);
        QVERIFY(!at(cli.json(), {u"error"_s, u"message"_s}).text().isEmpty());
    }

    void anEncryptedTokenWasNotDecrypted()
    {
        CliProcess cli({u"decode"_s, u"-"_s});
        cli.give(toBase64Url(R"({"alg":"dir","enc":"A128GCM"})") + "..AA.AA.AA");
        QCOMPARE(cli.exitStatus(), 0);
        QVERIFY2(cli.output().contains("not decrypted"), cli.output().constData());
        QVERIFY(!cli.output().contains("signature"));
    }

    void aReaderThatGoesAwayIsAnErrorOfTheWrite()
    {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        ::close(ends[0]);
        QProcess program;
        program.setChildProcessModifier([end = ends[1]] { ::dup2(end, STDOUT_FILENO); });
        program.start(QStringLiteral(WORKBENCH_CLI), {u"run"_s, u"/nonexistent"_s, u"--format=json"_s});
        QVERIFY(program.waitForFinished());
        ::close(ends[1]);
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 2);
        QVERIFY(program.readAllStandardError().contains("Standard output does not take the result"));
    }
};

QTEST_GUILESS_MAIN(HostileInputTest)
#include "hostile_input_test.moc"
