// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli_process.h"
#include "jose/base64url.h"
#include "support/scripted_server.h"

#include <QFile>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

QByteArray jws(const QByteArray &header, const QByteArray &payload)
{
    return toBase64Url(header) + '.' + toBase64Url(payload) + ".c2ln";
}

const QByteArray header = R"({"alg":"RS256"})";

} // namespace

class OtherCommandsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the folder takes no file");
        return file.fileName();
    }

private Q_SLOTS:
    void versionAndHelpNeedNoDisplayAndNoBus_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("version") << QStringList{u"--version"_s};
        QTest::newRow("help") << QStringList{u"--help"_s};
        for (const QString &command : {u"run"_s, u"preview"_s, u"decode"_s, u"profiles"_s, u"sandbox"_s})
            QTest::newRow(qPrintable(command)) << QStringList{command, u"--help"_s};
    }
    void versionAndHelpNeedNoDisplayAndNoBus()
    {
        QFETCH(QStringList, arguments);
        QProcessEnvironment empty;
        CliProcess cli(arguments, empty);
        QCOMPARE(cli.exitStatus(), 0);
        QVERIFY(cli.output().contains("oauth-workbench-cli"));
    }

    void previewPrintsWhatRunSends()
    {
        ScriptedServer server;
        server.enqueue(Reply::json(R"({"access_token":"a"})"));
        const QString profile =
            file(u"p.json"_s,
                 "{\"workbench\":1,\"client_id\":\"c\",\"client_secret\":\"p+q r\",\"code\":\"x/y\","
                 "\"token_endpoint\":\""
                     + server.url(u"/t"_s).toUtf8() + "\"}");
        CliProcess preview({u"preview"_s, profile, u"--reveal"_s});
        QCOMPARE(preview.exitStatus(), 0);
        CliProcess run({u"run"_s, profile});
        QCOMPARE(run.exitStatus(), 0);
        const QByteArray sent = server.requests().first().raw;
        QCOMPARE(preview.output().trimmed(), QByteArray(sent).replace("\r\n", "\n"));

        CliProcess curl({u"preview"_s, profile, u"--reveal"_s, u"--format"_s, u"curl"_s});
        QCOMPARE(curl.exitStatus(), 0);
        QProcess shell;
        shell.start(u"sh"_s, {u"-c"_s, QString::fromUtf8(curl.output())});
        QTRY_COMPARE(shell.state(), QProcess::NotRunning);
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests().last().raw, sent);
    }

    void previewMasksAndUsesPlaceholders_data()
    {
        QTest::addColumn<QString>("format");
        for (const char *format : {"http", "curl", "json"})
            QTest::newRow(format) << QString::fromLatin1(format);
    }
    void previewMasksAndUsesPlaceholders()
    {
        QFETCH(QString, format);
        CliProcess cli({u"preview"_s, u"Sandbox"_s, u"--format"_s, format});
        QCOMPARE(cli.exitStatus(), 0);
        QVERIFY(cli.output().contains("{{code}}"));
        QVERIFY(cli.output().contains("{{code_verifier}}"));
        QVERIFY(!cli.output().contains("sandbox-secret"));
        if (format == "http"_L1)
            QCOMPARE(cli.output().count("\n###\n"), 1);
        if (format == "json"_L1)
            QCOMPARE(at(cli.json(), {u"requests"_s}).items().size(), 2);
    }

    void previewAsCurlHoldsNoSecretAnywhere()
    {
        const QByteArray extra =
            R"([{"request":"authorization","in":"query","name":"client_secret","value":"in-the-url"}])";
        const QString profile =
            file(u"s.json"_s,
                 "{\"workbench\":1,\"client_id\":\"c\",\"client_secret\":\"the-secret\","
                 "\"authorization_endpoint\":\"https://as.example/a\","
                 "\"token_endpoint\":\"https://as.example/t\",\"redirect_uri\":\"app:/cb\","
                 "\"proxy\":\"http://user:proxy-word@proxy.example:3128\",\"extra\":"
                     + extra + "}");
        CliProcess cli({u"preview"_s, profile, u"--format"_s, u"curl"_s});
        QCOMPARE(cli.exitStatus(), 0);
        for (const QByteArray &secret : {"in-the-url"_ba, "the-secret"_ba, "proxy-word"_ba})
            QVERIFY2(!cli.output().contains(secret), secret.constData());
        QVERIFY(cli.output().contains("https://as.example/a?"));
        QVERIFY2(cli.output().contains("&client_secret="), "the row is there, its value is not");
    }

    void previewOfAnIncompleteProfile()
    {
        CliProcess cli({u"preview"_s, file(u"empty.json"_s, R"({"workbench":1})")});
        QCOMPARE(cli.exitStatus(), 2);
        QVERIFY(cli.error().contains("token_endpoint"));
        QVERIFY(cli.error().contains("client_id"));
    }

    void decodeReadsStandardInputFileAndArgument_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<bool>("warns");
        QTest::newRow("standard input") << u"-"_s << false;
        QTest::newRow("file") << u"@"_s << false;
        QTest::newRow("argument") << u"argument"_s << true;
    }
    void decodeReadsStandardInputFileAndArgument()
    {
        QFETCH(QString, from);
        QFETCH(bool, warns);
        const QByteArray token = jws(header, R"({"sub":"alice"})");
        const QString source = from == "@"_L1 ? u"@"_s + file(u"t.jwt"_s, token + "\n")
            : from == "-"_L1                  ? from
                                              : QString::fromLatin1(token);
        CliProcess cli({u"decode"_s, source, u"--format"_s, u"json"_s});
        cli.give(token + "\n");
        QCOMPARE(cli.exitStatus(), 0);
        QCOMPARE(at(cli.json(), {u"claims"_s, u"sub"_s}).text(), u"alice"_s);
        QCOMPARE(at(cli.json(), {u"header"_s, u"alg"_s}).text(), u"RS256"_s);
        QCOMPARE(at(cli.json(), {u"verdict"_s}).text(), u"not_checked"_s);
        QCOMPARE(cli.error().contains("Warning"), warns);
    }

    void decodeStatuses_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("format");
        QTest::newRow("payload is text") << jws(header, "hello") << 0 << u"jws"_s;
        QTest::newRow("payload is empty") << jws(header, "") << 0 << u"jws"_s;
        QTest::newRow("payload is binary") << jws(header, "\xff\xfe") << 0 << u"jws"_s;
        QTest::newRow("opaque") << "2YotnFZFEjr1zCsicMWpAA"_ba << 1 << u"opaque"_s;
        QTest::newRow("bad base64") << toBase64Url(header) + ".e30=.x" << 1 << u"jws"_s;
    }
    void decodeStatuses()
    {
        QFETCH(QByteArray, token);
        QFETCH(int, status);
        QFETCH(QString, format);
        CliProcess cli({u"decode"_s, u"-"_s, u"--format"_s, u"json"_s});
        cli.give(token);
        QCOMPARE(cli.exitStatus(), status);
        QCOMPARE(at(cli.json(), {u"format"_s}).text(), format);
        if (status == 1 && format == "jws"_L1)
            QVERIFY(!at(cli.json(), {u"findings"_s}).items().isEmpty());
    }

    void sandboxServesUntilSigterm()
    {
        CliProcess cli({u"sandbox"_s});
        QTRY_VERIFY(cli.output().contains('\n'));
        const JsonValue where = cli.json();
        for (const QString &member :
             {u"issuer"_s, u"client_id"_s, u"client_secret"_s, u"username"_s, u"password"_s})
            QVERIFY2(!at(where, {member}).text().isEmpty(), qPrintable(member));
        const QUrl issuer(at(where, {u"issuer"_s}).text());
        QTcpSocket probe;
        probe.connectToHost(issuer.host(), quint16(issuer.port()));
        QVERIFY(probe.waitForConnected());

        CliProcess second({u"sandbox"_s, u"--port"_s, QString::number(issuer.port())});
        QCOMPARE(second.exitStatus(), 3);
        QVERIFY(second.error().contains(QByteArray::number(issuer.port())));

        ::kill(pid_t(cli.process().processId()), SIGTERM);
        QCOMPARE(cli.exitStatus(), 0);
    }

    void sandboxRefusesAPortThatIsNone()
    {
        CliProcess cli({u"sandbox"_s, u"--port"_s, u"70000"_s});
        QCOMPARE(cli.exitStatus(), 2);
    }
};

QTEST_GUILESS_MAIN(OtherCommandsTest)
#include "other_commands_test.moc"
