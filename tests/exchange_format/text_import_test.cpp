// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/text_import.h"

#include "flows/plan.h"

#include <QTest>

#include <algorithm>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *basicCurl = "curl https://as.example/token ";

ImportDraft imported(const QByteArray &text)
{
    const auto draft = importText(text);
    return draft ? *draft : ImportDraft{};
}

/// Members of the draft as "member=value"; objects as compact JSON.
QString member(const Profile &profile, const QString &name)
{
    const JsonValue *value = profile.value(name);
    if (!value)
        return u"-"_s;
    return value->isString() ? value->text() : QString::fromUtf8(writeJson(*value, JsonStyle::Compact));
}

QStringList subjects(const ImportDraft &draft, ImportRemark::Kind kind)
{
    QStringList list;
    for (const ImportRemark &remark : draft.remarks) {
        if (remark.kind == kind)
            list.append(remark.subject);
    }
    return list;
}

} // namespace

class TextImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void membersOf_data();
    void membersOf();
    void shellVariablesBecomeMissingSecrets();
    void optionsWithoutMeaningAreNamed();
    void whatIsSentOtherwiseIsSaid_data();
    void whatIsSentOtherwiseIsSaid();
    void rawDataNamesNoFile();
    void rfc7522AssertionBecomesItsDocument();
    void aDeviceCodeIsNotKept();
    void cutOffKeepsWhatWasThere_data();
    void cutOffKeepsWhatWasThere();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void assertionIsSignedAnew();
    void positionsCountFromTheFirstCharacter();
};

