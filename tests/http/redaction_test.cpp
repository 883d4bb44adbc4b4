// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction.h"

#include "protocol/parameters.h"

#include <QElapsedTimer>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class RedactionTest : public QObject {
    Q_OBJECT

private:
    static QByteArray mask(const QString &value) { return maskedValue(value).toUtf8(); }
    static HttpRequest formRequest(const QByteArray &body);
    static Exchange jsonResponse(const QByteArray &body);

private Q_SLOTS:
    void maskText();
    void recurrence_data();
    void recurrence();
    void noRecurrence_data();
    void noRecurrence();
    void overlapping();
    void cutOff();
    void maskingTwiceChangesNothing();
    void formBody();
    void jsonBody_data();
    void jsonBody();
    void errorCodeInResponseStays();
    void looseBody_data();
    void looseBody();
    void anySyntax_data();
    void anySyntax();
    void whatIsNoTokenStays_data();
    void whatIsNoTokenStays();
    void utf16();
    void encodedBodyIsSecret();
    void reasonPhrase();
    void headers_data();
    void headers();
    void urls_data();
    void urls();
    void bodyWithoutType();
    void basicYieldsTheSecret();
    void placeholdersStay();
    void noSecretsMasksNothing();
    void record();
    void profileSurvivesAsDocument();
    void hostileInputIsLinear_data();
    void hostileInputIsLinear();
};

HttpRequest RedactionTest::formRequest(const QByteArray &body)
{
    HttpRequest request;
    request.method = "POST";
    request.url = u"https://as.example/token"_s;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = body;
    return request;
}

Exchange RedactionTest::jsonResponse(const QByteArray &body)
{
    Exchange exchange;
    exchange.request = formRequest({});
    exchange.response = HttpResponse{};
    exchange.response->headers = {{"Content-Type", "application/json"}};
    exchange.response->body = body;
    return exchange;
}

void RedactionTest::looseBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("secret"); // empty: nothing is masked
    const QByteArray jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln";
    QTest::newRow("one word") << "2YotnFZFEjr1zCsicMWpAA\n"_ba << u"2YotnFZFEjr1zCsicMWpAA"_s;
    QTest::newRow("a bare JSON string") << "\"2YotnFZFEjr1zCsicMWpAA\""_ba << u"2YotnFZFEjr1zCsicMWpAA"_s;
    QTest::newRow("in an array") << "[\"2YotnFZFEjr1zCsicMWpAA\"]"_ba << u"2YotnFZFEjr1zCsicMWpAA"_s;
    QTest::newRow("named in HTML") << "<a href=\"/x?access_token=abcd1234&x=1\">go</a>"_ba << u"abcd1234"_s;
    QTest::newRow("a JWT in HTML") << "<p>" + jwt + "</p>" << QString::fromLatin1(jwt);
    QTest::newRow("an error in one word") << "internal_server_error"_ba << QString();
    QTest::newRow("prose") << "Service 42 is unavailable, try again"_ba << QString();
}

void RedactionTest::looseBody()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, secret);
    Exchange exchange = jsonResponse(body);
    exchange.response->headers = {{"Content-Type", "text/html"}};
    QStringList found;
    for (const Secret &each : secretsIn(exchange))
        found.append(each.value);
    QCOMPARE(found, secret.isEmpty() ? QStringList() : QStringList{secret});
    const Exchange masked = Redactor(secretsIn(exchange)).masked(exchange);
    if (secret.isEmpty())
        QCOMPARE(masked.response->body, body);
    else
        QVERIFY(!masked.response->body.contains(secret.toLatin1()));
}

void RedactionTest::maskText()
{
    // printf '%s' 'abc' | sha256sum
    QCOMPARE(maskedValue(u"abc"), u"‹masked, 3 characters, sha256 ba7816bf›"_s);
    QCOMPARE(maskedValue(u"😀"), u"‹masked, 1 characters, sha256 f0443a34›"_s);
}

