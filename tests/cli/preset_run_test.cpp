// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// A preset, from its file to the tokens, as somebody uses it on a terminal.
#include "cli_process.h"

#include "profiles/preset_application.h"
#include "profiles/provider_presets.h"
#include "protocol/parameters.h"
#include "support/scripted_server.h"

#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

class PresetRunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// https://developers.procore.com/documentation/content/oauth-auth-grant-flow: the page shows the code,
    /// the user pastes it, and the SDK sends the exchange as a JSON object.
    void procoreWithAPastedCode()
    {
        ScriptedServer server;
        server.enqueue(Reply::json(
            R"({"access_token":"at-1","token_type":"Bearer","expires_in":5400,"refresh_token":"rt-1","created_at":1})"));
        const ProviderPreset &procore = *presetOf(u"procore"_s);
        const Profile profile = presetProfile(procore, offeredGrants(procore).constFirst(),
                                              {{u"host"_s, u"login-sandbox.procore.com"_s}});
        QTemporaryDir folder;
        QFile file(folder.filePath(u"procore.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(profile.toJson());
        file.close();

        CliProcess cli({u"run"_s, file.fileName(), u"--no-browser"_s, u"--reveal"_s, u"--set"_s,
                        u"client_id=id"_s, u"--secret"_s, u"client_secret=-"_s, u"--set"_s,
                        u"token_endpoint="_s + server.url(u"/oauth/token"_s)});
        cli.give("secret\n763ff69\n");
        QCOMPARE(cli.exitStatus(), 0);
        QVERIFY2(cli.output().startsWith("at-1\n"), cli.output().constData());

        const QUrl opened(cli.errorLine("Open: "));
        QCOMPARE(opened.toString(QUrl::RemoveQuery), u"https://login-sandbox.procore.com/oauth/authorize"_s);
        Parameters asked = Parameters::fromForm(opened.query(QUrl::FullyEncoded).toLatin1()).parameters;
        QVERIFY(!asked.value(u"state").value_or(QString()).isEmpty());
        asked.remove(u"state");
        QCOMPARE(asked,
                 (Parameters{{u"response_type"_s, u"code"_s},
                             {u"client_id"_s, u"id"_s},
                             {u"redirect_uri"_s, u"urn:ietf:wg:oauth:2.0:oob"_s}}));

        QCOMPARE(server.requests().size(), 1);
        const ReceivedRequest &sent = server.requests().first();
        QCOMPARE(sent.method, "POST");
        QCOMPARE(sent.headers.value("Content-Type"), "application/json");
        QVERIFY(!sent.headers.contains("Authorization"));
        QCOMPARE(sent.body,
                 R"({"grant_type":"authorization_code","code":"763ff69",)"
                 R"("redirect_uri":"urn:ietf:wg:oauth:2.0:oob","client_id":"id","client_secret":"secret"})");
    }
};

QTEST_GUILESS_MAIN(PresetRunTest)
#include "preset_run_test.moc"
