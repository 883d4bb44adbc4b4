// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/http_client.h"
#include "support/finished_task.h"
#include "support/scripted_server.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

using Kind = TransportError::Kind;

/// The client behind proxies. Targets are names that no resolver finds: what arrives, arrived by the proxy.
class HttpClientProxyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plainRequestIsForwarded();
    void forwardingProxyWantsPassword();
    void forwardingProxyIsToBlame_data();
    void forwardingProxyIsToBlame();
    void tunnelIsRefused_data();
    void tunnelIsRefused();
    void tunnelCarriesCredentials();
    void proxyThatIsNoProxy();
    void proxyRefusesConnection_data();
    void proxyRefusesConnection();
    void socksProxyIsAskedForTheName();
    void loopbackNeverGoesThroughAProxy();
    void environmentIsRespected();
    void unusableSettingIsNamed();
    void tinyproxyRefuses_data();
    void tinyproxyRefuses();

private:
    static HttpRequest request(const QString &url);
    static Exchange send(const HttpRequest &request, const QString &proxy);
    static quint16 freePort();
};

HttpRequest HttpClientProxyTest::request(const QString &url)
{
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.body = "a=b";
    return request;
}

Exchange HttpClientProxyTest::send(const HttpRequest &request, const QString &proxy)
{
    HttpClient client;
    TransportOptions options;
    options.proxy = proxy;
    return finished(client.send(request, options));
}

quint16 HttpClientProxyTest::freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

// RFC 9112 §3.2.2
void HttpClientProxyTest::plainRequestIsForwarded()
{
    ScriptedServer proxy;
    proxy.enqueue(Reply::json("{}"));
    const QString url = u"http://user:pa%40ss@127.0.0.1:%1"_s.arg(proxy.serverPort());
    const Exchange exchange = send(request(u"http://server.invalid:8080/token?x=y"_s), url);

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(exchange.proxy, proxy.url().chopped(1));
    const ReceivedRequest &received = proxy.requests().first();
    QCOMPARE(received.raw, exchange.requestBytes());
    QCOMPARE(received.target, "http://server.invalid:8080/token?x=y"_ba);
    QCOMPARE(received.headers.value("Host"), "server.invalid:8080"_ba);
    QCOMPARE(received.headers.value("Proxy-Authorization"), "Basic " + "user:pa@ss"_ba.toBase64());
    QVERIFY(!exchange.request.headers.contains("Proxy-Authorization"));
    QCOMPARE(exchange.sentHeaders().values("Proxy-Authorization").size(), 1);
}

void HttpClientProxyTest::forwardingProxyWantsPassword()
{
    ScriptedServer proxy;
    proxy.enqueue(Reply::http(407, {{"Proxy-Authenticate", "Basic realm=\"office\""}}, "who are you"));
    const Exchange exchange = send(request(u"http://server.invalid/"_s), proxy.url());

    QCOMPARE(exchange.error->kind, Kind::ProxyFailed);
    QCOMPARE(exchange.error->field, u"proxy"_s);
    QVERIFY2(exchange.error->message.contains("407"_L1), qPrintable(exchange.error->message));
    QVERIFY2(exchange.error->message.contains("office"_L1), qPrintable(exchange.error->message));
    QCOMPARE(exchange.response->body, "who are you"_ba);
    QCOMPARE(proxy.requests().size(), 1);
}

void HttpClientProxyTest::forwardingProxyIsToBlame_data()
{
    QTest::addColumn<Reply>("reply");
    const auto raw = [](const QByteArray &bytes) {
        Reply reply;
        reply.bytes = bytes;
        return reply;
    };
    QTest::newRow("no HTTP") << raw("220 mail.example ESMTP\r\n");
    QTest::newRow("broken chunks") << raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    QTest::newRow("closes at once") << Reply::closeWithoutAnswer();
    QTest::newRow("502") << Reply::http(502, {}, "no such host");
    QTest::newRow("504") << Reply::http(504, {}, "");
    QTest::newRow("407") << Reply::http(407, {}, "");
}

void HttpClientProxyTest::forwardingProxyIsToBlame()
{
    QFETCH(Reply, reply);
    ScriptedServer proxy;
    proxy.enqueue(reply);
    const Exchange exchange = send(request(u"http://server.invalid/"_s), proxy.url());

    QVERIFY(exchange.error);
    QCOMPARE(exchange.error->kind, Kind::ProxyFailed);
    QCOMPARE(exchange.error->field, u"proxy"_s);
    QVERIFY2(exchange.error->message.contains(proxy.url().chopped(1)), qPrintable(exchange.error->message));
    QCOMPARE(proxy.requests().size(), 1);
}

