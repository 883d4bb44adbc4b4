// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/foreign_sample.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

class InsomniaImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingOfASampleIsAccountedFor_data();
    void everythingOfASampleIsAccountedFor();
    void variablesComeFromBaseAndFolders();
    void otherVersionsAreRefused_data();
    void otherVersionsAreRefused();
    void placesAreThoseOfTheYaml();
    void requestsThatHoldEachOther();
};

void InsomniaImportTest::everythingOfASampleIsAccountedFor_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("insomnia_v4.json: Weather / Forecast / Today")
        << u"insomnia_v4.json"_s << u"Weather / Forecast / Today"_s
        << QStringList{
               u"name=Weather / Forecast / Today"_s,
               u"grant_type=authorization_code"_s,
               u"authorization_endpoint=https://as.example/authorize"_s,
               u"token_endpoint=https://as.example/token"_s,
               u"client_id=4711"_s,
               u"client_secret=from-folder"_s,
               u"token_endpoint_auth_method=client_secret_basic"_s,
               u"redirect_uri=http://localhost:8712/cb"_s,
               u"scope=openid"_s,
               u"code_challenge_method=S256"_s,
               u"parameters={\"audience\":\"https://api.example\",\"resource\":\"urn:r\"}"_s,
               u"extra=[{\"request\":\"token\",\"in\":\"body\",\"name\":\"audience\",\"value\":\"https://api.example\",\"enabled\":true},{\"request\":\"token\",\"in\":\"body\",\"name\":\"resource\",\"value\":\"urn:r\",\"enabled\":true},{\"request\":\"token\",\"in\":\"header\",\"name\":\"Origin\",\"value\":\"https://app.example\",\"enabled\":true}]"_s,
               u"left out resources[0].authentication.tokenPrefix"_s,
               u"left out resources[0].authentication.useDefaultBrowser"_s,
               u"left out resources[0].authentication.accessToken"_s};
    QTest::newRow("insomnia_v4.json: Weather / Batch")
        << u"insomnia_v4.json"_s << u"Weather / Batch"_s
        << QStringList{u"name=Weather / Batch"_s,
                       u"grant_type=client_credentials"_s,
                       u"token_endpoint=https://as.example/token"_s,
                       u"client_id=batch"_s,
                       u"client_secret=top secret"_s,
                       u"token_endpoint_auth_method=client_secret_post"_s,
                       u"scope=run"_s};
    QTest::newRow("insomnia_v4.json: Weather / Old")
        << u"insomnia_v4.json"_s << u"Weather / Old"_s
        << QStringList{u"name=Weather / Old"_s,
                       u"grant_type=implicit"_s,
                       u"authorization_endpoint=https://as.example/authorize"_s,
                       u"client_id=old"_s,
                       u"response_type=id_token token"_s,
                       u"left out resources[2].authentication.disabled"_s};
    QTest::newRow("insomnia_v5.yaml: Weather / Forecast / Today")
        << u"insomnia_v5.yaml"_s << u"Weather / Forecast / Today"_s
        << QStringList{
               u"name=Weather / Forecast / Today"_s,
               u"grant_type=authorization_code"_s,
               u"authorization_endpoint=https://as.example/authorize"_s,
               u"token_endpoint=https://as.example/token"_s,
               u"client_id=4711"_s,
               u"client_secret=it's # no comment"_s,
               u"token_endpoint_auth_method=client_secret_basic"_s,
               u"basic_encoding=raw"_s,
               u"redirect_uri=http://127.0.0.1:8712/cb"_s,
               u"scope=openid profile email offline_access https://api.example/read https://api.example/write"_s,
               u"code_challenge_method=S256"_s,
               u"left out collection[0].children[0].authentication.tokenPrefix"_s};
    QTest::newRow("insomnia_v5.yaml: Weather / Batch")
        << u"insomnia_v5.yaml"_s << u"Weather / Batch"_s
        << QStringList{u"name=Weather / Batch"_s,
                       u"grant_type=client_credentials"_s,
                       u"token_endpoint=https://as.example/token?tenant=one"_s,
                       u"client_id=batch"_s,
                       u"client_secret={{ _.missing }}"_s,
                       u"token_endpoint_auth_method=client_secret_post"_s,
                       u"missing client_secret {{ _.missing }}"_s};
}

/// Members of the profile, missing values and remarks: what stands in the file is in one of these.
void InsomniaImportTest::everythingOfASampleIsAccountedFor()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QStringList, expected);
    QCOMPARE(describedDraft(foreignSample(file), name), expected);
}

void InsomniaImportTest::variablesComeFromBaseAndFolders()
{
    const auto import = importForeign(foreignSample(u"insomnia_v4.json"_s));
    QVERIFY(import);
    QCOMPARE(import->source, u"Insomnia export v4"_s);
    QCOMPARE(import->drafts.constFirst().profile.text(u"client_secret"), u"from-folder"_s);
    QStringList subjects;
    for (const ImportRemark &remark : import->remarks)
        subjects += remark.subject;
    QCOMPARE(subjects, QStringList({u"Staging"_s, u"apikey"_s}));
}

void InsomniaImportTest::otherVersionsAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("subject");
    QTest::newRow("v3") << R"({"_type":"export","__export_format":3,"resources":[]})"_ba
                        << u"Insomnia export v3"_s;
    QTest::newRow("v6") << "type: collection.insomnia.rest/6.0\nname: a\n"_ba
                        << u"collection.insomnia.rest/6.0"_s;
    QTest::newRow("an environment") << "type: environment.insomnia.rest/5.0\nname: a\n"_ba
                                    << u"environment.insomnia.rest/5.0"_s;
}

void InsomniaImportTest::otherVersionsAreRefused()
{
    QFETCH(QByteArray, file);
    QVERIFY(isForeign(file));
    const auto import = importForeign(file);
    QVERIFY(!import);
    QTEST(import.error().subject, "subject");
    QVERIFY2(import.error().message.contains("v5"_L1), qPrintable(import.error().message));
}

void InsomniaImportTest::placesAreThoseOfTheYaml()
{
    const QByteArray file = foreignSample(u"insomnia_v5.yaml"_s);
    const auto import = importForeign("\xef\xbb\xbf\n" + file);
    QVERIFY(import);
    const ImportRemark &remark = import->drafts.constFirst().remarks.constFirst();
    QCOMPARE(remark.subject, u"collection[0].children[0].authentication.tokenPrefix"_s);
    QVERIFY(file.sliced(remark.offset - 4).startsWith("Bearer"));
}

void InsomniaImportTest::requestsThatHoldEachOther()
{
    const QByteArray file = R"({"__export_format":4,"resources":[
        {"_id":"a","parentId":"b","_type":"request_group","name":"A"},
        {"_id":"b","parentId":"a","_type":"request","name":"B",
         "authentication":{"type":"oauth2","grantType":"client_credentials"}}]})";
    QCOMPARE(namesIn(file).size(), 1);
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::InsomniaImportTest)
#include "insomnia_import_test.moc"