void RedactionTest::recurrence_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked"); // M stands for the mask
    const QString odd = u"p%a+s \"w\\ö/r&d<'é😀"_s;
    QTest::newRow("as it is") << odd << u"[%1]"_s.arg(odd) << u"[M]"_s;
    QTest::newRow("form-encoded") << odd << u"x="_s + QString::fromLatin1(formEncoded(odd)) + u"&y"_s
                                  << u"x=M&y"_s;
    QTest::newRow("percent-encoded, lower case")
        << odd << u"p%25a%2bs%20%22w%5c%c3%b6%2fr%26d%3c%27%c3%a9%f0%9f%98%80."_s << u"M."_s;
    QTest::newRow("partly percent-encoded") << odd << u"p%25a%2Bs%20\"w\\ö/r&d<'é😀."_s << u"M."_s;
    QTest::newRow("percent-encoded twice")
        << odd
        << u"?u=p%2525a%252Bs%2520%2522w%255C%25C3%25B6%252Fr%2526d%253C%2527%25C3%25A9%25F0%259F%2598%2580#"_s
        << u"?u=M#"_s;
    QTest::newRow("JSON-escaped") << odd << u"{\"a\":\"p%a+s \\\"w\\\\ö/r&d<'é😀\"}"_s << u"{\"a\":\"M\"}"_s;
    QTest::newRow("JSON-escaped to ASCII")
        << odd << u"{\"a\":\"p%a+s \\\"w\\\\\\u00f6\\/r\\u0026d\\u003C'\\u00e9\\ud83d\\ude00\"}"_s
        << u"{\"a\":\"M\"}"_s;
    QTest::newRow("HTML-escaped") << odd << u"<b>p%a+s &quot;w\\ö/r&amp;d&lt;&#39;é😀</b>"_s << u"<b>M</b>"_s;
    QTest::newRow("HTML-escaped by numbers")
        << odd << u"<b>p%a&#43;s &#x22;w\\&#xF6;/r&#38;d&#60;&#x27;&#233;&#x1F600;</b>"_s << u"<b>M</b>"_s;
    QTest::newRow("ends with backslashes, JSON")
        << u"\\secret-x\\\\"_s << u"\"\\\\secret-x\\\\\\\\\""_s << u"\"M\""_s;
    QTest::newRow("ends with a backslash, form")
        << u"secret x\\"_s << u"a=secret+x%5c&b=%5C"_s << u"a=M&b=%5C"_s;
    QTest::newRow("ends with a backslash, twice encoded")
        << u"secret-x\\"_s << u"secret-x%25255C%26"_s << u"M%26"_s;
    QTest::newRow("in base64") << u"s3cr3t-value"_s
                               << u"Basic "_s + QString::fromLatin1("client:s3cr3t-value"_ba.toBase64())
            + u" end"_s << QString();
    QTest::newRow("in base64 of its form encoding")
        << u"s3cr3t value+"_s
        << u"Basic "_s + QString::fromLatin1("id:s3cr3t+value%2B"_ba.toBase64()) + u" end"_s << QString();
    QTest::newRow("in base64url, shifted") << u"s3cr3t>value?"_s
                                           << u"Basic "_s
            + QString::fromLatin1("longer-id:s3cr3t>value?"_ba.toBase64(QByteArray::Base64UrlEncoding))
            + u" end"_s << QString();
    QTest::newRow("many") << u"0123456789"_s << u"01234567890123456789,0123456789"_s << u"MM,M"_s;
    QTest::newRow("inside a word") << u"s3cr3t-v"_s << u"xs3cr3t-vx"_s << u"xMx"_s;
    QTest::newRow("short, a whole word") << u"abcd"_s << u"x=abcd&y (abcd)"_s << u"x=M&y (M)"_s;
    QTest::newRow("short, between quotation marks")
        << u"abcd"_s << u"“abcd, x”, “abcd”, abcd…"_s << u"“M, x”, “M”, M…"_s;
    QTest::newRow("short, behind an escape") << u"abcd"_s << u"x%3Dabcd%26y"_s << u"x%3DM%26y"_s;
}

void RedactionTest::recurrence()
{
    QFETCH(QString, secret);
    QFETCH(QString, text);
    QFETCH(QString, masked);
    const Redactor redactor({{u"other"_s, u"something-else"_s}, {u"client_secret"_s, secret}});
    const QString result = redactor.masked(text);
    if (masked.isEmpty()) {
        // Base64 around a secret is masked as a whole: its first and last characters tell of the secret too.
        const QString encoded = text.section(u' ', 1, 1);
        QCOMPARE(result, u"Basic "_s + maskedValue(encoded) + u" end"_s);
        return;
    }
    QCOMPARE(result, masked.replace(u"M"_s, maskedValue(secret)));
}

void RedactionTest::noRecurrence_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("text");
    QTest::newRow("one character") << u"a"_s << u"banana a"_s;
    QTest::newRow("three characters") << u"abc"_s << u"abc abcd"_s;
    QTest::newRow("short, inside a word of another script") << u"abcd"_s << u"éabcd abcdж"_s;
    QTest::newRow("short, inside a word") << u"secret"_s << u"client_secret=x secrets"_s;
    QTest::newRow("a word of the protocol") << u"password"_s << u"grant_type=password&password=x"_s;
    QTest::newRow("another case") << u"s3cr3t-value"_s << u"S3CR3T-VALUE"_s;
}