void TextImportTest::membersOf_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected"); // member, value, …
    const auto curl = [](const char *name, const char *rest, const QStringList &expected) {
        QTest::newRow(name) << basicCurl + QByteArray(rest) << expected;
    };
    curl("-d makes a form of several",
         "-d grant_type=client_credentials -d client_id=a -d client_secret='b c'",
         {u"grant_type"_s, u"client_credentials"_s, u"token_endpoint_auth_method"_s, u"client_secret_post"_s,
          u"client_id"_s, u"a"_s, u"client_secret"_s, u"b c"_s, u"token_endpoint"_s,
          u"https://as.example/token"_s});
    curl("-u is raw", "-u 'id:a+b/c' -d grant_type=client_credentials",
         {u"token_endpoint_auth_method"_s, u"client_secret_basic"_s, u"client_secret"_s, u"a+b/c"_s,
          u"basic_encoding"_s, u"raw"_s});
    curl("-u with plain characters", "-uid:abc -d grant_type=client_credentials",
         {u"client_id"_s, u"id"_s, u"client_secret"_s, u"abc"_s, u"basic_encoding"_s, u"-"_s});
    curl("Basic header, form-encoded",
         "-H 'Authorization: Basic aWQ6YSUyQmI=' -d grant_type=client_credentials",
         {u"client_secret"_s, u"a+b"_s, u"basic_encoding"_s, u"-"_s, u"extra"_s, u"-"_s});
    curl("Basic and body", "-u id:abc -d grant_type=client_credentials -d client_id=id -d client_secret=abc",
         {u"token_endpoint_auth_method"_s, u"client_secret_basic+post"_s, u"extra"_s, u"-"_s});
    curl("credentials in the URL win nothing",
         "--url https://u:p@b.example/t -d grant_type=client_credentials",
         {u"token_endpoint"_s, u"https://as.example/token"_s});
    QTest::newRow("credentials in the URL")
        << "curl -d grant_type=client_credentials https://u:p@as.example/token"_ba
        << QStringList{u"token_endpoint"_s, u"https://as.example/token"_s,
                       u"client_id"_s,      u"u"_s,
                       u"client_secret"_s,  u"p"_s};
    curl("public client", "-d grant_type=refresh_token -d refresh_token=r -d client_id=a",
         {u"token_endpoint_auth_method"_s, u"none"_s, u"refresh_token"_s, u"r"_s, u"grant_type"_s,
          u"refresh_token"_s});
    curl("--data-urlencode in all forms",
         "-d grant_type=x:custom --data-urlencode 'a=1&2' --data-urlencode '=b=3' --data-urlencode 'c'",
         {u"grant_type"_s, u"x:custom"_s, u"parameters"_s, u"{\"a\":\"1&2\"}"_s});
    curl(
        "--json", R"(--json '{"grant_type":"client_credentials","client_id":"a","n":1,"scope":"s"}')",
        {u"token_request_encoding"_s, u"json"_s, u"scope"_s, u"s"_s, u"client_id"_s, u"a"_s, u"extra"_s,
         u"[{\"request\":\"token\",\"in\":\"body\",\"name\":\"n\",\"value\":\"1\",\"enabled\":true,\"json\":true}]"_s});
    curl("JSON without its content type", R"(-d '{"grant_type":"client_credentials"}')",
         {u"token_request_encoding"_s, u"json"_s, u"extra"_s,
          u"[{\"request\":\"token\",\"in\":\"header\",\"name\":\"Content-Type\",\"value\":"
          "\"application/x-www-form-urlencoded\",\"enabled\":true}]"_s});
    curl("multipart", "-F grant_type=client_credentials -F client_id=a",
         {u"grant_type"_s, u"client_credentials"_s, u"client_id"_s, u"a"_s});
    curl("-G", "-G -d grant_type=client_credentials -d client_id=a",
         {u"grant_type"_s, u"client_credentials"_s, u"token_endpoint"_s, u"https://as.example/token"_s});
    curl(
        "headers of one's own", "-d grant_type=client_credentials -H 'X-A: 1' -A me -e ref -b c=d",
        {u"extra"_s,
         u"[{\"request\":\"token\",\"in\":\"header\",\"name\":\"X-A\",\"value\":\"1\",\"enabled\":true},"
         "{\"request\":\"token\",\"in\":\"header\",\"name\":\"User-Agent\",\"value\":\"me\",\"enabled\":true}"
         ","
         "{\"request\":\"token\",\"in\":\"header\",\"name\":\"Referer\",\"value\":\"ref\",\"enabled\":true},"
         "{\"request\":\"token\",\"in\":\"header\",\"name\":\"Cookie\",\"value\":\"c=d\",\"enabled\":true}]"_s});
    curl("TLS",
         "-kd grant_type=client_credentials -d client_id=a --cacert ca.pem --cert c.pem:pw --key k.pem",
         {u"tls"_s,
          u"{\"accept_invalid_certificates\":true,\"ca_file\":\"ca.pem\",\"client_certificate_file\":\"c."
          u"pem\","
          "\"client_key_file\":\"k.pem\",\"client_key_passphrase\":\"pw\"}"_s,
          u"token_endpoint_auth_method"_s, u"tls_client_auth"_s});
    curl("PKCS #12", "-d grant_type=client_credentials --cert-type P12 --cert c.p12 --pass pw",
         {u"tls.client_pkcs12_file"_s, u"c.p12"_s, u"tls.client_key_passphrase"_s, u"pw"_s});
    curl("proxy", "-d grant_type=client_credentials -x proxy:3128 -U u:p",
         {u"proxy"_s, u"http://u:p@proxy:3128"_s});
    curl("--option=value", "--data=grant_type=client_credentials",
         {u"grant_type"_s, u"client_credentials"_s});
    curl("combined short options", "-sSkd grant_type=client_credentials",
         {u"grant_type"_s, u"client_credentials"_s, u"tls.accept_invalid_certificates"_s, u"true"_s});
    curl("standard input", "-d @- <<< 'grant_type=client_credentials'",
         {u"grant_type"_s, u"client_credentials"_s});
    curl("no grant_type", "-d client_id=a -d client_secret=b -d code=c",
         {u"grant_type"_s, u"authorization_code"_s, u"code"_s, u"c"_s, u"omit"_s,
          u"[{\"request\":\"token\",\"name\":\"grant_type\"}]"_s});
    curl("no grant_type, by what it requires",
         "-d subject_token=a -d subject_token_type=b -d audience=x -d audience=y",
         {u"grant_type"_s, u"token_exchange"_s, u"subject_token"_s, u"a"_s, u"parameters"_s,
          u"{\"audience\":[\"x\",\"y\"]}"_s});
    curl("a grant by its URN", "-d grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer -d assertion=a.b.c",
         {u"grant_type"_s, u"jwt_bearer"_s, u"assertion"_s, u"a.b.c"_s});
    curl("repeated and empty", "-d grant_type=client_credentials -d scope=a -d scope=b -d x= -d y=1 -d y=2",
         {u"scope"_s, u"a"_s, u"parameters"_s, u"{\"y\":[\"1\",\"2\"]}"_s, u"extra"_s,
          u"[{\"request\":\"token\",\"in\":\"body\",\"name\":\"scope\",\"value\":\"a\",\"enabled\":true},"
          "{\"request\":\"token\",\"in\":\"body\",\"name\":\"scope\",\"value\":\"b\",\"enabled\":true},"
          "{\"request\":\"token\",\"in\":\"body\",\"name\":\"x\",\"value\":\"\",\"enabled\":true}]"_s});
    curl("scope in a code exchange", "-d grant_type=authorization_code -d code=c -d scope=s",
         {u"scope"_s, u"s"_s, u"scope_in_token_request"_s, u"true"_s});
    QTest::newRow("a prompt, continuations, Windows line ends")
        << "$ curl \\\r\n  https://as.example/token \\\r\n -d grant_type=client_credentials\r\n"_ba
        << QStringList{u"token_endpoint"_s, u"https://as.example/token"_s, u"grant_type"_s,
                       u"client_credentials"_s};

    QTest::newRow("authorization URL")
        << "https://as.example/authorize?response_type=code&client_id=a&redirect_uri=http%3A%2F%2F127.0.0.1"
           "%3A0%2Fcb&scope=openid+email&state=s&nonce=n&code_challenge=x&code_challenge_method=S256"
           "&prompt=login&x="_ba
        << QStringList{u"grant_type"_s,
                       u"authorization_code"_s,
                       u"authorization_endpoint"_s,
                       u"https://as.example/authorize"_s,
                       u"client_id"_s,
                       u"a"_s,
                       u"redirect_uri"_s,
                       u"http://127.0.0.1:0/cb"_s,
                       u"scope"_s,
                       u"openid email"_s,
                       u"use_state"_s,
                       u"-"_s,
                       u"use_nonce"_s,
                       u"-"_s,
                       u"code_challenge_method"_s,
                       u"S256"_s,
                       u"parameters"_s,
                       u"{\"prompt\":\"login\"}"_s,
                       u"response_type"_s,
                       u"-"_s,
                       u"extra"_s,
                       u"[{\"request\":\"authorization\",\"in\":\"query\",\"name\":\"x\",\"value\":\"\","
                       "\"enabled\":true}]"_s};
    QTest::newRow("authorization URL without protections")
        << "https://as.example/authorize?client_id=a&redirect_uri=urn:ietf:wg:oauth:2.0:oob&scope=openid"_ba
        << QStringList{u"use_state"_s,
                       u"false"_s,
                       u"use_nonce"_s,
                       u"false"_s,
                       u"code_challenge_method"_s,
                       QString(),
                       u"redirect_uri"_s,
                       u"urn:ietf:wg:oauth:2.0:oob"_s,
                       u"omit"_s,
                       u"[{\"request\":\"authorization\",\"name\":\"response_type\"}]"_s};
    QTest::newRow("PKCE method not stated")
        << "https://as.example/authorize?response_type=code&client_id=a&state=s&code_challenge=x"_ba
        << QStringList{u"code_challenge_method"_s, u"plain"_s, u"omit"_s,
                       u"[{\"request\":\"authorization\",\"name\":\"code_challenge_method\"}]"_s};
    QTest::newRow("form body") << "grant_type=password&username=u%40x&password=p+q&client_id=a"_ba
                               << QStringList{u"grant_type"_s, u"password"_s, u"username"_s,       u"u@x"_s,
                                              u"password"_s,   u"p q"_s,      u"token_endpoint"_s, u"-"_s};
    QTest::newRow("JSON body")
        << "{\n  \"grant_type\": \"refresh_token\",\n  \"refresh_token\": \"r\",\n  \"client_id\": \"a\"\n}\n"_ba
        << QStringList{u"grant_type"_s, u"refresh_token"_s,          u"refresh_token"_s,
                       u"r"_s,          u"token_request_encoding"_s, u"json"_s};
    QTest::newRow("raw HTTP")
        << "POST /oauth2/token HTTP/1.1\r\nHost: as.example\r\nAuthorization: Basic aWQ6cw==\r\n"
           "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 29\r\n\r\n"
           "grant_type=client_credentials"_ba
        << QStringList{u"token_endpoint"_s, u"https://as.example/oauth2/token"_s,
                       u"client_id"_s,      u"id"_s,
                       u"client_secret"_s,  u"s"_s,
                       u"extra"_s,          u"-"_s};
    QTest::newRow("authorization and token request")
        << "GET https://as.example/authorize?response_type=code&client_id=a&scope=s&state=x "
           "HTTP/1.1\n\n###\n\n"
           "POST https://as.example/token HTTP/1.1\n\ngrant_type=authorization_code&code={{code}}&client_id=a\n"_ba
        << QStringList{u"authorization_endpoint"_s,
                       u"https://as.example/authorize"_s,
                       u"token_endpoint"_s,
                       u"https://as.example/token"_s,
                       u"code"_s,
                       u"-"_s,
                       u"scope"_s,
                       u"s"_s,
                       u"code_challenge_method"_s,
                       QString()};
    curl("-F in quotes, as Postman writes it",
         "--form 'grant_type=\"client_credentials\"' --form 'client_id=\"a\"'",
         {u"grant_type"_s, u"client_credentials"_s, u"client_id"_s, u"a"_s});
    QTest::newRow("cmd, as browsers copy it")
        << QByteArray("curl ^\"https://as.example/token^\" ^\n"
                      "  -H ^\"Content-Type: application/x-www-form-urlencoded^\" ^\n"
                      "  --data-raw ^\"grant_type=client_credentials^&client_id=a^%^20b^\"")
        << QStringList{u"token_endpoint"_s, u"https://as.example/token"_s, u"client_id"_s, u"a b"_s};
    QTest::newRow("PowerShell, over several lines")
        << QByteArray("curl.exe -X POST https://as.example/token `\r\n"
                      "  -d \"grant_type=client_credentials&client_id=a\"")
        << QStringList{u"token_endpoint"_s, u"https://as.example/token"_s, u"client_id"_s, u"a"_s};
    QTest::newRow("in a substitution")
        << QByteArray("TOKEN=$(curl -s https://as.example/token -d grant_type=client_credentials "
                      "-d client_id=a | jq -r .access_token)\n"
                      "curl https://api.example/ -H \"Authorization: Bearer $TOKEN\"")
        << QStringList{u"token_endpoint"_s, u"https://as.example/token"_s, u"client_id"_s, u"a"_s};
    QTest::newRow("behind sudo and time")
        << QByteArray("sudo time curl https://as.example/token -d grant_type=client_credentials")
        << QStringList{u"token_endpoint"_s, u"https://as.example/token"_s};
    QTest::newRow("a URL in quotes") << QByteArray(
        "\"https://as.example/authorize?response_type=code&client_id=x\"")
                                     << QStringList{u"authorization_endpoint"_s,
                                                    u"https://as.example/authorize"_s,
                                                    u"client_id"_s,
                                                    u"x"_s,
                                                    u"grant_type"_s,
                                                    u"authorization_code"_s};
    QTest::newRow("a URL over several indented lines")
        << QByteArray("https://as.example/authorize?\n  response_type=code&\n  scope=a b&\n  client_id=x")
        << QStringList{u"authorization_endpoint"_s,
                       u"https://as.example/authorize"_s,
                       u"scope"_s,
                       u"a b"_s,
                       u"client_id"_s,
                       u"x"_s};
    QTest::newRow("a URL from the source of a page")
        << QByteArray("https://as.example/authorize?response_type=code&amp;client_id=x")
        << QStringList{u"client_id"_s, u"x"_s};
    QTest::newRow("a body with a space") << QByteArray("grant_type=client_credentials&client_id=x&scope=a b")
                                         << QStringList{u"scope"_s, u"a b"_s, u"client_id"_s, u"x"_s};
}

