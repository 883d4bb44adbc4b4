// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/profile.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

const QByteArray sample = R"({
  "workbench": 1,
  "name": "Moov test",
  "provider": "moov",
  "grant_type": "client_credentials",
  "token_endpoint": "https://api.moov.io/oauth2/token",
  "client_id": "5clT",
  "client_secret": "s3cr3t",
  "client_jwk": null,
  "x-future": {
    "kept": [
      1.50,
      true
    ]
  },
  "redirect_uri": "http://127.0.0.1:0/callback",
  "scope": "/accounts.read",
  "scope_in_token_request": true,
  "parameters": {
    "audience": "a",
    "resource": [
      "r1",
      "r2"
    ],
    "type": "signup"
  },
  "extra": [
    {
      "request": "token",
      "in": "header",
      "name": "X-Moov-Version",
      "value": "v2026.07.00",
      "enabled": true,
      "note": "kept"
    }
  ],
  "omit": [
    {
      "request": "token",
      "name": "grant_type"
    }
  ],
  "tls": {
    "ca_file": "/etc/ca.pem",
    "x-future": ""
  },
  "proxy": ""
}
)";

Profile profileFrom(const QByteArray &text)
{
    const auto profile = Profile::fromJson(text);
    if (!profile)
        qFatal("%s", qPrintable(profile.error().text()));
    return *profile;
}

/// A document with these members besides the version.
Profile profileWith(const QByteArray &members)
{
    return profileFrom("{\"workbench\":1," + members + "}");
}

QStringList secretsOf(const Profile &profile)
{
    QStringList texts;
    for (const Secret &secret : profile.secrets())
        texts.append(secret.name + u'=' + secret.value);
    return texts;
}

} // namespace

class ProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesAreWrittenWithWhatTheyAlsoHold();
    void writesWhatItRead();
    void readsEachKindOfMember();
    void isAValue();
    void setsMembersInTheirPlace();
    void removesMembers();
    void hasDefaults();
    void mapsGrantTypeUrns_data();
    void mapsGrantTypeUrns();
    void sendsNonceWithOpenId_data();
    void sendsNonceWithOpenId();
    void readsAndWritesExtraRows();
    void keepsUnknownMembersOfExtraRows();

    void setsFromText();
    void refusesFromText_data();
    void refusesFromText();

    void knowsItsSecrets();
    void exportsWithoutSecrets();
    void findsSecretsInKeys();
    void removesTheProxyPassword_data();
    void removesTheProxyPassword();
    void leavesNoSecretOfTheTableBehind();

    void describesEveryMember();
};

void ProfileTest::writesWhatItRead()
{
    QCOMPARE(profileFrom(sample).toJson(), sample);
    const QByteArray compact = R"({"workbench":1,"b":1E400,"a":"\u00e9"})";
    const Profile profile = profileFrom(compact);
    QVERIFY(profileFrom(profile.toJson()) == profile);
    QCOMPARE(writeJson(profile.document(), JsonStyle::Compact), R"({"workbench":1,"b":1E400,"a":"é"})"_ba);
}

void ProfileTest::readsEachKindOfMember()
{
    const Profile profile = profileFrom(sample);
    QCOMPARE(profile.name(), u"Moov test"_s);
    QCOMPARE(profile.text(u"tls.ca_file"), u"/etc/ca.pem"_s);
    QCOMPARE(profile.text(u"issuer"), QString());
    QVERIFY(profile.has(u"proxy"));
    QVERIFY(!profile.has(u"issuer"));
    QVERIFY(!profile.has(u"tls.client_key_file"));
    QVERIFY(profile.flag(u"scope_in_token_request", false));
    QVERIFY(!profile.flag(u"use_state", false));
    QVERIFY(profile.flag(u"use_state", true));
    const Parameters expected{{u"audience"_s, u"a"_s},
                              {u"resource"_s, u"r1"_s},
                              {u"resource"_s, u"r2"_s},
                              {u"type"_s, u"signup"_s}};
    QCOMPARE(profile.grantParameters(), expected);
    QVERIFY(profile.omits(u"token", u"grant_type"));
    QVERIFY(!profile.omits(u"refresh", u"grant_type"));
    QVERIFY(!profile.omits(u"token", u"code"));
    QVERIFY(profile.value(u"x-future")->isObject());
}

