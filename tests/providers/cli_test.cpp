// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// The program as a user of the command line has it, against an authorization server that nobody here wrote.
#include "providers/chromium.h"
#include "providers/cli_process.h"
#include "providers/form_browser.h"
#include "providers/oidc_provider.h"

#include <QJsonArray>
#include <QTcpServer>
#include <QTest>
#include <QUrlQuery>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {

QString codeIn(const QUrl &redirect)
{
    return QUrlQuery(redirect).queryItemValue(u"code"_s);
}

} // namespace

class CliTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void getsTokens_data();
    void getsTokens();
    void getsAJwtForAnApi();
    void chromiumLogsInAndConsents();
    void aWrongSecretIsRefused();
    void aUserSaysNo();
    void aRedirectUriThatIsNotRegistered();

private:
    QJsonObject profileOf(const QString &client_id,
                          const QString &redirect_uri = u"http://127.0.0.1:0/callback"_s) const;
    /// Runs the profile while the form browser is the user.
    CliResult run(const QJsonObject &profile, const QStringList &arguments = {});

    OidcProvider m_provider;
    QString m_trail; ///< where the last browser went
    QString m_code; ///< and the code with which it came back
};

void CliTest::initTestCase()
{
    if (const QString why = OidcProvider::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    const QString trouble = m_provider.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

QJsonObject CliTest::profileOf(const QString &client_id, const QString &redirect_uri) const
{
    const QHash<QString, QString> methods{{u"public"_s, u"none"_s},
                                          {u"basic"_s, u"client_secret_basic"_s},
                                          {u"post"_s, u"client_secret_post"_s}};
    return {{u"workbench"_s, 1},
            {u"name"_s, u"oidc-provider"_s},
            {u"grant_type"_s, u"authorization_code"_s},
            {u"issuer"_s, m_provider.issuer()},
            {u"authorization_endpoint"_s, m_provider.issuer() + u"/auth"_s},
            {u"token_endpoint"_s, m_provider.issuer() + u"/token"_s},
            {u"client_id"_s, client_id},
            {u"client_secret"_s, m_provider.clientSecret(client_id)},
            {u"token_endpoint_auth_method"_s, methods.value(client_id)},
            {u"redirect_uri"_s, redirect_uri},
            {u"scope"_s, u"openid email"_s}};
}

CliResult CliTest::run(const QJsonObject &profile, const QStringList &arguments)
{
    return runCli(profile, arguments, [this](const QUrl &url) {
        FormBrowser browser;
        m_code = codeIn(browser.visit(url).url);
        m_trail = browser.trail().join(u'\n');
    });
}

void CliTest::getsTokens_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("redirect_uri");

    QTest::newRow("public client, IPv4") << u"public"_s << u"http://127.0.0.1:0/callback"_s;
    QTest::newRow("public client, localhost") << u"public"_s << u"http://localhost:0/callback"_s;
    QTest::newRow("public client, IPv6") << u"public"_s << u"http://[::1]:0/callback"_s;
    QTest::newRow("client_secret_basic") << u"basic"_s << u"http://127.0.0.1:0/callback"_s;
    QTest::newRow("client_secret_post") << u"post"_s << u"http://127.0.0.1:0/callback"_s;
}

void CliTest::getsTokens()
{
    QFETCH(QString, client);
    QFETCH(QString, redirect_uri);
    if (redirect_uri.contains(u"::1"_s) && !QTcpServer().listen(QHostAddress::LocalHostIPv6))
        QSKIP("this machine has no IPv6 loopback");

    const CliResult result = run(profileOf(client, redirect_uri), {u"--reveal"_s});
    QVERIFY2(result.exitStatus == 0, qPrintable(m_trail + u'\n' + QString::fromUtf8(result.all())));
    QCOMPARE(result.report.value("outcome").toString(), u"tokens"_s);
    for (const QString &step : {u"state_check"_s, u"iss_check"_s, u"token_response"_s})
        QCOMPARE(stepOf(result.report, step).value("state").toString(), u"done"_s);

    const QJsonObject tokens = result.report.value("tokens").toObject();
    for (const QString &member : {u"access_token"_s, u"refresh_token"_s, u"id_token"_s})
        QVERIFY2(!tokens.value(member).toString().isEmpty(), qPrintable(member));
    const QJsonObject idToken = result.report.value("decoded").toObject().value("id_token").toObject();
    QCOMPARE(idToken.value("header").toObject().value("alg").toString(), u"RS256"_s);
    QCOMPARE(idToken.value("claims").toObject().value("sub").toString(), u"alice"_s);
    QVERIFY(!idToken.value("claims").toObject().value("nonce").toString().isEmpty());

    // What the report says was sent is what the provider received, and nothing more.
    const QJsonObject received = m_provider.event(u"grant.success"_s, u"code"_s, m_code);
    QCOMPARE(received.value("client").toString(), client);
    const QString body =
        exchangeOfKind(result.report, u"token"_s).value("request").toObject().value("body").toString();
    const QUrlQuery sent(body);
    const QJsonObject parameters = received.value("parameters").toObject();
    for (const QString &name : {u"code"_s, u"code_verifier"_s, u"grant_type"_s})
        QCOMPARE(parameters.value(name).toString(), sent.queryItemValue(name));
    QVERIFY(!sent.hasQueryItem(u"scope"_s));
    QCOMPARE(sent.hasQueryItem(u"client_secret"_s), client == u"post"_s);
}

/// RFC 8707: the resource goes along on both requests.
void CliTest::getsAJwtForAnApi()
{
    QJsonObject profile = profileOf(u"public"_s);
    profile.insert(u"scope"_s, u"openid api:read"_s);
    QJsonArray rows;
    for (const auto &[request, place] :
         {std::pair(u"authorization"_s, u"query"_s), std::pair(u"token"_s, u"body"_s)}) {
        rows.append(QJsonObject{{u"request"_s, request},
                                {u"in"_s, place},
                                {u"name"_s, u"resource"_s},
                                {u"value"_s, m_provider.api()},
                                {u"enabled"_s, true}});
    }
    profile.insert(u"extra"_s, rows);

    const CliResult result = run(profile, {u"--reveal"_s});
    QVERIFY2(result.exitStatus == 0, qPrintable(m_trail + u'\n' + QString::fromUtf8(result.all())));
    const QJsonObject token = result.report.value("decoded").toObject().value("access_token").toObject();
    QCOMPARE(token.value("claims").toObject().value("aud").toString(), m_provider.api());
    QCOMPARE(token.value("claims").toObject().value("scope").toString(), u"api:read"_s);
}

void CliTest::chromiumLogsInAndConsents()
{
    if (const QString why = Chromium::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    Chromium browser;
    const QString problem = browser.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));

    QString lastPage;
    const CliResult result = runCli(profileOf(u"public"_s), {}, [&](const QUrl &url) {
        browser.open(url);
        browser.type(u"input[name=login]"_s, u"alice"_s);
        browser.type(u"input[name=password]"_s, u"correct horse"_s);
        browser.click(u"button[type=submit]"_s);
        browser.click(u"form:has(input[value=consent]) button[type=submit]"_s);
        browser.waitForPath(u"/callback"_s);
        lastPage = browser.text();
    });
    QVERIFY2(result.exitStatus == 0, qPrintable(lastPage + QString::fromUtf8(result.all())));
    QCOMPARE(browser.url().path(), u"/callback"_s);
    QVERIFY2(!lastPage.isEmpty(), qPrintable(browser.log()));

    // Without --reveal no secret of the run stands anywhere, yet what the token says can be read.
    const QJsonObject idToken = result.report.value("decoded").toObject().value("id_token").toObject();
    QCOMPARE(idToken.value("claims").toObject().value("iss").toString(), m_provider.issuer());
    const QJsonObject received =
        m_provider.event(u"grant.success"_s, u"code"_s, codeIn(browser.url())).value("parameters").toObject();
    for (const QString &name : {u"code"_s, u"code_verifier"_s}) {
        QVERIFY(!received.value(name).toString().isEmpty());
        QVERIFY2(!result.output.contains(received.value(name).toString().toUtf8()), qPrintable(name));
        QVERIFY2(!result.errors.contains(received.value(name).toString().toUtf8()), qPrintable(name));
    }
}

