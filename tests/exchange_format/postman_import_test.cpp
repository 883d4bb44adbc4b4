// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/foreign_sample.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

class PostmanImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingOfASampleIsAccountedFor_data();
    void everythingOfASampleIsAccountedFor();
    void eachDistinctBlockIsOneProfile();
    void grants_data();
    void grants();
    void otherVersionsAreRefused_data();
    void otherVersionsAreRefused();
    void oddAttributesAreNamed_data();
    void oddAttributesAreNamed();
    void variablesCannotGrowWithoutEnd_data();
    void variablesCannotGrowWithoutEnd();
};

void PostmanImportTest::everythingOfASampleIsAccountedFor_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("postman_v2_1.json: Booking API")
        << u"postman_v2_1.json"_s << u"Booking API"_s
        << QStringList{
               u"name=Booking API"_s,
               u"grant_type=authorization_code"_s,
               u"authorization_endpoint=https://as.example/authorize"_s,
               u"token_endpoint=https://as.example/token"_s,
               u"client_id=booking"_s,
               u"client_secret={{client_secret}}"_s,
               u"token_endpoint_auth_method=client_secret_post"_s,
               u"redirect_uri=http://127.0.0.1:8711/callback"_s,
               u"scope=openid read"_s,
               u"code_challenge_method=plain"_s,
               u"extra=[{\"request\":\"token\",\"in\":\"body\",\"name\":\"resource\",\"value\":\"https://api.example\",\"enabled\":true},{\"request\":\"token\",\"in\":\"header\",\"name\":\"X-Trace\",\"value\":\"{{trace}}\",\"enabled\":false},{\"request\":\"token\",\"in\":\"query\",\"name\":\"v\",\"value\":\"2\",\"enabled\":true},{\"request\":\"authorization\",\"in\":\"query\",\"name\":\"prompt\",\"value\":\"consent\",\"enabled\":true},{\"request\":\"refresh\",\"in\":\"body\",\"name\":\"scope\",\"value\":\"read\",\"enabled\":true}]"_s,
               u"missing client_secret {{client_secret}}"_s,
               u"missing extra[1].value {{trace}}"_s,
               u"changed auth.oauth2.state"_s,
               u"left out auth.oauth2.useBrowser"_s,
               u"left out auth.oauth2.addTokenTo"_s,
               u"left out auth.oauth2.tokenName"_s,
               u"not understood auth.oauth2.somethingNew"_s,
               u"not understood auth.oauth2.authRequestParams[1]"_s};
    QTest::newRow("postman_v2_1.json: Booking API / Machines")
        << u"postman_v2_1.json"_s << u"Booking API / Machines"_s
        << QStringList{u"name=Booking API / Machines"_s,
                       u"grant_type=client_credentials"_s,
                       u"token_endpoint=https://machines.example/token"_s,
                       u"client_id=robot"_s,
                       u"client_secret=a+b"_s,
                       u"token_endpoint_auth_method=client_secret_basic"_s,
                       u"basic_encoding=raw"_s,
                       u"parameters={\"audience\":\"https://api.example\"}"_s,
                       u"left out Booking API / Machines / Copy"_s};
    QTest::newRow("postman_v2_1.json: Booking API / Owner")
        << u"postman_v2_1.json"_s << u"Booking API / Owner"_s
        << QStringList{u"name=Booking API / Owner"_s,
                       u"grant_type=password"_s,
                       u"token_endpoint=https://as.example/token"_s,
                       u"client_id={{client.id}}"_s,
                       u"token_endpoint_auth_method=none"_s,
                       u"username=ada"_s,
                       u"password=pässword"_s,
                       u"missing client_id {{client.id}}"_s,
                       u"changed item[1].request.auth.oauth2.client_authentication"_s,
                       u"not understood item[1].request.auth.oauth2.refreshTokenUrl"_s};
    QTest::newRow("postman_v2_1.json: Booking API / Single page")
        << u"postman_v2_1.json"_s << u"Booking API / Single page"_s
        << QStringList{u"name=Booking API / Single page"_s, u"grant_type=implicit"_s,
                       u"authorization_endpoint=https://as.example/authorize"_s, u"client_id=spa"_s,
                       u"left out item[2].request.auth.oauth2.x"_s};
}

