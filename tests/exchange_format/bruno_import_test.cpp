// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/foreign_sample.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

class BrunoImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingOfASampleIsAccountedFor_data();
    void everythingOfASampleIsAccountedFor();
    void aTextMayHoldSeveralFiles();
    void anOpenBlockIsRemarked();
    void otherFormatsAreRefused();
};

void BrunoImportTest::everythingOfASampleIsAccountedFor_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("request.bru: Orders")
        << u"request.bru"_s << u"Orders"_s
        << QStringList{
               u"name=Orders"_s,
               u"grant_type=authorization_code"_s,
               u"authorization_endpoint=https://as.example/authorize"_s,
               u"token_endpoint=https://as.example/token"_s,
               u"client_id=orders"_s,
               u"client_secret={{process.env.CLIENT_SECRET}}"_s,
               u"token_endpoint_auth_method=client_secret_basic"_s,
               u"basic_encoding=raw"_s,
               u"redirect_uri=http://localhost:8713/callback"_s,
               u"scope=openid orders:read"_s,
               u"code_challenge_method=S256"_s,
               u"extra=[{\"request\":\"authorization\",\"in\":\"query\",\"name\":\"prompt\",\"value\":\"login\",\"enabled\":true},{\"request\":\"authorization\",\"in\":\"query\",\"name\":\"odd: name\",\"value\":\"off\",\"enabled\":false},{\"request\":\"token\",\"in\":\"header\",\"name\":\"X-Tenant\",\"value\":\"one\",\"enabled\":true},{\"request\":\"token\",\"in\":\"body\",\"name\":\"audience\",\"value\":\"https://api.example\",\"enabled\":true},{\"request\":\"refresh\",\"in\":\"query\",\"name\":\"v\",\"value\":\"2\",\"enabled\":true}]"_s,
               u"missing client_secret {{process.env.CLIENT_SECRET}}"_s,
               u"changed auth:oauth2.state"_s,
               u"left out auth:oauth2.credentials_id"_s,
               u"left out auth:oauth2.token_placement"_s,
               u"left out auth:oauth2.token_header_prefix"_s,
               u"left out auth:oauth2.auto_fetch_token"_s,
               u"left out auth:oauth2.auto_refresh_token"_s,
               u"not understood auth:oauth2.use_magic"_s,
               u"not understood auth:oauth2.X-Never"_s,
               u"not understood auth:oauth2.refresh_token_url"_s};
    QTest::newRow("collection.bru: Shop")
        << u"collection.bru"_s << u"Shop"_s << QStringList{u"name=Shop"_s,
                                                           u"grant_type=client_credentials"_s,
                                                           u"token_endpoint=https://as.example/token"_s,
                                                           u"client_id=shop"_s,
                                                           u"client_secret=s3cret"_s,
                                                           u"token_endpoint_auth_method=client_secret_post"_s,
                                                           u"scope=write"_s};
}

/// Members of the profile, missing values and remarks: what stands in the file is in one of these.
void BrunoImportTest::everythingOfASampleIsAccountedFor()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QStringList, expected);
    QCOMPARE(describedDraft(foreignSample(file), name), expected);
}

/// The variables of one hold for the others, where they have none of that name.
void BrunoImportTest::aTextMayHoldSeveralFiles()
{
    const QByteArray both = foreignSample(u"collection.bru"_s) + '\n' + foreignSample(u"request.bru"_s);
    QCOMPARE(namesIn(both), QStringList({u"Shop"_s, u"Orders"_s}));
    const QByteArray withEnvironment =
        "vars {\n  id: from-environment\n}\nmeta {\n  name: R\n}\n"
        "auth:oauth2 {\r\n  grant_type: implicit\r\n  client_id: {{id}}\r\n}\r\n";
    const auto import = importForeign(withEnvironment);
    QVERIFY(import);
    QCOMPARE(import->drafts.constFirst().profile.text(u"client_id"), u"from-environment"_s);
}

void BrunoImportTest::anOpenBlockIsRemarked()
{
    const QByteArray cut = "auth:oauth2 {\n  grant_type: client_credentials\n  client_id: a";
    QCOMPARE(describedDraft(cut, u"Bruno"_s),
             QStringList({u"name=Bruno"_s, u"grant_type=client_credentials"_s, u"client_id=a"_s,
                          u"token_endpoint_auth_method=none"_s, u"cut off auth:oauth2"_s}));
}

void BrunoImportTest::otherFormatsAreRefused()
{
    const auto yaml = importForeign("opencollection: 1.0.0\ninfo:\n  name: a\n");
    QVERIFY(!yaml);
    QVERIFY(yaml.error().message.contains(".bru"_L1));
    const auto none = importForeign("meta {\n  name: a\n}\nauth:basic {\n  username: a\n}\n");
    QVERIFY(!none);
    QVERIFY(none.error().message.contains("basic"_L1));
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::BrunoImportTest)
#include "bruno_import_test.moc"
