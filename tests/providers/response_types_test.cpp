// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// Every response type and response mode, and PKCE in each way, by the command line, against an authorization
// server that nobody here wrote. Where a script has to run for the fragment, a real browser runs it.
#include "providers/both_schemes.h"
#include "providers/chromium.h"
#include "providers/cli_process.h"

#include <QTest>
#include <QUrlQuery>

namespace workbench::test {

using namespace Qt::StringLiterals;

class ResponseTypesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { BothSchemes::addRows(); }
    void initTestCase();
    void byFormPost_data() { addResponseTypes(); }
    void byFormPost();
    void byFragment_data() { addResponseTypes(); }
    void byFragment();
    void byQuery_data();
    void byQuery();
    void codeByFragment();
    void noneIsConsentAlone();
    void tokensInTheQueryAreRefused_data() { addResponseTypes(); }
    void tokensInTheQueryAreRefused();
    void idTokenWithoutNonceIsRefused();
    void proofKeys_data();
    void proofKeys();
    void withoutProofKeyWhereTheServerWantsOne();

private:
    static void addResponseTypes();
    QJsonObject profileOf(const QString &grant_type, const QString &response_type,
                          const QString &response_mode);
    void checkTokens(const CliResult &result, const QString &response_type) const;
    /// Empty, or why there is none here.
    QString start(Chromium &browser);
    /// The user of a browser that runs scripts; the text of the last page.
    static QString logIn(Chromium &browser, const QUrl &url);

    BothSchemes m_both;
};

