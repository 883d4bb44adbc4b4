// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_authorize.h"

#include "sandbox_requests.h"

#include <QTest>

using namespace workbench;
using namespace workbench::test;
using namespace Qt::StringLiterals;

/// RFC 6749 §4.1.1, §4.1.2, RFC 7636 §4.3, RFC 9207, OpenID Connect Core 1.0 §3.1.2.
class SandboxAuthorizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsLoginPage();
    void requestMayComeByPost();
    void allowLeadsBackWithACode();
    void denyLeadsBackWithAccessDenied();
    void responseModes_data();
    void responseModes();
    void formPostPageEscapes();
    void redirectUriMayHaveAQuery();
    void stateComesBackOnlyIfSent();
    void neverRedirectsToTheUnknown_data();
    void neverRedirectsToTheUnknown();
    void loopbackIsRegistered_data();
    void loopbackIsRegistered();
    void otherErrorsGoToTheClient_data();
    void otherErrorsGoToTheClient();
    void errorsGoWhereTheResponseWould_data();
    void errorsGoWhereTheResponseWould();
    void decisionNeedsTheCsrfToken_data();
    void decisionNeedsTheCsrfToken();
    void csrfTokenWorksOnce();
    void loginExpires();
    void wrongPasswordShowsThePageAgain();
    void echoesAreEscaped_data();
    void echoesAreEscaped();
    void methodNotAllowed();

private:
    ServerResponse ask(const Parameters &parameters)
    {
        return sandboxAuthorize(m_context, sandboxGet("/authorize", parameters), sandboxNow);
    }
    ServerResponse decide(const ServerResponse &page, const QString &decision)
    {
        return sandboxAuthorize(
            m_context, sandboxPost("/authorize", sandboxDecision(csrfTokenOf(page), decision)), sandboxNow);
    }

    SandboxContext m_context = sandboxContext();
};

void SandboxAuthorizeTest::showsLoginPage()
{
    const ServerResponse page = ask(sandboxAuthorizationParameters());
    QCOMPARE(page.status, 200);
    QVERIFY(!csrfTokenOf(page).isEmpty());
    for (const QByteArray &shown :
         {"sandbox-client"_ba, "openid profile email offline_access"_ba, sandboxRedirectUri.toUtf8(),
          "name=\"username\" value=\"alice\""_ba, "name=\"password\" value=\"wonderland\""_ba,
          ">Allow</button>"_ba, ">Deny</button>"_ba})
        QVERIFY2(page.body.contains(shown), shown.constData());
    QVERIFY(!page.body.contains("<script"));
    QCOMPARE(page.headers.value("Cache-Control"), "no-store"_ba);
    QVERIFY(page.headers.value("Content-Security-Policy")->contains("frame-ancestors 'none'"));
    // form-action would stop the redirect to the client that follows the form.
    QVERIFY(!page.headers.value("Content-Security-Policy")->contains("form-action"));
}

void SandboxAuthorizeTest::requestMayComeByPost()
{
    const ServerRequest request = sandboxPost("/authorize", sandboxAuthorizationParameters());
    QVERIFY(!csrfTokenOf(sandboxAuthorize(m_context, request, sandboxNow)).isEmpty());
}

void SandboxAuthorizeTest::allowLeadsBackWithACode()
{
    const ServerResponse response = decide(ask(sandboxAuthorizationParameters()), u"allow"_s);
    QCOMPARE(response.status, 303);
    QVERIFY(locationOf(response).startsWith(sandboxRedirectUri + u"?code="_s));
    const Parameters parameters = returned(response);
    QCOMPARE(parameters.size(), 3);
    QVERIFY(parameters.value(u"code")->size() >= 43);
    QCOMPARE(parameters.value(u"state"), u"st&te +1"_s);
    QCOMPARE(parameters.value(u"iss"), m_context.issuer);
    QVERIFY(m_context.store.codes.find(*parameters.value(u"code"), sandboxNow + 59));
    QVERIFY(!m_context.store.codes.find(*parameters.value(u"code"), sandboxNow + 60));
}

void SandboxAuthorizeTest::denyLeadsBackWithAccessDenied()
{
    const Parameters parameters = returned(decide(ask(sandboxAuthorizationParameters()), u"deny"_s));
    QCOMPARE(parameters.value(u"error"), u"access_denied"_s);
    QVERIFY(!parameters.value(u"error_description")->isEmpty());
    QCOMPARE(parameters.value(u"state"), u"st&te +1"_s);
    QCOMPARE(parameters.value(u"iss"), m_context.issuer);
    QVERIFY(!parameters.contains(u"code"));
}

