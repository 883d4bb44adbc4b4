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
