// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/request_preview.h"
#include "flows/plan.h"
#include "protocol/parameters.h"
#include "support/scripted_server.h"
#include "support/shell_run.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

Profile example()
{
    Profile profile;
    profile.setText(u"authorization_endpoint", u"https://login.example.com/authorize?tenant=1"_s);
    profile.setText(u"token_endpoint", u"https://login.example.com/token"_s);
    profile.setText(u"client_id", u"s6BhdRkqt3"_s);
    profile.setText(u"redirect_uri", u"http://127.0.0.1:8080/callback"_s);
    profile.setText(u"scope", u"openid profile"_s);
    return profile;
}

enum class Form { Url, Http, Json, Curl };
constexpr Form forms[] = {Form::Url, Form::Http, Form::Json, Form::Curl};

QByteArray preview(const Profile &profile, Form form, bool reveal = false)
{
    const RequestPlan plan = previewRequests(profile);
    const PreviewOptions options{profile, reveal};
    switch (form) {
    case Form::Url:
        return previewAsUrl(*plan.authorization, options).toUtf8();
    case Form::Http:
        return previewAsHttp({*plan.authorization, *plan.token}, options);
    case Form::Json:
        return previewAsJson({*plan.authorization, *plan.token}, options);
    case Form::Curl:
        break;
    }
    return previewAsCurl({*plan.authorization, *plan.token}, options)->constData();
}

} // namespace

class RequestPreviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void url_linesJoinedAreTheUrl()
    {
        const RequestPlan plan = previewRequests(example());
        QString joined;
        for (const QString &line : previewAsUrl(*plan.authorization, {example(), true}).split(u'\n'))
            joined += line.trimmed();
        QCOMPARE(joined, plan.authorization->url);
    }

    void curl_isACommandOnceItsPlaceholdersAreFilledIn_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<bool>("reveal");
        for (const char *shell : {"bash", "dash"}) {
            QTest::addRow("%s, secrets in place", shell) << QString::fromLatin1(shell) << true;
            QTest::addRow("%s, secrets as variables", shell) << QString::fromLatin1(shell) << false;
        }
    }

    void curl_isACommandOnceItsPlaceholdersAreFilledIn()
    {
        QFETCH(QString, shell);
        QFETCH(bool, reveal);
        if (!hasProgram(u"curl"_s) || !hasProgram(shell))
            QSKIP("curl or the shell is not installed");
        ScriptedServer server;
        server.enqueue(Reply::json("{\"answer\": 1}"));
        Profile profile = example();
        profile.setText(u"token_endpoint", server.url(u"/token"_s));
        profile.setText(u"client_secret", u"hunter22"_s);
        profile.setText(u"token_endpoint_auth_method", u"client_secret_post"_s);
        const HttpRequest planned = *previewRequests(profile).token;
        const auto command = previewAsCurl({planned}, {profile, reveal});
        QVERIFY(command.isOk());

        // From 1024 bytes on some versions of curl ask for permission first.
        const auto filledIn = [](QByteArray text) {
            return text.replace("{{code}}", QByteArray(1200, 'c')).replace("{{code_verifier}}", "v-1.~");
        };
        const ShellResult result = runScript(shell, filledIn(*command), {{"CLIENT_SECRET", "hunter22"}});
        QVERIFY2(result.exitCode == 0, (*command + result.errors).constData());
        QVERIFY2(result.output.contains("{\"answer\": 1}"), result.output.constData());
        QCOMPARE(server.requests().size(), 1);
        const ReceivedRequest &received = server.requests().first();
        QCOMPARE(received.body, filledIn(planned.body));
        QCOMPARE(received.headers.values("Content-Length"),
                 QList<QByteArray>{QByteArray::number(received.body.size())});
        HeaderList expected = planned.headers;
        HeaderList others = received.headers;
        expected.remove("Content-Length");
        others.remove("Content-Length"); // curl puts it where it likes
        QCOMPARE(others, expected);
    }

    void masked_holdsNoSecret_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("method");
        for (const QString &method : {u"client_secret_basic"_s, u"client_secret_post"_s}) {
            QTest::addRow("%s, plain", qPrintable(method)) << u"hunter22-hunter22"_s << method;
            QTest::addRow("%s, needs encoding", qPrintable(method)) << u"p+&= ä'\"$`%41🔑"_s << method;
        }
    }

    void masked_holdsNoSecret()
    {
        QFETCH(QString, secret);
        QFETCH(QString, method);
        Profile profile = example();
        profile.setText(u"client_secret", secret);
        profile.setText(u"token_endpoint_auth_method", method);
        const QByteArray id = "s6BhdRkqt3:";
        const QList<QByteArray> forbidden{
            secret.toUtf8(), formEncoded(secret), secret.toUtf8().toPercentEncoding(),
            (id + formEncoded(secret)).toBase64(), (id + secret.toUtf8()).toBase64()};
        for (const Form form : forms) {
            const QByteArray text = preview(profile, form);
            for (const QByteArray &secretForm : forbidden)
                QVERIFY2(!text.contains(secretForm), (text + "\nholds " + secretForm).constData());
        }
        const QByteArray revealed = preview(profile, Form::Http, true);
        const bool shown =
            std::any_of(forbidden.cbegin(), forbidden.cend(),
                        [&revealed](const QByteArray &form) { return revealed.contains(form); });
        QVERIFY2(shown, revealed.constData());
    }

    void masked_coversExtraRowsAndTheProxysPassword()
    {
        Profile profile = example();
        profile.setText(u"proxy", u"http://user:proxypass9@proxy.example.com:3128"_s);
        profile.setExtra(
            {{u"token"_s, ExtraRow::Place::Body, u"password"_s, u"bodypass9"_s, true, false},
             {u"token"_s, ExtraRow::Place::Header, u"Cookie"_s, u"cookiepass9"_s, true, false},
             {u"authorization"_s, ExtraRow::Place::Query, u"client_secret"_s, u"querypass9"_s, true, false}});
        for (const Form form : forms) {
            const QByteArray text = preview(profile, form);
            QVERIFY2(!text.contains("pass9"), text.constData());
        }
        QVERIFY(preview(profile, Form::Http, true).contains("bodypass9"));
    }
};

QTEST_GUILESS_MAIN(RequestPreviewTest)
#include "request_preview_test.moc"
