// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_token.h"

#include "jose/crypto.h"
#include "jose/jws.h"
#include "sandbox/sandbox_authorize.h"
#include "sandbox/sandbox_userinfo.h"
#include "sandbox_requests.h"

#include <QTest>

using namespace workbench;
using namespace workbench::test;
using namespace Qt::StringLiterals;

/// RFC 6749 §4.1.3, §4.3, §4.4, §5, §6, RFC 7636 §4.6, RFC 6750 §3, OpenID Connect Core 1.0 §2 and §5.3.
class SandboxTokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exchangesTheCode();
    void idTokenSaysWhoAndWhen();
    void accessTokenIsAJwt();
    void signatureIsThatOfTheJwks();
    void codeWorksOnce();
    void codeExpires();
    void codeIsBound_data();
    void codeIsBound();
    void failedTryLeavesTheCode();
    void plainChallenge();
    void publicClientNeedsPkce();
    void publicClientAuthenticatesWithItsIdAlone();
    void clientAuthentication_data();
    void clientAuthentication();
    void refreshRotates();
    void refreshReuseRevokesAll();
    void refreshMayNarrowTheScope();
    void clientCredentials();
    void password();
    void malformedRequests_data();
    void malformedRequests();
    void noKeyIsAServerError();
    void userinfo_data();
    void userinfo();
    void userinfoChallenges();

private:
    QString newCode(const Parameters &parameters = sandboxAuthorizationParameters());
    ServerResponse token(const Parameters &form, qint64 now = sandboxNow,
                         const HeaderList &headers = {
                             {"Authorization", basic("sandbox-client", "sandbox-demo-secret")}})
    {
        return sandboxToken(m_context, sandboxPost("/token", form, headers), now);
    }
    Parameters codeForm(const QString &code) const
    {
        return {{u"grant_type"_s, u"authorization_code"_s},
                {u"code"_s, code},
                {u"redirect_uri"_s, sandboxRedirectUri},
                {u"code_verifier"_s, sandboxVerifier}};
    }
    static Parameters refreshForm(const QString &refresh_token)
    {
        return {{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, refresh_token}};
    }
    ServerResponse askUserinfo(const QString &access_token, qint64 now = sandboxNow)
    {
        const HeaderList headers{{"Authorization", "Bearer " + access_token.toLatin1()}};
        return sandboxUserinfo(m_context, sandboxGet("/userinfo", {}, headers), now);
    }

    SandboxContext m_context = sandboxContext();
};

QString SandboxTokenTest::newCode(const Parameters &parameters)
{
    const ServerResponse page = sandboxAuthorize(m_context, sandboxGet("/authorize", parameters), sandboxNow);
    const Parameters decision = sandboxDecision(csrfTokenOf(page), u"allow"_s);
    const ServerResponse response =
        sandboxAuthorize(m_context, sandboxPost("/authorize", decision), sandboxNow);
    return returned(response).value(u"code").value_or(QString());
}

void SandboxTokenTest::exchangesTheCode()
{
    const ServerResponse response = token(codeForm(newCode()));
    QCOMPARE(response.status, 200);
    QCOMPARE(response.headers.value("Content-Type"), "application/json"_ba);
    QCOMPARE(response.headers.value("Cache-Control"), "no-store"_ba);
    const JsonValue body = jsonOf(response);
    QCOMPARE(memberOf(body, u"token_type"), u"Bearer"_s);
    QCOMPARE(memberOf(body, u"expires_in"), u"3600"_s);
    QCOMPARE(memberOf(body, u"scope"), u"openid profile email offline_access"_s);
    QVERIFY(!memberOf(body, u"refresh_token").isEmpty());
    QVERIFY(!memberOf(body, u"access_token").isEmpty());
    QVERIFY(!memberOf(body, u"id_token").isEmpty());

    Parameters small = sandboxAuthorizationParameters();
    small.set(u"scope"_s, u"profile"_s);
    const JsonValue without = jsonOf(token(codeForm(newCode(small))));
    QVERIFY(!without.member(u"refresh_token"));
    QVERIFY(!without.member(u"id_token"));
}

