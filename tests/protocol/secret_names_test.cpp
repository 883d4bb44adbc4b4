// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/profile.h"
#include "protocol/secret_names.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class SecretNamesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesOfSecrets_data();
    void namesOfSecrets();
    void theProfileKnowsTheSameNames_data();
    void theProfileKnowsTheSameNames();
    void privateMembersOfKeys();
};

void SecretNamesTest::namesOfSecrets_data()
{
    QTest::addColumn<bool>("secret");
    for (const char *name : {"client_secret",
                             "code",
                             "code_verifier",
                             "password",
                             "access_token",
                             "refresh_token",
                             "id_token",
                             "token",
                             "device_code",
                             "assertion",
                             "client_assertion",
                             "subject_token",
                             "actor_token",
                             "id_token_hint",
                             "logout_token",
                             "registration_access_token",
                             "initial_access_token",
                             "auth_req_id",
                             "Authorization",
                             "Proxy-Authorization",
                             "Cookie",
                             "Set-Cookie",
                             "DPoP",
                             "accessToken",
                             "clientSecret",
                             "X-Api-Key",
                             "login_hint_token",
                             "SAMLResponse",
                             "pre-authorized_code",
                             "tls.client_key_passphrase"})
        QTest::newRow(name) << true;
    for (const char *name : {"",
                             "state",
                             "nonce",
                             "scope",
                             "client_id",
                             "code_challenge",
                             "code_challenge_method",
                             "request",
                             "request_uri",
                             "user_code",
                             "token_type",
                             "issued_token_type",
                             "expires_in",
                             "token_endpoint",
                             "client_assertion_type",
                             "response_type",
                             "grant_type",
                             "username",
                             "error",
                             "token_type_hint",
                             "id_token_signing_alg_values_supported",
                             "passport"})
        QTest::newRow(name) << false;
}

void SecretNamesTest::namesOfSecrets()
{
    QFETCH(bool, secret);
    QCOMPARE(isSecretName(QString::fromUtf8(QTest::currentDataTag())), secret);
}

void SecretNamesTest::theProfileKnowsTheSameNames_data()
{
    namesOfSecrets_data();
}

void SecretNamesTest::theProfileKnowsTheSameNames()
{
    QFETCH(bool, secret);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    Profile profile;
    profile.setValue(u"parameters"_s, JsonValue::object({{name, JsonValue::string(u"VALUE"_s)}}));
    QCOMPARE(profile.secrets().size(), secret ? 1 : 0);
    QCOMPARE(profile.toJson(Profile::Secrets::LeaveEmpty).contains("VALUE"), !secret);
}

void SecretNamesTest::privateMembersOfKeys()
{
    // RFC 7518 §6.2.2, §6.3.2, §6.4.1
    for (const QStringView name : {u"d", u"p", u"q", u"dp", u"dq", u"qi", u"oth", u"k"})
        QVERIFY(isPrivateKeyMember(name));
    for (const QStringView name : {u"kty", u"n", u"e", u"x", u"y", u"crv", u"kid", u"alg", u"x5c", u""})
        QVERIFY(!isPrivateKeyMember(name));
}

QTEST_GUILESS_MAIN(SecretNamesTest)
#include "secret_names_test.moc"