void ProfileTest::isAValue()
{
    const Profile original = profileFrom(sample);
    Profile copy = original;
    QVERIFY(copy == original);
    copy.setText(u"client_id", u"other"_s);
    QVERIFY(copy != original);
    QCOMPARE(original.text(u"client_id"), u"5clT"_s);
    copy.setText(u"client_id", u"5clT"_s);
    QVERIFY(copy == original);
}

void ProfileTest::setsMembersInTheirPlace()
{
    Profile profile;
    profile.setText(u"proxy", u"none"_s);
    profile.setFlag(u"tls.accept_invalid_certificates", false);
    profile.setText(u"client_id", u"c"_s);
    profile.setText(u"unknown", u"u"_s);
    profile.setText(u"name", u"n"_s);
    profile.setText(u"tls.ca_file", u"f"_s);
    profile.setText(u"proxy", {});
    QCOMPARE(
        writeJson(profile.document(), JsonStyle::Compact),
        R"({"workbench":1,"name":"n","client_id":"c","tls":{"accept_invalid_certificates":false,"ca_file":"f"},)"
        R"("proxy":"","unknown":"u"})"_ba);
}

void ProfileTest::removesMembers()
{
    Profile profile = profileFrom(sample);
    profile.remove(u"tls.ca_file");
    QVERIFY(profile.has(u"tls.x-future"));
    profile.remove(u"tls.x-future");
    QVERIFY(!profile.has(u"tls"));
    profile.remove(u"client_id");
    profile.remove(u"never.there");
    QVERIFY(!profile.has(u"client_id"));
}

void ProfileTest::hasDefaults()
{
    const Profile empty;
    QCOMPARE(empty.grantType(), u"authorization_code"_s);
    QCOMPARE(empty.tokenEndpointAuthMethod(), u"none"_s);
    QCOMPARE(empty.basicEncoding(), u"form"_s);
    QCOMPARE(empty.codeChallengeMethod(), u"S256"_s);
    QCOMPARE(empty.responseType(), u"code"_s);
    QCOMPARE(empty.tokenRequestEncoding(), u"form"_s);
    QVERIFY(empty.usesState());
    QVERIFY(!empty.usesNonce());
    QVERIFY(!empty.acceptsInvalidCertificates());
    QVERIFY(empty.grantParameters().isEmpty());
    QVERIFY(empty.extra().isEmpty());
    QVERIFY(empty.secrets().isEmpty());

    // Empty means the same as absent, except where the empty text says something of its own.
    const Profile blank =
        profileWith(R"("grant_type":"","token_endpoint_auth_method":"","basic_encoding":"",)"
                    R"("response_type":"","token_request_encoding":"","code_challenge_method":"")");
    QCOMPARE(blank.grantType(), u"authorization_code"_s);
    QCOMPARE(blank.tokenEndpointAuthMethod(), u"none"_s);
    QCOMPARE(blank.basicEncoding(), u"form"_s);
    QCOMPARE(blank.responseType(), u"code"_s);
    QCOMPARE(blank.tokenRequestEncoding(), u"form"_s);
    QCOMPARE(blank.codeChallengeMethod(), QString());

    const Profile confidential = profileWith(R"("client_secret":"s")");
    QCOMPARE(confidential.tokenEndpointAuthMethod(), u"client_secret_basic"_s);
    const Profile stated = profileWith(
        R"("client_secret":"s","token_endpoint_auth_method":"none","use_state":false,)"
        R"("tls":{"accept_invalid_certificates":true},"basic_encoding":"raw","code_challenge_method":"plain")");
    QCOMPARE(stated.tokenEndpointAuthMethod(), u"none"_s);
    QCOMPARE(stated.basicEncoding(), u"raw"_s);
    QCOMPARE(stated.codeChallengeMethod(), u"plain"_s);
    QVERIFY(!stated.usesState());
    QVERIFY(stated.acceptsInvalidCertificates());
}