void SandboxTokenTest::idTokenSaysWhoAndWhen()
{
    const JsonValue body = jsonOf(token(codeForm(newCode()), sandboxNow + 30));
    const JsonValue claims = jwtPart(memberOf(body, u"id_token"), 1);
    QCOMPARE(memberOf(claims, u"iss"), m_context.issuer);
    QCOMPARE(memberOf(claims, u"sub"), u"alice-1"_s);
    QCOMPARE(memberOf(claims, u"aud"), u"sandbox-client"_s);
    QCOMPARE(claims.member(u"iat")->toInteger(), sandboxNow + 30);
    QCOMPARE(claims.member(u"exp")->toInteger(), sandboxNow + 3630);
    QCOMPARE(claims.member(u"auth_time")->toInteger(), sandboxNow);
    QCOMPARE(memberOf(claims, u"nonce"), u"n-0S6"_s);
    const QByteArray hash = sha256(memberOf(body, u"access_token").toLatin1());
    QCOMPARE(memberOf(claims, u"at_hash"), QString::fromLatin1(toBase64Url(hash.first(16))));
    const JsonValue header = jwtPart(memberOf(body, u"id_token"), 0);
    QCOMPARE(memberOf(header, u"alg"), u"RS256"_s);
    QCOMPARE(memberOf(header, u"kid"),
             memberOf(m_context.signer.jwks().member(u"keys")->items().first(), u"kid"));

    Parameters withoutNonce = sandboxAuthorizationParameters();
    withoutNonce.remove(u"nonce");
    const JsonValue plain = jsonOf(token(codeForm(newCode(withoutNonce))));
    QVERIFY(!jwtPart(memberOf(plain, u"id_token"), 1).member(u"nonce"));
}

/// RFC 9068 §2
void SandboxTokenTest::accessTokenIsAJwt()
{
    const QString access_token = memberOf(jsonOf(token(codeForm(newCode()))), u"access_token");
    QCOMPARE(memberOf(jwtPart(access_token, 0), u"typ"), u"at+jwt"_s);
    const JsonValue claims = jwtPart(access_token, 1);
    for (const QString &name : {u"iss"_s, u"exp"_s, u"aud"_s, u"sub"_s, u"client_id"_s, u"iat"_s, u"jti"_s})
        QVERIFY2(claims.member(name), qPrintable(name));
    QCOMPARE(memberOf(claims, u"scope"), u"openid profile email offline_access"_s);
}

void SandboxTokenTest::signatureIsThatOfTheJwks()
{
    SandboxSigner signer;
    const Key key = Key::generateRsa().value();
    signer.setKey(key);
    const JsonValue claims = JsonValue::object({{u"sub"_s, JsonValue::string(u"x"_s)}});
    const QByteArray token = signer.jwt(u"JWT"_s, claims)->toLatin1();
    const qsizetype dot = token.lastIndexOf('.');
    const JsonValue jwk = signer.jwks().member(u"keys")->items().first();
    const auto published = Key::fromJwk(jwk);
    QVERIFY(published && !published->canSign());
    QVERIFY(checkSignature(token.first(dot), *fromBase64Url(token.sliced(dot + 1)), *published, u"RS256")
                .isValid());

    const JsonValue header = jwtPart(QString::fromLatin1(token), 0);
    QCOMPARE(memberOf(header, u"typ"), u"JWT"_s);
    QCOMPARE(memberOf(header, u"kid"), key.thumbprint());
    QCOMPARE(memberOf(jwk, u"kid"), key.thumbprint());
    QCOMPARE(memberOf(jwk, u"use"), u"sig"_s);
    QCOMPARE(memberOf(jwk, u"alg"), u"RS256"_s);
    QVERIFY(!jwk.member(u"d"));
}

/// RFC 6749 §4.1.2: a second use fails and takes back what the first one got.
void SandboxTokenTest::codeWorksOnce()
{
    const QString code = newCode();
    const JsonValue first = jsonOf(token(codeForm(code)));
    QCOMPARE(askUserinfo(memberOf(first, u"access_token")).status, 200);
    const ServerResponse second = token(codeForm(code));
    QCOMPARE(second.status, 400);
    QCOMPARE(memberOf(jsonOf(second), u"error"), u"invalid_grant"_s);
    QCOMPARE(askUserinfo(memberOf(first, u"access_token")).status, 401);
    QCOMPARE(memberOf(jsonOf(token(refreshForm(memberOf(first, u"refresh_token")))), u"error"),
             u"invalid_grant"_s);
}