/// Members of the profile, missing values and remarks: what stands in the file is in one of these.
void PostmanImportTest::everythingOfASampleIsAccountedFor()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QStringList, expected);
    QCOMPARE(describedDraft(foreignSample(file), name), expected);
}

void PostmanImportTest::eachDistinctBlockIsOneProfile()
{
    const QByteArray file = foreignSample(u"postman_v2_1.json"_s);
    QCOMPARE(namesIn(file),
             QStringList({u"Booking API"_s, u"Booking API / Machines"_s, u"Booking API / Owner"_s,
                          u"Booking API / Single page"_s}));
    const auto import = importForeign(file);
    QCOMPARE(import->source, u"Postman collection v2.1"_s);
    QCOMPARE(import->remarks.size(), 1);
    QCOMPARE(import->remarks.constFirst().subject, u"basic"_s);
    const ImportRemark &remark = import->drafts.constFirst().remarks.constFirst();
    QVERIFY(file.sliced(remark.offset).startsWith("{ \"key\": \"state\""));
}

namespace {

QByteArray withAttributes(const QByteArray &attributes, const QByteArray &variables = "[]")
{
    return R"({"info":{"name":"C","schema":"https://schema.getpostman.com/json/collection/v2.1.0/"},"variable":)"
        + variables + R"(,"auth":{"type":"oauth2","oauth2":[)" + attributes + "]}}";
}

QByteArray attribute(const QByteArray &key, const QByteArray &value)
{
    return R"({"key":")" + key + R"(","value":")" + value + R"(","type":"string"})";
}

} // namespace

void PostmanImportTest::grants_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QString>("grant");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("authentication");
    const QByteArray secret = attribute("clientSecret", "s");
    const auto grant = [](const QByteArray &name) { return attribute("grant_type", name) + ','; };
    QTest::newRow("none is Postman's default, a code")
        << secret << u"authorization_code"_s << u""_s << u"client_secret_basic"_s;
    QTest::newRow("a code without PKCE") << grant("authorization_code") + secret << u"authorization_code"_s
                                         << u""_s << u"client_secret_basic"_s;
    QTest::newRow("a code with PKCE") << grant("authorization_code_with_pkce") + secret
                                      << u"authorization_code"_s << u"S256"_s << u"client_secret_basic"_s;
    QTest::newRow("credentials in the body")
        << grant("client_credentials") + attribute("client_authentication", "body") + ',' + secret
        << u"client_credentials"_s << u"S256"_s << u"client_secret_post"_s;
    QTest::newRow("no secret") << grant("password_credentials") + attribute("clientId", "a") << u"password"_s
                               << u"S256"_s << u"none"_s;
}

void PostmanImportTest::grants()
{
    QFETCH(QByteArray, attributes);
    const auto import = importForeign(withAttributes(attributes));
    QVERIFY(import);
    const Profile &profile = import->drafts.constFirst().profile;
    QTEST(profile.grantType(), "grant");
    QTEST(profile.codeChallengeMethod(), "method");
    QTEST(profile.tokenEndpointAuthMethod(), "authentication");
}

void PostmanImportTest::otherVersionsAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("subject");
    QTest::newRow("v2.0")
        << R"({"info":{"schema":"https://schema.getpostman.com/json/collection/v2.0.0/collection.json"},"item":[]})"_ba
        << u"Postman collection v2.0"_s;
    QTest::newRow("v1") << R"({"id":"a","name":"b","order":[],"folders":[],"requests":[]})"_ba
                        << u"Postman collection v1"_s;
    QTest::newRow("v3")
        << R"({"info":{"schema":"https://schema.getpostman.com/json/collection/v3.0.0/collection.json"},"item":[]})"_ba
        << u"Postman collection"_s;
    QTest::newRow("environment") << R"({"name":"e","values":[],"_postman_variable_scope":"environment"})"_ba
                                 << u"Postman environment"_s;
}

