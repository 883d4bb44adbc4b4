// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli_process.h"
#include "support/scripted_server.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

/// The device grant on a terminal, as a process, with a second between the polls.
class DeviceCommandTest : public QObject {
    Q_OBJECT

private:
    QString document(const QByteArray &more = {})
    {
        const QString path = m_folder.filePath(u"device.json"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("the folder takes no file");
        file.write("{\"workbench\":1,\"name\":\"t\",\"grant_type\":\"device_code\",\"client_id\":\"client\","
                   "\"device_authorization_endpoint\":\""
                   + m_server->url(u"/device"_s).toUtf8() + "\",\"token_endpoint\":\""
                   + m_server->url(u"/token"_s).toUtf8() + '"' + more + '}');
        return path;
    }

    void giveCodes(const QByteArray &more = ",\"expires_in\":1800")
    {
        m_server->route("/device", [more](const ReceivedRequest &) {
            return Reply::json("{\"device_code\":\"device-code-very-secret\",\"user_code\":\"WDJB-MJHT\","
                               "\"verification_uri\":\"https://as.example/device\",\"interval\":1"
                               + more + '}');
        });
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedServer> m_server;

private Q_SLOTS:
    void init() { m_server = std::make_unique<ScriptedServer>(); }

    void theUserIsToldWhatToEnterWhere()
    {
        giveCodes(
            ",\"expires_in\":1800,\"verification_uri_complete\":\"https://as.example/device?c=WDJB-MJHT\"");
        m_server->enqueue(Reply::json("{\"error\":\"authorization_pending\"}", 400));
        m_server->enqueue(Reply::json("{\"access_token\":\"at-very-secret\",\"token_type\":\"Bearer\"}"));
        CliProcess cli({u"run"_s, document(), u"--no-browser"_s, u"--format"_s, u"json"_s});
        QCOMPARE(cli.errorLine("Open: "), u"https://as.example/device?c=WDJB-MJHT"_s);
        QCOMPARE(cli.exitStatus(), 0);
        QCOMPARE(cli.error().count("User code: WDJB-MJHT\n"), 1);
        QCOMPARE(cli.error().count("Verification URI: https://as.example/device\n"), 1);
        QVERIFY(cli.error().contains("authorization_pending"));
        const JsonValue result = cli.json();
        QCOMPARE(at(result, {u"outcome"_s}).text(), u"tokens"_s);
        QStringList kinds;
        for (const JsonValue &exchange : at(result, {u"exchanges"_s}).items())
            kinds.append(at(exchange, {u"kind"_s}).text());
        QCOMPARE(kinds, (QStringList{u"device"_s, u"token"_s, u"token"_s}));
        for (const QByteArray &output : {cli.output(), cli.error()}) {
            QVERIFY2(!output.contains("device-code-very-secret"), output.constData());
            QVERIFY2(!output.contains("at-very-secret"), output.constData());
        }
        QVERIFY(cli.output().contains("WDJB-MJHT"));
    }

    void exitStatuses_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<QByteArray>("codes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("outcome");
        const QByteArray lasting = ",\"expires_in\":1800";
        const Reply pending = Reply::json("{\"error\":\"authorization_pending\"}", 400);
        QTest::newRow("denied") << Reply::json("{\"error\":\"access_denied\"}", 400) << lasting << 1
                                << u"refused"_s;
        QTest::newRow("expired says the server")
            << Reply::json("{\"error\":\"expired_token\"}", 400) << lasting << 1 << u"refused"_s;
        QTest::newRow("expired by the clock") << pending << ",\"expires_in\":1"_ba << 1 << u"refused"_s;
        QTest::newRow("no answer") << Reply::closeWithoutAnswer() << lasting << 3 << u"transport"_s;
        QTest::newRow("garbage") << Reply::html("<p>") << lasting << 4 << u"stopped"_s;
    }
    void exitStatuses()
    {
        QFETCH(Reply, reply);
        QFETCH(QByteArray, codes);
        QFETCH(int, status);
        QFETCH(QString, outcome);
        giveCodes(codes);
        m_server->enqueue(reply);
        CliProcess cli({u"run"_s, document(), u"--no-browser"_s, u"--format"_s, u"json"_s});
        QCOMPARE(cli.exitStatus(), status);
        QCOMPARE(at(cli.json(), {u"outcome"_s}).text(), outcome);
    }

    void nobodyComes_data()
    {
        QTest::addColumn<bool>("bySignal");
        QTest::newRow("--timeout") << false;
        QTest::newRow("SIGTERM") << true;
    }
    void nobodyComes()
    {
        QFETCH(bool, bySignal);
        giveCodes();
        m_server->enqueue(Reply::json("{\"error\":\"authorization_pending\"}", 400));
        QStringList arguments{u"run"_s, document(), u"--no-browser"_s};
        if (!bySignal)
            arguments << u"--timeout"_s << u"0.3"_s;
        CliProcess cli(arguments);
        QVERIFY(!cli.errorLine("Open: ").isEmpty());
        if (bySignal)
            ::kill(pid_t(cli.process().processId()), SIGTERM);
        QCOMPARE(cli.exitStatus(), 5);
    }

    void previewShowsBothRequests_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("http") << u"http"_s;
        QTest::newRow("curl") << u"curl"_s;
        QTest::newRow("json") << u"json"_s;
    }
    void previewShowsBothRequests()
    {
        QFETCH(QString, format);
        CliProcess cli({u"preview"_s, document(",\"client_secret\":\"hunter22\",\"scope\":\"openid\""),
                        u"--format"_s, format});
        QCOMPARE(cli.exitStatus(), 0);
        const QByteArray output = cli.output();
        QVERIFY2(output.contains("/device"), output.constData());
        QVERIFY2(output.indexOf("/device") < output.indexOf("/token"), output.constData());
        QVERIFY2(output.contains("device_code={{device_code}}"), output.constData());
        QVERIFY(!output.contains("hunter22"));
        QVERIFY(m_server->requests().isEmpty());
    }

    void whatIsMissingIsNamed()
    {
        CliProcess cli({u"run"_s, document(), u"--set"_s, u"device_authorization_endpoint="_s});
        QCOMPARE(cli.exitStatus(), 2);
        QVERIFY2(cli.error().contains("device_authorization_endpoint is empty"), cli.error().constData());
    }
};

QTEST_GUILESS_MAIN(DeviceCommandTest)
#include "device_command_test.moc"