void ProfileTest::mapsGrantTypeUrns_data()
{
    QTest::addColumn<QString>("grantType");
    QTest::addColumn<QString>("name");
    QTest::newRow("RFC 8628") << u"urn:ietf:params:oauth:grant-type:device_code"_s << u"device_code"_s;
    QTest::newRow("RFC 8693") << u"urn:ietf:params:oauth:grant-type:token-exchange"_s << u"token_exchange"_s;
    QTest::newRow("RFC 7523") << u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s << u"jwt_bearer"_s;
    QTest::newRow("RFC 7522") << u"urn:ietf:params:oauth:grant-type:saml2-bearer"_s << u"saml2_bearer"_s;
    QTest::newRow("CIBA") << u"urn:openid:params:grant-type:ciba"_s << u"ciba"_s;
    QTest::newRow("short name") << u"device_code"_s << u"device_code"_s;
    QTest::newRow("custom") << u"urn:example:own"_s << u"urn:example:own"_s;
}

void ProfileTest::mapsGrantTypeUrns()
{
    QFETCH(QString, grantType);
    QFETCH(QString, name);
    Profile profile;
    profile.setText(u"grant_type", grantType);
    QCOMPARE(profile.grantType(), name);
    QCOMPARE(profile.text(u"grant_type"), grantType);
}

void ProfileTest::sendsNonceWithOpenId_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<bool>("expected");
    QTest::newRow("openid") << R"("scope":"profile openid")"_ba << true;
    QTest::newRow("part of a word") << R"("scope":"openid2 myopenid")"_ba << false;
    QTest::newRow("other case") << R"("scope":"OpenID")"_ba << false;
    QTest::newRow("own separator") << R"("scope":"openid,profile","scope_separator":",")"_ba << true;
    QTest::newRow("comma without separator") << R"("scope":"openid,profile")"_ba << false;
    QTest::newRow("switched off") << R"("scope":"openid","use_nonce":false)"_ba << false;
    QTest::newRow("switched on") << R"("scope":"email","use_nonce":true)"_ba << true;
}

void ProfileTest::sendsNonceWithOpenId()
{
    QFETCH(QByteArray, members);
    QFETCH(bool, expected);
    QCOMPARE(profileWith(members).usesNonce(), expected);
}

void ProfileTest::readsAndWritesExtraRows()
{
    const QList<ExtraRow> rows{
        {u"authorization"_s, ExtraRow::Place::Query, u"prompt"_s, u"login"_s, true, false},
        {u"token"_s, ExtraRow::Place::Header, u"X-A"_s, {}, false, false},
        {u"token"_s, ExtraRow::Place::Body, u"claims"_s, u"{\"a\":1}"_s, true, true},
        {u"token"_s, ExtraRow::Place::Body, u"claims"_s, u"twice"_s, true, false},
    };
    Profile profile;
    profile.setExtra(rows);
    QCOMPARE(profile.extra(), rows);
    QCOMPARE(profileFrom(profile.toJson()).extra(), rows);

    // JSON may stand as JSON in a row that is sent as such; defaults apply to what is absent.
    const ExtraRow written{u"par"_s, ExtraRow::Place::Body, u"x"_s, u"{\"a\":[1,2]}"_s, true, true};
    QCOMPARE(
        profileWith(R"("extra":[{"request":"par","in":"body","name":"x","value":{"a":[1, 2]},"json":true}])")
            .extra(),
        QList<ExtraRow>{written});

    Profile untouched;
    untouched.setExtra({});
    QVERIFY(untouched == Profile());
}