void CliTest::aWrongSecretIsRefused()
{
    QJsonObject profile = profileOf(u"basic"_s);
    profile.insert(u"client_secret"_s, u"not the secret of this client"_s);

    const CliResult result = run(profile);
    QCOMPARE(result.exitStatus, 1);
    QCOMPARE(result.report.value("outcome").toString(), u"refused"_s);
    QCOMPARE(m_provider.event(u"grant.error"_s, u"code"_s, m_code).value("error").toString(),
             u"invalid_client"_s);
    QVERIFY2(result.errors.contains("invalid_client"), result.errors.constData());
    QVERIFY(!result.all().contains("not the secret of this client"));
}

void CliTest::aUserSaysNo()
{
    const CliResult result = runCli(profileOf(u"public"_s), {}, [](const QUrl &url) {
        FormBrowser browser;
        browser.visitAndRefuse(url);
    });
    QVERIFY2(result.exitStatus == 1, result.all().constData());
    QCOMPARE(result.report.value("outcome").toString(), u"refused"_s);
    QVERIFY2(result.errors.contains("access_denied"), result.errors.constData());
    QCOMPARE(stepOf(result.report, u"authorization_response"_s).value("state").toString(), u"failed"_s);
}

/// The provider keeps the browser; only the time limit ends the wait.
void CliTest::aRedirectUriThatIsNotRegistered()
{
    FormBrowser::Page page;
    const CliResult result =
        runCli(profileOf(u"public"_s, u"http://127.0.0.1:0/elsewhere"_s), {u"--timeout"_s, u"2"_s},
               [&](const QUrl &url) { page = FormBrowser().visit(url); });
    QCOMPARE(page.status, 400);
    QVERIFY2(result.exitStatus == 5, result.all().constData());
    QCOMPARE(result.report.value("outcome").toString(), u"timeout"_s);
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::CliTest)
#include "cli_test.moc"
