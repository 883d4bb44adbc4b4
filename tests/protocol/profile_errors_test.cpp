// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/profile.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class ProfileErrorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesWithMemberAndPosition_data();
    void refusesWithMemberAndPosition();
    void accepts_data();
    void accepts();
};

void ProfileErrorsTest::refusesWithMemberAndPosition_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const auto document = [](const char *name, const QByteArray &text, const QString &error) {
        QTest::newRow(name) << text << error;
    };
    const auto member = [](const char *name, const QByteArray &text, const QString &error) {
        QTest::newRow(name) << "{\"workbench\":1,\n" + text + "}" << u"line 2, column "_s + error;
    };

    document("empty", "", u"line 1, column 1, is not JSON: expected a value, found the end of the text"_s);
    document(
        "cut off", "{\"workbench\":1,\n \"name\":\"x",
        u"line 2, column 11, is not JSON: the string that begins at line 2, column 9 has no closing quotation mark"_s);
    document("array", "[]", u"line 1, column 1, a profile document is a JSON object, in braces"_s);
    document("no version", " {\"name\":\"x\"}",
             u"line 1, column 2, workbench: is missing, so this is no profile document; add \"workbench\": 1 "
             u"if it is "
             u"meant to be one"_s);
    document("newer version", "{\"name\":1,\"workbench\":2}",
             u"line 1, column 23, workbench: version 2 was written by a newer OAuth Workbench, this one "
             u"reads version "
             u"1; update it to open this profile"_s);
    document(
        "version as text", "{\"workbench\":\"1\"}",
        u"line 1, column 14, workbench: must be the document's version, a whole number from 1, found text"_s);
    document(
        "version 0", "{\"workbench\":0}",
        u"line 1, column 14, workbench: must be the document's version, a whole number from 1, found a number"_s);
    document("too deep", "{\"workbench\":1,\"x\":" + QByteArray(10'000, '['),
             u"line 1, column 531, is not JSON: objects and arrays are nested deeper than 512 levels"_s);

    member("duplicate", R"("client_id":"a","client_id":"b")",
           u"17, client_id: stands twice, first in line 2; leave one of the two out"_s);
    member("duplicate by escapes", R"("client_id":"a","client\u005fid":"b")",
           u"17, client_id: stands twice, first in line 2; leave one of the two out"_s);
    member("duplicate inside", R"("tls":{"ca_file":"a","ca_file":"b"})",
           u"22, tls.ca_file: stands twice, first in line 2; leave one of the two out"_s);
    member("text is a number", R"("client_id":12)",
           u"13, client_id: must be text in double quotes, found a number"_s);
    member("text is null", R"("scope":null)",
           u"9, scope: must be text in double quotes, found null; leave the member out instead"_s);
    member("flag is text", R"("use_state":"true")",
           u"13, use_state: must be true or false, without quotes, found text"_s);
    member("flag is a number", R"("use_nonce":1)",
           u"13, use_nonce: must be true or false, without quotes, found a number"_s);
    member("integer with fraction", R"("client_assertion_lifetime":1.5)",
           u"29, client_assertion_lifetime: must be a whole number, found a number"_s);
    member("key is an array", R"("client_jwk":[])",
           u"14, client_jwk: must be a JWK object, or a JWK or PEM as text, found an array"_s);
    member("object is text", R"("last_response":"{}")",
           u"17, last_response: must be an object, found text"_s);
    member("object or its text is an array", R"("assertion_claims":[])",
           u"20, assertion_claims: must be an object, found an array"_s);
    member("auth method", R"("token_endpoint_auth_method":"basic")",
           u"30, token_endpoint_auth_method: \"basic\" is not one of none, client_secret_basic, "
           u"client_secret_post, "
           u"client_secret_jwt, private_key_jwt, tls_client_auth, self_signed_tls_client_auth, "
           u"client_secret_basic+post"_s);
    member("basic encoding", R"("basic_encoding":"FORM")",
           u"18, basic_encoding: \"FORM\" is not one of form, raw"_s);
    member("request encoding", R"("token_request_encoding":"xml")",
           u"26, token_request_encoding: \"xml\" is not one of form, json"_s);
    member("challenge method", R"("code_challenge_method":"s256")",
           u"25, code_challenge_method: \"s256\" is not one of S256, plain"_s);
    member("tls is text", R"("tls":"x")", u"7, tls: must be an object, found text"_s);
    member("nested text", R"("tls":{"ca_file":true})",
           u"18, tls.ca_file: must be text in double quotes, found true"_s);
    member("nested flag", R"("tls":{"accept_invalid_certificates":"no"})",
           u"38, tls.accept_invalid_certificates: must be true or false, without quotes, found text"_s);
    member("response", R"("response":{"success":[]})",
           u"23, response.success: must be text in double quotes, found an array"_s);
    member("parameters is an array", R"("parameters":[])",
           u"14, parameters: must be an object of texts, found an array"_s);
    member("parameter is a number", R"("parameters":{"a":"b","max_age":60})",
           u"33, parameters.max_age: must be text in double quotes, or an array of texts, found a number"_s);
    member("parameter list", R"("parameters":{"a":["b",null]})",
           u"24, parameters.a[1]: must be text in double quotes, found null; leave the member out instead"_s);
    member("extra is an object", R"("extra":{})", u"9, extra: must be an array of rows, found an object"_s);
    member("extra row is text", R"("extra":["x"])", u"10, extra[0]: must be an object, found text"_s);
    member(
        "extra place",
        R"("extra":[{"request":"token","in":"body","name":"a"},{"request":"token","in":"form","name":"b"}])",
        u"77, extra[1].in: \"form\" is not one of query, header, body"_s);
    member("extra request", R"("extra":[{"request":"tokens","in":"body","name":"a"}])",
           u"21, extra[0].request: \"tokens\" is not one of authorization, token, refresh, device, par, "
           u"introspection, revocation, userinfo, registration, ciba"_s);
    member("extra without name", R"("extra":[{"request":"token","in":"body"}])",
           u"10, extra[0].name: is missing"_s);
    member("extra value", R"("extra":[{"request":"token","in":"body","name":"a","value":1}])",
           u"60, extra[0].value: must be text in double quotes, found a number"_s);
    member("extra enabled", R"("extra":[{"request":"token","in":"body","name":"a","enabled":"yes"}])",
           u"62, extra[0].enabled: must be true or false, without quotes, found text"_s);
    member("omit", R"("omit":[{"request":"token"}])", u"9, omit[0].name: is missing"_s);
}

void ProfileErrorsTest::refusesWithMemberAndPosition()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    const auto profile = Profile::fromJson(text);
    QVERIFY(!profile);
    QCOMPARE(profile.error().text(), error);
}

