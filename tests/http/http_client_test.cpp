// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/http_client.h"
#include "support/finished_task.h"
#include "support/scripted_server.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;
using namespace std::chrono_literals;

using Kind = TransportError::Kind;

/// The client against a server that records and misbehaves: plain http.
class HttpClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sentBytesAreTheShownBytes_data();
    void sentBytesAreTheShownBytes();
    void ipv6IsWrittenInBrackets();
    void localhostIsLookedUp();
    void responseIsKeptAsItCame();
    void anyArrivalOfTheBytesIsRead_data();
    void anyArrivalOfTheBytesIsRead();
    void statusesAreResponses_data();
    void statusesAreResponses();
    void redirectIsNotFollowed();
    void cookiesAndChallengesAreNotActedUpon();
    void gzipStaysRaw();
    void silentCloseReceivesExactlyOneRequest_data();
    void silentCloseReceivesExactlyOneRequest();
    void brokenAnswers_data();
    void brokenAnswers();
    void headerFloodIsKept();
    void headerSectionHasALimit();
    void refusedConnection();
    void unknownHost();
    void timeout_data();
    void timeout();
    void invalidRequestIsNotSent();
    void bigBodyDoesNotBlockTheEventLoop();
    void destroyedTaskClosesTheConnection_data();
    void destroyedTaskClosesTheConnection();
    void exchangesRunSideBySide();

private:
    static HttpRequest get(const QString &url);
    static HttpRequest post(const QString &url);
    static Exchange send(const HttpRequest &request, const TransportOptions &options = {});
};

HttpRequest HttpClientTest::get(const QString &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

HttpRequest HttpClientTest::post(const QString &url)
{
    HttpRequest request = get(url);
    request.method = "POST";
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = "grant_type=client_credentials";
    return request;
}

Exchange HttpClientTest::send(const HttpRequest &request, const TransportOptions &options)
{
    HttpClient client;
    return finished(client.send(request, options));
}

void HttpClientTest::sentBytesAreTheShownBytes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<QByteArray>("body");

    const HeaderList form{{"Content-Type", "application/x-www-form-urlencoded"}};
    QTest::newRow("GET") << "GET"_ba << u"/userinfo"_s << HeaderList() << ""_ba;
    QTest::newRow("GET with a body") << "GET"_ba << u"/"_s << form << "a=b"_ba;
    QTest::newRow("POST form") << "POST"_ba << u"/token"_s << form << "code=a%2Bb+c&x=%00"_ba;
    QTest::newRow("POST json") << "POST"_ba << u"/token"_s
                               << HeaderList{{"Content-Type", "application/json"},
                                             {"accept", "application/json"}}
                               << "{\"scope\":\"ä\"}"_ba;
    QTest::newRow("POST without body") << "POST"_ba << u"/token?grant_type=x"_s << HeaderList() << ""_ba;
    QTest::newRow("body with NUL and bytes above 127")
        << "POST"_ba << u"/"_s << form << QByteArray("a\0b\xff\xfe\r\n\r\n", 9);
    QTest::newRow("big request body") << "PUT"_ba << u"/"_s << form << QByteArray(3'000'000, 'x');
    QTest::newRow("own method") << "PROPFIND"_ba << u"/"_s << HeaderList() << ""_ba;
    QTest::newRow("odd case, odd order, empty, repeated")
        << "POST"_ba << u"/"_s << HeaderList{{"x-LOWER", "1"},       {"AUTHORIZATION", "Basic eDp5"},
                                             {"X-Empty", ""},        {"X-Twice", "1"},
                                             {"user-agent", "mine"}, {"X-Twice", "2"},
                                             {"X-Utf8", "\xc3\xa4"}, {"Cookie", "a=b"}}
        << "x"_ba;
    QTest::newRow("everything overridden")
        << "POST"_ba << u"/"_s
        << HeaderList{{"Connection", "close"},   {"Content-Length", "1"}, {"Accept-Encoding", "gzip"},
                      {"Accept-Language", "de"}, {"Accept", "a/b"},       {"User-Agent", "u"},
                      {"Host", "elsewhere"}}
        << "x"_ba;
    QTest::newRow("odd URL") << "GET"_ba << u"/%41/../%7e/\"<>|^`{}?q=%41+%2b&&=ä&'()*,;:@[]"_s
                             << HeaderList() << ""_ba;
    QTest::newRow("empty query") << "GET"_ba << u"/path?"_s << HeaderList() << ""_ba;
    QTest::newRow("no path") << "GET"_ba << u""_s << HeaderList() << ""_ba;
    QTest::newRow("no path, but a query") << "GET"_ba << u"?a=b"_s << HeaderList() << ""_ba;
    QTest::newRow("fragment") << "GET"_ba << u"/path#fragment"_s << HeaderList() << ""_ba;
}