void RedactionTest::noRecurrence()
{
    QFETCH(QString, secret);
    QFETCH(QString, text);
    QCOMPARE(Redactor({{u"x"_s, secret}}).masked(text), text);
    // Where its place says so, it is masked all the same.
    const HttpRequest request = formRequest("client_secret=" + formEncoded(secret));
    QCOMPARE(Redactor({{u"x"_s, secret}}).masked(request).body, "client_secret=" + mask(secret));
}

// No part of the longer one is left over beside the shorter one's mask.
void RedactionTest::overlapping()
{
    const Redactor redactor(
        {{u"a"_s, u"token-one"_s}, {u"b"_s, u"token-one-and-more"_s}, {u"c"_s, u"xx-token-one"_s}});
    QCOMPARE(redactor.masked(u"<token-one-and-more>"_s), u'<' + maskedValue(u"token-one-and-more") + u'>');
    QCOMPARE(redactor.masked(u"<token-one>"_s), u'<' + maskedValue(u"token-one") + u'>');
    const QString both = redactor.masked(u"<xx-token-one-and-more>"_s);
    QCOMPARE(both, u'<' + maskedValue(u"token-one-and-more") + u'>');
}

// "Invalid token eyJhb… (shortened)"
void RedactionTest::cutOff()
{
    const QString token = u"eyJ"_s + u"0123456789abcdef"_s.repeated(20);
    const QString result =
        Redactor({{u"access_token"_s, token}}).masked(u"Invalid token "_s + token.left(150) + u'…');
    QCOMPARE(result, u"Invalid token "_s + maskedValue(token.left(150)) + u'…');
}

void RedactionTest::maskingTwiceChangesNothing()
{
    Exchange exchange = jsonResponse("{\"access_token\":\"the-token\",\"n\":{\"password\":12}}");
    exchange.request = formRequest("code=masked&client_secret=characters&x=sha256%20s");
    exchange.request.url = u"https://u:masked@h/?code=characters#id_token=sha256"_s;
    exchange.request.headers.append("Authorization", "Basic " + "id:characters"_ba.toBase64());
    exchange.request.headers.append("Cookie", "a=b; c=d");
    const QList<Secret> secrets = secretsIn(exchange);
    const Redactor redactor(secrets);
    const Exchange once = redactor.masked(exchange);
    QVERIFY(once != exchange);
    QCOMPARE(redactor.masked(once), once);
    QCOMPARE(Redactor({{u"x"_s, u"anything"_s}}).masked(once), once);
    QCOMPARE(secretsIn(once), QList<Secret>());
}

void RedactionTest::formBody()
{
    const HttpRequest request = formRequest("grant_type=authorization_code&code=a%26b+c&c%6Fde=x&scope=code&"
                                            "code_verifier=%FF&password=&client_secret&=y");
    const HttpRequest masked = Redactor({{u"x"_s, u"unrelated"_s}}).masked(request);
    QCOMPARE(masked.body,
             "grant_type=authorization_code&code=" + mask(u"a&b c"_s) + "&c%6Fde=" + mask(u"x"_s)
                 + "&scope=code&code_verifier=" + mask(QString(QChar(0xFFFD)))
                 + "&password=&client_secret&=y");
}