void SandboxTokenTest::codeExpires()
{
    QCOMPARE(token(codeForm(newCode()), sandboxNow + 59).status, 200);
    QCOMPARE(memberOf(jsonOf(token(codeForm(newCode()), sandboxNow + 60)), u"error"), u"invalid_grant"_s);
}

void SandboxTokenTest::codeIsBound_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value"); // null = left out
    QTest::addColumn<QString>("error");
    QTest::newRow("wrong verifier") << u"code_verifier"_s << QString(43, u'a') << u"invalid_grant"_s;
    QTest::newRow("the challenge as verifier")
        << u"code_verifier"_s << u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s << u"invalid_grant"_s;
    QTest::newRow("no verifier") << u"code_verifier"_s << QString() << u"invalid_grant"_s;
    QTest::newRow("other redirect_uri")
        << u"redirect_uri"_s << u"http://127.0.0.1:53682/other"_s << u"invalid_grant"_s;
    QTest::newRow("no redirect_uri") << u"redirect_uri"_s << QString() << u"invalid_request"_s;
    QTest::newRow("unknown code") << u"code"_s << u"nonsense"_s << u"invalid_grant"_s;
    QTest::newRow("no code") << u"code"_s << QString() << u"invalid_request"_s;
}

void SandboxTokenTest::codeIsBound()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    Parameters form = codeForm(newCode());
    if (value.isNull())
        form.remove(member);
    else
        form.set(member, value);
    const ServerResponse response = token(form);
    QCOMPARE(response.status, 400);
    QTEST(memberOf(jsonOf(response), u"error"), "error");
}

void SandboxTokenTest::failedTryLeavesTheCode()
{
    const QString code = newCode();
    Parameters wrong = codeForm(code);
    wrong.set(u"code_verifier"_s, u"wrong"_s);
    QCOMPARE(token(wrong).status, 400);
    const HeaderList nobody;
    Parameters byOther = codeForm(code);
    byOther.append(u"client_id"_s, u"sandbox-public-client"_s);
    QCOMPARE(memberOf(jsonOf(token(byOther, sandboxNow, nobody)), u"error"), u"invalid_grant"_s);
    QCOMPARE(token(codeForm(code)).status, 200);
}

void SandboxTokenTest::plainChallenge()
{
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.set(u"code_challenge"_s, sandboxVerifier);
    parameters.remove(u"code_challenge_method"); // RFC 7636 §4.3: plain
    QCOMPARE(token(codeForm(newCode(parameters))).status, 200);
    Parameters wrong = codeForm(newCode(parameters));
    wrong.set(u"code_verifier"_s, u"wrong"_s);
    QCOMPARE(token(wrong).status, 400);

    // RFC 9700 §2.1.1: a verifier without a challenge means that somebody stripped it.
    parameters.remove(u"code_challenge");
    QCOMPARE(memberOf(jsonOf(token(codeForm(newCode(parameters)))), u"error"), u"invalid_grant"_s);
    Parameters without = codeForm(newCode(parameters));
    without.remove(u"code_verifier");
    QCOMPARE(token(without).status, 200);
}

void SandboxTokenTest::publicClientNeedsPkce()
{
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.set(u"client_id"_s, u"sandbox-public-client"_s);
    parameters.remove(u"code_challenge");
    parameters.remove(u"code_challenge_method");
    const ServerResponse response =
        sandboxAuthorize(m_context, sandboxGet("/authorize", parameters), sandboxNow);
    QCOMPARE(returned(response).value(u"error"), u"invalid_request"_s);
}

void SandboxTokenTest::publicClientAuthenticatesWithItsIdAlone()
{
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.set(u"client_id"_s, u"sandbox-public-client"_s);
    Parameters form = codeForm(newCode(parameters));
    form.append(u"client_id"_s, u"sandbox-public-client"_s);
    QCOMPARE(token(form, sandboxNow, {}).status, 200);
    Parameters own{{u"grant_type"_s, u"client_credentials"_s}, {u"client_id"_s, u"sandbox-public-client"_s}};
    QCOMPARE(memberOf(jsonOf(token(own, sandboxNow, {})), u"error"), u"unauthorized_client"_s);
    own.append(u"client_secret"_s, u"x"_s);
    QCOMPARE(token(own, sandboxNow, {}).status, 401);
}