void TextImportTest::membersOf()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, expected);
    const auto draft = importText(text);
    QVERIFY2(draft.isOk(), draft ? "" : qPrintable(draft.error().message));
    for (qsizetype i = 0; i < expected.size(); i += 2)
        QCOMPARE(expected[i] + u'=' + member(draft->profile, expected[i]),
                 expected[i] + u'=' + expected[i + 1]);
    // What was made is a document that can be stored and opened.
    const auto again = Profile::fromJson(draft->profile.toJson());
    QVERIFY2(again.isOk(), again ? "" : qPrintable(again.error().text()));
}

void TextImportTest::shellVariablesBecomeMissingSecrets()
{
    const ImportDraft draft =
        imported("curl https://as.example/token -u \"$ID:$CLIENT_SECRET\" "
                 "-H \"X-Key: k-${KEY}\" -d grant_type=client_credentials -d \"x=$(cat f)\"");
    const QList<MissingValue> expected{{u"client_id"_s, u"$ID"_s},
                                       {u"client_secret"_s, u"$CLIENT_SECRET"_s},
                                       {u"parameters.x"_s, u"$(cat f)"_s},
                                       {u"extra[0].value"_s, u"$KEY"_s}};
    QCOMPARE(draft.missing, expected);
    QCOMPARE(draft.profile.text(u"client_secret"), QString());
    QCOMPARE(draft.profile.tokenEndpointAuthMethod(), u"client_secret_basic"_s);
    QCOMPARE(draft.profile.extra().constFirst().value, u"k-"_s);
    QVERIFY(!draft.profile.toJson().contains("shellVariable"));
}