void ProfileTest::keepsUnknownMembersOfExtraRows()
{
    const Profile original = profileFrom(sample);
    Profile profile = original;
    QList<ExtraRow> rows = profile.extra();
    profile.setExtra(rows);
    QVERIFY(profile == original);

    rows[0].value = u"v2"_s;
    profile.setExtra(rows);
    QCOMPARE(profile.value(u"extra")->items()[0].member(u"note")->text(), u"kept"_s);

    rows.prepend({u"token"_s, ExtraRow::Place::Body, u"first"_s, u"1"_s});
    profile.setExtra(rows);
    QVERIFY(!profile.value(u"extra")->items()[0].member(u"note"));
    QCOMPARE(profile.value(u"extra")->items()[1].member(u"note")->text(), u"kept"_s);
}

void ProfileTest::setsFromText()
{
    Profile profile;
    const std::pair<QString, QString> settings[] = {
        {u"client_id"_s, u"{not JSON}"_s},
        {u"tls.ca_file"_s, u"/tmp/x"_s},
        {u"use_state"_s, u"false"_s},
        {u"client_assertion_lifetime"_s, u"60"_s},
        {u"extra"_s, u"[{\"request\":\"token\",\"in\":\"body\",\"name\":\"a\",\"value\":\"b\"}]"_s},
        {u"parameters"_s, u"{\"audience\":\"a\"}"_s},
        {u"parameters.resource.v1"_s, u"r"_s},
        {u"client_secret"_s, u"s"_s},
        {u"client_jwk"_s, u"-----BEGIN PRIVATE KEY-----\n"_s},
    };
    for (const auto &[member, typed] : settings)
        QVERIFY2(profile.setFromText(member, typed), qPrintable(member));
    QCOMPARE(profile.text(u"client_id"), u"{not JSON}"_s);
    QCOMPARE(profile.text(u"tls.ca_file"), u"/tmp/x"_s);
    QVERIFY(!profile.usesState());
    QCOMPARE(profile.value(u"client_assertion_lifetime")->toInteger().value(), 60);
    QCOMPARE(profile.extra().size(), 1);
    QCOMPARE(profile.grantParameters(), (Parameters{{u"audience"_s, u"a"_s}, {u"resource.v1"_s, u"r"_s}}));
    QVERIFY(profileFrom(profile.toJson()) == profile);
}

void ProfileTest::refusesFromText_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QString &member, const QString &typed, const QString &error) {
        QTest::newRow(name) << member << typed << error;
    };
    row("unknown", u"client_name"_s, u"x"_s, u"client_name: is no member of the profile document"_s);
    row("unknown inside", u"tls.x"_s, u"x"_s, u"tls.x: is no member of the profile document"_s);
    row("parent", u"tls"_s, u"{}"_s, u"tls: is no member of the profile document"_s);
    row("parameter without name", u"parameters."_s, u"x"_s,
        u"parameters.: is no member of the profile document"_s);
    row("enumerated", u"basic_encoding"_s, u"base64"_s,
        u"basic_encoding: \"base64\" is not one of form, raw"_s);
    row("flag", u"use_state"_s, u"no"_s, u"use_state: must be true or false, found 'no'"_s);
    row("flag as text", u"use_state"_s, u"\"true\""_s,
        u"use_state: must be true or false, without quotes, found text"_s);
    row("no JSON", u"extra"_s, u"[}"_s,
        u"extra: takes JSON: line 1, column 2: expected a value, found '}'"_s);
    row("row", u"extra"_s, u"[{}]"_s,
        u"extra[0].request: is missing; it is one of authorization, token, refresh, device, par, "
        u"introspection, "
        u"revocation, userinfo, registration, ciba"_s);
    row("duplicate", u"parameters"_s, u"{\"a\":\"1\",\"a\":\"2\"}"_s,
        u"parameters: \"a\" stands twice; leave one of the two out"_s);
    row("newer version", u"workbench"_s, u"2"_s,
        u"workbench: version 2 was written by a newer OAuth Workbench, this one reads version 1; update it "
        u"to open "
        u"this profile"_s);
}

void ProfileTest::refusesFromText()
{
    QFETCH(QString, member);
    QFETCH(QString, typed);
    QFETCH(QString, error);
    Profile profile;
    const auto result = profile.setFromText(member, typed);
    QVERIFY(!result);
    QCOMPARE(result.error().text(), error);
    QVERIFY(profile == Profile());
}

