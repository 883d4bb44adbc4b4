// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// What is exported as curl and imported again builds the same requests, byte for byte, and is the same
// profile.
#include "exchange_format/request_preview.h"
#include "exchange_format/text_import.h"
#include "flows/plan.h"
#include "message/client_authentication.h"
#include "protocol/grant_table.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {

/// Something to send for each row of the grant, with characters that every encoding has to escape.
Profile filled(const GrantDefinition &grant)
{
    Profile profile;
    const bool custom = grant.wire_grant_type.isEmpty();
    profile.setText(u"grant_type", custom ? u"urn:example:custom"_s : grant.grant_type);
    profile.setText(u"token_endpoint", u"https://as.example/token"_s);
    const bool redirects = grant.sends(GrantParameter::Request::Authorization);
    if (redirects)
        profile.setText(u"authorization_endpoint", u"https://as.example/authorize"_s);
    if (grant.sends(GrantParameter::Request::Device))
        profile.setText(u"device_authorization_endpoint", u"https://as.example/device"_s);
    for (const GrantParameter &row : grant.parameters) {
        if (row.member.isEmpty() || row.secret || profile.has(row.member) || row.name == "response_type"_L1
            || row.name == "response_mode"_L1 || (!row.sentByDefault && !redirects))
            continue;
        const QString value = u"a b+c&d=e%41/'\"é "_s + row.name;
        if (row.name == "redirect_uri"_L1)
            profile.setText(row.member, u"http://127.0.0.1:0/cb"_s);
        else if (row.name == "code_challenge_method"_L1)
            profile.setText(row.member, u"S256"_s);
        else
            profile.setText(row.member, row.name == "client_id"_L1 ? u"c l+i/1"_s : value);
    }
    for (const GrantParameter &row : grant.parameters) {
        const bool runTime = row.name == "code"_L1 || row.name == "code_verifier"_L1;
        if (row.secret && !row.member.isEmpty() && !runTime && row.name != "client_secret"_L1)
            profile.setText(row.member, u"secret $x `y` \\z of "_s + row.name);
    }
    return profile;
}

void authenticate(Profile &profile, const QString &method)
{
    profile.setText(u"token_endpoint_auth_method", method);
    if (method.startsWith("client_secret"_L1))
        profile.setText(u"client_secret", u"s e+c%3A:r'e\"t"_s);
    if (method.contains("tls"_L1)) {
        profile.setText(u"tls.client_certificate_file", u"/c:e rt.pem"_s);
        profile.setText(u"tls.client_key_file", u"/key.pem"_s);
    }
}

QByteArray shown(const RequestPlan &plan)
{
    QByteArray text;
    for (const HttpRequest &request : plan.requests()) {
        Exchange exchange;
        exchange.request = request;
        text += exchange.requestBytes() + "\n--- " + request.url.toUtf8() + '\n';
    }
    return text;
}

Result<QByteArray, CurlError> curlOf(const Profile &profile, const RequestPlan &plan, bool reveal)
{
    return previewAsCurl(plan.requests(), {profile, reveal});
}

/// What no request tells: names, and which of two ways to say the same was taken.
Profile comparable(Profile profile)
{
    profile.remove(u"name");
    for (const QString &member : {u"use_nonce"_s, u"response_type"_s}) // said, or what counts anyway
        profile.remove(member);
    // Whether somebody vouches for a certificate is seen by the server alone.
    if (profile.tokenEndpointAuthMethod() == "self_signed_tls_client_auth"_L1)
        profile.setText(u"token_endpoint_auth_method", u"tls_client_auth"_s);
    return profile;
}

} // namespace

class ImportRoundTripTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyGrantAuthenticationAndEncoding_data();
    void everyGrantAuthenticationAndEncoding();
    void withVariablesOnlySecretsAreMissing_data() { everyGrantAuthenticationAndEncoding_data(); }
    void withVariablesOnlySecretsAreMissing();
    void withRowsOfOnesOwn_data();
    void withRowsOfOnesOwn();
    void rowsOfEachKindOfRequest_data();
    void rowsOfEachKindOfRequest();
};