void TextImportTest::optionsWithoutMeaningAreNamed()
{
    const ImportDraft draft = imported(basicCurl
                                       + "-d grant_type=client_credentials -L --retry 3 --digest "
                                         "--frobnicate -o out -d @secret.txt"_ba);
    QCOMPARE(subjects(draft, ImportRemark::Kind::LeftOut), QStringList({u"-L"_s, u"--retry"_s, u"-o"_s}));
    QCOMPARE(subjects(draft, ImportRemark::Kind::NotUnderstood),
             QStringList({u"--digest"_s, u"--frobnicate"_s, u"-d"_s}));
    QVERIFY(draft.remarks.constLast().message.contains("secret.txt"_L1));
    QCOMPARE(draft.profile.grantType(), u"client_credentials"_s);
}

void TextImportTest::whatIsSentOtherwiseIsSaid_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<ImportRemark>("expected"); // the message: a part of it
    using Kind = ImportRemark::Kind;
    const auto row = [](const char *name, const QByteArray &rest, Kind kind, const QString &subject,
                        const QString &message) {
        QTest::newRow(name) << rest << ImportRemark{kind, -1, subject, message};
    };
    row("-G: in the URL", "-G -d grant_type=client_credentials", Kind::Changed, u"grant_type"_s,
        u"the draft sends them in the body (RFC 6749 §3.2)"_s);
    row("-G: with GET", "-G -d grant_type=client_credentials", Kind::Changed, u"GET"_s,
        u"The method is GET; a token request is always sent with POST"_s);
    row("-X", "-X PUT -d grant_type=client_credentials", Kind::Changed, u"PUT"_s,
        u"The method is PUT; a token request is always sent with POST"_s);
    row("-F", "-F grant_type=client_credentials", Kind::Changed, u"-F"_s,
        u"multipart/form-data; the draft sends it form-encoded"_s);
    row("-F with a file", "-F grant_type=client_credentials -F x=@token.jwt", Kind::NotUnderstood, u"-F"_s,
        u"@token.jwt is not read; put its content into the command"_s);
    row("-F from a file", "-F grant_type=client_credentials -F 'x=<token.jwt'", Kind::NotUnderstood, u"-F"_s,
        u"<token.jwt is not read"_s);
}

