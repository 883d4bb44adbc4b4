// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/http_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class HttpTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void request();
    void frontChannelShowsTheWholeUrl();
    void masksStayInTheRequestLine();
    void responseAndError();
    void controlCharactersAreVisible();
    void binaryIsDumped();
};

void HttpTextTest::request()
{
    HttpRequest request;
    request.method = "POST";
    request.url = u"https://as.example/token?x=%41{{y}}"_s;
    request.headers = {{"Host", "as.example"}, {"X-Name", "gr\xfc\xdf"}};
    request.body = "a=b\r\nc";
    QCOMPARE(httpText(request),
             u"POST /token?x=%41{{y}} HTTP/1.1\nHost: as.example\nX-Name: grüß\n\na=b\nc"_s);
    request.url = u"https://as.example?q"_s;
    QVERIFY(httpText(request).startsWith(u"POST /?q HTTP/1.1\n"));
}

void HttpTextTest::frontChannelShowsTheWholeUrl()
{
    HttpRequest request;
    request.url = u"https://as.example/authorize?state={{state}}"_s;
    QCOMPARE(httpText(request), u"GET https://as.example/authorize?state={{state}} HTTP/1.1\n\n"_s);
}

void HttpTextTest::masksStayInTheRequestLine()
{
    HttpRequest request;
    request.url = u"http://h/cb?code=‹masked, 1 characters, sha256 00000000›"_s;
    request.headers = {{"Host", "h"}};
    QVERIFY(httpText(request).startsWith(u"GET /cb?code=‹masked, 1 characters, sha256 00000000› HTTP/1.1\n"));
}

void HttpTextTest::responseAndError()
{
    Exchange exchange;
    exchange.request.url = u"http://h/"_s;
    exchange.request.headers = {{"Host", "h"}};
    exchange.response = HttpResponse{};
    exchange.response->httpVersion = "HTTP/1.0";
    exchange.response->status = 502;
    exchange.response->reason = "Bad Gateway";
    exchange.response->headers = {{"Server", "x"}};
    exchange.response->body = "half";
    exchange.error = TransportError{TransportError::Kind::ConnectionClosed, u"closed too early"_s, {}};
    QCOMPARE(httpText(exchange),
             u"GET / HTTP/1.1\nHost: h\n\n\nHTTP/1.0 502 Bad Gateway\nServer: x\n\nhalf\n\n"
             "# No complete answer: closed too early\n"_s);
}

// What a server sends must not act on the terminal that shows it.
void HttpTextTest::controlCharactersAreVisible()
{
    HttpRequest request;
    request.url = u"http://h/"_s;
    request.headers = {{"Host", "h"}};
    request.body = "\x1b[2J\x07 lone\rreturn\x7f tab\t";
    QVERIFY(httpText(request).endsWith(u"\n\n␛[2J␇ lone␍return␡ tab\t"));
}

void HttpTextTest::binaryIsDumped()
{
    HttpRequest request;
    request.url = u"http://h/"_s;
    request.headers = {{"Host", "h"}};
    request.body = "\x1f\x8b\x08 gzip, 16 byte row"_ba;
    const QString text = httpText(request);
    QVERIFY2(
        text.endsWith(u"\n\n00000000  1f 8b 08 20 67 7a 69 70 2c 20 31 36 20 62 79 74  ... gzip, 16 byt\n"
                      "00000010  65 20 72 6f 77                                   e row\n"),
        qPrintable(text));
}

QTEST_GUILESS_MAIN(HttpTextTest)
#include "http_text_test.moc"