void RedactionTest::jsonBody_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("masked");
    const QByteArray m = "\"" + mask(u"tok\"en"_s) + "\"";
    QTest::newRow("member") << "{\"access_token\": \"tok\\\"en\", \"token_type\":\"Bearer\"}"_ba
                            << "{\"access_token\": " + m + ", \"token_type\":\"Bearer\"}";
    QTest::newRow("escaped name") << "{\"access\\u005ftoken\":\"tok\\\"en\"}"_ba
                                  << "{\"access\\u005ftoken\":" + m + "}";
    QTest::newRow("duplicate") << "{\"token\":\"tok\\\"en\",\"token\":\"tok\\\"en\"}"_ba
                               << "{\"token\":" + m + ",\"token\":" + m + "}";
    QTest::newRow("nested") << "[{\"data\":{\"refreshToken\":\"tok\\\"en\"}}]"_ba
                            << "[{\"data\":{\"refreshToken\":" + m + "}}]";
    QTest::newRow("below a secret name")
        << "{\"token\":{\"a\":[\"tok\\\"en\",{\"b\":\"tok\\\"en\"}]},\"c\":\"d\"}"_ba
        << "{\"token\":{\"a\":[" + m + ",{\"b\":" + m + "}]},\"c\":\"d\"}";
    QTest::newRow("number") << "{\"password\":12345,\"x\":1}"_ba
                            << "{\"password\":\"" + mask(u"12345"_s) + "\",\"x\":1}";
    QTest::newRow("no value") << "{\"token\":null,\"secret\":true,\"password\":\"\"}"_ba
                              << "{\"token\":null,\"secret\":true,\"password\":\"\"}"_ba;
    QTest::newRow("cut off") << "{\"access_token\":\"tok\\\"en"_ba
                             << "{\"access_token\":" + m.chopped(1);
    QTest::newRow("no closing brace, comma twice") << "{\"a\":1,,\"token\":\"tok\\\"en\"}}]"_ba
                                                   << "{\"a\":1,,\"token\":" + m + "}}]";
    QTest::newRow("private key")
        << "{\"keys\":[{\"d\":\"tok\\\"en\",\"kty\":\"RSA\",\"n\":\"abc\"}],\"d\":\"stays\"}"_ba
        << "{\"keys\":[{\"d\":" + m + ",\"kty\":\"RSA\",\"n\":\"abc\"}],\"d\":\"stays\"}";
}

void RedactionTest::jsonBody()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, masked);
    const Exchange exchange = jsonResponse(json);
    QCOMPARE(Redactor({{u"x"_s, u"unrelated"_s}}).masked(exchange).response->body, masked);
}

void RedactionTest::errorCodeInResponseStays()
{
    const QByteArray body = "{\"error\":{\"code\":401,\"message\":\"no\"},\"code\":\"E17\"}";
    QCOMPARE(Redactor({{u"x"_s, u"unrelated"_s}}).masked(jsonResponse(body)).response->body, body);
    HttpRequest request = formRequest("{\"code\":\"SplxlOBeZQQYbYS6WxSbIA\"}");
    request.headers = {{"Content-Type", "application/json"}};
    QCOMPARE(Redactor({{u"x"_s, u"unrelated"_s}}).masked(request).body,
             "{\"code\":\"" + mask(u"SplxlOBeZQQYbYS6WxSbIA"_s) + "\"}");
}

// The token stands for SECRET: a short one only a name betrays, a long one anything.
void RedactionTest::anySyntax_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("alsoShort");
    const auto row = [](const char *name, const QByteArray &type, const QByteArray &body, bool alsoShort) {
        QTest::newRow(name) << type << body << alsoShort;
    };
    row("HTML form", "text/html",
        "<form><input name=\"access_token\" type=\"hidden\" value=\"SECRET\"><b>x</b></form>", true);
    row("HTML, value first", "text/html", "<input value='SECRET' name='code'>", false);
    row("HTML-escaped JSON", "text/html", "<p>{&quot;access_token&quot;:&quot;SECRET&quot;}</p>", true);
    row("XML", "text/xml", "<r><access_token>SECRET</access_token><token_type>x</token_type></r>", true);
    row("XML with CDATA", "text/xml", "<r><access_token><![CDATA[SECRET]]></access_token></r>", true);
    row("JSONP", "text/javascript", "callback({\"access_token\":\"SECRET\"})", true);
    row("JSONP with spaces", "text/javascript", "callback({ \"access_token\" : \"SECRET\" });", true);
    row("single quotes", "application/json", "{'access_token': 'SECRET', 'x': 1}", true);
    row("names without quotes", "application/json", "{access_token: SECRET, x: 1}", true);
    row("JSON in a string", "application/json", "{\"data\":\"{\\\"access_token\\\":\\\"SECRET\\\"}\"}", true);
    row("JSON in a string, quotes by number", "application/json",
        "{\"data\":\"{\\u0022access_token\\u0022:\\u0022SECRET\\u0022}\"}", true);
    row("a URL in a string", "application/json", "{\"next\":\"https://x/?code=SECRET&a=b\"}", true);
    row("array under a name", "application/json", "{\"access_token\":[\"a-b\",\"SECRET\"]}", true);
    row("list named for tokens", "application/json", "{\"tokens\":[\"a-b\",\"SECRET\"]}", true);
    row("array", "application/json", "[1,\"SECRET\"]", false);
    row("cut off", "application/json", "{\"access_token\":\"SECRET", true);
    row("cut off elsewhere", "application/json", "{\"access_token\":\"SECRET\",\"x\":", true);
    row("list in an odd syntax", "text/plain", "access_token: ['a-b', 'SECRET']", true);
    row("arrow", "text/plain", "\"access_token\" => \"SECRET\"", true);
    row("sentence", "text/plain", "The access token: SECRET was issued", false);
    row("query in text", "text/plain", "go to /cb?state=1&code=SECRET now", true);
    row("unnamed in text", "text/plain", "Issued SECRET for client", false);
}

