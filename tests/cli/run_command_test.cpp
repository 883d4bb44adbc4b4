// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli_process.h"
#include "support/fake_browser.h"
#include "support/loopback_browser.h"
#include "support/scripted_server.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

const QByteArray tokens =
    R"({"access_token":"at-very-secret","token_type":"Bearer","refresh_token":"rt-secret"})";

} // namespace

class RunCommandTest : public QObject {
    Q_OBJECT

private:
    QString document(const QByteArray &members)
    {
        const QString path = m_folder.filePath(u"profile.json"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("the folder takes no file");
        file.write("{\"workbench\":1,\"name\":\"t\",\"client_id\":\"client\",\"token_endpoint\":\""
                   + m_server->url(u"/token"_s).toUtf8()
                   + "\",\"authorization_endpoint\":\"http://127.0.0.1:9/authorize\""
                   + (members.isEmpty() ? "" : "," + members) + "}");
        return path;
    }
    QString loopbackDocument(const QByteArray &more = {})
    {
        return document("\"redirect_uri\":\"http://127.0.0.1:0/cb\"" + (more.isEmpty() ? "" : "," + more));
    }
    QString codeDocument(const QByteArray &more = {})
    {
        return document("\"code\":\"own-code-1234\"" + (more.isEmpty() ? "" : "," + more));
    }
    void agree(CliProcess &cli, const Parameters &extra = {})
    {
        const QUrl url(cli.errorLine("Open: "));
        QVERIFY(!url.isEmpty());
        m_browser.agreeing([extra](const Parameters &asked) {
            Parameters answer{{u"code"_s, u"front-code-1"_s},
                              {u"state"_s, asked.value(u"state").value_or(QString())}};
            for (const Parameter &row : extra.rows())
                answer.set(row.name, row.value);
            return answer;
        })(url);
    }

    /// What the listener answers to these bytes.
    static QByteArray ask(const QUrl &listener, const QByteArray &request)
    {
        QTcpSocket browser;
        browser.connectToHost(listener.host(), quint16(listener.port()));
        browser.write(request);
        (void)QTest::qWaitFor([&] {
            return browser.state() == QAbstractSocket::UnconnectedState && browser.bytesAvailable() > 0;
        });
        return browser.readAll();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    LoopbackBrowser m_browser;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_server->enqueue(Reply::json(tokens));
    }

    void jsonIsOneObjectAndMasked()
    {
        CliProcess cli({u"run"_s, loopbackDocument(), u"--no-browser"_s, u"--format"_s, u"json"_s});
        agree(cli);
        QCOMPARE(cli.exitStatus(), 0);
        const JsonValue result = cli.json();
        QCOMPARE(at(result, {u"outcome"_s}).text(), u"tokens"_s);
        QCOMPARE(at(result, {u"exchanges"_s}).items().size(), 3);
        QVERIFY(at(result, {u"tokens"_s, u"access_token"_s})
                    .text()
                    .startsWith(u"‹masked, 14 characters, sha256 "_s));
        for (const QByteArray &secret : {"at-very-secret"_ba, "rt-secret"_ba, "front-code-1"_ba}) {
            QVERIFY2(!cli.output().contains(secret), secret.constData());
            QVERIFY2(!cli.error().contains(secret), secret.constData());
        }
    }

    void revealShowsTheTokenOnTheFirstLine()
    {
        CliProcess cli({u"run"_s, loopbackDocument(), u"--no-browser"_s, u"--reveal"_s});
        agree(cli);
        QCOMPARE(cli.exitStatus(), 0);
        QCOMPARE(cli.output().split('\n').first(), "at-very-secret");
    }

    void exitStatuses_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("OAuth error") << Reply::json(R"({"error":"invalid_grant"})", 400) << 1 << u"refused"_s;
        QTest::newRow("status 500") << Reply::html("oops", 500) << 1 << u"refused"_s;
        QTest::newRow("closes without answer") << Reply::closeWithoutAnswer() << 3 << u"transport"_s;
        QTest::newRow("html") << Reply::html("<p>") << 4 << u"stopped"_s;
    }
    void exitStatuses()
    {
        QFETCH(Reply, reply);
        QFETCH(int, status);
        QFETCH(QString, outcome);
        m_server->route("/token", [reply](const ReceivedRequest &) { return reply; });
        CliProcess cli({u"run"_s, codeDocument(), u"--format"_s, u"json"_s});
        QCOMPARE(cli.exitStatus(), status);
        QCOMPARE(at(cli.json(), {u"outcome"_s}).text(), outcome);
        QCOMPARE(m_server->requests().size(), 1);
    }