void SandboxAuthorizeTest::responseModes_data()
{
    QTest::addColumn<QString>("response_mode");
    QTest::addColumn<QChar>("separator");
    QTest::newRow("query") << u"query"_s << QChar(u'?');
    QTest::newRow("fragment") << u"fragment"_s << QChar(u'#');
}

void SandboxAuthorizeTest::responseModes()
{
    QFETCH(QString, response_mode);
    QFETCH(QChar, separator);
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.append(u"response_mode"_s, response_mode);
    for (const QString &decision : {u"allow"_s, u"deny"_s}) {
        const ServerResponse response = decide(ask(parameters), decision);
        QVERIFY(locationOf(response).startsWith(sandboxRedirectUri + separator));
        QCOMPARE(returned(response, separator).value(u"state"), u"st&te +1"_s);
    }
}

void SandboxAuthorizeTest::formPostPageEscapes()
{
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.append(u"response_mode"_s, u"form_post"_s);
    parameters.set(u"state"_s, u"\"><script>alert(1)</script>"_s);
    parameters.set(u"redirect_uri"_s, u"http://127.0.0.1:1/a?b=c&d='e'"_s);
    const ServerResponse page = decide(ask(parameters), u"allow"_s);
    QCOMPARE(page.status, 200);
    QVERIFY(page.headers.value("Location") == std::nullopt);
    QVERIFY(page.body.contains("action=\"http://127.0.0.1:1/a?b=c&amp;d=&#39;e&#39;\""));
    QVERIFY(page.body.contains("<input type=\"hidden\" name=\"code\" value=\""));
    QVERIFY(page.body.contains("name=\"state\" value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""));
    QCOMPARE(page.body.count("<script"), 1);
    QVERIFY(page.headers.value("Content-Security-Policy")->contains("script-src 'sha256-"));
}

void SandboxAuthorizeTest::redirectUriMayHaveAQuery()
{
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.set(u"redirect_uri"_s, u"http://127.0.0.1:1/cb?tenant=a%20b"_s);
    QVERIFY(locationOf(decide(ask(parameters), u"allow"_s))
                .startsWith(u"http://127.0.0.1:1/cb?tenant=a%20b&code="_s));
}

void SandboxAuthorizeTest::stateComesBackOnlyIfSent()
{
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.set(u"state"_s, {});
    QCOMPARE(returned(decide(ask(parameters), u"allow"_s)).value(u"state"), QString());
    QVERIFY(returned(decide(ask(parameters), u"allow"_s)).contains(u"state"));
    parameters.remove(u"state");
    QVERIFY(!returned(decide(ask(parameters), u"allow"_s)).contains(u"state"));
}

/// RFC 6749 §4.1.2.1: no redirect when the client or the redirect URI cannot be trusted.
void SandboxAuthorizeTest::neverRedirectsToTheUnknown_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QStringList>("values");
    QTest::newRow("no client_id") << u"client_id"_s << QStringList();
    QTest::newRow("unknown client_id") << u"client_id"_s << QStringList{u"nobody"_s};
    QTest::newRow("two client_ids") << u"client_id"_s
                                    << QStringList{u"sandbox-client"_s, u"sandbox-client"_s};
    QTest::newRow("no redirect_uri") << u"redirect_uri"_s << QStringList();
    QTest::newRow("two redirect_uris")
        << u"redirect_uri"_s << QStringList{sandboxRedirectUri, u"https://evil.example/"_s};
    QTest::newRow("another host") << u"redirect_uri"_s << QStringList{u"https://evil.example/callback"_s};
    QTest::newRow("loopback as user name")
        << u"redirect_uri"_s << QStringList{u"http://127.0.0.1@evil.example/"_s};
    QTest::newRow("loopback as prefix")
        << u"redirect_uri"_s << QStringList{u"http://127.0.0.1.evil.example/"_s};
    QTest::newRow("port 0") << u"redirect_uri"_s << QStringList{u"http://127.0.0.1:0/callback"_s};
    QTest::newRow("custom scheme") << u"redirect_uri"_s << QStringList{u"com.example:/cb"_s};
    QTest::newRow("script") << u"redirect_uri"_s << QStringList{u"javascript:alert(1)"_s};
    QTest::newRow("fragment") << u"redirect_uri"_s << QStringList{u"http://127.0.0.1:1/#x"_s};
    QTest::newRow("header injection") << u"redirect_uri"_s << QStringList{u"http://127.0.0.1:1/\r\nX: y"_s};
}

void SandboxAuthorizeTest::neverRedirectsToTheUnknown()
{
    QFETCH(QString, member);
    QFETCH(QStringList, values);
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.remove(member);
    for (const QString &value : values)
        parameters.append(member, value);
    const ServerResponse response = ask(parameters);
    QCOMPARE(response.status, 400);
    QVERIFY(!response.headers.contains("Location"));
    QVERIFY(csrfTokenOf(response).isEmpty());
    QVERIFY(response.body.contains("<h1>The request cannot be answered</h1>"));
}

/// RFC 8252 §7.3: any port, on every loopback address.
void SandboxAuthorizeTest::loopbackIsRegistered_data()
{
    QTest::addColumn<QString>("redirect_uri");
    QTest::newRow("IPv4") << u"http://127.0.0.1:1/x"_s;
    QTest::newRow("IPv6") << u"http://[::1]:65535/"_s;
    QTest::newRow("localhost") << u"http://localhost:8080/cb"_s;
    QTest::newRow("https") << u"https://localhost:8443/cb"_s;
    QTest::newRow("no port") << u"http://127.0.0.1/cb"_s;
}

void SandboxAuthorizeTest::loopbackIsRegistered()
{
    QFETCH(QString, redirect_uri);
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.set(u"redirect_uri"_s, redirect_uri);
    QVERIFY(locationOf(decide(ask(parameters), u"allow"_s)).startsWith(redirect_uri + u"?code="_s));
}

void SandboxAuthorizeTest::otherErrorsGoToTheClient_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QStringList>("values"); // none = left out
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QString &member, const QStringList &values,
                        const QString &error) { QTest::newRow(name) << member << values << error; };
    row("no response_type", u"response_type"_s, {}, u"invalid_request"_s);
    row("implicit", u"response_type"_s, {u"token"_s}, u"unsupported_response_type"_s);
    row("hybrid", u"response_type"_s, {u"code id_token"_s}, u"unsupported_response_type"_s);
    row("two states", u"state"_s, {u"st&te +1"_s, u"b"_s}, u"invalid_request"_s);
    row("unknown scope", u"scope"_s, {u"openid everything"_s}, u"invalid_scope"_s);
    row("unknown response_mode", u"response_mode"_s, {u"jwt"_s}, u"invalid_request"_s);
    row("unknown challenge method", u"code_challenge_method"_s, {u"S512"_s}, u"invalid_request"_s);
    row("method without challenge", u"code_challenge"_s, {}, u"invalid_request"_s);
    row("challenge too short", u"code_challenge"_s, {QString(42, u'a')}, u"invalid_request"_s);
    row("challenge too long", u"code_challenge"_s, {QString(129, u'a')}, u"invalid_request"_s);
    row("challenge with padding", u"code_challenge"_s, {QString(43, u'a') + u'='}, u"invalid_request"_s);
    row("request object", u"request"_s, {u"eyJ"_s}, u"request_not_supported"_s);
    row("request_uri", u"request_uri"_s, {u"urn:x"_s}, u"request_uri_not_supported"_s);
    row("prompt none", u"prompt"_s, {u"none"_s}, u"login_required"_s);
}