/// RFC 6749 §2.3.1, §3.2.1, §5.2
void SandboxTokenTest::clientAuthentication_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QString>("client_id");
    QTest::addColumn<QString>("client_secret");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    const QByteArray good = basic("sandbox-client", "sandbox-demo-secret");
    const QString id = u"sandbox-client"_s;
    const QString secret = u"sandbox-demo-secret"_s;
    const QString invalid = u"invalid_client"_s;
    QTest::newRow("basic") << good << QString() << QString() << 200 << QString();
    QTest::newRow("basic, lower case")
        << "basic" + good.sliced(5) << QString() << QString() << 200 << QString();
    QTest::newRow("basic, form-encoded")
        << basic("sandbox%2Dclient", "sandbox-demo%2dsecret") << QString() << QString() << 200 << QString();
    QTest::newRow("basic and the same client_id") << good << id << QString() << 200 << QString();
    QTest::newRow("basic and another client_id")
        << good << u"x"_s << QString() << 400 << u"invalid_request"_s;
    QTest::newRow("basic and post") << good << id << secret << 400 << u"invalid_request"_s;
    QTest::newRow("basic, wrong secret")
        << basic("sandbox-client", "x") << QString() << QString() << 401 << invalid;
    QTest::newRow("basic, empty secret")
        << basic("sandbox-client", "") << QString() << QString() << 401 << invalid;
    QTest::newRow("basic, unknown client") << basic("x", "y") << QString() << QString() << 401 << invalid;
    QTest::newRow("basic, no colon") << "Basic " + "sandbox-client"_ba.toBase64() << QString() << QString()
                                     << 401 << invalid;
    QTest::newRow("basic, no base64") << "Basic %%%"_ba << QString() << QString() << 401 << invalid;
    QTest::newRow("bearer") << "Bearer x"_ba << QString() << QString() << 401 << invalid;
    QTest::newRow("empty header") << ""_ba << QString() << QString() << 401 << invalid;
    QTest::newRow("post") << QByteArray() << id << secret << 200 << QString();
    QTest::newRow("post, wrong secret") << QByteArray() << id << u"x"_s << 401 << invalid;
    QTest::newRow("none for a confidential client") << QByteArray() << id << QString() << 401 << invalid;
    QTest::newRow("nothing") << QByteArray() << QString() << QString() << 401 << invalid;
}

void SandboxTokenTest::clientAuthentication()
{
    QFETCH(QByteArray, authorization);
    QFETCH(QString, client_id);
    QFETCH(QString, client_secret);
    QFETCH(int, status);
    Parameters form{{u"grant_type"_s, u"client_credentials"_s}};
    if (!client_id.isNull())
        form.append(u"client_id"_s, client_id);
    if (!client_secret.isNull())
        form.append(u"client_secret"_s, client_secret);
    HeaderList headers;
    if (!authorization.isNull())
        headers.append("Authorization", authorization);
    const ServerResponse response = token(form, sandboxNow, headers);
    QCOMPARE(response.status, status);
    QTEST(memberOf(jsonOf(response), u"error"), "error");
    QCOMPARE(response.headers.contains("WWW-Authenticate"), status == 401);
    if (status == 401)
        QVERIFY(response.headers.value("WWW-Authenticate")->startsWith("Basic realm="));
    QCOMPARE(response.headers.value("Cache-Control"), "no-store"_ba);
}

/// RFC 6749 §6, RFC 9700 §4.14.2
void SandboxTokenTest::refreshRotates()
{
    const JsonValue first = jsonOf(token(codeForm(newCode())));
    const JsonValue second = jsonOf(token(refreshForm(memberOf(first, u"refresh_token")), sandboxNow + 1000));
    QVERIFY(!memberOf(second, u"access_token").isEmpty());
    QVERIFY(memberOf(second, u"refresh_token") != memberOf(first, u"refresh_token"));
    const JsonValue claims = jwtPart(memberOf(second, u"id_token"), 1);
    QCOMPARE(claims.member(u"auth_time")->toInteger(), sandboxNow);
    QCOMPARE(claims.member(u"iat")->toInteger(), sandboxNow + 1000);
    QVERIFY(!claims.member(u"nonce"));
    QCOMPARE(token(refreshForm(memberOf(second, u"refresh_token")), sandboxNow + 2000).status, 200);
}

