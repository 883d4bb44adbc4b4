// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/request_parser.h"

#include <QTest>

using namespace workbench;
using namespace Qt::StringLiterals;

using State = RequestParser::State;

/// RFC 9112, byte by byte.
class RequestParserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRequestHoweverItIsCut_data();
    void readsRequestHoweverItIsCut();
    void takesOneRequestOnly();
    void rejects_data();
    void rejects();
    void accepts_data();
    void accepts();
    void limitsAreThoseThatUsersAreTold();
    void limitsAreExact_data();
    void limitsAreExact();
    void needsMoreUntilTheEnd();
    void staysRejected();
};

namespace {

const QByteArray getRequest = "GET /callback?code=a%2Bb+c&state=s%26t HTTP/1.1\r\n"
                              "Host: 127.0.0.1:53682\r\n"
                              "Accept:text/html\r\n"
                              "X-Empty:\r\n"
                              "X-Spaces: \t  a  b \t\r\n"
                              "\r\n";
const QByteArray postRequest = "POST /callback HTTP/1.1\r\n"
                               "Host: localhost\r\n"
                               "Content-Type: application/x-www-form-urlencoded\r\n"
                               "Content-Length: 15\r\n"
                               "\r\n"
                               "code=a\r\n&\0b=c+d"_ba;

QByteArray withLine(const QByteArray &line)
{
    return line + "\r\nHost: h\r\n\r\n";
}

QByteArray withHeaders(const QByteArray &headers)
{
    return "POST / HTTP/1.1\r\n" + headers + "\r\n";
}

} // namespace

void RequestParserTest::readsRequestHoweverItIsCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("GET") << getRequest << QByteArray();
    QTest::newRow("POST") << postRequest << postRequest.last(15);
}

void RequestParserTest::readsRequestHoweverItIsCut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);

    RequestParser whole;
    QCOMPARE(whole.feed(bytes), State::Complete);
    QCOMPARE(whole.request().bytes, bytes);
    QCOMPARE(whole.request().body, body);
    QVERIFY(!whole.hasSurplus());

    RequestParser single;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        QCOMPARE(single.feed(bytes.sliced(i, 1)), i + 1 < bytes.size() ? State::NeedMore : State::Complete);
    QCOMPARE(single.request().headers, whole.request().headers);
    QCOMPARE(single.request().bytes, bytes);
    QCOMPARE(single.request().body, body);

    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        RequestParser split;
        split.feed(bytes.first(cut));
        QCOMPARE(split.feed(bytes.sliced(cut)), State::Complete);
        QCOMPARE(split.request().target, whole.request().target);
        QCOMPARE(split.request().headers, whole.request().headers);
        QCOMPARE(split.request().bytes, bytes);
        QCOMPARE(split.request().body, body);
    }
}

void RequestParserTest::takesOneRequestOnly()
{
    RequestParser parser;
    QCOMPARE(parser.feed(getRequest + postRequest), State::Complete);
    QCOMPARE(parser.request().method, "GET");
    QCOMPARE(parser.request().bytes, getRequest);
    QVERIFY(parser.hasSurplus());
    QCOMPARE(parser.feed(postRequest), State::Complete);
    QCOMPARE(parser.request().bytes, getRequest);
}