void SandboxAuthorizeTest::otherErrorsGoToTheClient()
{
    QFETCH(QString, member);
    QFETCH(QStringList, values);
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.remove(member);
    for (const QString &value : values)
        parameters.append(member, value);
    const ServerResponse response = ask(parameters);
    // A response with tokens would have come in the fragment.
    const QChar separator = values.join(u' ').contains(u"token"_s) ? u'#' : u'?';
    QVERIFY(locationOf(response).startsWith(sandboxRedirectUri + separator));
    const Parameters back = returned(response, separator);
    QTEST(*back.value(u"error"), "error");
    QCOMPARE(back.value(u"state"), u"st&te +1"_s);
    QCOMPARE(back.value(u"iss"), m_context.issuer);
    // RFC 6749 §4.1.2.1: printable ASCII without quote and backslash.
    static const QRegularExpression allowed(u"^[ !#-\\[\\]-~]+$"_s);
    QVERIFY(allowed.match(*back.value(u"error_description")).hasMatch());
}

// RFC 6749 §4.2.2.1, OAuth Multiple Response Types 1.0 §2.1, §3 and §5
void SandboxAuthorizeTest::errorsGoWhereTheResponseWould_data()
{
    QTest::addColumn<QString>("response_type");
    QTest::addColumn<QString>("response_mode");
    QTest::addColumn<QChar>("separator");
    for (const char *type : {"token", "id_token", "id_token token", "code token", "code id_token"})
        QTest::addRow("%s", type) << QString::fromLatin1(type) << QString() << QChar(u'#');
    QTest::newRow("none") << u"none"_s << QString() << QChar(u'?');
    QTest::newRow("unknown") << u"tokens"_s << QString() << QChar(u'?');
    QTest::newRow("token, query") << u"token"_s << u"query"_s << QChar(u'?');
    QTest::newRow("none, fragment") << u"none"_s << u"fragment"_s << QChar(u'#');
    QTest::newRow("token, unknown mode") << u"token"_s << u"pigeon"_s << QChar(u'#');
}

