// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli_process.h"
#include "support/scripted_server.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

/// A run spends a code that cannot be had again: whatever becomes of its output, the tokens are not lost.
class RunOutputTest : public QObject {
    Q_OBJECT

private:
    QString document(const QByteArray &more = {})
    {
        const QString path = m_folder.filePath(u"profile.json"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("the folder takes no file");
        file.write(
            "{\"workbench\":1,\"name\":\"t\",\"client_id\":\"client\",\"code\":\"own\",\"token_endpoint\":\""
            + m_server->url(u"/token"_s).toUtf8() + "\"" + (more.isEmpty() ? "" : "," + more) + "}");
        return path;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedServer> m_server;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_server->enqueue(Reply::json(R"({"access_token":"at-very-secret","token_type":"Bearer"})"));
    }

    void anUnusableTargetIsToldBeforeTheCodeIsSpent()
    {
        const QString nowhere = m_folder.filePath(u"nonexistent/result.json"_s);
        CliProcess cli({u"run"_s, document(), u"--format"_s, u"json"_s, u"--output"_s, nowhere});
        QCOMPARE(cli.exitStatus(), 2);
        QVERIFY(m_server->requests().isEmpty());
        QVERIFY2(cli.error().contains(nowhere.toUtf8()), cli.error().constData());
        QCOMPARE(at(cli.json(), {u"outcome"_s}).text(), u"usage"_s);
    }

    void aFormatThatRefusesIsToldBeforeTheCodeIsSpent()
    {
        const QString profile = document(
            R"("extra":[{"request":"token","in":"header","name":"Transfer-Encoding","value":"chunked"}])");
        CliProcess cli({u"run"_s, profile, u"--format"_s, u"curl"_s});
        QCOMPARE(cli.exitStatus(), 2);
        QVERIFY2(cli.error().contains("Transfer-Encoding"), cli.error().constData());
        QVERIFY(m_server->requests().isEmpty());
    }

    void aFullDeviceLosesNothing()
    {
        if (!QFile::exists(u"/dev/full"_s))
            QSKIP("this system has no /dev/full");
        CliProcess cli(
            {u"run"_s, document(), u"--format"_s, u"json"_s, u"--reveal"_s, u"--output"_s, u"/dev/full"_s});
        QCOMPARE(cli.exitStatus(), 2);
        QCOMPARE(at(cli.json(), {u"tokens"_s, u"access_token"_s}).text(), u"at-very-secret"_s);
        QVERIFY(cli.error().contains("/dev/full"));
    }

    void aFolderThatGoesAwayLosesNothing()
    {
        const QString folder = m_folder.filePath(u"short-lived"_s);
        QVERIFY(QDir().mkpath(folder));
        m_server->route("/token", [folder](const ReceivedRequest &) {
            QDir(folder).removeRecursively();
            return Reply::json(R"({"access_token":"at-very-secret","token_type":"Bearer"})");
        });
        CliProcess cli({u"run"_s, document(), u"--reveal"_s, u"--output"_s, folder + u"/result"_s});
        QCOMPARE(cli.exitStatus(), 2);
        QCOMPARE(cli.output().split('\n').first(), "at-very-secret");
    }

    void findingsOfAFailedRunAreTold()
    {
        m_server->route(
            "/token", [](const ReceivedRequest &) { return Reply::json(R"({"name":"is too long"})", 422); });
        CliProcess cli({u"run"_s, document(), u"--set"_s, u"response.error=errors.text"_s});
        QCOMPARE(cli.exitStatus(), 1);
        QVERIFY2(cli.error().contains("name: is too long"), cli.error().constData());
        QVERIFY2(cli.error().contains("TKR-009"), cli.error().constData());
    }

    void aFailedRunLeavesAnOlderResultAlone()
    {
        const QString result = m_folder.filePath(u"result"_s);
        QFile older(result);
        QVERIFY(older.open(QIODevice::WriteOnly));
        older.write("older");
        older.close();
        m_server->route("/token", [](const ReceivedRequest &) {
            return Reply::json(R"({"error":"invalid_grant"})", 400);
        });
        CliProcess cli({u"run"_s, document(), u"--output"_s, result});
        QCOMPARE(cli.exitStatus(), 1);
        QVERIFY(older.open(QIODevice::ReadOnly));
        QCOMPARE(older.readAll(), "older");
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 2);
    }
};

QTEST_GUILESS_MAIN(RunOutputTest)
#include "run_output_test.moc"
