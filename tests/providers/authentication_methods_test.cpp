// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// Every way in which a client proves itself without a certificate, by the command line, against an
// authorization server that nobody here wrote. (With one: mutual_tls_test.)
#include "providers/both_schemes.h"
#include "providers/cli_process.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

class AuthenticationMethodsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { BothSchemes::addRows(); }
    void initTestCase();
    void clientCredentials_data();
    void clientCredentials();
    void codeThenRefresh_data();
    void codeThenRefresh();
    void twoAtOnceAreRefused();
    void anotherSecretIsRefused_data();
    void anotherSecretIsRefused();
    void aJwtForSomebodyElseIsRefused();

private:
    static void addSecretsAndKeys();
    QJsonObject profileOf(const QString &grant_type, const QString &client_id, const QString &method);
    static CliResult run(const QJsonObject &profile, const QStringList &arguments = {u"--reveal"_s});

    BothSchemes m_both;
};

void AuthenticationMethodsTest::initTestCase()
{
    if (const QString why = OidcProvider::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    const QString trouble = m_both.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

/// Each with the client that is registered for it.
void AuthenticationMethodsTest::addSecretsAndKeys()
{
    QTest::newRow("client_secret_post") << u"post"_s << u"client_secret_post"_s;
    QTest::newRow("client_secret_jwt") << u"client_secret_jwt"_s << u"client_secret_jwt"_s;
    for (const char *alg : {"RS256", "PS256", "ES256", "EdDSA"})
        QTest::addRow("private_key_jwt, %s", alg)
            << u"private_key_jwt "_s + QString::fromLatin1(alg) << u"private_key_jwt"_s;
}

QJsonObject AuthenticationMethodsTest::profileOf(const QString &grant_type, const QString &client_id,
                                                 const QString &method)
{
    OidcProvider &provider = m_both.provider();
    QJsonObject profile = m_both.profile({{u"workbench"_s, 1},
                                          {u"grant_type"_s, grant_type},
                                          {u"issuer"_s, provider.issuer()},
                                          {u"token_endpoint"_s, provider.issuer() + u"/token"_s},
                                          {u"client_id"_s, client_id},
                                          {u"client_secret"_s, provider.clientSecret(client_id)},
                                          {u"token_endpoint_auth_method"_s, method}});
    if (method == "private_key_jwt"_L1) {
        const QString alg = client_id.section(u' ', 1);
        profile.insert(u"client_jwk"_s, provider.clientKey(alg));
        profile.insert(u"client_assertion_alg"_s, alg);
    }
    return profile;
}

CliResult AuthenticationMethodsTest::run(const QJsonObject &profile, const QStringList &arguments)
{
    return runCli(profile, arguments, [](const QUrl &url) {
        QFAIL(qPrintable(u"a browser was asked for: "_s + url.toString()));
    });
}

void AuthenticationMethodsTest::clientCredentials_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("method");
    QTest::newRow("client_secret_basic") << u"service"_s << u"client_secret_basic"_s;
    addSecretsAndKeys();
}

/// RFC 6749 §4.4 with §2.3.1; RFC 7523 §2.2, OpenID Connect Core 1.0 §9
void AuthenticationMethodsTest::clientCredentials()
{
    QFETCH(QString, client);
    QFETCH(QString, method);
    const QJsonObject profile = profileOf(u"client_credentials"_s, client, method);
    const CliResult result = run(profile);
    QVERIFY2(result.exitStatus == 0, result.all().constData());
    const QString body =
        exchangeOfKind(result.report, u"token"_s).value("request").toObject().value("body").toString();
    const bool isSigned = method.endsWith("_jwt"_L1);
    QCOMPARE(body.startsWith(u"grant_type=client_credentials&client_assertion_type="_s), isSigned);
    QCOMPARE(stepOf(result.report, u"client_assertion"_s).value("state").toString() == "done"_L1, isSigned);

    // What is shown without --reveal has neither the assertion nor the secret nor the key.
    const CliResult masked = run(profile, {});
    QVERIFY2(masked.exitStatus == 0, masked.all().constData());
    QVERIFY(!masked.all().contains("client_assertion=eyJ"));
    const QByteArray secret = method == "private_key_jwt"_L1
        ? profile.value("client_jwk").toObject().value("d").toString().toUtf8()
        : profile.value("client_secret").toString().toUtf8();
    QVERIFY(!secret.isEmpty() && !masked.all().contains(secret));
}

void AuthenticationMethodsTest::codeThenRefresh_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("method");
    QTest::newRow("none") << u"public"_s << u"none"_s;
    QTest::newRow("client_secret_basic") << u"basic"_s << u"client_secret_basic"_s;
    addSecretsAndKeys();
}