void RedactionTest::anySyntax()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(bool, alsoShort);
    QList<QByteArray> tokens{"SECRETTOKENabcdefghijkl0123456789ABCDEF", "AbCdEfGhIjKlMnOpQrStUv"};
    if (alsoShort)
        tokens.append("abc1");
    for (const QByteArray &token : std::as_const(tokens)) {
        Exchange exchange = jsonResponse(QByteArray(body).replace("SECRET", token));
        exchange.response->headers = {{"Content-Type", type}};
        const Exchange masked =
            Redactor(secretsIn(exchange) + QList<Secret>{{u"x"_s, u"unrelated"_s}}).masked(exchange);
        QVERIFY2(!masked.response->body.contains(token), masked.response->body.constData());
        QVERIFY2(masked.response->body.contains("‹masked, "), masked.response->body.constData());
        QCOMPARE(Redactor(secretsIn(exchange)).masked(masked), masked);
    }
}

void RedactionTest::whatIsNoTokenStays_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("error codes")
        << R"({"code":400,"error":"invalid_grant","message":"Invalid code: expired"})"_ba;
    QTest::newRow("sentences in JSON")
        << R"({"error_description":"The access token or code expired; token: none. Trace: 3f2a"})"_ba;
    QTest::newRow("no JSON") << "{error: code, code: invalid_grant, status: 400, token: null}"_ba;
    QTest::newRow("stack trace")
        << "java.lang.IllegalArgumentException: Invalid password: expired\n at org.Foo.bar(Foo.java:42)"_ba;
    QTest::newRow("HTML")
        << "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" "
           "\"http://www.w3.org/TR/html4/strict.dtd\"><link href=\"/static/css/app.1a2b.css\">"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1.0\">"_ba;
}

void RedactionTest::whatIsNoTokenStays()
{
    QFETCH(QByteArray, body);
    Exchange exchange = jsonResponse(body);
    if (!body.startsWith('{'))
        exchange.response->headers = {{"Content-Type", "text/html"}};
    QCOMPARE(Redactor({{u"x"_s, u"unrelated"_s}}).masked(exchange).response->body, body);
}

void RedactionTest::utf16()
{
    const QString json = u"{\"access_token\":\"SECRETTOKEN\",\"x\":\"é\"}"_s;
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        for (const auto flag : {QStringConverter::Flag::Default, QStringConverter::Flag::WriteBom}) {
            const auto encoded = [&](const QString &text) -> QByteArray {
                return QStringEncoder(encoding, flag)(text);
            };
            Exchange exchange = jsonResponse(encoded(json) + 'x');
            const QList<Secret> secrets = secretsIn(exchange);
            QCOMPARE(secrets.size(), 1);
            QCOMPARE(secrets.first().value, u"SECRETTOKEN"_s);
            QCOMPARE(Redactor(secrets).masked(exchange).response->body,
                     encoded(QString(json).replace(u"SECRETTOKEN"_s, maskedValue(u"SECRETTOKEN"))) + 'x');
        }
    }
}

// Whoever has the compressed bytes has the token.
void RedactionTest::encodedBodyIsSecret()
{
    Exchange exchange = jsonResponse("\x1f\x8b\x08 some bytes");
    exchange.response->headers.append("Content-Encoding", "gzip");
    const QByteArray masked = Redactor({{u"x"_s, u"unrelated"_s}}).masked(exchange).response->body;
    QVERIFY2(masked.startsWith("‹masked, ") && masked.endsWith("›"), masked.constData());
    exchange.response->headers.set("Content-Encoding", "identity");
    QCOMPARE(Redactor({{u"x"_s, u"unrelated"_s}}).masked(exchange).response->body, exchange.response->body);
}

void RedactionTest::reasonPhrase()
{
    Exchange exchange = jsonResponse("{}");
    exchange.response->reason = "token SECRETTOKENabcdefghijkl0123456789 expired";
    exchange.error = TransportError{TransportError::Kind::Other, u"SECRETTOKENabcdefghijkl0123456789"_s, {}};
    const Exchange masked = Redactor(secretsIn(exchange)).masked(exchange);
    QVERIFY2(masked.response->reason.startsWith("token ‹masked, "), masked.response->reason.constData());
    QVERIFY(!masked.error->message.contains(u"SECRETTOKEN"));
}