void HttpClientProxyTest::tunnelIsRefused_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("words");
    QTest::newRow("407") << Reply::http(407, {{"Proxy-Authenticate", "Basic realm=\"office\""}}, "")
                         << u"office"_s;
    QTest::newRow("403") << Reply::http(403, {}, "no") << u"403"_s;
    QTest::newRow("closes") << Reply::closeWithoutAnswer() << u"closed"_s;
}

void HttpClientProxyTest::tunnelIsRefused()
{
    QFETCH(Reply, reply);
    QFETCH(QString, words);
    ScriptedServer proxy;
    proxy.enqueue(reply);
    const Exchange exchange = send(request(u"https://server.invalid/token"_s), proxy.url());

    QCOMPARE(exchange.error->kind, Kind::ProxyFailed);
    QVERIFY2(exchange.error->message.contains(words), qPrintable(exchange.error->message));
    QVERIFY(!exchange.response);
    QCOMPARE(exchange.proxy, proxy.url().chopped(1));
    QCOMPARE(proxy.requests().size(), 1);
    QCOMPARE(proxy.connections().size(), 1);
    QCOMPARE(proxy.requests().first().method, "CONNECT"_ba);
    QCOMPARE(proxy.requests().first().target, "server.invalid:443"_ba);
    QVERIFY(!proxy.requests().first().headers.contains("Proxy-Authorization"));
}

void HttpClientProxyTest::tunnelCarriesCredentials()
{
    ScriptedServer proxy;
    proxy.enqueue(Reply::http(403, {}, ""));
    const QString url = u"http://user:pass@127.0.0.1:%1"_s.arg(proxy.serverPort());
    const Exchange exchange = send(request(u"https://server.invalid:8443/"_s), url);

    QCOMPARE(proxy.requests().first().target, "server.invalid:8443"_ba);
    QCOMPARE(proxy.requests().first().headers.value("Proxy-Authorization"), "Basic dXNlcjpwYXNz"_ba);
    QVERIFY(!exchange.request.headers.contains("Proxy-Authorization"));
    QVERIFY(!exchange.error->message.contains("pass"_L1));
    QVERIFY(!exchange.proxy.contains("pass"_L1));
}

void HttpClientProxyTest::proxyThatIsNoProxy()
{
    ScriptedServer proxy;
    Reply reply;
    reply.bytes = "220 mail.example ESMTP\r\n";
    proxy.enqueue(reply);
    const Exchange exchange = send(request(u"https://server.invalid/"_s), proxy.url());

    QCOMPARE(exchange.error->kind, Kind::ProxyFailed);
    QVERIFY2(exchange.error->message.contains("220 mail"_L1), qPrintable(exchange.error->message));
}

void HttpClientProxyTest::proxyRefusesConnection_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("target");
    QTest::newRow("http, forwarding") << u"http"_s << u"http://server.invalid/"_s;
    QTest::newRow("http, tunnel") << u"http"_s << u"https://server.invalid/"_s;
    QTest::newRow("socks5") << u"socks5"_s << u"http://server.invalid/"_s;
}

void HttpClientProxyTest::proxyRefusesConnection()
{
    QFETCH(QString, scheme);
    QFETCH(QString, target);
    const QString proxy = u"%1://127.0.0.1:%2"_s.arg(scheme).arg(freePort());
    const Exchange exchange = send(request(target), proxy);

    QCOMPARE(exchange.error->kind, Kind::ProxyFailed);
    QVERIFY2(exchange.error->message.contains(proxy), qPrintable(exchange.error->message));
    QCOMPARE(exchange.error->field, u"proxy"_s);
    QCOMPARE(exchange.proxy, proxy);
}

