// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/token.h"
#include "protocol/grant_table.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

Profile profileOf(const QString &grant_type, const QList<std::pair<QString, QString>> &members = {})
{
    Profile profile;
    profile.setText(u"grant_type", grant_type);
    profile.setText(u"token_endpoint", u"https://server.example.com/token"_s);
    profile.setText(u"client_id", u"s6BhdRkqt3"_s);
    profile.setText(u"client_secret", u"gX1fBat3bV"_s);
    for (const auto &[name, value] : members)
        profile.setText(name, value);
    return profile;
}

void addParameter(Profile &profile, const QString &name, const JsonValue &value)
{
    profile.setValue(u"parameters."_s + name, value);
}

} // namespace

/// The token request of each grant, byte by byte as its specification writes it.
class TokenGrantsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rfc6749Section442ClientCredentials()
    {
        const HttpRequest request = tokenRequest(profileOf(u"client_credentials"_s));
        QCOMPARE(request.headers.value("Authorization"), "Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW");
        QCOMPARE(request.body, "grant_type=client_credentials");
    }

    void rfc6749Section432Password()
    {
        const HttpRequest request = tokenRequest(
            profileOf(u"password"_s, {{u"username"_s, u"johndoe"_s}, {u"password"_s, u"A3ddj3w"_s}}));
        QCOMPARE(request.body, "grant_type=password&username=johndoe&password=A3ddj3w");
    }

    void rfc6749Section6RefreshToken()
    {
        Profile profile = profileOf(
            u"refresh_token"_s, {{u"refresh_token"_s, u"tGzv3JOkF0XG5Qx2TlKWIA"_s}, {u"scope"_s, u"a b"_s}});
        QCOMPARE(tokenRequest(profile).body, "grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA");
        profile.setFlag(u"scope_in_token_request", true);
        QVERIFY(tokenRequest(profile).body.endsWith("&scope=a+b"));
        QCOMPARE(tokenRequestKind(profile), u"refresh"_s);
    }

    void refreshHasRowsOfItsOwn()
    {
        Profile profile = profileOf(u"refresh_token"_s, {{u"refresh_token"_s, u"r"_s}});
        const ExtraRow row{
            .request = u"refresh"_s, .in = ExtraRow::Place::Body, .name = u"x"_s, .value = u"1"_s};
        ExtraRow ofTheOther = row;
        ofTheOther.request = u"token"_s;
        ofTheOther.name = u"y"_s;
        profile.setExtra({row, ofTheOther});
        QCOMPARE(tokenRequest(profile).body, "grant_type=refresh_token&refresh_token=r&x=1");
    }

    void rfc8693Section23TokenExchange()
    {
        Profile profile =
            profileOf(u"token_exchange"_s,
                      {{u"token_endpoint_auth_method"_s, u"none"_s},
                       {u"client_id"_s, QString()},
                       {u"subject_token"_s, u"accVkjcJyb4BWCxGsndESCJQbdFMogUC5PbRDqceLTC"_s},
                       {u"subject_token_type"_s, u"urn:ietf:params:oauth:token-type:access_token"_s}});
        addParameter(profile, u"resource"_s, JsonValue::string(u"https://backend.example.com/api"_s));
        QCOMPARE(tokenRequest(profile).body,
                 "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
                 "&resource=https%3A%2F%2Fbackend.example.com%2Fapi"
                 "&subject_token=accVkjcJyb4BWCxGsndESCJQbdFMogUC5PbRDqceLTC"
                 "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token");
    }

    void rfc8693SeveralTargets()
    {
        Profile profile = profileOf(u"token_exchange"_s, {{u"subject_token"_s, u"s"_s}});
        addParameter(profile, u"audience"_s,
                     JsonValue::array({JsonValue::string(u"a"_s), JsonValue::string(u"b"_s)}));
        QVERIFY(tokenRequest(profile).body.contains("&audience=a&audience=b&"));
    }

    void rfc7523Section21JwtBearer()
    {
        const HttpRequest request =
            tokenRequest(profileOf(u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s,
                                   {{u"token_endpoint_auth_method"_s, u"client_secret_post"_s},
                                    {u"assertion"_s, u"eyJ.eyJ.J9l"_s}}));
        QCOMPARE(request.body,
                 "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=eyJ.eyJ.J9l"
                 "&client_id=s6BhdRkqt3&client_secret=gX1fBat3bV");
    }

    void rfc7522Section21Saml2Bearer_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("xml") << u"\n <a:b>ü?>></a:b>\n"_s << "PGE6Yj7DvD8-PjwvYTpiPg"_ba;
        QTest::newRow("encoded already") << u"PHNhbWxwOl"_s << "PHNhbWxwOl"_ba;
    }
    void rfc7522Section21Saml2Bearer()
    {
        QFETCH(QString, typed);
        QFETCH(QByteArray, sent);
        QCOMPARE(tokenRequest(profileOf(u"saml2_bearer"_s, {{u"assertion"_s, typed}})).body,
                 "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Asaml2-bearer&assertion=" + sent);
    }

    void aGrantOfTheProvider()
    {
        Profile profile = profileOf(u"account_credentials"_s);
        addParameter(profile, u"account_id"_s, JsonValue::string(u"42"_s));
        addParameter(profile, u"audience"_s, JsonValue::string(u"x"_s));
        QCOMPARE(tokenRequest(profile).body, "grant_type=account_credentials&account_id=42&audience=x");
    }

    /// Beside Basic, the body has no client_id of its own: it is no less a parameter than any other.
    void parametersThatHaveAMember()
    {
        Profile profile = profileOf(u"account_credentials"_s);
        addParameter(profile, u"client_id"_s, JsonValue::string(u"other"_s));
        addParameter(profile, u"account_id"_s, JsonValue::string(u"42"_s));
        addParameter(profile, u"scope"_s,
                     JsonValue::array({JsonValue::string(u"a"_s), JsonValue::string(u"b"_s)}));
        addParameter(profile, u"grant_type"_s, JsonValue::string(u"lost"_s));
        QCOMPARE(tokenRequest(profile).body,
                 "grant_type=account_credentials&account_id=42&client_id=other&scope=a&scope=b");
        QCOMPARE(shadowedParameters(profile), QStringList{u"grant_type"_s});

        profile.setText(u"token_endpoint_auth_method", u"client_secret_post"_s);
        profile.setText(u"scope", u"c"_s);
        QCOMPARE(tokenRequest(profile).body,
                 "grant_type=account_credentials&client_id=s6BhdRkqt3&client_secret=gX1fBat3bV&scope=c&"
                 "account_id=42");
        QCOMPARE(shadowedParameters(profile), QStringList({u"client_id"_s, u"scope"_s, u"grant_type"_s}));
    }

    void grantTypeCanBeLeftOut()
    {
        Profile profile;
        profile.setText(u"grant_type", u"client_credentials"_s);
        profile.setText(u"client_id", u"c"_s);
        JsonValue row = JsonValue::object();
        row.setMember(u"request"_s, JsonValue::string(u"token"_s));
        row.setMember(u"name"_s, JsonValue::string(u"grant_type"_s));
        profile.setValue(u"omit", JsonValue::array({row}));
        QCOMPARE(tokenRequest(profile).body, "client_id=c");
    }

    void scopeSeparator()
    {
        Profile profile = profileOf(u"client_credentials"_s, {{u"scope"_s, u"a b  c"_s}});
        QVERIFY(tokenRequest(profile).body.endsWith("&scope=a+b++c"));
        profile.setText(u"scope_separator", u","_s);
        QVERIFY(tokenRequest(profile).body.endsWith("&scope=a%2Cb%2Cc"));
        profile.setFlag(u"scope_in_token_request", false);
        QCOMPARE(tokenRequest(profile).body, "grant_type=client_credentials");
    }

    void everyGrantAsJson()
    {
        for (const GrantDefinition &grant : grantTable()) {
            if (!grant.sends(GrantParameter::Request::Token))
                continue;
            Profile profile = profileOf(grant.grant_type, {{u"token_request_encoding"_s, u"json"_s}});
            const HttpRequest request = tokenRequest(profile);
            QCOMPARE(request.headers.value("Content-Type"), "application/json");
            const auto body = parseJson(request.body);
            QVERIFY(body && body->value.isObject());
            const QString wire = grant.wire_grant_type.isEmpty() ? grant.grant_type : grant.wire_grant_type;
            QCOMPARE(body->value.member(u"grant_type")->text(), wire);
        }
    }
};

QTEST_GUILESS_MAIN(TokenGrantsTest)
#include "token_grants_test.moc"