void RedactionTest::headers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("masked"); // M(…) stands for a mask
    QTest::newRow("Basic") << "authorization"_ba
                           << "Basic aWQ6cw=="_ba
                           << "Basic M(aWQ6cw==)"_ba;
    QTest::newRow("Bearer") << "Authorization"_ba
                            << "Bearer  tok"_ba
                            << "Bearer  M(tok)"_ba;
    QTest::newRow("no scheme") << "Authorization"_ba
                               << "tok"_ba
                               << "M(tok)"_ba;
    QTest::newRow("proxy") << "Proxy-Authorization"_ba
                           << "Basic YTpi"_ba
                           << "Basic M(YTpi)"_ba;
    QTest::newRow("cookies") << "Cookie"_ba
                             << "a=b; c=d=e"_ba
                             << "a=M(b); c=M(d=e)"_ba;
    QTest::newRow("set-cookie") << "Set-Cookie"_ba
                                << "sid=31d4; Path=/; Secure; Expires=Wed, 21 Oct 2026 07:28:00 GMT"_ba
                                << "sid=M(31d4); Path=/; Secure; Expires=Wed, 21 Oct 2026 07:28:00 GMT"_ba;
    QTest::newRow("set-cookies in lines") << "Set-Cookie"_ba
                                          << "a=b; HttpOnly\nc=d"_ba
                                          << "a=M(b); HttpOnly\nc=M(d)"_ba;
    QTest::newRow("set-cookies with a comma") << "Set-Cookie"_ba
                                              << "a=b; Path=/, c=d"_ba
                                              << "a=M(b); Path=M(/, c=d)"_ba;
    QTest::newRow("redirect") << "Location"_ba
                              << "http://127.0.0.1:1/cb?state=s&code=x%20y#access_token=t"_ba
                              << "http://127.0.0.1:1/cb?state=s&code=M(x y)#access_token=M(t)"_ba;
    QTest::newRow("api key") << "X-API-Key"_ba
                             << "k"_ba
                             << "M(k)"_ba;
    QTest::newRow("DPoP") << "DPoP"_ba
                          << "eyJ.e.s"_ba
                          << "M(eyJ.e.s)"_ba;
    QTest::newRow("challenge") << "WWW-Authenticate"_ba
                               << "Bearer realm=\"x\", error=\"invalid_token\""_ba
                               << "Bearer realm=\"x\", error=\"invalid_token\""_ba;
}

void RedactionTest::headers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, masked);
    for (qsizetype at = masked.indexOf("M("); at >= 0; at = masked.indexOf("M(")) {
        const qsizetype end = masked.indexOf(')', at);
        masked.replace(at, end + 1 - at, mask(QString::fromUtf8(masked.mid(at + 2, end - at - 2))));
    }
    HttpRequest request = formRequest({});
    request.headers = {{name, value}};
    QCOMPARE(Redactor({{u"x"_s, u"unrelated"_s}}).masked(request).headers.rows().first().value, masked);
}

void RedactionTest::urls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("masked");
    const QString m = maskedValue(u"v");
    QTest::newRow("query") << u"http://h/cb?code=v&state=s"_s << u"http://h/cb?code="_s + m + u"&state=s"_s;
    QTest::newRow("fragment") << u"http://h/cb#access_token=v"_s << u"http://h/cb#access_token="_s + m;
    QTest::newRow("fragment route") << u"http://h/#/cb?code=v"_s << u"http://h/#/cb?code="_s + m;
    QTest::newRow("user info") << u"http://u:v@h/a@b"_s << u"http://u:"_s + m + u"@h/a@b"_s;
    QTest::newRow("no user info") << u"http://h:80/a:v@b?x=y"_s << u"http://h:80/a:v@b?x=y"_s;
    QTest::newRow("JWT response") << u"http://h/?response=eyJx.y.z"_s
                                  << u"http://h/?response="_s + maskedValue(u"eyJx.y.z");
    QTest::newRow("code as response type")
        << u"http://h/?response_type=code"_s << u"http://h/?response_type=code"_s;
}

void RedactionTest::urls()
{
    QFETCH(QString, url);
    QFETCH(QString, masked);
    HttpRequest request;
    request.url = url;
    QCOMPARE(Redactor({{u"x"_s, u"unrelated"_s}}).masked(request).url, masked);
}