void ResponseTypesTest::initTestCase()
{
    if (const QString why = OidcProvider::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    const QString trouble = m_both.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

/// Those that bring tokens through the browser. (The provider has no `token` alone.)
void ResponseTypesTest::addResponseTypes()
{
    QTest::addColumn<QString>("grant_type");
    QTest::addColumn<QString>("response_type");
    for (const char *type : {"id_token", "id_token token"})
        QTest::newRow(type) << u"implicit"_s << QString::fromLatin1(type);
    for (const char *type : {"code id_token", "code token", "code id_token token"})
        QTest::newRow(type) << u"hybrid"_s << QString::fromLatin1(type);
}

QJsonObject ResponseTypesTest::profileOf(const QString &grant_type, const QString &response_type,
                                         const QString &response_mode)
{
    QJsonObject profile{{u"workbench"_s, 1},
                        {u"name"_s, u"oidc-provider"_s},
                        {u"grant_type"_s, grant_type},
                        {u"issuer"_s, m_both.provider().issuer()},
                        {u"authorization_endpoint"_s, m_both.provider().issuer() + u"/auth"_s},
                        {u"client_id"_s, u"browser"_s},
                        {u"redirect_uri"_s, u"http://127.0.0.1:0/callback"_s},
                        {u"scope"_s, u"openid"_s},
                        {u"response_type"_s, response_type},
                        {u"response_mode"_s, response_mode}};
    if (grant_type != "implicit"_L1)
        profile.insert(u"token_endpoint"_s, m_both.provider().issuer() + u"/token"_s);
    return m_both.profile(profile);
}

void ResponseTypesTest::checkTokens(const CliResult &result, const QString &response_type) const
{
    QVERIFY2(result.exitStatus == 0, result.all().constData());
    for (const QString &step : {u"state_check"_s, u"authorization_tokens"_s})
        QVERIFY2(stepOf(result.report, step).value("state").toString() == "done"_L1,
                 result.all().constData());
    const QStringList types = response_type.split(u' ');
    // RFC 9207 §2: no iss beside an ID token, which has its own.
    QCOMPARE(stepOf(result.report, u"iss_check"_s).value("state").toString(),
             types.contains(u"id_token"_s) ? u"skipped"_s : u"done"_s);
    const QJsonObject front = result.report.value("front_channel_tokens").toObject();
    QCOMPARE(front.contains("access_token"_L1), types.contains(u"token"_s));
    QCOMPARE(front.contains("id_token"_L1), types.contains(u"id_token"_s));

    const QJsonObject tokens = result.report.value("tokens").toObject();
    const bool hybrid = types.contains(u"code"_s);
    QCOMPARE(stepOf(result.report, u"token_response"_s).isEmpty(), !hybrid);
    if (hybrid) {
        for (const QString &name : {u"access_token"_s, u"id_token"_s}) {
            QVERIFY(!tokens.value(name).toString().isEmpty());
            QVERIFY2(tokens.value(name) != front.value(name), "kept apart");
        }
    } else {
        QCOMPARE(tokens, front);
    }
    const QJsonObject claims =
        result.report.value("decoded").toObject().value("id_token").toObject().value("claims").toObject();
    QCOMPARE(claims.value("sub").toString(), u"alice"_s);
    const QUrlQuery asked(QUrl(
        exchangeOfKind(result.report, u"authz_req"_s).value("request").toObject().value("url").toString()));
    QCOMPARE(claims.value("nonce").toString(), asked.queryItemValue(u"nonce"_s));
    QCOMPARE(asked.hasQueryItem(u"code_challenge"_s), hybrid);
}

QString ResponseTypesTest::start(Chromium &browser)
{
    if (BothSchemes::isHttps())
        browser.trust(m_both.certificates().good().certificate);
    return browser.start();
}

QString ResponseTypesTest::logIn(Chromium &browser, const QUrl &url)
{
    browser.open(url);
    browser.type(u"input[name=login]"_s, u"alice"_s);
    browser.type(u"input[name=password]"_s, u"correct horse"_s);
    browser.click(u"button[type=submit]"_s);
    browser.click(u"form:has(input[value=consent]) button[type=submit]"_s);
    browser.waitForPath(u"/callback"_s);
    return browser.text();
}

/// OAuth 2.0 Form Post Response Mode
void ResponseTypesTest::byFormPost()
{
    QFETCH(QString, grant_type);
    QFETCH(QString, response_type);
    const QJsonObject profile = profileOf(grant_type, response_type, u"form_post"_s);
    const auto browse = [this](const QUrl &url) { m_both.visit(url); };
    const CliResult result = runCli(profile, {u"--reveal"_s}, browse);
    checkTokens(result, response_type);

    // Without --reveal nothing of what the form carried can be read.
    const CliResult masked = runCli(profile, {}, browse);
    QVERIFY2(masked.exitStatus == 0, masked.all().constData());
    QVERIFY2(!masked.all().contains("eyJ"), masked.all().constData());
}

/// OAuth Multiple Response Types 1.0 §5: the default for these types. The listener's page hands it over.
void ResponseTypesTest::byFragment()
{
    QFETCH(QString, grant_type);
    QFETCH(QString, response_type);
    if (const QString why = Chromium::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    Chromium browser;
    const QString problem = start(browser);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QString lastPage;
    const CliResult result = runCli(profileOf(grant_type, response_type, {}), {u"--reveal"_s},
                                    [&](const QUrl &url) { lastPage = logIn(browser, url); });
    checkTokens(result, response_type);
    const QString body =
        exchangeOfKind(result.report, u"authz_resp"_s).value("request").toObject().value("body").toString();
    QVERIFY2(body.startsWith(u"workbench_fragment="_s), qPrintable(body));
    QVERIFY2(!browser.url().hasFragment(), "the address bar and the history need not keep the tokens");
    QVERIFY2(!lastPage.contains(u"eyJ"_s), qPrintable(lastPage));
}

void ResponseTypesTest::byQuery_data()
{
    QTest::addColumn<QString>("response_mode");
    QTest::newRow("by default") << QString();
    QTest::newRow("query") << u"query"_s;
    QTest::newRow("form_post") << u"form_post"_s;
}

/// The code alone: RFC 6749 §4.1.2
void ResponseTypesTest::byQuery()
{
    QFETCH(QString, response_mode);
    const CliResult result = runCli(profileOf(u"authorization_code"_s, u"code"_s, response_mode),
                                    {u"--reveal"_s}, [this](const QUrl &url) { m_both.visit(url); });
    QVERIFY2(result.exitStatus == 0, result.all().constData());
    QVERIFY(result.report.value("front_channel_tokens").isNull());
    QVERIFY(!result.report.value("tokens").toObject().value("id_token").toString().isEmpty());
}

/// OAuth Multiple Response Types 1.0 §2.1
void ResponseTypesTest::codeByFragment()
{
    if (const QString why = Chromium::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    Chromium browser;
    const QString problem = start(browser);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const CliResult result = runCli(profileOf(u"authorization_code"_s, u"code"_s, u"fragment"_s),
                                    {u"--reveal"_s}, [&](const QUrl &url) { logIn(browser, url); });
    QVERIFY2(result.exitStatus == 0, result.all().constData());
    QVERIFY(!result.report.value("tokens").toObject().value("id_token").toString().isEmpty());
}

/// OAuth Multiple Response Types 1.0 §4
void ResponseTypesTest::noneIsConsentAlone()
{
    const CliResult result =
        runCli(profileOf(u"implicit"_s, u"none"_s, {}), {}, [this](const QUrl &url) { m_both.visit(url); });
    QVERIFY2(result.exitStatus == 0, result.all().constData());
    QCOMPARE(result.report.value("tokens").toObject(), QJsonObject());
    QCOMPARE(stepOf(result.report, u"state_check"_s).value("state").toString(), u"done"_s);
}

void ResponseTypesTest::tokensInTheQueryAreRefused()
{
    QFETCH(QString, grant_type);
    QFETCH(QString, response_type);
    QString trail;
    const CliResult result =
        runCli(profileOf(grant_type, response_type, u"query"_s), {u"--timeout"_s, u"5"_s},
               [&](const QUrl &url) { trail = m_both.visit(url); });
    QVERIFY2(result.exitStatus == 1 || result.exitStatus == 5,
             qPrintable(trail + QString::fromUtf8(result.all())));
    QVERIFY(result.output.contains("PRT-006"));
    QCOMPARE(m_both.provider()
                 .event(u"authorization.error"_s, u"response_mode"_s, u"query"_s)
                 .value("error")
                 .toString(),
             u"invalid_request"_s);
}

/// OpenID Connect Core 1.0 §3.2.2.1
void ResponseTypesTest::idTokenWithoutNonceIsRefused()
{
    QJsonObject profile = profileOf(u"implicit"_s, u"id_token"_s, u"form_post"_s);
    profile.insert(u"use_nonce"_s, false);
    QString way;
    const CliResult result = runCli(profile, {}, [&](const QUrl &url) { way = m_both.visit(url); });
    QVERIFY2(result.exitStatus == 1, qPrintable(way + QString::fromUtf8(result.all())));
    QVERIFY2(result.output.contains("nonce"), result.all().constData());
    QVERIFY(result.output.contains("PRT-003"));
}

void ResponseTypesTest::proofKeys_data()
{
    QTest::addColumn<QString>("grant_type");
    QTest::addColumn<QString>("response_type");
    QTest::addColumn<QString>("response_mode");
    QTest::addColumn<QString>("method");
    for (const QString &method : {u"S256"_s, u"plain"_s, QString()}) {
        const QByteArray name = method.isEmpty() ? "without" : method.toLatin1();
        for (const QString &mode : {u"query"_s, u"form_post"_s}) {
            QTest::addRow("%s, code, %s", name.constData(), qPrintable(mode))
                << u"authorization_code"_s << u"code"_s << mode << method;
        }
        for (const QString &type : {u"code id_token"_s, u"code token"_s, u"code id_token token"_s}) {
            QTest::addRow("%s, %s", name.constData(), qPrintable(type))
                << u"hybrid"_s << type << u"form_post"_s << method;
        }
    }
}

/// RFC 7636 §4, with every response type that brings a code. Without a proof key the client has a secret.
void ResponseTypesTest::proofKeys()
{
    QFETCH(QString, grant_type);
    QFETCH(QString, response_type);
    QFETCH(QString, response_mode);
    QFETCH(QString, method);
    const QString client = method.isEmpty() ? u"without pkce"_s : u"browser"_s;
    QJsonObject profile = profileOf(grant_type, response_type, response_mode);
    profile.insert(u"client_id"_s, client);
    profile.insert(u"client_secret"_s, m_both.provider().clientSecret(client));
    profile.insert(u"code_challenge_method"_s, method);
    QString way;
    const CliResult result =
        runCli(profile, {u"--reveal"_s}, [&](const QUrl &url) { way = m_both.visit(url); });
    QVERIFY2(result.exitStatus == 0, qPrintable(way + QString::fromUtf8(result.all())));
    const QUrlQuery asked(QUrl(
        exchangeOfKind(result.report, u"authz_req"_s).value("request").toObject().value("url").toString()));
    QCOMPARE(asked.queryItemValue(u"code_challenge_method"_s), method);
    const QUrlQuery sent(
        exchangeOfKind(result.report, u"token"_s).value("request").toObject().value("body").toString());
    if (method == "plain"_L1)
        QCOMPARE(sent.queryItemValue(u"code_verifier"_s), asked.queryItemValue(u"code_challenge"_s));
    QCOMPARE(sent.hasQueryItem(u"code_verifier"_s), !method.isEmpty());
}

void ResponseTypesTest::withoutProofKeyWhereTheServerWantsOne()
{
    QJsonObject profile = profileOf(u"authorization_code"_s, u"code"_s, {});
    profile.insert(u"code_challenge_method"_s, QString());
    const CliResult result = runCli(profile, {}, [this](const QUrl &url) { m_both.visit(url); });
    QVERIFY2(result.exitStatus == 1, result.all().constData());
    QVERIFY2(result.errors.contains("PKCE"), result.all().constData());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ResponseTypesTest)
#include "response_types_test.moc"