void HttpClientTest::sentBytesAreTheShownBytes()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(HeaderList, headers);
    QFETCH(QByteArray, body);
    ScriptedServer server;
    server.enqueue(Reply::json("{}"));

    HttpRequest request = get(server.url(path));
    request.method = method;
    request.headers = headers;
    request.body = body;
    const Exchange exchange = send(request);

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(server.connections().size(), 1);
    QCOMPARE(server.connections().first(), exchange.requestBytes());
    QCOMPARE(exchange.request.body, body);
    QCOMPARE(exchange.connections, 1);
}

void HttpClientTest::ipv6IsWrittenInBrackets()
{
    ScriptedServer server{QHostAddress(QHostAddress::LocalHostIPv6)};
    server.enqueue(Reply::json("{}"));
    const Exchange exchange = send(get(server.url()));

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(server.requests().first().raw, exchange.requestBytes());
    QCOMPARE(*server.requests().first().headers.value("Host"),
             "[::1]:" + QByteArray::number(server.serverPort()));
}

void HttpClientTest::localhostIsLookedUp()
{
    ScriptedServer server;
    server.enqueue(Reply::json("{}"));
    const Exchange exchange = send(get(server.url(u"/"_s, u"localhost"_s)));

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(*server.requests().first().headers.value("host"),
             "localhost:" + QByteArray::number(server.serverPort()));
    QVERIFY(exchange.timing.dns);
    QVERIFY(*exchange.timing.dns <= *exchange.timing.connect);
    QVERIFY(*exchange.timing.connect <= *exchange.timing.first_byte);
    QVERIFY(*exchange.timing.first_byte <= *exchange.timing.total);
    QVERIFY(!exchange.timing.tls);
    QVERIFY(!exchange.tls);
    QVERIFY(exchange.startedAt <= exchange.finishedAt);
    QCOMPARE(exchange.startedAt.timeSpec(), Qt::UTC);
}

void HttpClientTest::responseIsKeptAsItCame()
{
    const QByteArray raw =
        "HTTP/1.0 299 Very  odd\r\nx-b: 1\r\nSet-Cookie: a=b\r\nX-A:2\r\nSet-Cookie: c=d\r\n"
        "WWW-Authenticate: Basic\r\nWWW-Authenticate: Bearer\r\n\r\nbody to the end";
    ScriptedServer server;
    Reply reply;
    reply.bytes = raw;
    server.enqueue(reply);
    const Exchange exchange = send(get(server.url()));

    QCOMPARE(exchange.error, std::nullopt);
    QVERIFY(exchange.response->complete);
    QCOMPARE(exchange.response->httpVersion, "HTTP/1.0"_ba);
    QCOMPARE(exchange.response->headers.values("set-cookie"), (QList<QByteArray>{"a=b", "c=d"}));
    QCOMPARE(exchange.responseBytes(), QByteArray(raw).replace("X-A:2", "X-A: 2"));
}

void HttpClientTest::anyArrivalOfTheBytesIsRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("pieceSize");
    const QByteArray byLength = Reply::json("{\"a\":1}").bytes;
    const QByteArray chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n3;x=y\r\n:1}\r\n0\r\n\r\n";
    QTest::newRow("by length, one byte at a time") << byLength << 1;
    QTest::newRow("chunked, one byte at a time") << chunked << 1;
    QTest::newRow("chunked, at once") << chunked << 0;
    QTest::newRow("chunked, seven at a time") << chunked << 7;
    QTest::newRow("after an interim response") << "HTTP/1.1 100 Continue\r\n\r\n" + byLength << 3;
    QTest::newRow("to the end, with bare line feeds") << "HTTP/1.1 200\n\n{\"a\":1}"_ba << 1;
}