// Servers lie about types, and some send forms as text.
void RedactionTest::bodyWithoutType()
{
    const Redactor redactor({{u"x"_s, u"unrelated"_s}});
    Exchange exchange = jsonResponse("  {\"access_token\":\"v\"}");
    exchange.response->headers = {{"Content-Type", "text/html"}};
    QCOMPARE(redactor.masked(exchange).response->body, "  {\"access_token\":\"" + mask(u"v"_s) + "\"}");
    exchange.response->body = "access_token=v&token_type=bearer";
    exchange.response->headers = {};
    QCOMPARE(redactor.masked(exchange).response->body, "access_token=" + mask(u"v"_s) + "&token_type=bearer");
}

// RFC 6749 §2.3.1
void RedactionTest::basicYieldsTheSecret()
{
    Exchange exchange;
    exchange.request = formRequest({});
    exchange.request.headers.append("Authorization", "Basic " + "my%3Aid:s%2Bcret+x"_ba.toBase64());
    const QList<Secret> secrets = secretsIn(exchange);
    QVERIFY(secrets.contains(Secret{u"client_secret"_s, u"s+cret x"_s}));
    QVERIFY(secrets.contains(Secret{u"client_secret"_s, u"s%2Bcret+x"_s}));
}

void RedactionTest::placeholdersStay()
{
    HttpRequest request = formRequest("code={{code}}&code_verifier={{code_verifier}}&client_secret=s");
    request.url = u"https://h/?code={{code}}"_s;
    const HttpRequest masked = Redactor({{u"x"_s, u"unrelated"_s}}).masked(request);
    QCOMPARE(masked.body, "code={{code}}&code_verifier={{code_verifier}}&client_secret=" + mask(u"s"_s));
    QCOMPARE(masked.url, request.url);
}

void RedactionTest::noSecretsMasksNothing()
{
    const HttpRequest request = formRequest("client_secret=s");
    QCOMPARE(Redactor({}).masked(request), request);
}

void RedactionTest::record()
{
    RunRecord record;
    record.profile.setText(u"client_secret", u"profile-secret"_s);
    record.profile.setText(u"proxy", u"http://u:proxy%20pass@proxy.example:1"_s);
    record.profile.setExtra(
        {{u"token"_s, ExtraRow::Place::Header, u"Authorization"_s, u"Custom header-secret"_s},
         {u"token"_s, ExtraRow::Place::Body, u"otp"_s, u"12"_s}});
    record.secrets = {{u"code_verifier"_s, u"run-time-verifier"_s}};
    record.tokens =
        parseJson("{\"access_token\":\"the-access-token\",\"expires_in\":60,\"nested\":{\"id_token\":7}}")
            ->value;
    record.steps.append(
        {u"token_request"_s, u"Token"_s, StepState::Failed, u"sent run-time-verifier"_s, {}, 1, 0, false});
    record.findings.append({u"X-1"_s,
                            Finding::Severity::Error,
                            0,
                            u"the-access-token leaks"_s,
                            u"a"_s,
                            u"profile-secret"_s,
                            {}});
    OAuthError refused;
    refused.error = u"invalid_grant"_s;
    refused.error_description = u"the code run-time-verifier is wrong"_s;
    refused.others = {{u"token"_s, u"q"_s}};
    record.error = refused;
    Exchange exchange = jsonResponse("{\"access_token\":\"the-access-token\"}");
    exchange.error = TransportError{TransportError::Kind::Other, u"cut off after the-access-token"_s, {}};
    exchange.notes = {u"profile-secret in a note"_s};
    exchange.requestTarget = "/token?code=c";
    exchange.proxy = u"http://u:proxy%20pass@proxy.example:1"_s;
    record.exchanges.append(exchange);

    const RunRecord masked = Redactor(secretsIn(record)).masked(record);
    QCOMPARE(masked.secrets, QList<Secret>());
    QCOMPARE(masked.profile.text(u"client_secret"), maskedValue(u"profile-secret"));
    QCOMPARE(masked.profile.text(u"proxy"),
             u"http://u:"_s + maskedValue(u"proxy pass") + u"@proxy.example:1"_s);
    QCOMPARE(masked.profile.extra().at(0).value, maskedValue(u"Custom header-secret"));
    QCOMPARE(masked.profile.extra().at(1).value, maskedValue(u"12"));
    QCOMPARE(masked.tokens.member(u"access_token")->text(), maskedValue(u"the-access-token"));
    QCOMPARE(masked.tokens.member(u"expires_in")->toInteger(), 60);
    QCOMPARE(masked.tokens.member(u"nested")->member(u"id_token")->text(), maskedValue(u"7"));
    QCOMPARE(masked.steps.first().reason, u"sent "_s + maskedValue(u"run-time-verifier"));
    QCOMPARE(masked.findings.first().message, maskedValue(u"the-access-token") + u" leaks"_s);
    QCOMPARE(masked.findings.first().actual, maskedValue(u"profile-secret"));
    const auto &error = std::get<OAuthError>(*masked.error);
    QCOMPARE(error.error_description, u"the code "_s + maskedValue(u"run-time-verifier") + u" is wrong"_s);
    QCOMPARE(error.others.value(u"token"), maskedValue(u"q"));
    QCOMPARE(error.error, u"invalid_grant"_s);
    const Exchange &shown = masked.exchanges.first();
    QCOMPARE(shown.error->message, u"cut off after "_s + maskedValue(u"the-access-token"));
    QCOMPARE(shown.notes.first(), maskedValue(u"profile-secret") + u" in a note"_s);
    QCOMPARE(shown.requestTarget, "/token?code=" + mask(u"c"_s));
    QCOMPARE(shown.proxy, u"http://u:"_s + maskedValue(u"proxy pass") + u"@proxy.example:1"_s);
}

