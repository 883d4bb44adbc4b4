// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/foreign_sample.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

class Oauth2cImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingOfASampleIsAccountedFor_data();
    void everythingOfASampleIsAccountedFor();
    void options_data();
    void options();
};

void Oauth2cImportTest::everythingOfASampleIsAccountedFor_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("oauth2c.sh: Imported from as.example")
        << u"oauth2c.sh"_s << u"Imported from as.example"_s
        << QStringList{u"name=Imported from as.example"_s,
                       u"grant_type=client_credentials"_s,
                       u"issuer=https://as.example/tenant"_s,
                       u"client_id=robot"_s,
                       u"client_secret="_s,
                       u"token_endpoint_auth_method=client_secret_basic"_s,
                       u"scope=read write admin"_s,
                       u"parameters={\"audience\":\"https://api.example\"}"_s,
                       u"missing client_secret $SECRET"_s,
                       u"left out silent"_s};
    QTest::newRow("oauth2c.sh: Imported from login.example")
        << u"oauth2c.sh"_s << u"Imported from login.example"_s
        << QStringList{u"name=Imported from login.example"_s,
                       u"grant_type=authorization_code"_s,
                       u"issuer=https://login.example"_s,
                       u"client_id=web"_s,
                       u"token_endpoint_auth_method=none"_s,
                       u"redirect_uri=http://localhost:9999/cb"_s,
                       u"response_type=code"_s,
                       u"response_mode=form_post"_s,
                       u"code_challenge_method=S256"_s,
                       u"use_nonce=true"_s,
                       u"parameters={\"prompt\":\"login consent\"}"_s,
                       u"not understood dpop"_s,
                       u"not understood no-pkce"_s};
}

/// Members of the profile, missing values and remarks: what stands in the file is in one of these.
void Oauth2cImportTest::everythingOfASampleIsAccountedFor()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QStringList, expected);
    QCOMPARE(describedDraft(foreignSample(file), name), expected);
}

void Oauth2cImportTest::options_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("JWT bearer with claims and a key")
        << R"(--grant-type urn:ietf:params:oauth:grant-type:jwt-bearer --assertion '{"sub":"ada"}' --signing-key k.json)"_ba
        << QStringList{u"grant_type=jwt_bearer"_s, u"assertion_claims={\"sub\":\"ada\"}"_s,
                       u"missing assertion_jwk k.json"_s, u"changed assertion"_s};
    QTest::newRow("private_key_jwt")
        << "--grant-type client_credentials --auth-method private_key_jwt --signing-key k.json"_ba
        << QStringList{u"token_endpoint_auth_method=private_key_jwt"_s, u"missing client_jwk k.json"_s,
                       u"client_assertion_audience=token_endpoint"_s};
    QTest::newRow("a key for nothing") << "--grant-type client_credentials --signing-key k.json"_ba
                                       << QStringList{u"not understood signing-key"_s};
    QTest::newRow("mutual TLS")
        << "--grant-type client_credentials --auth-method tls_client_auth --tls-cert c.pem --tls-key k.pem --insecure"_ba
        << QStringList{u"tls={\"client_certificate_file\":\"c.pem\",\"client_key_file\":\"k.pem\","
                       "\"accept_invalid_certificates\":true}"_s};
    QTest::newRow("token exchange")
        << "--grant-type urn:ietf:params:oauth:grant-type:token-exchange --subject-token a --actor-token b"_ba
        << QStringList{u"grant_type=token_exchange"_s, u"subject_token=a"_s, u"actor_token=b"_s};
    QTest::newRow("hybrid") << "--grant-type authorization_code --response-types code,id_token"_ba
                            << QStringList{u"grant_type=hybrid"_s, u"response_type=code id_token"_s,
                                           u"redirect_uri=http://localhost:9876/callback"_s};
    QTest::newRow("no grant") << "--client-id a"_ba << QStringList{u"missing grant_type "_s};
    QTest::newRow("a flag that is off")
        << "--grant-type authorization_code --pkce=false"_ba << QStringList{u"code_challenge_method="_s};
    QTest::newRow("a value that is missing")
        << "--grant-type client_credentials --client-id"_ba << QStringList{u"not understood client-id"_s};
    QTest::newRow("pushed requests") << "--grant-type authorization_code --par"_ba
                                     << QStringList{u"not understood par"_s};
}

void Oauth2cImportTest::options()
{
    QFETCH(QByteArray, options);
    QFETCH(QStringList, expected);
    const QStringList lines =
        describedDraft("$ sudo oauth2c https://as.example " + options, u"Imported from as.example"_s);
    for (const QString &line : expected)
        QVERIFY2(lines.contains(line), qPrintable(line + u" is not in\n"_s + lines.join(u'\n')));
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::Oauth2cImportTest)
#include "oauth2c_import_test.moc"