void TextImportTest::whatIsSentOtherwiseIsSaid()
{
    QFETCH(QByteArray, rest);
    QFETCH(ImportRemark, expected);
    const ImportDraft draft = imported(basicCurl + rest);
    QCOMPARE(draft.profile.grantType(), u"client_credentials"_s);
    const auto said =
        std::find_if(draft.remarks.cbegin(), draft.remarks.cend(), [&expected](const ImportRemark &remark) {
            return remark.kind == expected.kind && remark.subject == expected.subject
                && remark.message.contains(expected.message);
        });
    QStringList all;
    for (const ImportRemark &remark : draft.remarks)
        all.append(remark.subject + u": "_s + remark.message);
    QVERIFY2(said != draft.remarks.cend(), qPrintable(all.join(u'\n')));
}

/// With -d an @ begins the name of a file; with --data-raw it is a character.
void TextImportTest::rawDataNamesNoFile()
{
    const ImportDraft draft =
        imported(basicCurl + "-d grant_type=client_credentials --data-raw '@x' --data-raw a=@b"_ba);
    QVERIFY(subjects(draft, ImportRemark::Kind::NotUnderstood).filter(u"--data-raw"_s).isEmpty());
    QCOMPARE(member(draft.profile, u"parameters"_s), u"{\"a\":\"@b\"}"_s);
    QCOMPARE(draft.profile.extra().size(), 1);
    QCOMPARE(draft.profile.extra().first().name, u"@x"_s);
}