    void stateMismatchStops()
    {
        CliProcess cli({u"run"_s, loopbackDocument(), u"--no-browser"_s});
        agree(cli, {{u"state"_s, u"evil"_s}});
        QCOMPARE(cli.exitStatus(), 4);
        QVERIFY(m_server->requests().isEmpty());
        QVERIFY(cli.output().isEmpty());
    }

    void aTakenPortIsNamed()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        CliProcess cli({u"run"_s, loopbackDocument(), u"--no-browser"_s, u"--set"_s,
                        u"redirect_uri=http://127.0.0.1:%1/cb"_s.arg(other.serverPort())});
        QCOMPARE(cli.exitStatus(), 3);
        QVERIFY(cli.error().contains(QByteArray::number(other.serverPort())));
        QVERIFY2(!cli.error().contains("Open: "), "printed only once the listener is bound");
    }

    // However early the signal comes: before the first instruction, while the program starts, while it reads
    // its secrets, and in the event loop.
    void earlySignalsEndTheRunInOrder_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("delay"); // ms after the start; -1 = before it
        for (const int delay : {-1, 0, 1, 2, 5, 10, 15, 20, 30, 40, 60, 80, 120}) {
            QTest::addRow("SIGINT, %d ms", delay) << SIGINT << delay;
            QTest::addRow("SIGTERM, %d ms", delay) << SIGTERM << delay;
        }
    }
    void earlySignalsEndTheRunInOrder()
    {
        QFETCH(int, signal);
        QFETCH(int, delay);
        const QStringList arguments{u"run"_s,      loopbackDocument(), u"--no-browser"_s,
                                    u"--format"_s, u"json"_s,          u"--timeout"_s,
                                    u"60"_s};
        CliProcess cli(arguments, CliProcess::WithHeldSignals{delay < 0 ? signal : 0});
        QVERIFY(cli.process().waitForStarted());
        if (delay >= 0) {
            QTest::qWait(delay);
            ::kill(pid_t(cli.process().processId()), signal);
        }
        QCOMPARE(cli.exitStatus(), 5);
        QCOMPARE(at(cli.json(), {u"outcome"_s}).text(), u"cancelled"_s);
        QVERIFY(cli.error().contains("Ended by a signal."));
    }

    void aSignalEndsTheWaitForASecret()
    {
        CliProcess cli({u"run"_s, loopbackDocument(), u"--no-browser"_s, u"--format"_s, u"json"_s,
                        u"--secret"_s, u"client_secret=-"_s},
                       CliProcess::WithHeldSignals{SIGINT});
        QCOMPARE(cli.exitStatus(), 5);
        QCOMPARE(at(cli.json(), {u"outcome"_s}).text(), u"cancelled"_s);
    }

    void aLauncherThatFindsNoBrowserIsNoBrowser()
    {
        QTemporaryDir path;
        QFile launcher(path.filePath(u"xdg-open"_s));
        QVERIFY(launcher.open(QIODevice::WriteOnly));
        launcher.write("#!/bin/sh\nexit 3\n");
        launcher.close();
        QVERIFY(launcher.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, path.path());
        CliProcess cli({u"run"_s, loopbackDocument(), u"--format"_s, u"json"_s}, environment);
        const QString url = cli.errorLine("Open: ");
        QVERIFY2(url.startsWith(u"http://127.0.0.1:9/authorize?"_s), qPrintable(url));
        QVERIFY(cli.error().contains("No browser could be started"));
        ::kill(pid_t(cli.process().processId()), SIGINT);
        QCOMPARE(cli.exitStatus(), 5);
        const JsonValue result = cli.json();
        const QByteArray steps = writeJson(at(result, {u"steps"_s}));
        QVERIFY2(steps.contains("No browser could be started"), steps.constData());
    }

    void onlyWaitingForAHuman_data()
    {
        QTest::addColumn<int>("signal"); // 0 = --timeout
        QTest::newRow("--timeout") << 0;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void onlyWaitingForAHuman()
    {
        QFETCH(int, signal);
        CliProcess cli({u"run"_s, loopbackDocument(), u"--no-browser"_s, u"--format"_s, u"json"_s,
                        u"--timeout"_s, signal == 0 ? u"0.2"_s : u"60"_s});
        QVERIFY(!cli.errorLine("Open: ").isEmpty());
        if (signal != 0)
            ::kill(pid_t(cli.process().processId()), signal);
        QCOMPARE(cli.exitStatus(), 5);
        QCOMPARE(at(cli.json(), {u"outcome"_s}).text(), signal == 0 ? u"timeout"_s : u"cancelled"_s);
    }

    void aServerCannotSteerTheTerminal()
    {
        CliProcess cli({u"run"_s, loopbackDocument(), u"--no-browser"_s});
        agree(cli,
              {{u"error"_s, u"access_denied"_s},
               {u"error_description"_s, u"\x1b[31mred\nOpen: http://evil.example/"_s}});
        QCOMPARE(cli.exitStatus(), 1);
        QVERIFY(cli.error().contains("␛[31mred␊Open: "));
        QVERIFY(!cli.error().contains('\x1b'));
        QVERIFY(!cli.error().contains("\nOpen: http://evil.example/"));
    }

    void closedStandardInputIsItsEnd()
    {
        const QString file = document("\"redirect_uri\":\"urn:ietf:wg:oauth:2.0:oob\"");
        QProcess shell;
        shell.start(u"sh"_s,
                    {u"-c"_s, u"exec \"$0\" run \"$1\" --no-browser --timeout 20 <&-"_s,
                     QStringLiteral(WORKBENCH_CLI), file});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 5);
        QVERIFY(shell.readAllStandardError().contains("Standard input ended"));
    }

    /// What is missing or advised against by choice is told, whatever the server makes of it.
    void whatWasChosenIsTold_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("missing, refused")
            << R"("grant_type":"refresh_token","omit":[{"request":"refresh","name":)"
               R"("refresh_token"}])"_ba
            << 1 << "refresh_token is left out of the refresh request by choice"_ba;
        QTest::newRow("an old grant") << R"("grant_type":"password","username":"u","password":"p")"_ba << 0
                                      << "RFC 9700 §2.4 forbids this grant"_ba;
    }
    void whatWasChosenIsTold()
    {
        QFETCH(QByteArray, members);
        QFETCH(int, status);
        QFETCH(QByteArray, says);
        m_server = std::make_unique<ScriptedServer>();
        m_server->enqueue(status == 0 ? Reply::json(tokens)
                                      : Reply::json(R"({"error":"invalid_request"})", 400));
        CliProcess cli({u"run"_s, document(members)});
        QCOMPARE(cli.exitStatus(), status);
        const QByteArray told = cli.output() + cli.error();
        QVERIFY2(told.contains(says), told.constData());
        QVERIFY2(cli.error().contains(" · by your choice"), cli.error().constData());
    }

    void pastedAfterTheSecretsHaveTakenTheirLines()
    {
        const QString file = document("\"redirect_uri\":\"urn:ietf:wg:oauth:2.0:oob\","
                                      "\"token_endpoint_auth_method\":\"client_secret_post\"");
        CliProcess cli({u"run"_s, file, u"--no-browser"_s, u"--secret"_s, u"client_secret=-"_s, u"--format"_s,
                        u"json"_s});
        cli.give("the client secret\nnot a code\r\npasted-code\n");
        QCOMPARE(cli.exitStatus(), 0);
        const Parameters sent = Parameters::fromForm(m_server->requests().first().body).parameters;
        QCOMPARE(sent.value(u"client_secret"), u"the client secret"_s);
        QCOMPARE(sent.value(u"code"), u"pasted-code"_s);
        for (const JsonValue &step : at(cli.json(), {u"steps"_s}).items()) {
            if (at(step, {u"id"_s}).text() == "state_check"_L1)
                QCOMPARE(at(step, {u"state"_s}).text(), u"skipped"_s);
        }
    }

    void endOfInputWhereACodeIsWantedIsExit5()
    {
        CliProcess cli(
            {u"run"_s, document("\"redirect_uri\":\"urn:ietf:wg:oauth:2.0:oob\""), u"--no-browser"_s});
        cli.give({});
        QCOMPARE(cli.exitStatus(), 5);
    }

    void secretsComeFromEnvironmentAndFile()
    {
        QFile secret(m_folder.filePath(u"secret"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write("from file+/\n");
        secret.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"MY_CODE"_s, u"env-code"_s);
        CliProcess cli({u"run"_s, codeDocument(), u"--secret"_s, u"client_secret=file:"_s + secret.fileName(),
                        u"--secret"_s, u"code=env:MY_CODE"_s, u"--set"_s,
                        u"token_endpoint_auth_method=client_secret_post"_s},
                       environment);
        QCOMPARE(cli.exitStatus(), 0);
        const Parameters sent = Parameters::fromForm(m_server->requests().first().body).parameters;
        QCOMPARE(sent.value(u"client_secret"), u"from file+/"_s);
        QCOMPARE(sent.value(u"code"), u"env-code"_s);
    }

    void usageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments"); // FILE stands for a good document
        QTest::addColumn<QString>("says");
        QTest::newRow("no profile") << QStringList{u"run"_s} << u"1 argument"_s;
        QTest::newRow("unknown option") << QStringList{u"run"_s, u"FILE"_s, u"--nope"_s} << u"nope"_s;
        QTest::newRow("unknown format")
            << QStringList{u"run"_s, u"FILE"_s, u"--format"_s, u"xml"_s} << u"xml"_s;
        QTest::newRow("missing file") << QStringList{u"run"_s, u"./none.json"_s} << u"none.json"_s;
        QTest::newRow("unknown member")
            << QStringList{u"run"_s, u"FILE"_s, u"--set"_s, u"clientid=x"_s} << u"clientid"_s;
        QTest::newRow("member without value")
            << QStringList{u"run"_s, u"FILE"_s, u"--set"_s, u"scope"_s} << u"scope"_s;
        QTest::newRow("a secret by --set")
            << QStringList{u"run"_s, u"FILE"_s, u"--set"_s, u"client_secret=x"_s}
            << u"--secret client_secret="_s;
        QTest::newRow("a secret within an object")
            << QStringList{u"run"_s, u"FILE"_s, u"--set"_s, u"parameters={\"password\":\"x\"}"_s}
            << u"holds a secret"_s;
        QTest::newRow("a secret in clear")
            << QStringList{u"run"_s, u"FILE"_s, u"--secret"_s, u"client_secret=x"_s} << u"env:NAME"_s;
        QTest::newRow("variable not set")
            << QStringList{u"run"_s, u"FILE"_s, u"--secret"_s, u"client_secret=env:NOT_SET_AT_ALL"_s}
            << u"NOT_SET_AT_ALL"_s;
        QTest::newRow("flag that is none")
            << QStringList{u"run"_s, u"FILE"_s, u"--set"_s, u"use_state=maybe"_s} << u"use_state"_s;
        QTest::newRow("bad timeout") << QStringList{u"run"_s, u"FILE"_s, u"--timeout"_s, u"soon"_s}
                                     << u"--timeout"_s;
        QTest::newRow("endpoint missing")
            << QStringList{u"run"_s, u"FILE"_s, u"--set"_s, u"token_endpoint="_s} << u"token_endpoint"_s;
        QTest::newRow("unknown command") << QStringList{u"walk"_s} << u"walk"_s;
        QTest::newRow("no command") << QStringList() << u"command"_s;
    }
    void usageErrors()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        arguments.replaceInStrings(u"FILE"_s, codeDocument());
        CliProcess cli(arguments);
        QCOMPARE(cli.exitStatus(), 2);
        QVERIFY2(QString::fromUtf8(cli.error()).contains(says), cli.error().constData());
        QVERIFY(cli.output().isEmpty());
        QVERIFY(m_server->requests().isEmpty());
    }

    void aBrokenDocumentNamesMemberAndPlace()
    {
        CliProcess cli({u"run"_s, document("\"client_secret\":7"), u"--format"_s, u"json"_s});
        QCOMPARE(cli.exitStatus(), 2);
        QVERIFY(cli.error().contains("client_secret"));
        QVERIFY(cli.error().contains("line 1"));
        QCOMPARE(at(cli.json(), {u"outcome"_s}).text(), u"usage"_s);
    }

    void usageErrorsAreJsonToo_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("unknown option") << QStringList{u"--nope"_s};
        QTest::newRow("bad timeout") << QStringList{u"--timeout"_s, u"soon"_s};
        QTest::newRow("too many arguments") << QStringList{u"another.json"_s};
    }
    void usageErrorsAreJsonToo()
    {
        QFETCH(QStringList, options);
        CliProcess cli(QStringList{u"run"_s, codeDocument(), u"--format"_s, u"json"_s} + options);
        QCOMPARE(cli.exitStatus(), 2);
        QCOMPARE(at(cli.json(), {u"outcome"_s}).text(), u"usage"_s);
        QVERIFY(cli.error().contains(at(cli.json(), {u"error"_s, u"message"_s}).text().toUtf8()));
    }

    void withoutABrowserTheUrlIsPrinted()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, m_folder.path());
        environment.remove(u"BROWSER"_s);
        CliProcess cli({u"run"_s, loopbackDocument()}, environment);
        agree(cli);
        QCOMPARE(cli.exitStatus(), 0);
    }

    /// OAuth Multiple Response Types 1.0 §2.1: however the request came to ask for it.
    void aFragmentIsAwaitedWhereTheRequestAsksForOne_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::newRow("response_mode") << R"("response_mode":"fragment")"_ba;
        QTest::newRow("a grant parameter") << R"("parameters":{"response_mode":"fragment"})"_ba;
        QTest::newRow("an extra row")
            << R"("extra":[{"request":"authorization","in":"query","name":"response_mode","value":"fragment"}])"_ba;
        QTest::newRow("by default of the response type") << R"("response_type":"code id_token")"_ba;
    }
    void aFragmentIsAwaitedWhereTheRequestAsksForOne()
    {
        QFETCH(QByteArray, members);
        CliProcess cli({u"run"_s, loopbackDocument(members), u"--no-browser"_s, u"--format"_s, u"json"_s});
        const QUrl asked(cli.errorLine("Open: "));
        const Parameters query = Parameters::fromForm(asked.query(QUrl::FullyEncoded).toUtf8()).parameters;
        const QUrl redirect(query.value(u"redirect_uri").value_or(QString()));
        const QByteArray page =
            ask(redirect, "GET /cb HTTP/1.1\r\nHost: " + redirect.authority().toLatin1() + "\r\n\r\n");
        QVERIFY2(page.startsWith("HTTP/1.1 200 "), page.constData());
        const QByteArray keyField = "name=\"workbench_key\" value=\"";
        const qsizetype key = page.indexOf(keyField);
        QVERIFY(key > 0);

        // Tokens that came along are secrets, too.
        const Parameters fragment{{u"code"_s, u"front-code-1"_s},
                                  {u"state"_s, query.value(u"state").value_or(QString())},
                                  {u"id_token"_s, u"front-id-token-1"_s}};
        const Parameters form{{u"workbench_fragment"_s, QString::fromLatin1(fragment.toForm())},
                              {u"workbench_key"_s, QString::fromLatin1(page.mid(key + keyField.size(), 32))}};
        ask(redirect,
            "POST /cb HTTP/1.1\r\nHost: " + redirect.authority().toLatin1()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + QByteArray::number(form.toForm().size()) + "\r\n\r\n" + form.toForm());
        QCOMPARE(cli.exitStatus(), 0);
        for (const QByteArray &secret : {"front-code-1"_ba, "front-id-token-1"_ba}) {
            QVERIFY2(!cli.output().contains(secret), secret.constData());
            QVERIFY2(!cli.error().contains(secret), secret.constData());
        }
    }

    void aPipeAsOutputStaysAPipe()
    {
        const QString pipe = m_folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QProcess reader;
        reader.start(u"cat"_s, {pipe});
        CliProcess cli({u"run"_s, codeDocument(), u"--format"_s, u"json"_s, u"--output"_s, pipe});
        QCOMPARE(cli.exitStatus(), 0);
        QTRY_COMPARE(reader.state(), QProcess::NotRunning);
        QVERIFY(parseJson(reader.readAllStandardOutput()));
        struct stat kind = {};
        QCOMPARE(::lstat(QFile::encodeName(pipe).constData(), &kind), 0);
        QVERIFY(S_ISFIFO(kind.st_mode));
    }

    void outputFileIsPrivate()
    {
        const QString file = m_folder.filePath(u"result.json"_s);
        CliProcess cli({u"run"_s, codeDocument(), u"--format"_s, u"har"_s, u"--output"_s, file});
        QCOMPARE(cli.exitStatus(), 0);
        QVERIFY(cli.output().isEmpty());
        const auto permissions = QFile::permissions(file);
        QVERIFY(permissions.testFlag(QFileDevice::ReadOwner));
        QVERIFY(!(permissions & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteOther)));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(parseJson(written.readAll()));
    }

    void theSandboxWorksWithoutAnySetUp()
    {
        CliProcess cli({u"run"_s, u"Sandbox"_s, u"--no-browser"_s, u"--timeout"_s, u"0.5"_s});
        const QString url = cli.errorLine("Open: ");
        QVERIFY(url.startsWith(u"http://127.0.0.1:"_s));
        QVERIFY(!url.contains(u"port"_s));
        QCOMPARE(cli.exitStatus(), 5);
    }

    void theSandboxGivesTokensToWhoAllows_data()
    {
        QTest::addColumn<QString>("decision");
        QTest::addColumn<int>("status");
        QTest::newRow("allow") << u"allow"_s << 0;
        QTest::newRow("deny") << u"deny"_s << 1;
    }
    void theSandboxGivesTokensToWhoAllows()
    {
        QFETCH(QString, decision);
        QFETCH(int, status);
        CliProcess cli({u"run"_s, u"Sandbox"_s, u"--no-browser"_s, u"--format"_s, u"json"_s});
        FakeBrowser browser;
        browser.decision = decision;
        browser.open(QUrl(cli.errorLine("Open: ")));
        QCOMPARE(cli.exitStatus(), status);
        const JsonValue result = cli.json();
        if (status != 0) {
            QCOMPARE(at(result, {u"outcome"_s}).text(), u"refused"_s);
            QVERIFY2(cli.error().contains("access_denied"), cli.error().constData());
            return;
        }
        QCOMPARE(at(result, {u"outcome"_s}).text(), u"tokens"_s);
        QVERIFY(at(result, {u"tokens"_s, u"access_token"_s}).text().startsWith(u"‹masked"_s));
        QCOMPARE(at(result, {u"decoded"_s, u"id_token"_s, u"header"_s, u"alg"_s}).text(), u"RS256"_s);
        const QString issuer = at(result, {u"decoded"_s, u"id_token"_s, u"claims"_s, u"iss"_s}).text();
        QVERIFY2(issuer.startsWith(u"http://127.0.0.1:"_s), qPrintable(issuer));
    }
};

QTEST_GUILESS_MAIN(RunCommandTest)
#include "run_command_test.moc"