void HttpClientTest::anyArrivalOfTheBytesIsRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, pieceSize);
    ScriptedServer server;
    Reply reply;
    reply.bytes = bytes;
    server.enqueue(reply.inPieces(pieceSize));
    const Exchange exchange = send(get(server.url()));

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(exchange.response->status, 200);
    QCOMPARE(exchange.response->body, "{\"a\":1}"_ba);
    QVERIFY(exchange.response->complete);
}

void HttpClientTest::statusesAreResponses_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 204, 304, 400, 401, 403, 404, 407, 429, 500, 503, 599})
        QTest::addRow("%d", status) << status;
}

void HttpClientTest::statusesAreResponses()
{
    QFETCH(int, status);
    ScriptedServer server;
    server.enqueue(Reply::json("{\"error\":\"x\"}", status));
    const Exchange exchange = send(post(server.url()));

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(exchange.response->status, status);
    const bool bodyless = status == 204 || status == 304;
    QCOMPARE(exchange.response->body, bodyless ? ""_ba : "{\"error\":\"x\"}"_ba);
    QCOMPARE(server.requests().size(), 1);
}

void HttpClientTest::redirectIsNotFollowed()
{
    ScriptedServer other;
    ScriptedServer server;
    server.enqueue(Reply::redirect(other.url(u"/stolen"_s).toLatin1(), 307));
    HttpRequest request = post(server.url());
    request.headers.append("Authorization", "Basic eDp5");
    const Exchange exchange = send(request);

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(exchange.response->status, 307);
    QCOMPARE(exchange.response->headers.value("Location"), other.url(u"/stolen"_s).toLatin1());
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(other.connections().size(), 0);
}

void HttpClientTest::cookiesAndChallengesAreNotActedUpon()
{
    ScriptedServer server;
    server.enqueue(Reply::http(401, {{"WWW-Authenticate", "Basic realm=x"}, {"Set-Cookie", "a=b"}}, "no"));
    HttpClient client;
    const Exchange first = finished(client.send(post(server.url()), {}));
    const Exchange second = finished(client.send(post(server.url()), {}));

    QCOMPARE(first.response->body, "no"_ba);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.connections().size(), 2);
    QCOMPARE(server.requests().at(1).raw, server.requests().at(0).raw);
    QCOMPARE(second.requestBytes(), first.requestBytes());
}

void HttpClientTest::gzipStaysRaw()
{
    const QByteArray gzip = QByteArray::fromHex("1f8b08000000000000ffabaeadca2c000000ffff");
    ScriptedServer server;
    server.enqueue(Reply::http(200, {{"Content-Encoding", "gzip"}}, gzip));
    const Exchange exchange = send(get(server.url()));

    QCOMPARE(exchange.response->body, gzip);
    QVERIFY(exchange.response->headers.contains("Content-Length"));
    QCOMPARE(server.requests().first().headers.value("Accept-Encoding"), "identity"_ba);
}

void HttpClientTest::silentCloseReceivesExactlyOneRequest_data()
{
    QTest::addColumn<HttpRequest>("request");
    HttpRequest postWithoutBody = post({});
    postWithoutBody.body.clear();
    QTest::newRow("POST") << post({});
    QTest::newRow("POST without body") << postWithoutBody;
    QTest::newRow("GET") << get({});
}

void HttpClientTest::silentCloseReceivesExactlyOneRequest()
{
    QFETCH(HttpRequest, request);
    ScriptedServer server;
    server.enqueue(Reply::closeWithoutAnswer());
    request.url = server.url();
    const Exchange exchange = send(request);
    // Whatever would be sent again is sent by the time of one more round trip.
    ScriptedServer later;
    later.enqueue(Reply::json("{}"));
    send(get(later.url()));

    QCOMPARE(exchange.error->kind, Kind::ConnectionClosed);
    QVERIFY(!exchange.response);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.connections().size(), 1);
    QCOMPARE(server.requests().first().raw, exchange.requestBytes());
}