void ProfileErrorsTest::accepts_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("any grant type") << R"("grant_type":"urn:example:own")"_ba;
    QTest::newRow("both ways of the secret")
        << R"("token_endpoint_auth_method":"client_secret_basic+post")"_ba;
    QTest::newRow("no PKCE") << R"("code_challenge_method":"")"_ba;
    QTest::newRow("key as null") << R"("client_jwk":null)"_ba;
    QTest::newRow("key as object") << R"("client_jwk":{"kty":"oct"})"_ba;
    QTest::newRow("key as text") << R"("client_jwk":"-----BEGIN")"_ba;
    QTest::newRow("unknown members of any kind")
        << R"("x":null,"y":[{"tls":1}],"tls.ca_file":7,"tls":{"x":1})"_ba;
    QTest::newRow("empty name in a row being typed")
        << R"("extra":[{"request":"token","in":"body","name":""}])"_ba;
    QTest::newRow("last response") << R"("last_response":{"expires_in":3600,"received_at":1})"_ba;
}

void ProfileErrorsTest::accepts()
{
    QFETCH(QByteArray, members);
    const auto profile = Profile::fromJson("{\"workbench\":1," + members + "}");
    QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().text()));
    QCOMPARE(writeJson(profile->document(), JsonStyle::Compact), "{\"workbench\":1," + members + "}");
}

QTEST_GUILESS_MAIN(ProfileErrorsTest)
#include "profile_errors_test.moc"