void SandboxTokenTest::refreshReuseRevokesAll()
{
    const JsonValue first = jsonOf(token(codeForm(newCode())));
    const JsonValue second = jsonOf(token(refreshForm(memberOf(first, u"refresh_token"))));
    QCOMPARE(memberOf(jsonOf(token(refreshForm(memberOf(first, u"refresh_token")))), u"error"),
             u"invalid_grant"_s);
    QCOMPARE(memberOf(jsonOf(token(refreshForm(memberOf(second, u"refresh_token")))), u"error"),
             u"invalid_grant"_s);
    QCOMPARE(askUserinfo(memberOf(second, u"access_token")).status, 401);
}

void SandboxTokenTest::refreshMayNarrowTheScope()
{
    const JsonValue first = jsonOf(token(codeForm(newCode())));
    Parameters wider = refreshForm(memberOf(first, u"refresh_token"));
    wider.append(u"scope"_s, u"openid api.read"_s);
    QCOMPARE(memberOf(jsonOf(token(wider)), u"error"), u"invalid_scope"_s);

    Parameters narrower = refreshForm(memberOf(first, u"refresh_token"));
    narrower.append(u"scope"_s, u"profile"_s);
    const JsonValue second = jsonOf(token(narrower));
    QCOMPARE(memberOf(second, u"scope"), u"profile"_s);
    QCOMPARE(memberOf(jwtPart(memberOf(second, u"access_token"), 1), u"scope"), u"profile"_s);
    QVERIFY(!second.member(u"id_token"));
    // The new refresh token is still good for all of it.
    const JsonValue third = jsonOf(token(refreshForm(memberOf(second, u"refresh_token"))));
    QCOMPARE(memberOf(third, u"scope"), u"openid profile email offline_access"_s);
}

void SandboxTokenTest::clientCredentials()
{
    const JsonValue body = jsonOf(token(
        {{u"grant_type"_s, u"client_credentials"_s}, {u"scope"_s, u"openid api.read offline_access"_s}}));
    QCOMPARE(memberOf(body, u"scope"), u"api.read"_s);
    QVERIFY(!body.member(u"refresh_token"));
    QVERIFY(!body.member(u"id_token"));
    QCOMPARE(memberOf(jwtPart(memberOf(body, u"access_token"), 1), u"sub"), u"sandbox-client"_s);
    QCOMPARE(askUserinfo(memberOf(body, u"access_token")).status, 403);
    const ServerResponse unknown = token({{u"grant_type"_s, u"client_credentials"_s}, {u"scope"_s, u"x"_s}});
    QCOMPARE(memberOf(jsonOf(unknown), u"error"), u"invalid_scope"_s);
}

void SandboxTokenTest::password()
{
    Parameters form{{u"grant_type"_s, u"password"_s},
                    {u"username"_s, SandboxServer::username()},
                    {u"password"_s, SandboxServer::password()},
                    {u"scope"_s, u"openid offline_access"_s}};
    const JsonValue body = jsonOf(token(form));
    QVERIFY(body.member(u"id_token"));
    QVERIFY(body.member(u"refresh_token"));
    form.set(u"password"_s, u"wrong"_s);
    QCOMPARE(memberOf(jsonOf(token(form)), u"error"), u"invalid_grant"_s);
    form.remove(u"password");
    QCOMPARE(memberOf(jsonOf(token(form)), u"error"), u"invalid_request"_s);
}

void SandboxTokenTest::malformedRequests_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    const QByteArray form = "application/x-www-form-urlencoded";
    QTest::newRow("GET") << "GET"_ba << form << ""_ba << 405 << QString();
    QTest::newRow("no content type") << "POST"_ba << QByteArray() << "grant_type=password"_ba << 400
                                     << u"invalid_request"_s;
    QTest::newRow("JSON") << "POST"_ba
                          << "application/json"_ba
                          << "{}"_ba << 400 << u"invalid_request"_s;
    QTest::newRow("empty") << "POST"_ba << form << ""_ba << 400 << u"invalid_request"_s;
    QTest::newRow("parameter twice") << "POST"_ba << form << "grant_type=password&grant_type=password"_ba
                                     << 400 << u"invalid_request"_s;
    QTest::newRow("bad escape") << "POST"_ba << form << "grant_type=%zz"_ba << 400 << u"invalid_request"_s;
    QTest::newRow("invalid UTF-8") << "POST"_ba << form << "grant_type=%ff"_ba << 400 << u"invalid_request"_s;
    QTest::newRow("unknown grant") << "POST"_ba << form << "grant_type=urn%3Ax"_ba << 400
                                   << u"unsupported_grant_type"_s;
}