void TextImportTest::rfc7522AssertionBecomesItsDocument()
{
    const QByteArray grant = "-d grant_type=urn:ietf:params:oauth:grant-type:saml2-bearer -d assertion=";
    const ImportDraft draft = imported(basicCurl + (grant + "PEE-w7w_PC9BPg")); // <A>ü?</A>
    QCOMPARE(draft.profile.text(u"assertion"), u"<A>ü?</A>"_s);
    QCOMPARE(subjects(draft, ImportRemark::Kind::NotUnderstood), QStringList());
    for (const char *text : {"PEE-w7w_PC9BPg==", "QUJD", "a.b.c"}) // padded, no XML, no base64url
        QCOMPARE(imported(basicCurl + (grant + text)).profile.text(u"assertion"), QLatin1String(text));
}

/// RFC 8628 §3.4: it stands for one attempt, which is over.
void TextImportTest::aDeviceCodeIsNotKept()
{
    const ImportDraft draft = imported(
        basicCurl
        + "-d grant_type=urn:ietf:params:oauth:grant-type:device_code -d device_code=GmRh -d client_id=a"_ba);
    QCOMPARE(draft.profile.grantType(), u"device_code"_s);
    QVERIFY(!draft.profile.toJson().contains("GmRh"));
    QVERIFY(subjects(draft, ImportRemark::Kind::Changed).contains(u"device_code"_s));
    QCOMPARE(subjects(draft, ImportRemark::Kind::NotUnderstood), QStringList());
}

void TextImportTest::cutOffKeepsWhatWasThere_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<int>("offset");
    QTest::newRow("in a quote") << "-d grant_type=client_credentials -d 'client_id=a"_ba << 66;
    QTest::newRow("behind an option") << "-d grant_type=client_credentials -d client_id=a -H"_ba << 78;
    QTest::newRow("behind a backslash") << "-d grant_type=client_credentials -d client_id=a \\"_ba << 78;
}

void TextImportTest::cutOffKeepsWhatWasThere()
{
    QFETCH(QByteArray, rest);
    const ImportDraft draft = imported(basicCurl + rest);
    QCOMPARE(draft.profile.grantType(), u"client_credentials"_s);
    QCOMPARE(draft.profile.text(u"client_id"), u"a"_s);
    QCOMPARE(draft.remarks.constFirst().kind, ImportRemark::Kind::CutOff);
    QTEST(int(draft.remarks.constFirst().offset), "offset");
}

void TextImportTest::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << "  \n"_ba;
    QTest::newRow("words") << "hello world"_ba;
    QTest::newRow("a bare URL") << "https://example.com/"_ba;
    QTest::newRow("httpie") << "http POST https://a grant_type=x"_ba;
    QTest::newRow("wget") << "wget --post-data grant_type=x https://a"_ba;
    QTest::newRow("no UTF-8") << "grant_type=\xff"_ba;
}

void TextImportTest::refusesWhatItDoesNotKnow()
{
    QFETCH(QByteArray, text);
    const auto draft = importText(text);
    QVERIFY(!draft.isOk());
    QVERIFY(!draft.error().message.isEmpty());
}

void TextImportTest::assertionIsSignedAnew()
{
    // {"alg":"ES256","kid":"k"} . {"iss":"a","sub":"a","aud":"https://as.example/token","iat":100,"exp":400}
    const QByteArray assertion = "eyJhbGciOiJFUzI1NiIsImtpZCI6ImsifQ."
                                 "eyJpc3MiOiJhIiwic3ViIjoiYSIsImF1ZCI6Imh0dHBzOi8vYXMuZXhhbXBsZS90b2tlbiIsIml"
                                 "hdCI6MTAwLCJleHAiOjQwMH0.AA";
    const ImportDraft draft =
        imported(basicCurl
                 + ("-d grant_type=client_credentials -d client_assertion_type="
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer -d client_assertion="
                    + assertion));
    QCOMPARE(draft.profile.tokenEndpointAuthMethod(), u"private_key_jwt"_s);
    QCOMPARE(draft.profile.text(u"client_id"), u"a"_s);
    QCOMPARE(draft.profile.text(u"client_assertion_alg"), u"ES256"_s);
    QCOMPARE(draft.profile.text(u"client_assertion_audience"), u"token_endpoint"_s);
    QCOMPARE(draft.profile.value(u"client_assertion_lifetime")->toInteger(), 300);
    QCOMPARE(draft.missing.constFirst().member, u"client_jwk"_s);
}

void TextImportTest::positionsCountFromTheFirstCharacter()
{
    const ImportDraft draft = imported("\n\n  curl https://as.example/token -d grant_type=x --digest");
    QCOMPARE(int(draft.remarks.constFirst().offset), 50);
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::TextImportTest)
#include "text_import_test.moc"