void PostmanImportTest::otherVersionsAreRefused()
{
    QFETCH(QByteArray, file);
    QVERIFY(isForeign(file));
    const auto import = importForeign(file);
    QVERIFY(!import);
    QTEST(import.error().subject, "subject");
    QVERIFY2(import.error().message.contains("v2.1"_L1), qPrintable(import.error().message));
}

void PostmanImportTest::oddAttributesAreNamed_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QString>("remark");
    QTest::newRow("twice") << attribute("clientId", "a") + ',' + attribute("clientId", "b")
                           << u"not understood auth.oauth2.clientId"_s;
    QTest::newRow("of two the last counts")
        << attribute("clientId", "a") + ',' + attribute("clientId", "b") << u"client_id=b"_s;
    QTest::newRow("an object for a text")
        << R"({"key":"scope","value":{"a":1}})"_ba << u"not understood auth.oauth2.scope"_s;
    QTest::newRow("an unknown grant")
        << attribute("grant_type", "magic") << u"not understood auth.oauth2.grant_type"_s;
    QTest::newRow("an unknown method of PKCE") << attribute("grant_type", "authorization_code_with_pkce")
            + ',' + attribute("challengeAlgorithm", "S512")
                                               << u"not understood auth.oauth2.challengeAlgorithm"_s;
    QTest::newRow("a row without a name") << R"({"key":"tokenRequestParams","value":[{"value":"a"}]})"_ba
                                          << u"not understood auth.oauth2.tokenRequestParams[0]"_s;
    QTest::newRow("a row for an unknown place")
        << R"({"key":"tokenRequestParams","value":[{"key":"k","value":"a","send_as":"cookie"}]})"_ba
        << u"not understood auth.oauth2.tokenRequestParams[0]"_s;
    QTest::newRow("another refresh endpoint, before the token endpoint")
        << attribute("refreshTokenUrl", "https://a/r") + ',' + attribute("accessTokenUrl", "https://a/t")
        << u"not understood auth.oauth2.refreshTokenUrl"_s;
}

void PostmanImportTest::oddAttributesAreNamed()
{
    QFETCH(QByteArray, attributes);
    QFETCH(QString, remark);
    const QStringList lines = describedDraft(withAttributes(attributes), u"C"_s);
    QVERIFY2(lines.contains(remark), qPrintable(lines.join(u'\n')));
}

void PostmanImportTest::variablesCannotGrowWithoutEnd_data()
{
    QTest::addColumn<QByteArray>("variables");
    const auto chain = [](const QByteArray &last, int references) {
        QByteArray list = R"([{"key":"a0","value":")" + last + R"("})";
        for (int i = 1; i < 60; ++i)
            list += R"(,{"key":"a)" + QByteArray::number(i) + R"(","value":")"
                + ("{{a" + QByteArray::number(i - 1) + "}}").repeated(references) + R"("})";
        return list + ']';
    };
    QTest::newRow("each twice the one before") << chain("xxxxxxxx", 2);
    QTest::newRow("each a hundred times the one before") << chain("x", 100);
    QTest::newRow("a hundred times nothing") << chain("", 100);
    QTest::newRow("itself") << R"([{"key":"a59","value":"{{a59}}{{a59}}"}])"_ba;
}

void PostmanImportTest::variablesCannotGrowWithoutEnd()
{
    QFETCH(QByteArray, variables);
    const auto import = importForeign(withAttributes(attribute("scope", "{{a59}}"), variables));
    QVERIFY(import);
    QVERIFY(import->drafts.constFirst().profile.scope().size() < 8 * 1024 * 1024);
    QVERIFY(!import->drafts.constFirst().missing.isEmpty());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::PostmanImportTest)
#include "postman_import_test.moc"