void ProfileTest::knowsItsSecrets()
{
    const Profile profile =
        profileWith(R"("client_secret":"a","password":"b","refresh_token":"","code":"d","username":"u",
        "subject_token":"e","tls":{"client_key_passphrase":"f","ca_file":"no"},
        "parameters":{"client_assertion":"g","audience":"no","id_token_hint":["h","i"]},
        "extra":[{"request":"token","in":"header","name":"Authorization","value":"Bearer j"},
                 {"request":"token","in":"header","name":"X-API-Key","value":"k","enabled":false},
                 {"request":"token","in":"body","name":"code","value":"l"},
                 {"request":"token","in":"body","name":"subject_token_type","value":"no"}],
        "response":{"access_token":"/data/token"},
        "last_response":{"access_token":"m","token_type":"no","nested":{"id_token":"n"}},
        "future_secret":"o")");
    QCOMPARE(secretsOf(profile),
             (QStringList{u"client_secret=a"_s, u"password=b"_s, u"code=d"_s, u"subject_token=e"_s,
                          u"client_key_passphrase=f"_s, u"client_assertion=g"_s, u"id_token_hint=h"_s,
                          u"id_token_hint=i"_s, u"Authorization=Bearer j"_s, u"X-API-Key=k"_s, u"code=l"_s,
                          u"access_token=m"_s, u"id_token=n"_s, u"future_secret=o"_s}));
}

void ProfileTest::exportsWithoutSecrets()
{
    const Profile profile =
        profileWith(R"("client_secret":"SECRET","code":"SECRET","client_jwk":{"kty":"oct","k":"SECRET"},
        "assertion_jwk":"SECRET","proxy":"http://user:SECRET@proxy:8080/","parameters":{"client_assertion":"SECRET","a":"b"},
        "extra":[{"request":"token","in":"header","name":"authorization","value":"SECRET"}],
        "last_response":{"access_token":"SECRET"},"unknown":{"refresh_token":"SECRET"})");
    const QByteArray exported = profile.toJson(Profile::Secrets::LeaveEmpty);
    QVERIFY2(!exported.contains("SECRET"), exported.constData());
    QCOMPARE(profile.text(u"client_secret"), u"SECRET"_s);

    const Profile reread = profileFrom(exported);
    QVERIFY(reread.secrets().isEmpty());
    QVERIFY(!reread.has(u"last_response"));
    QVERIFY(reread.has(u"client_secret"));
    QVERIFY(reread.value(u"client_jwk")->isNull());
    QCOMPARE(reread.text(u"proxy"), u"http://user@proxy:8080/"_s);
    QCOMPARE(reread.extra().first().name, u"authorization"_s);
    QCOMPARE(reread.grantParameters().value(u"a").value(), u"b"_s);
}

void ProfileTest::findsSecretsInKeys()
{
    const QStringList parts{u"client_jwk=DDD"_s, u"client_jwk=PPP"_s};
    const Profile object = profileWith(R"("client_jwk":{"kty":"RSA","n":"public","d":"DDD","p":"PPP"})");
    QCOMPARE(secretsOf(object), parts);

    Profile text;
    text.setText(u"client_jwk", u"{\"kty\":\"RSA\",\"n\":\"public\",\"d\":\"DDD\",\"p\":\"PPP\"}"_s);
    QCOMPARE(secretsOf(text), parts + QStringList{u"client_jwk="_s + text.text(u"client_jwk")});

    Profile pem;
    pem.setText(u"assertion_jwk", u"-----BEGIN PRIVATE KEY-----"_s);
    QCOMPARE(secretsOf(pem), QStringList{u"assertion_jwk=-----BEGIN PRIVATE KEY-----"_s});
}

