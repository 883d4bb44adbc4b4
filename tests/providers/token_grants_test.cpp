// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// Every grant that is one request, by the command line, against an authorization server that nobody here
// wrote.
#include "providers/both_schemes.h"
#include "providers/cli_process.h"

#include <QJsonArray>
#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

class TokenGrantsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { BothSchemes::addRows(); }
    void initTestCase();
    void clientCredentials_data();
    void clientCredentials();
    void resourceOwnerPassword();
    void tokenExchange();
    void jwtBearerSignedHere();
    void aGrantOfTheProvider();
    void aGrantThatTheClientMayNotUse();

private:
    QJsonObject profileOf(const QString &grant_type, const QString &client_id);
    static CliResult run(const QJsonObject &profile, const QStringList &arguments = {});
    /// The tokens of an authorization code run, with the form browser as the user.
    QJsonObject tokensOfAUser(const QString &client_id);

    BothSchemes m_both;
};

void TokenGrantsTest::initTestCase()
{
    if (const QString why = OidcProvider::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    const QString trouble = m_both.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

QJsonObject TokenGrantsTest::profileOf(const QString &grant_type, const QString &client_id)
{
    return m_both.profile({{u"workbench"_s, 1},
                           {u"name"_s, u"oidc-provider"_s},
                           {u"grant_type"_s, grant_type},
                           {u"token_endpoint"_s, m_both.provider().issuer() + u"/token"_s},
                           {u"client_id"_s, client_id},
                           {u"client_secret"_s, m_both.provider().clientSecret(client_id)}});
}

CliResult TokenGrantsTest::run(const QJsonObject &profile, const QStringList &arguments)
{
    return runCli(profile, QStringList{u"--reveal"_s} + arguments, [](const QUrl &url) {
        QFAIL(qPrintable(u"a browser was asked for: "_s + url.toString()));
    });
}

QJsonObject TokenGrantsTest::tokensOfAUser(const QString &client_id)
{
    QJsonObject profile = profileOf(u"authorization_code"_s, client_id);
    profile.insert(u"authorization_endpoint"_s, m_both.provider().issuer() + u"/auth"_s);
    profile.insert(u"redirect_uri"_s, u"http://127.0.0.1:0/callback"_s);
    profile.insert(u"scope"_s, u"openid"_s);
    return runCli(profile, {u"--reveal"_s}, [this](const QUrl &url) { m_both.visit(url); })
        .report.value("tokens")
        .toObject();
}

void TokenGrantsTest::clientCredentials_data()
{
    QTest::addColumn<QString>("scope");
    QTest::newRow("without scope") << QString();
    QTest::newRow("with scope") << u"api:read"_s;
}

/// RFC 6749 §4.4
void TokenGrantsTest::clientCredentials()
{
    QFETCH(QString, scope);
    QJsonObject profile = profileOf(u"client_credentials"_s, u"service"_s);
    profile.insert(u"scope"_s, scope);
    if (!scope.isEmpty())
        profile.insert(u"parameters"_s, QJsonObject{{u"resource"_s, m_both.provider().api()}});
    const CliResult result = run(profile);
    QVERIFY2(result.exitStatus == 0, result.all().constData());
    const QJsonObject tokens = result.report.value("tokens").toObject();
    QVERIFY(!tokens.value("access_token").toString().isEmpty());
    QCOMPARE(tokens.value("scope").toString(), scope);
    QCOMPARE(result.report.value("exchanges").toArray().size(), 1);
}

/// RFC 6749 §4.3
void TokenGrantsTest::resourceOwnerPassword()
{
    QJsonObject profile = profileOf(u"password"_s, u"service"_s);
    profile.insert(u"username"_s, u"alice"_s);
    profile.insert(u"password"_s, u"correct horse"_s);
    QCOMPARE(run(profile).exitStatus, 0);
    profile.insert(u"password"_s, u"wrong horse"_s);
    const CliResult refused = run(profile);
    QCOMPARE(refused.exitStatus, 1);
    QVERIFY(refused.output.contains("invalid_grant"));
}

/// RFC 8693
void TokenGrantsTest::tokenExchange()
{
    QJsonObject profile = profileOf(u"token_exchange"_s, u"service"_s);
    profile.insert(u"subject_token"_s, tokensOfAUser(u"public"_s).value("access_token"));
    profile.insert(u"subject_token_type"_s, u"urn:ietf:params:oauth:token-type:access_token"_s);
    profile.insert(u"parameters"_s, QJsonObject{{u"audience"_s, QJsonArray{u"a"_s, u"b"_s}}});
    const CliResult result = run(profile);
    QVERIFY2(result.exitStatus == 0, result.all().constData());
    QCOMPARE(result.report.value("tokens").toObject().value("issued_token_type").toString(),
             u"urn:ietf:params:oauth:token-type:access_token"_s);

    profile.insert(u"subject_token"_s, u"made up"_s);
    QCOMPARE(run(profile).exitStatus, 1);
}

/// RFC 7523 §2.1: header and claims as written, signed anew for each run.
void TokenGrantsTest::jwtBearerSignedHere()
{
    QJsonObject profile = profileOf(u"jwt_bearer"_s, u"service"_s);
    const QJsonObject claims{
        {u"iss"_s, u"service"_s}, {u"sub"_s, u"alice"_s},       {u"aud"_s, m_both.provider().issuer()},
        {u"iat"_s, u"{{now}}"_s}, {u"exp"_s, u"{{now+300}}"_s}, {u"jti"_s, u"{{uuid}}"_s}};
    profile.insert(u"assertion_claims"_s, claims);
    profile.insert(u"assertion_header"_s, QJsonObject{{u"alg"_s, u"ES256"_s}, {u"kid"_s, u"key-ES256"_s}});
    profile.insert(u"assertion_jwk"_s, m_both.provider().clientKey(u"ES256"_s));
    for (int time = 0; time < 2; ++time) { // the provider takes each jti once
        const CliResult result = run(profile);
        QVERIFY2(result.exitStatus == 0, result.all().constData());
        QCOMPARE(stepOf(result.report, u"assertion"_s).value("state").toString(), u"done"_s);
        QVERIFY(!result.report.value("tokens").toObject().value("access_token").toString().isEmpty());
    }

    // Without --reveal: the claims can be read, the assertion and the key cannot.
    const CliResult masked = runCli(profile, {}, [](const QUrl &) {});
    QVERIFY2(masked.exitStatus == 0, masked.all().constData());
    QVERIFY(
        stepOf(masked.report, u"assertion"_s).value("reason").toString().contains(u"\"sub\":\"alice\""_s));
    QVERIFY(!masked.all().contains("assertion=eyJ"));
    QVERIFY(!masked.all().contains(m_both.provider().clientKey(u"ES256"_s).value("d").toString().toLatin1()));

    QJsonObject late = claims;
    late.insert(u"exp"_s, u"{{now-10}}"_s);
    profile.insert(u"assertion_claims"_s, late);
    const CliResult refused = run(profile);
    QCOMPARE(refused.exitStatus, 1);
    QVERIFY(refused.output.contains("invalid_grant"));
    QCOMPARE(m_both.provider()
                 .event(u"grant.error"_s, u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s)
                 .value("detail")
                 .toString(),
             u"it is not valid now"_s);
    profile.insert(u"assertion_claims"_s, claims);
    profile.insert(u"assertion_jwk"_s, m_both.provider().clientKey(u"RS256"_s));
    QCOMPARE(run(profile).exitStatus, 2); // the key does not go with ES256
}

/// RFC 6749 §4.5
void TokenGrantsTest::aGrantOfTheProvider()
{
    QJsonObject profile = profileOf(u"account_link"_s, u"service"_s);
    profile.insert(u"parameters"_s, QJsonObject{{u"account_id"_s, u"42"_s}});
    const CliResult result = run(profile);
    QVERIFY2(result.exitStatus == 0, result.all().constData());
    profile.remove(u"parameters"_s);
    const CliResult refused = run(profile);
    QCOMPARE(refused.exitStatus, 1);
    QVERIFY(refused.output.contains("account_id is missing"));
}

void TokenGrantsTest::aGrantThatTheClientMayNotUse()
{
    const CliResult result = run(profileOf(u"client_credentials"_s, u"basic"_s));
    QCOMPARE(result.exitStatus, 1);
    QVERIFY2(result.output.contains("not allowed for this client"), result.all().constData());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::TokenGrantsTest)
#include "token_grants_test.moc"