void ImportRoundTripTest::everyGrantAuthenticationAndEncoding_data()
{
    QTest::addColumn<Profile>("profile");
    for (const GrantDefinition &grant : grantTable()) {
        if (!grant.sends(GrantParameter::Request::Token))
            continue; // what only the browser asks for is no curl command
        for (const QString &method : profileMember(u"token_endpoint_auth_method")->values) {
            for (const QString &encoding : profileMember(u"token_request_encoding")->values) {
                for (const QString &basic : profileMember(u"basic_encoding")->values) {
                    Profile profile = filled(grant);
                    authenticate(profile, method);
                    const bool isBasic = method.contains("basic"_L1);
                    const auto problems = ClientCredentials::of(profile).problems();
                    const bool unknown =
                        !problems.isEmpty() && problems.first().member == "token_endpoint_auth_method"_L1;
                    if (unknown || (!isBasic && basic != "form"_L1))
                        continue;
                    if (encoding != "form"_L1)
                        profile.setText(u"token_request_encoding", encoding);
                    if (basic != "form"_L1)
                        profile.setText(u"basic_encoding", basic);
                    QTest::addRow("%s, %s, %s, %s", qPrintable(grant.grant_type), qPrintable(method),
                                  qPrintable(encoding), qPrintable(basic))
                        << profile;
                }
            }
        }
    }
}

void ImportRoundTripTest::everyGrantAuthenticationAndEncoding()
{
    QFETCH(Profile, profile);
    const RequestPlan plan = previewRequests(profile);
    const auto curl = curlOf(profile, plan, true);
    QVERIFY(curl.isOk());
    const auto draft = importText(*curl);
    QVERIFY2(draft.isOk(), curl->constData());
    QCOMPARE(shown(previewRequests(draft->profile)), shown(plan));

    // A signed assertion does not say whose key made it, and this one is a placeholder.
    const bool byJwt = profile.tokenEndpointAuthMethod().endsWith("_jwt"_L1);
    if (!byJwt)
        QCOMPARE(comparable(draft->profile).toJson(), comparable(profile).toJson());
}

void ImportRoundTripTest::withVariablesOnlySecretsAreMissing()
{
    QFETCH(Profile, profile);
    const RequestPlan plan = previewRequests(profile);
    const auto curl = curlOf(profile, plan, false);
    QVERIFY(curl.isOk());
    const auto draft = importText(*curl);
    QVERIFY2(draft.isOk(), curl->constData());
    Profile completed = draft->profile;
    for (const MissingValue &missing : draft->missing)
        completed.setText(missing.member, profile.text(missing.member));
    QCOMPARE(shown(previewRequests(completed)), shown(plan));
}

void ImportRoundTripTest::withRowsOfOnesOwn_data()
{
    QTest::addColumn<QString>("members");
    QTest::newRow("headers") << uR"("extra": [
        {"request": "token", "in": "header", "name": "X-A", "value": "1", "enabled": true},
        {"request": "token", "in": "header", "name": "x-a", "value": "2", "enabled": true},
        {"request": "token", "in": "header", "name": "Accept", "value": "*/*", "enabled": true},
        {"request": "token", "in": "header", "name": "X-Empty", "value": "", "enabled": true},
        {"request": "token", "in": "header", "name": "Origin", "value": "https://a", "enabled": true}])"_s;
    QTest::newRow("own User-Agent and Host") << uR"("extra": [
        {"request": "token", "in": "header", "name": "User-Agent", "value": "me/1", "enabled": true},
        {"request": "token", "in": "header", "name": "Host", "value": "other", "enabled": true}])"_s;
    QTest::newRow("body rows") << uR"("extra": [
        {"request": "token", "in": "body", "name": "scope", "value": "a", "enabled": true},
        {"request": "token", "in": "body", "name": "scope", "value": "b", "enabled": true},
        {"request": "token", "in": "body", "name": "empty", "value": "", "enabled": true}])"_s;
    QTest::newRow("JSON values") << uR"("token_request_encoding": "json", "extra": [
        {"request": "token", "in": "body", "name": "n", "value": "1.50", "enabled": true, "json": true},
        {"request": "token", "in": "body", "name": "o", "value": "{\"a\":[]}", "enabled": true, "json": true}])"_s;
    QTest::newRow("query") << uR"("extra": [
        {"request": "token", "in": "query", "name": "tenant", "value": "a b", "enabled": true}])"_s;
    QTest::newRow("left out") << uR"("omit": [{"request": "token", "name": "grant_type"}])"_s;
    QTest::newRow("several values")
        << uR"("parameters": {"audience": ["a", "b"], "x": ["1", "2"], "y": "3"})"_s;
    QTest::newRow("scope separator") << uR"("scope": "a b", "scope_separator": ",")"_s;
    QTest::newRow("TLS and proxy") << uR"("tls": {"ca_file": "ca.pem", "accept_invalid_certificates": true},
        "proxy": "socks5://u:p@proxy:1080")"_s;
    QTest::newRow("no proxy") << uR"("proxy": "none")"_s;
}