void RequestParserTest::rejects_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");

    QTest::newRow("bare line feed") << "GET / HTTP/1.1\nHost: h\n\n"_ba << 400;
    QTest::newRow("bare carriage return") << "GET /\rx HTTP/1.1\r\nHost: h\r\n\r\n"_ba << 400;
    QTest::newRow("two empty lines first") << "\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n"_ba << 400;
    QTest::newRow("NUL in the request line") << withLine("GET /\0 HTTP/1.1"_ba) << 400;
    QTest::newRow("NUL in a header") << withHeaders("Host: h\r\nA: x\0y\r\n"_ba) << 400;
    QTest::newRow("control character in a header") << withHeaders("Host: h\r\nA: x\x1fy\r\n") << 400;
    QTest::newRow("DEL in a header") << withHeaders("Host: h\r\nA: x\x7fy\r\n") << 400;
    QTest::newRow("no version") << withLine("GET /") << 400;
    QTest::newRow("two spaces") << withLine("GET  / HTTP/1.1") << 400;
    QTest::newRow("tab") << withLine("GET\t/\tHTTP/1.1") << 400;
    QTest::newRow("trailing space") << withLine("GET / HTTP/1.1 ") << 400;
    QTest::newRow("lower-case version") << withLine("GET / http/1.1") << 400;
    QTest::newRow("version with more digits") << withLine("GET / HTTP/1.10") << 400;
    QTest::newRow("HTTP/2.0") << withLine("GET / HTTP/2.0") << 505;
    QTest::newRow("HTTP/2 preface") << "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"_ba << 505;
    QTest::newRow("TLS to a plain port") << "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n"_ba << 400;
    QTest::newRow("method is no token") << withLine("G@T / HTTP/1.1") << 400;
    QTest::newRow("no method") << withLine(" / HTTP/1.1") << 400;
    QTest::newRow("absolute-form") << withLine("GET http://h/callback HTTP/1.1") << 400;
    QTest::newRow("asterisk-form") << withLine("OPTIONS * HTTP/1.1") << 400;
    QTest::newRow("authority-form") << withLine("CONNECT h:443 HTTP/1.1") << 400;
    QTest::newRow("fragment in the target") << withLine("GET /#code=x HTTP/1.1") << 400;
    QTest::newRow("raw UTF-8 in the target") << withLine("GET /\xc3\xa4 HTTP/1.1") << 400;
    QTest::newRow("no Host in 1.1") << "GET / HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("two Hosts") << withHeaders("Host: h\r\nhost: h\r\n") << 400;
    QTest::newRow("two Hosts in 1.0") << "GET / HTTP/1.0\r\nHost: h\r\nHost: g\r\n\r\n"_ba << 400;
    QTest::newRow("folded header") << withHeaders("Host: h\r\nA: b\r\n c\r\n") << 400;
    QTest::newRow("space at the first header") << withHeaders(" Host: h\r\n") << 400;
    QTest::newRow("header without colon") << withHeaders("Host: h\r\nnonsense\r\n") << 400;
    QTest::newRow("header without name") << withHeaders("Host: h\r\n: x\r\n") << 400;
    QTest::newRow("space before the colon") << withHeaders("Host : h\r\n") << 400;
    QTest::newRow("Content-Length negative") << withHeaders("Host: h\r\nContent-Length: -1\r\n") << 400;
    QTest::newRow("Content-Length with plus") << withHeaders("Host: h\r\nContent-Length: +1\r\n") << 400;
    QTest::newRow("Content-Length hexadecimal") << withHeaders("Host: h\r\nContent-Length: 0x1\r\n") << 400;
    QTest::newRow("Content-Length empty") << withHeaders("Host: h\r\nContent-Length:\r\n") << 400;
    QTest::newRow("Content-Length list") << withHeaders("Host: h\r\nContent-Length: 1, 1\r\n") << 400;
    QTest::newRow("two Content-Length that differ")
        << withHeaders("Host: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n") << 400;
    QTest::newRow("Content-Length and Transfer-Encoding")
        << withHeaders("Host: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n") << 400;
    QTest::newRow("chunked") << withHeaders("Host: h\r\nTransfer-Encoding: chunked\r\n") << 501;
    QTest::newRow("Content-Length beyond 64 bits")
        << withHeaders("Host: h\r\nContent-Length: 99999999999999999999999\r\n") << 413;
    QTest::newRow("request line of 100 kB")
        << withLine("GET /" + QByteArray(100'000, 'a') + " HTTP/1.1") << 414;
    QTest::newRow("100 kB without any line end") << QByteArray(100'000, 'a') << 414;
    QTest::newRow("one header of 100 kB")
        << withHeaders("Host: h\r\nA: " + QByteArray(100'000, 'a') + "\r\n") << 431;
    QTest::newRow("100 000 small headers")
        << withHeaders("Host: h\r\n" + QByteArray("A:b\r\n").repeated(100'000)) << 431;
}

void RequestParserTest::rejects()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);

    RequestParser whole;
    QCOMPARE(whole.feed(bytes), State::Rejected);
    QCOMPARE(whole.rejection().status, status);
    QVERIFY(!whole.rejection().message.isEmpty());

    RequestParser single;
    for (const char c : bytes)
        single.feed(QByteArrayView(&c, 1));
    QCOMPARE(single.state(), State::Rejected);
    QCOMPARE(single.rejection().status, status);
    QCOMPARE(single.rejection().message, whole.rejection().message);
}

void RequestParserTest::accepts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");

    QTest::newRow("one empty line first") << "\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n"_ba
                                          << "/"_ba
                                          << ""_ba;
    QTest::newRow("HTTP/1.0 without Host") << "GET /a?b HTTP/1.0\r\n\r\n"_ba
                                           << "/a"_ba
                                           << "b"_ba;
    QTest::newRow("empty Host") << "GET / HTTP/1.1\r\nHost:\r\n\r\n"_ba
                                << "/"_ba
                                << ""_ba;
    QTest::newRow("encoded path stays encoded") << withLine("GET /a%2Fb%41 HTTP/1.1") << "/a%2Fb%41"_ba
                                                << ""_ba;
    QTest::newRow("only the first question mark splits") << withLine("GET /a?b?c HTTP/1.1") << "/a"_ba
                                                         << "b?c"_ba;
    QTest::newRow("empty query") << withLine("GET /a? HTTP/1.1") << "/a"_ba
                                 << ""_ba;
    QTest::newRow("what browsers leave unencoded") << withLine("GET /a?b={|}^` HTTP/1.1") << "/a"_ba
                                                   << "b={|}^`"_ba;
    QTest::newRow("same Content-Length twice")
        << "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx"_ba
        << "/"_ba
        << ""_ba;
    QTest::newRow("obs-text in a header") << withLine("GET / HTTP/1.1\r\nA: \xe4") << "/"_ba
                                          << ""_ba;
}

void RequestParserTest::accepts()
{
    QFETCH(QByteArray, bytes);
    RequestParser parser;
    QCOMPARE(parser.feed(bytes), State::Complete);
    QTEST(parser.request().path, "path");
    QTEST(parser.request().query, "query");
    QCOMPARE(parser.request().bytes, bytes);
}

void RequestParserTest::limitsAreThoseThatUsersAreTold()
{
    const HttpServerLimits limits;
    QCOMPARE(limits.requestLine, 16'384);
    QCOMPARE(limits.headers, 65'536);
    QCOMPARE(limits.body, 1'048'576);
    QCOMPARE(limits.connections, 64);
    QCOMPARE(limits.perRequest, std::chrono::milliseconds(10'000));
}

void RequestParserTest::limitsAreExact_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status"); // 0 = accepted

    const auto line = [](qsizetype size) {
        return withLine("GET /" + QByteArray(size - 14, 'a') + " HTTP/1.1");
    };
    QTest::newRow("request line at the limit") << line(16'384) << 0;
    QTest::newRow("request line above it") << line(16'385) << 414;
    const auto headers = [](qsizetype size) {
        return "GET / HTTP/1.1\r\nHost: h\r\nA: " + QByteArray(size - 16, 'a') + "\r\n\r\n";
    };
    QTest::newRow("headers at the limit") << headers(65'536) << 0;
    QTest::newRow("headers above it") << headers(65'537) << 431;
    const auto body = [](qsizetype size) {
        return "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n"
            + QByteArray(size, 'a');
    };
    QTest::newRow("body at the limit") << body(1'048'576) << 0;
    QTest::newRow("body above it") << body(1'048'577) << 413;
}

void RequestParserTest::limitsAreExact()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    RequestParser parser;
    QCOMPARE(parser.feed(bytes), status == 0 ? State::Complete : State::Rejected);
    QCOMPARE(parser.rejection().status, status == 0 ? RequestRejection().status : status);
}

void RequestParserTest::needsMoreUntilTheEnd()
{
    RequestParser parser;
    QVERIFY(!parser.hasBegun());
    QCOMPARE(parser.feed({}), State::NeedMore);
    QVERIFY(!parser.hasBegun());
    QCOMPARE(parser.feed(postRequest.chopped(1)), State::NeedMore);
    QVERIFY(parser.hasBegun());
    QCOMPARE(parser.feed(postRequest.last(1)), State::Complete);
}

void RequestParserTest::staysRejected()
{
    RequestParser parser;
    QCOMPARE(parser.feed("nonsense\r\n"), State::Rejected);
    QCOMPARE(parser.feed(getRequest), State::Rejected);
    QVERIFY(parser.hasSurplus());
}

QTEST_GUILESS_MAIN(RequestParserTest)
#include "request_parser_test.moc"