void SandboxAuthorizeTest::errorsGoWhereTheResponseWould()
{
    QFETCH(QString, response_type);
    QFETCH(QString, response_mode);
    QFETCH(QChar, separator);
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.set(u"response_type"_s, response_type);
    if (!response_mode.isEmpty())
        parameters.append(u"response_mode"_s, response_mode);
    const ServerResponse response = ask(parameters);
    QCOMPARE(response.status, 303);
    QVERIFY2(locationOf(response).startsWith(sandboxRedirectUri + separator + u"error="_s),
             qPrintable(locationOf(response)));
    QCOMPARE(returned(response, separator).value(u"state"), u"st&te +1"_s);
}

void SandboxAuthorizeTest::decisionNeedsTheCsrfToken_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("none") << QString();
    QTest::newRow("guessed") << u"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"_s;
}

void SandboxAuthorizeTest::decisionNeedsTheCsrfToken()
{
    QFETCH(QString, token);
    ask(sandboxAuthorizationParameters());
    // A forged form that brings the whole authorization request along.
    Parameters forged = sandboxAuthorizationParameters();
    const Parameters decision = sandboxDecision(token, u"allow"_s);
    for (const Parameter &row : decision.rows())
        forged.append(row);
    const ServerResponse response =
        sandboxAuthorize(m_context, sandboxPost("/authorize", forged), sandboxNow);
    QCOMPARE(response.status, 403);
    QVERIFY(!response.headers.contains("Location"));
}

void SandboxAuthorizeTest::csrfTokenWorksOnce()
{
    const ServerResponse page = ask(sandboxAuthorizationParameters());
    QCOMPARE(decide(page, u"allow"_s).status, 303);
    QCOMPARE(decide(page, u"allow"_s).status, 403);
}

void SandboxAuthorizeTest::loginExpires()
{
    const ServerResponse page = ask(sandboxAuthorizationParameters());
    const ServerRequest decision = sandboxPost("/authorize", sandboxDecision(csrfTokenOf(page), u"allow"_s));
    QCOMPARE(sandboxAuthorize(m_context, decision, sandboxNow + 600).status, 403);
}

void SandboxAuthorizeTest::wrongPasswordShowsThePageAgain()
{
    const ServerResponse page = ask(sandboxAuthorizationParameters());
    Parameters form = sandboxDecision(csrfTokenOf(page), u"allow"_s);
    form.set(u"password"_s, u"wrong"_s);
    const ServerResponse again = sandboxAuthorize(m_context, sandboxPost("/authorize", form), sandboxNow);
    QCOMPARE(again.status, 200);
    QVERIFY(again.body.contains("The user name or the password is wrong."));
    QCOMPARE(csrfTokenOf(again), csrfTokenOf(page));
    QCOMPARE(decide(again, u"allow"_s).status, 303);
}

void SandboxAuthorizeTest::echoesAreEscaped_data()
{
    QTest::addColumn<QString>("member");
    QTest::newRow("client_id") << u"client_id"_s;
    QTest::newRow("redirect_uri") << u"redirect_uri"_s;
    QTest::newRow("scope") << u"scope"_s;
    QTest::newRow("state") << u"state"_s;
    QTest::newRow("nonce") << u"nonce"_s;
}

void SandboxAuthorizeTest::echoesAreEscaped()
{
    QFETCH(QString, member);
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.set(member, u"\"'></td><script>alert(1)</script>{{csrf_token}}"_s);
    const ServerResponse response = ask(parameters);
    QVERIFY(!response.body.contains("<script"));
    QVERIFY(!response.body.contains("\"'>"));
    for (const Header &header : response.headers.rows())
        QVERIFY(!header.value.contains('<') && !header.value.contains('\n'));
}

void SandboxAuthorizeTest::methodNotAllowed()
{
    ServerRequest request = sandboxGet("/authorize", sandboxAuthorizationParameters());
    request.method = "DELETE";
    const ServerResponse response = sandboxAuthorize(m_context, request, sandboxNow);
    QCOMPARE(response.status, 405);
    QCOMPARE(response.headers.value("Allow"), "GET, HEAD, POST"_ba);
}

QTEST_GUILESS_MAIN(SandboxAuthorizeTest)
#include "sandbox_authorize_test.moc"