void RedactionTest::profileSurvivesAsDocument()
{
    const auto profile =
        Profile::fromJson(R"({"workbench":1,"name":"n","client_id":"id","client_secret":"long-secret",
        "client_jwk":{"kty":"oct","k":"c2VjcmV0LWtleQ"},"parameters":{"otp":["1","2"],"audience":"a"},
        "unknown":{"api_key":"long-secret"}})");
    QVERIFY2(profile.isOk(), qPrintable(profile ? QString() : profile.error().text()));
    RunRecord record;
    record.profile = *profile;
    const Profile masked = Redactor(secretsIn(record)).masked(record).profile;
    QCOMPARE(masked.name(), u"n"_s);
    QCOMPARE(masked.text(u"client_id"), u"id"_s);
    const QByteArray json = masked.toJson();
    for (const char *secret : {"long-secret", "c2VjcmV0LWtleQ", "\"1\"", "\"2\""})
        QVERIFY2(!json.contains(secret), json.constData());
    QVERIFY(json.contains("\"audience\": \"a\""));
}

void RedactionTest::hostileInputIsLinear_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QByteArray>("pattern");
    const QString base64 = QString::fromLatin1(QByteArray(100'000, 'x').toBase64());
    QTest::newRow("repetitive secret, nearly there") << u"a"_s.repeated(100'000) + u'b' << "a"_ba;
    QTest::newRow("repetitive secret") << u"a"_s.repeated(100'000) << "a"_ba;
    QTest::newRow("escapes") << u"%25%25%25%25%25"_s << "%25"_ba;
    QTest::newRow("backslashes") << u"\\\\\\\\\\\\\\\\"_s << "\\"_ba;
    QTest::newRow("references") << u"&&&&&&&&&"_s << "&amp;"_ba;
    QTest::newRow("masks nearly") << u"some-secret"_s << "‹masked, 1"_ba;
    QTest::newRow("nesting") << u"some-secret"_s << "[{"_ba;
    QTest::newRow("names") << u"some-secret"_s << "{\"token\":"_ba;
    QTest::newRow("base64 run") << u"xxxxxxxxxxxx"_s << "eHh4"_ba;
    QTest::newRow("parameters") << u"some-secret"_s << "a=b&"_ba;
    QTest::newRow("ordinary JSON") << base64
                                   << "{\"sub\":\"248289761001\",\"name\":\"Jane \\\"J\\\" Doe\"},\n"_ba;
}

// Not a timed test: quadratic work on 1 MB would take minutes, and the suite's time limit ends it.
void RedactionTest::hostileInputIsLinear()
{
    QFETCH(QString, secret);
    QFETCH(QByteArray, pattern);
    const Exchange exchange = jsonResponse(pattern.repeated(1'000'000 / pattern.size()));
    QElapsedTimer timer;
    timer.start();
    const Exchange masked = Redactor(QList<Secret>{{u"x"_s, secret}} + secretsIn(exchange)).masked(exchange);
    QVERIFY(masked.response.has_value());
    qInfo("%lld ms for 1 MB", timer.elapsed());
}

QTEST_GUILESS_MAIN(RedactionTest)
#include "redaction_test.moc"