void HttpClientTest::brokenAnswers_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("body"); // null: no response at all
    QTest::addColumn<QString>("words");

    const Reply json = Reply::json("{\"access_token\":\"t\"}");
    const qsizetype head = json.bytes.indexOf("\r\n\r\n") + 4;
    const auto verbatim = [](const QByteArray &bytes) {
        Reply reply;
        reply.bytes = bytes;
        return reply;
    };
    QTest::newRow("cut in the status line")
        << json.cutAfter(7) << Kind::ConnectionClosed << QByteArray() << u"header"_s;
    QTest::newRow("cut in the headers")
        << json.cutAfter(30) << Kind::ConnectionClosed << QByteArray() << u"header"_s;
    QTest::newRow("cut after the headers")
        << json.cutAfter(head) << Kind::ConnectionClosed << ""_ba << u"0 of 20"_s;
    QTest::newRow("cut in the body") << json.cutAfter(head + 9) << Kind::ConnectionClosed << "{\"access_"_ba
                                     << u"9 of 20"_s;
    QTest::newRow("broken chunks") << Reply::brokenChunks() << Kind::ProtocolError << "{\"a\":"_ba
                                   << u"not-a-size"_s;
    QTest::newRow("cut between chunks")
        << Reply::brokenChunks().cutAfter(Reply::brokenChunks().bytes.indexOf("not-a-size"))
        << Kind::ConnectionClosed << "{\"a\":"_ba << u"5 bytes"_s;
    QTest::newRow("no HTTP") << verbatim("SSH-2.0-OpenSSH_9.2\r\n") << Kind::ProtocolError << QByteArray()
                             << u"SSH-2.0"_s;
    QTest::newRow("TLS alert") << verbatim(QByteArray::fromHex("15030100020246")) << Kind::ProtocolError
                               << QByteArray() << u"https://"_s;
    QTest::newRow("no status") << verbatim("HTTP/1.1 OK\r\n\r\n") << Kind::ProtocolError << QByteArray()
                               << u"status line"_s;
}

void HttpClientTest::brokenAnswers()
{
    QFETCH(Reply, reply);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    ScriptedServer server;
    server.enqueue(reply);
    const Exchange exchange = send(post(server.url()));

    QVERIFY(exchange.error);
    QCOMPARE(exchange.error->kind, kind);
    QVERIFY2(exchange.error->message.contains(words), qPrintable(exchange.error->message));
    QCOMPARE(exchange.response.has_value(), !body.isNull());
    if (exchange.response) {
        QCOMPARE(exchange.response->body, body);
        QVERIFY(!exchange.response->complete);
    }
    QCOMPARE(server.requests().size(), 1);
}