// RFC 1928 §3-6, RFC 1929 §2
void HttpClientProxyTest::socksProxyIsAskedForTheName()
{
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    HttpClient client;
    TransportOptions options;
    options.proxy = u"socks5://user:pass@127.0.0.1:%1"_s.arg(proxy.serverPort());
    Task<Exchange> task = client.send(request(u"http://server.invalid:8080/token"_s), options);
    task.start();

    QTRY_VERIFY(proxy.hasPendingConnections());
    const std::unique_ptr<QTcpSocket> socket(proxy.nextPendingConnection());
    const auto expect = [&](const QByteArray &bytes) {
        return QTest::qWaitFor([&] { return socket->bytesAvailable() >= bytes.size(); })
            && socket->read(bytes.size()) == bytes;
    };
    QTRY_VERIFY(socket->bytesAvailable() >= 3);
    QVERIFY(socket->readAll().startsWith('\x05'));
    socket->write("\x05\x02", 2);
    QVERIFY(expect("\x01\x04user\x04pass"_ba));
    socket->write("\x01\x00", 2);
    QVERIFY(expect("\x05\x01\x00\x03\x0eserver.invalid\x1f\x90"_ba));
    socket->write("\x05\x00\x00\x01\x7f\x00\x00\x01\x1f\x90", 10);
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    QTRY_VERIFY(task.isDone());

    QCOMPARE(task.result().error, std::nullopt);
    QCOMPARE(task.result().response->body, "{}"_ba);
    QCOMPARE(task.result().proxy, u"socks5://127.0.0.1:%1"_s.arg(proxy.serverPort()));
    QCOMPARE(socket->readAll(), task.result().requestBytes());
}

void HttpClientProxyTest::loopbackNeverGoesThroughAProxy()
{
    ScriptedServer proxy;
    ScriptedServer server;
    server.enqueue(Reply::json("{}"));
    const Exchange exchange = send(request(server.url(u"/"_s, u"localhost"_s)), proxy.url());

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(exchange.proxy, QString());
    QCOMPARE(proxy.connections().size(), 0);
}

void HttpClientProxyTest::environmentIsRespected()
{
    ScriptedServer proxy;
    proxy.enqueue(Reply::json("{}"));
    qputenv("http_proxy", proxy.url().toLatin1());
    const Exchange exchange = send(request(u"http://server.invalid/"_s), {});
    qunsetenv("http_proxy");

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(proxy.requests().size(), 1);
}

void HttpClientProxyTest::unusableSettingIsNamed()
{
    const Exchange exchange = send(request(u"http://server.invalid/"_s), u"ftp://user:hush@proxy"_s);

    QCOMPARE(exchange.error->kind, Kind::InvalidRequest);
    QCOMPARE(exchange.error->field, u"proxy"_s);
    QVERIFY(!exchange.error->message.contains("hush"_L1));
}

void HttpClientProxyTest::tinyproxyRefuses_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("forwarding") << u"http://server.invalid/"_s;
    QTest::newRow("tunnel") << u"https://server.invalid/"_s;
}

// A proxy that we did not write.
void HttpClientProxyTest::tinyproxyRefuses()
{
    QFETCH(QString, target);
    const QString program = QStandardPaths::findExecutable(u"tinyproxy"_s);
    if (program.isEmpty())
        QSKIP("tinyproxy is not installed");

    QTemporaryDir directory;
    const quint16 port = freePort();
    QFile configuration(directory.filePath(u"tinyproxy.conf"_s));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write("Listen 127.0.0.1\nBasicAuth user pass\nPort " + QByteArray::number(port) + '\n');
    configuration.close();
    QProcess process;
    process.start(program, {u"-d"_s, u"-c"_s, configuration.fileName()});
    QVERIFY(process.waitForStarted());
    const auto listens = [port] {
        QTcpSocket probe;
        probe.connectToHost(QHostAddress::LocalHost, port);
        return probe.waitForConnected(100);
    };
    QTRY_VERIFY(listens());

    const Exchange nameless = send(request(target), u"http://127.0.0.1:%1"_s.arg(port));
    const Exchange named = send(request(target), u"http://user:pass@127.0.0.1:%1"_s.arg(port));
    process.terminate();
    QVERIFY(process.waitForFinished());

    QCOMPARE(nameless.error->kind, Kind::ProxyFailed);
    QVERIFY2(nameless.error->message.contains("407"_L1), qPrintable(nameless.error->message));
    // With its password it lets us in, and cannot find the server.
    if (target.startsWith("https"_L1))
        QCOMPARE(named.error->kind, Kind::ProxyFailed);
    else
        QVERIFY(named.response->status >= 500);
}

QTEST_GUILESS_MAIN(HttpClientProxyTest)
#include "http_client_proxy_test.moc"