void SandboxTokenTest::malformedRequests()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    ServerRequest request;
    request.method = method;
    request.headers = {{"Authorization", basic("sandbox-client", "sandbox-demo-secret")}};
    if (!type.isNull())
        request.headers.append("Content-Type", type);
    request.body = body;
    const ServerResponse response = sandboxToken(m_context, request, sandboxNow);
    QCOMPARE(response.status, status);
    QTEST(memberOf(jsonOf(response), u"error"), "error");
    QCOMPARE(response.headers.contains("Allow"), status == 405);
}

void SandboxTokenTest::noKeyIsAServerError()
{
    SandboxContext without;
    without.issuer = m_context.issuer;
    const HeaderList headers{{"Authorization", basic("sandbox-client", "sandbox-demo-secret")}};
    const ServerRequest request =
        sandboxPost("/token", {{u"grant_type"_s, u"client_credentials"_s}}, headers);
    const ServerResponse response = sandboxToken(without, request, sandboxNow);
    QCOMPARE(response.status, 500);
    QCOMPARE(memberOf(jsonOf(response), u"error"), u"server_error"_s);
    QVERIFY(without.signer.jwks().member(u"keys")->items().isEmpty());
}

void SandboxTokenTest::userinfo_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QStringList>("claims");
    QTest::newRow("openid") << u"openid"_s << QStringList{u"sub"_s};
    QTest::newRow("email") << u"openid email"_s << QStringList{u"sub"_s, u"email"_s, u"email_verified"_s};
    QTest::newRow("profile") << u"openid profile"_s
                             << QStringList{u"sub"_s, u"name"_s, u"given_name"_s, u"family_name"_s,
                                            u"preferred_username"_s};
}

void SandboxTokenTest::userinfo()
{
    QFETCH(QString, scope);
    Parameters parameters = sandboxAuthorizationParameters();
    parameters.set(u"scope"_s, scope);
    const ServerResponse response =
        askUserinfo(memberOf(jsonOf(token(codeForm(newCode(parameters)))), u"access_token"));
    QCOMPARE(response.status, 200);
    QStringList names;
    const JsonValue body = jsonOf(response);
    for (const JsonMember &member : body.members())
        names.append(member.name);
    QTEST(names, "claims");
}

/// RFC 6750 §3 and §3.1
void SandboxTokenTest::userinfoChallenges()
{
    const QString access_token = memberOf(jsonOf(token(codeForm(newCode()))), u"access_token");
    QCOMPARE(askUserinfo(access_token, sandboxNow + 3599).status, 200);
    const ServerResponse expired = askUserinfo(access_token, sandboxNow + 3600);
    QCOMPARE(expired.status, 401);
    QVERIFY(expired.headers.value("WWW-Authenticate")->contains("error=\"invalid_token\""));
    QVERIFY(askUserinfo(access_token + u'x').headers.value("WWW-Authenticate")->contains("invalid_token"));

    const ServerResponse none = sandboxUserinfo(m_context, sandboxGet("/userinfo"), sandboxNow);
    QCOMPARE(none.status, 401);
    QCOMPARE(none.headers.value("WWW-Authenticate"), "Bearer realm=\"sandbox\""_ba);

    Parameters parameters = sandboxAuthorizationParameters();
    parameters.set(u"scope"_s, u"profile"_s);
    const ServerResponse insufficient =
        askUserinfo(memberOf(jsonOf(token(codeForm(newCode(parameters)))), u"access_token"));
    QCOMPARE(insufficient.status, 403);
    QVERIFY(insufficient.headers.value("WWW-Authenticate")->contains("error=\"insufficient_scope\""));
}

QTEST_GUILESS_MAIN(SandboxTokenTest)
#include "sandbox_token_test.moc"
