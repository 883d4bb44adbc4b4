// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/request_text.h"

#include <QtTest>

using namespace workbench;

namespace {

Exchange redirected(int status, const QByteArray &location, const QByteArray &method = "POST")
{
    Exchange exchange;
    exchange.request.method = method;
    exchange.request.url = QStringLiteral("https://as.example/token");
    exchange.request.headers = {{"Host", "as.example"},
                                {"Authorization", "Basic eA=="},
                                {"Content-Type", "text/plain"},
                                {"Content-Length", "4"}};
    exchange.request.body = "a=b&";
    exchange.response = HttpResponse();
    exchange.response->status = status;
    if (!location.isEmpty())
        exchange.response->headers = {{"Location", location}};
    return exchange;
}

} // namespace

class RequestTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void headersGoThereAndBack();
    void aLineThatIsNoHeaderIsNamed();
    void derivedHeadersFollowWhatWasEdited();
    void anEditedContentLengthStays();
    void rfc9110_15_4_methodAndBody_data();
    void rfc9110_15_4_methodAndBody();
    void credentialsStayBehindAtAnotherOrigin();
    void proxyCredentialsNeverFollow();
    void secretsInTheBodyStayBehindAtAnotherOrigin_data();
    void secretsInTheBodyStayBehindAtAnotherOrigin();
    void whatDoesNotRedirect_data();
    void whatDoesNotRedirect();
};

void RequestTextTest::headersGoThereAndBack()
{
    const HeaderList headers = {{"X-Empty", ""}, {"Accept", "a/b; q=1"}, {"X-Colon", "a:b"}};
    const auto read = headersFromText(headersText(headers));
    QVERIFY(read);
    QCOMPARE(*read, headers);
}

void RequestTextTest::aLineThatIsNoHeaderIsNamed()
{
    for (const char *text : {"Accept: x\n\nno field", "Accept: x\n\nbad name: y", "Accept: x\n\n: y"}) {
        const auto read = headersFromText(QString::fromLatin1(text));
        QVERIFY(!read);
        QVERIFY2(read.error().contains(QStringLiteral("Line 3")), qPrintable(read.error()));
    }
}

void RequestTextTest::derivedHeadersFollowWhatWasEdited()
{
    const HttpRequest original = redirected(200, {}).request;
    HttpRequest edited = original;
    QCOMPARE(withDerivedHeaders(edited, original), original);
    edited.body = "longer than before";
    QVERIFY(!withDerivedHeaders(edited, original).headers.contains("Content-Length"));
    QVERIFY(withDerivedHeaders(edited, original).headers.contains("Host"));
    edited.url = QStringLiteral("https://other.example/token");
    QVERIFY(!withDerivedHeaders(edited, original).headers.contains("Host"));
}

void RequestTextTest::anEditedContentLengthStays()
{
    const HttpRequest original = redirected(200, {}).request;
    HttpRequest edited = original;
    edited.body = "x";
    edited.headers.set("Content-Length", "999");
    QCOMPARE(withDerivedHeaders(edited, original).headers.value("Content-Length"), QByteArray("999"));
}

void RequestTextTest::rfc9110_15_4_methodAndBody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("followed");
    QTest::newRow("301 POST becomes GET") << 301 << QByteArray("POST") << QByteArray("GET");
    QTest::newRow("302 POST becomes GET") << 302 << QByteArray("POST") << QByteArray("GET");
    QTest::newRow("302 PUT stays") << 302 << QByteArray("PUT") << QByteArray("PUT");
    QTest::newRow("303 PUT becomes GET") << 303 << QByteArray("PUT") << QByteArray("GET");
    QTest::newRow("307 stays") << 307 << QByteArray("POST") << QByteArray("POST");
    QTest::newRow("308 stays") << 308 << QByteArray("POST") << QByteArray("POST");
}

void RequestTextTest::rfc9110_15_4_methodAndBody()
{
    QFETCH(int, status);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, followed);
    const auto request = redirectedRequest(redirected(status, "/v2/token?x=1", method));
    QVERIFY(request);
    QCOMPARE(request->url, QStringLiteral("https://as.example/v2/token?x=1"));
    QCOMPARE(request->method, followed);
    QCOMPARE(request->body.isEmpty(), followed == "GET");
    QCOMPARE(request->headers.contains("Content-Length"), followed != "GET");
    QVERIFY(request->headers.contains("Authorization"));
}

void RequestTextTest::credentialsStayBehindAtAnotherOrigin()
{
    for (const char *location :
         {"https://other.example/token", "http://as.example/token", "https://as.example:444/"}) {
        const auto request = redirectedRequest(redirected(307, location));
        QVERIFY(request);
        QVERIFY2(!request->headers.contains("Authorization"), location);
    }
    const auto explicitPort = redirectedRequest(redirected(307, "https://as.example:443/token"));
    QVERIFY(explicitPort);
    QVERIFY(explicitPort->headers.contains("Authorization"));
}

void RequestTextTest::proxyCredentialsNeverFollow()
{
    for (const char *location : {"https://other.example/token", "/elsewhere"}) {
        Exchange exchange = redirected(307, location);
        exchange.request.headers.append("Proxy-Authorization", "Basic eA==");
        exchange.proxyHeaders.append("Proxy-Authorization", "Basic eA==");
        const auto request = redirectedRequest(exchange);
        QVERIFY(request);
        QVERIFY2(!request->headers.contains("Proxy-Authorization"), location);
    }
}

void RequestTextTest::secretsInTheBodyStayBehindAtAnotherOrigin_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("followed");
    QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded")
                          << QByteArray("grant_type=x&code=abc&client_secret=de+f&a=b")
                          << QByteArray("grant_type=x&code=&client_secret=&a=b");
    QTest::newRow("JSON") << QByteArray("application/json") << QByteArray(R"({"a":1,"code":"abc","otp":12})")
                          << QByteArray(R"({"a":1,"code":"","otp":null})");
}

void RequestTextTest::secretsInTheBodyStayBehindAtAnotherOrigin()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, followed);
    Exchange exchange = redirected(307, "https://other.example/token");
    exchange.request.headers.set("Content-Type", type);
    exchange.request.body = body;
    QCOMPARE(redirectedRequest(exchange)->body, followed);
    QVERIFY(!redirectedRequest(exchange)->headers.contains("Content-Length"));
    exchange.response->headers.set("Location", "https://as.example/v2/token");
    QCOMPARE(redirectedRequest(exchange)->body, body);
}

void RequestTextTest::whatDoesNotRedirect_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("200 with Location") << 200 << QByteArray("/x");
    QTest::newRow("304") << 304 << QByteArray("/x");
    QTest::newRow("no Location") << 302 << QByteArray();
    QTest::newRow("another scheme") << 302 << QByteArray("file:///etc/passwd");
    QTest::newRow("no host") << 302 << QByteArray("https:///x");
}

void RequestTextTest::whatDoesNotRedirect()
{
    QFETCH(int, status);
    QFETCH(QByteArray, location);
    QVERIFY(!redirectedRequest(redirected(status, location)));
}

QTEST_GUILESS_MAIN(RequestTextTest)
#include "request_text_test.moc"