void ImportRoundTripTest::withRowsOfOnesOwn()
{
    QFETCH(QString, members);
    const auto profile = Profile::fromJson(uR"({"workbench": 1, "grant_type": "client_credentials",
        "token_endpoint": "https://as.example/token", "client_id": "a", "client_secret": "b",
        "token_endpoint_auth_method": "client_secret_basic", )"_s.toUtf8()
                                           + members.toUtf8() + '}');
    QVERIFY2(profile.isOk(), profile ? "" : qPrintable(profile.error().text()));
    const RequestPlan plan = previewRequests(*profile);
    const auto curl = curlOf(*profile, plan, true);
    QVERIFY2(curl.isOk(), curl ? "" : qPrintable(curl.error().message));
    const auto draft = importText(*curl);
    QVERIFY2(draft.isOk(), curl->constData());
    QCOMPARE(shown(previewRequests(draft->profile)), shown(plan));
    QCOMPARE(draft->profile.value(u"tls") ? *draft->profile.value(u"tls") : JsonValue(),
             profile->value(u"tls") ? *profile->value(u"tls") : JsonValue());
    QCOMPARE(draft->profile.text(u"proxy"), profile->text(u"proxy"));
}

void ImportRoundTripTest::rowsOfEachKindOfRequest_data()
{
    QTest::addColumn<QString>("grant");
    QTest::addColumn<QString>("kind");
    const QString device = uR"("grant_type": "device_code",
        "device_authorization_endpoint": "https://as.example/device")"_s;
    for (const QString &method : {u"client_secret_basic"_s, u"client_secret_post"_s, u"none"_s}) {
        const QString authentication = uR"(, "token_endpoint_auth_method": "%1")"_s.arg(method);
        QTest::addRow("device, %s", qPrintable(method)) << device + authentication << u"device"_s;
        QTest::addRow("polls, %s", qPrintable(method)) << device + authentication << u"token"_s;
        QTest::addRow("refresh, %s", qPrintable(method))
            << uR"("grant_type": "refresh_token", "refresh_token": "r")"_s + authentication << u"refresh"_s;
    }
}

/// Nothing of it is lost, and nothing of our own export is called strange.
void ImportRoundTripTest::rowsOfEachKindOfRequest()
{
    QFETCH(QString, grant);
    QFETCH(QString, kind);
    const auto profile = Profile::fromJson(uR"({"workbench": 1, %1, "client_id": "a", "client_secret": "b",
        "token_endpoint": "https://as.example/token", "scope": "s", "extra": [
        {"request": "%2", "in": "header", "name": "X-A", "value": "1", "enabled": true},
        {"request": "%2", "in": "header", "name": "Accept", "value": "*/*", "enabled": true},
        {"request": "%2", "in": "header", "name": "X-Empty", "value": "", "enabled": true},
        {"request": "%2", "in": "query", "name": "tenant", "value": "t", "enabled": true},
        {"request": "%2", "in": "body", "name": "twice", "value": "1", "enabled": true},
        {"request": "%2", "in": "body", "name": "twice", "value": "2", "enabled": true},
        {"request": "%2", "in": "body", "name": "empty", "value": "", "enabled": true}],
        "omit": [{"request": "%2", "name": "scope"}]})"_s.arg(grant, kind)
                                               .toUtf8());
    QVERIFY2(profile.isOk(), profile ? "" : qPrintable(profile.error().text()));
    const RequestPlan plan = previewRequests(*profile);
    const auto curl = curlOf(*profile, plan, true);
    QVERIFY2(curl.isOk(), curl ? "" : qPrintable(curl.error().message));
    QVERIFY(curl->contains("X-Empty"));
    const auto draft = importText(*curl);
    QVERIFY2(draft.isOk(), curl->constData());
    QCOMPARE(shown(previewRequests(draft->profile)), shown(plan));
    for (const ImportRemark &remark : draft->remarks)
        QVERIFY2(remark.kind != ImportRemark::Kind::NotUnderstood, qPrintable(remark.message));
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ImportRoundTripTest)
#include "import_round_trip_test.moc"