void ProfileTest::removesTheProxyPassword_data()
{
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<QString>("exported");
    QTest::addColumn<QStringList>("secrets");
    const auto row = [](const char *name, const QString &proxy, const QString &exported,
                        const QStringList &secrets) { QTest::newRow(name) << proxy << exported << secrets; };
    row("none", u"none"_s, u"none"_s, {});
    row("no credentials", u"http://h:8080/"_s, u"http://h:8080/"_s, {});
    row("user only", u"http://u@h:8080"_s, u"http://u@h:8080"_s, {});
    row("password", u"http://u:p@h:8080"_s, u"http://u@h:8080"_s, {u"proxy=p"_s});
    row("password with @ and :", u"socks5://u:p:@x@h:1080"_s, u"socks5://u@h:1080"_s, {u"proxy=p:@x"_s});
    row("encoded", u"http://u:p%40x@h"_s, u"http://u@h"_s, {u"proxy=p%40x"_s, u"proxy=p@x"_s});
    row("@ in the path", u"http://h:1/a:b@c"_s, u"http://h:1/a:b@c"_s, {});
    row("IPv6", u"http://u:p@[::1]:8080/"_s, u"http://u@[::1]:8080/"_s, {u"proxy=p"_s});
}

void ProfileTest::removesTheProxyPassword()
{
    QFETCH(QString, proxy);
    QFETCH(QString, exported);
    QFETCH(QStringList, secrets);
    Profile profile;
    profile.setText(u"proxy", proxy);
    QCOMPARE(secretsOf(profile), secrets);
    QCOMPARE(profileFrom(profile.toJson(Profile::Secrets::LeaveEmpty)).text(u"proxy"), exported);
}

void ProfileTest::leavesNoSecretOfTheTableBehind()
{
    Profile profile;
    int secrets = 0;
    for (const ProfileMember &member : profileMembers()) {
        if (!member.secret)
            continue;
        ++secrets;
        if (member.kind == ProfileMember::Kind::Object)
            profile.setValue(member.name,
                             JsonValue::object({{u"access_token"_s, JsonValue::string(u"SECRET"_s)}}));
        else
            profile.setText(member.name, u"SECRET"_s);
    }
    QCOMPARE(profile.secrets().size(), secrets);
    QVERIFY(!profile.toJson(Profile::Secrets::LeaveEmpty).contains("SECRET"));
}

void ProfileTest::describesEveryMember()
{
    QStringList names;
    for (const ProfileMember &member : profileMembers()) {
        QVERIFY2(!member.description.isEmpty(), qPrintable(member.name));
        QVERIFY2(!names.contains(member.name), qPrintable(member.name));
        QCOMPARE(profileMember(member.name), &member);
        names.append(member.name);
    }
    QCOMPARE(names.first(), u"workbench"_s);
    QVERIFY(!profileMember(u"tls"));
    QVERIFY(!profileMember(u""));
}

void ProfileTest::tablesAreWrittenWithWhatTheyAlsoHold()
{
    auto profile = *Profile::fromJson(
        R"({"workbench":1,"omit":[{"request":"token","name":"a","note":"kept"},{"request":"refresh","name":"b"}]})");
    const QByteArray before = profile.toJson();
    profile.setOmitted(u"token", {u"a"_s});
    QCOMPARE(profile.toJson(), before);
    profile.setOmitted(u"token", {u"c"_s, u"a"_s});
    QCOMPARE(profile.omitted(u"token"), (QStringList{u"a"_s, u"c"_s}));
    QCOMPARE(profile.omitted(u"refresh"), QStringList{u"b"_s});
    QVERIFY(profile.toJson().contains("\"note\": \"kept\""));
    profile.setOmitted(u"token", {});
    QCOMPARE(profile.value(u"omit")->items().size(), 1);

    Profile empty;
    empty.setOmitted(u"token", {});
    empty.setGrantParameters({});
    QCOMPARE(empty, Profile());
    const Parameters repeated{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}, {u"a"_s, u"3"_s}, {u"a"_s, u"4"_s}};
    empty.setGrantParameters(repeated);
    QCOMPARE(empty.value(u"parameters.a")->items().size(), 3);
    QCOMPARE(empty.grantParameters(),
             (Parameters{{u"a"_s, u"1"_s}, {u"a"_s, u"3"_s}, {u"a"_s, u"4"_s}, {u"b"_s, u"2"_s}}));
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "profile_test.moc"