/// RFC 6749 §4.1, then §6 with the same authentication. The provider rotates for public clients.
void AuthenticationMethodsTest::codeThenRefresh()
{
    QFETCH(QString, client);
    QFETCH(QString, method);
    QJsonObject profile = profileOf(u"authorization_code"_s, client, method);
    profile.insert(u"authorization_endpoint"_s, m_both.provider().issuer() + u"/auth"_s);
    profile.insert(u"redirect_uri"_s, u"http://127.0.0.1:0/callback"_s);
    profile.insert(u"scope"_s, u"openid"_s);
    QString way;
    const CliResult first =
        runCli(profile, {u"--reveal"_s}, [&](const QUrl &url) { way = m_both.visit(url); });
    QVERIFY2(first.exitStatus == 0, qPrintable(way + QString::fromUtf8(first.all())));
    const QString refresh_token = first.report.value("tokens").toObject().value("refresh_token").toString();
    QVERIFY(!refresh_token.isEmpty());

    profile.insert(u"grant_type"_s, u"refresh_token"_s);
    profile.insert(u"refresh_token"_s, refresh_token);
    profile.insert(u"scope"_s, QString());
    const bool rotates = method == "none"_L1;
    const CliResult result = run(profile);
    QVERIFY2(result.exitStatus == 0, result.all().constData());
    const QString next = result.report.value("tokens").toObject().value("refresh_token").toString();
    QCOMPARE(next != refresh_token, rotates);
    const QString told = stepOf(result.report, u"token_response"_s).value("reason").toString();
    QVERIFY2(told.contains(rotates ? u"rotated"_s : u"kept"_s), qPrintable(told));
    QCOMPARE(run(profile).exitStatus, rotates ? 1 : 0);
}

/// RFC 6749 §2.3: a client must not use more than one way in a request. Sent as asked for, and shown as
/// refused.
void AuthenticationMethodsTest::twoAtOnceAreRefused()
{
    const CliResult result =
        run(profileOf(u"client_credentials"_s, u"service"_s, u"client_secret_basic+post"_s));
    QVERIFY2(result.exitStatus == 1, result.all().constData());
    const QJsonObject exchange = exchangeOfKind(result.report, u"token"_s);
    const QString body = exchange.value("request").toObject().value("body").toString();
    QVERIFY2(body.contains("client_secret=service+secret"_L1), qPrintable(body));
    QVERIFY(result.output.contains("Basic "));
    QCOMPARE(exchange.value("response").toObject().value("status").toInt(), 400);
    QVERIFY2(result.errors.contains("invalid_request")
                 && result.errors.contains("only be provided using one"),
             result.all().constData());
}

void AuthenticationMethodsTest::anotherSecretIsRefused_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("method");
    QTest::newRow("client_secret_basic") << u"service"_s << u"client_secret_basic"_s;
    QTest::newRow("client_secret_post") << u"post"_s << u"client_secret_post"_s;
    QTest::newRow("client_secret_jwt") << u"client_secret_jwt"_s << u"client_secret_jwt"_s;
}

void AuthenticationMethodsTest::anotherSecretIsRefused()
{
    QFETCH(QString, client);
    QFETCH(QString, method);
    QJsonObject profile = profileOf(u"client_credentials"_s, client, method);
    profile.insert(u"client_secret"_s, u"another secret of at least thirty-two bytes"_s);
    const CliResult refused = run(profile);
    QCOMPARE(refused.exitStatus, 1);
    QVERIFY2(refused.errors.contains("invalid_client"), refused.all().constData());
}

void AuthenticationMethodsTest::aJwtForSomebodyElseIsRefused()
{
    QJsonObject profile =
        profileOf(u"client_credentials"_s, u"private_key_jwt ES256"_s, u"private_key_jwt"_s);
    profile.insert(u"client_assertion_audience"_s, u"https://other.example"_s);
    QCOMPARE(run(profile).exitStatus, 1);
    profile.insert(u"client_assertion_audience"_s, u"token_endpoint"_s);
    QCOMPARE(run(profile).exitStatus, 0);
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::AuthenticationMethodsTest)
#include "authentication_methods_test.moc"
