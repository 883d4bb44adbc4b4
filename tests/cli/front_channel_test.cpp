// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// Tokens that come through the browser, and tokens that stand elsewhere in the answer, by the command line.
#include "cli_process.h"
#include "support/loopback_browser.h"
#include "support/scripted_server.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

using Carrier = LoopbackBrowser::Carrier;

class FrontChannelTest : public QObject {
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
                   + "\",\"authorization_endpoint\":\"http://127.0.0.1:9/authorize\","
                     "\"redirect_uri\":\"http://127.0.0.1:0/cb\","
                   + members + "}");
        return path;
    }

    /// What the authorization endpoint gives to the browser; `state` is the request's.
    void agree(CliProcess &cli, Parameters answer, Carrier carrier)
    {
        const QUrl url(cli.errorLine("Open: "));
        QVERIFY(!url.isEmpty());
        m_browser.agreeing(
            [this, answer](const Parameters &asked) {
                m_asked = asked;
                Parameters given = answer;
                given.set(u"state"_s, asked.value(u"state").value_or(QString()));
                return given;
            },
            carrier)(url);
    }

    static QStringList idsOf(const JsonValue &steps, const QString &state)
    {
        QStringList ids;
        for (const JsonValue &step : steps.items()) {
            if (at(step, {u"state"_s}).text() == state)
                ids.append(at(step, {u"id"_s}).text());
        }
        return ids;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    LoopbackBrowser m_browser;
    Parameters m_asked;

private Q_SLOTS:
    void init() { m_server = std::make_unique<ScriptedServer>(); }

    void tokensThroughTheBrowser_data()
    {
        QTest::addColumn<QString>("response_type");
        QTest::addColumn<Carrier>("carrier");
        QTest::addColumn<QByteArray>("mode");
        const QByteArray byForm = R"("response_mode":"form_post",)";
        QTest::newRow("token, fragment") << u"token"_s << Carrier::Fragment << QByteArray();
        QTest::newRow("id_token token, form_post") << u"id_token token"_s << Carrier::FormPost << byForm;
        QTest::newRow("code token, fragment") << u"code token"_s << Carrier::Fragment << QByteArray();
        QTest::newRow("code id_token, form_post") << u"code id_token"_s << Carrier::FormPost << byForm;
    }
    /// RFC 6749 §4.2, OAuth Multiple Response Types 1.0 §5
    void tokensThroughTheBrowser()
    {
        QFETCH(QString, response_type);
        QFETCH(Carrier, carrier);
        QFETCH(QByteArray, mode);
        m_server->enqueue(Reply::json(R"({"access_token":"back-secret","token_type":"Bearer"})"));
        const QStringList types = response_type.split(u' ');
        const bool hybrid = types.contains(u"code"_s);
        const QByteArray grant_type = hybrid ? "hybrid" : "implicit";
        CliProcess cli({u"run"_s,
                        document(mode + "\"grant_type\":\"" + grant_type + "\",\"response_type\":\""
                                 + response_type.toUtf8() + '"'),
                        u"--no-browser"_s, u"--format"_s, u"json"_s, u"--reveal"_s});
        Parameters answer;
        if (hybrid)
            answer.append(u"code"_s, u"front-code"_s);
        if (types.contains(u"token"_s)) {
            answer.append(u"access_token"_s, u"front-secret"_s);
            answer.append(u"token_type"_s, u"Bearer"_s);
        }
        if (types.contains(u"id_token"_s)) // {"alg":"none"}, {"sub":"alice"}
            answer.append(u"id_token"_s, u"eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9."_s);
        agree(cli, answer, carrier);
        QCOMPARE(cli.exitStatus(), 0);
        QCOMPARE(m_asked.value(u"response_type"), response_type);
        const JsonValue report = cli.json();
        QCOMPARE(at(report, {u"outcome"_s}).text(), u"tokens"_s);
        QCOMPARE(m_server->requests().size(), hybrid ? 1 : 0);
        const JsonValue front = at(report, {u"front_channel_tokens"_s});
        QCOMPARE(front.member(u"access_token"_s) != nullptr, types.contains(u"token"_s));
        QCOMPARE(front.member(u"id_token"_s) != nullptr, types.contains(u"id_token"_s));
        QCOMPARE(at(report, {u"tokens"_s, u"access_token"_s}).toString().value_or(QString()),
                 hybrid ? u"back-secret"_s : u"front-secret"_s);
        QVERIFY(idsOf(at(report, {u"steps"_s}), u"done"_s).contains(u"authorization_tokens"_s));
    }

    void masked()
    {
        CliProcess cli({u"run"_s, document(R"("grant_type":"implicit","response_type":"token")"),
                        u"--no-browser"_s, u"--format"_s, u"json"_s});
        agree(cli, {{u"access_token"_s, u"front-secret"_s}, {u"token_type"_s, u"Bearer"_s}},
              Carrier::Fragment);
        QCOMPARE(cli.exitStatus(), 0);
        QVERIFY(at(cli.json(), {u"tokens"_s, u"access_token"_s}).text().startsWith(u"‹masked, 12 "_s));
        QVERIFY(!cli.output().contains("front-secret") && !cli.error().contains("front-secret"));
    }

    /// RFC 6749 §4.2.2.1: exit 1, as any refusal.
    void refusedInTheFragment()
    {
        CliProcess cli({u"run"_s, document(R"("grant_type":"implicit","response_type":"token")"),
                        u"--no-browser"_s, u"--format"_s, u"json"_s});
        agree(cli, {{u"error"_s, u"access_denied"_s}}, Carrier::Fragment);
        QCOMPARE(cli.exitStatus(), 1);
        QCOMPARE(at(cli.json(), {u"outcome"_s}).text(), u"refused"_s);
        QVERIFY(cli.error().contains("access_denied"));
    }

    /// OAuth Multiple Response Types 1.0 §4: consent alone, pasted where nothing can listen.
    void noneIsPasted()
    {
        CliProcess cli({u"run"_s, document(R"("grant_type":"implicit","response_type":"none")"),
                        u"--no-browser"_s, u"--format"_s, u"json"_s, u"--set"_s,
                        u"redirect_uri=https://app.example/cb"_s});
        const QString state = queryOf(QUrl(cli.errorLine("Open: "))).value(u"state").value_or(QString());
        QVERIFY(!state.isEmpty());
        cli.give("https://app.example/cb?state=" + state.toUtf8() + '\n');
        QCOMPARE(cli.exitStatus(), 0);
        QVERIFY(idsOf(at(cli.json(), {u"steps"_s}), u"done"_s).contains(u"state_check"_s));
    }

    void tokensAtOtherPaths_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("said");
        const QByteArray slack = "\"response\":{\"success\":\"ok\",\"error\":\"error\","
                                 "\"access_token\":\"authed_user.access_token\"}";
        QTest::newRow("nested token")
            << slack << Reply::json(R"({"ok":true,"authed_user":{"access_token":"nested-secret"}})") << 0
            << QByteArray("nested-secret");
        QTest::newRow("failure with status 200")
            << slack << Reply::json(R"({"ok":false,"error":"invalid_code"})") << 1
            << QByteArray("invalid_code");
        QTest::newRow("nothing at the path")
            << slack << Reply::json(R"({"ok":true,"authed_user":{}})") << 4 << QByteArray("authed_user");
        QTest::newRow("error in other words")
            << QByteArray(R"("response":{"error":"message"})")
            << Reply::json(R"({"message":"no such client","status":"NOT_FOUND"})", 404) << 1
            << QByteArray("no such client");
    }
    void tokensAtOtherPaths()
    {
        QFETCH(QByteArray, members);
        QFETCH(Reply, reply);
        QFETCH(int, status);
        QFETCH(QByteArray, said);
        m_server->enqueue(reply);
        CliProcess cli(
            {u"run"_s, document("\"code\":\"c\",\"client_secret\":\"s\"," + members), u"--reveal"_s});
        QCOMPARE(cli.exitStatus(), status);
        QVERIFY2((cli.output() + cli.error()).contains(said), (cli.output() + cli.error()).constData());
        if (status == 0)
            QCOMPARE(cli.output().split('\n').first(), said);
    }
};

QTEST_GUILESS_MAIN(FrontChannelTest)
#include "front_channel_test.moc"