void HttpClientTest::headerFloodIsKept()
{
    ScriptedServer server;
    server.enqueue(Reply::headerFlood(20'000));
    const Exchange exchange = send(get(server.url()));

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(exchange.response->headers.size(), 20'003);
    QCOMPARE(exchange.response->body, "{}"_ba);
}

void HttpClientTest::headerSectionHasALimit()
{
    ScriptedServer server;
    server.enqueue(Reply::http(200, {{"X-Long", QByteArray(2'000'000, 'x')}}, "{}"));
    const Exchange exchange = send(get(server.url()));

    QCOMPARE(exchange.error->kind, Kind::ProtocolError);
    QVERIFY2(exchange.error->message.contains("1024 KiB"_L1), qPrintable(exchange.error->message));
}

void HttpClientTest::refusedConnection()
{
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const QString url = u"http://127.0.0.1:%1/token"_s.arg(free.serverPort());
    free.close();
    const Exchange exchange = send(post(url));

    QCOMPARE(exchange.error->kind, Kind::ConnectionRefused);
    QVERIFY(exchange.error->message.contains(url.sliced(7).chopped(6)));
    QCOMPARE(exchange.connections, 0);
    QVERIFY(!exchange.timing.connect);
}

void HttpClientTest::unknownHost()
{
    TransportOptions options;
    options.proxy = u"none"_s;
    // RFC 6761 §6.4: no resolver finds a name below .invalid.
    const Exchange exchange = send(get(u"http://nobody.invalid/"_s), options);

    QCOMPARE(exchange.error->kind, Kind::HostNotFound);
    QVERIFY(exchange.error->message.contains("nobody.invalid"_L1));
}

void HttpClientTest::timeout_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("hasResponse");
    Reply half = Reply::json("{\"a\":1}").cutAfter(Reply::json("{\"a\":1}").bytes.size() - 2);
    half.then = Reply::Then::KeepOpen;
    QTest::newRow("never answers") << Reply::never() << u"first byte"_s << false;
    QTest::newRow("answers too late") << Reply::json("{}").after(10s) << u"first byte"_s << false;
    QTest::newRow("stops in the body") << half << u"5 of 7"_s << true;
}

void HttpClientTest::timeout()
{
    QFETCH(Reply, reply);
    QFETCH(QString, words);
    QFETCH(bool, hasResponse);
    ScriptedServer server;
    server.enqueue(reply);
    TransportOptions options;
    options.timeout = 150ms;
    const Exchange exchange = send(post(server.url()), options);

    QCOMPARE(exchange.error->kind, Kind::Timeout);
    QVERIFY2(exchange.error->message.contains(words), qPrintable(exchange.error->message));
    QCOMPARE(exchange.response.has_value(), hasResponse);
    QVERIFY(*exchange.timing.total >= 149);
    QTRY_COMPARE(server.openConnections(), 0);
}

void HttpClientTest::invalidRequestIsNotSent()
{
    ScriptedServer server;
    HttpRequest request = post(server.url());
    request.headers.append("X-Bad", "a\r\nInjected: b");
    const Exchange exchange = send(request);

    QCOMPARE(exchange.error->kind, Kind::InvalidRequest);
    QCOMPARE(exchange.request, request);
    QVERIFY(exchange.startedAt.isValid() && exchange.finishedAt.isValid());
    QCOMPARE(server.connections().size(), 0);
}

void HttpClientTest::bigBodyDoesNotBlockTheEventLoop()
{
    constexpr qsizetype size = 50'000'000;
    ScriptedServer server;
    server.enqueue(Reply::big(size).inPieces(256 * 1024));

    QElapsedTimer sinceTick;
    sinceTick.start();
    qint64 longest = 0;
    QTimer tick;
    connect(&tick, &QTimer::timeout, this, [&] { longest = qMax(longest, sinceTick.restart()); });
    tick.start(0ms);
    const Exchange exchange = send(get(server.url()));

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(exchange.response->body.size(), size);
    QVERIFY(exchange.response->body.startsWith("\"xxx"));
    // Reported, not judged: how long a turn takes depends on the machine.
    qInfo("longest turn of the event loop, server included: %lld ms", longest);
}

void HttpClientTest::destroyedTaskClosesTheConnection_data()
{
    QTest::addColumn<int>("phase");
    QTest::newRow("before the start") << 0;
    QTest::newRow("while connecting") << 1;
    QTest::newRow("while waiting for the answer") << 2;
    QTest::newRow("while reading the body") << 3;
}

void HttpClientTest::destroyedTaskClosesTheConnection()
{
    QFETCH(int, phase);
    ScriptedServer server;
    Reply reply = Reply::big(100'000).cutAfter(50'000);
    reply.then = Reply::Then::KeepOpen;
    server.enqueue(phase == 3 ? reply : Reply::never());
    HttpClient client;
    {
        Task<Exchange> task = client.send(post(server.url()), {});
        if (phase >= 1)
            task.start();
        if (phase >= 2)
            QTRY_COMPARE(server.requests().size(), 1);
        for (int turn = 0; phase == 3 && turn < 20; ++turn)
            QCoreApplication::processEvents();
        QVERIFY(!task.isDone());
    }
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.requests().size(), phase >= 2 ? 1 : 0);
}

void HttpClientTest::exchangesRunSideBySide()
{
    ScriptedServer server;
    server.route("/slow", [](const ReceivedRequest &) { return Reply::json("1").after(80ms); });
    server.route("/fast", [](const ReceivedRequest &) { return Reply::json("2"); });
    HttpClient client;
    Task<Exchange> slow = client.send(get(server.url(u"/slow"_s)), {});
    Task<Exchange> fast = client.send(get(server.url(u"/fast"_s)), {});
    slow.start();
    fast.start();

    QTRY_VERIFY(fast.isDone());
    QVERIFY(!slow.isDone());
    QTRY_VERIFY(slow.isDone());
    QCOMPARE(fast.result().response->body, "2"_ba);
    QCOMPARE(slow.result().response->body, "1"_ba);
}

QTEST_GUILESS_MAIN(HttpClientTest)
#include "http_client_test.moc"
