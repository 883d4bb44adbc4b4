// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/http_server.h"
#include "support/test_certificates.h"

#include <QCoreApplication>
#include <QFile>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#ifndef Q_OS_WIN
#include <sys/socket.h>
#endif

using namespace workbench;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray request = "GET /hello?x=1 HTTP/1.1\r\nHost: h\r\n\r\n";

ServerResponse echo(const ServerRequest &received)
{
    ServerResponse response;
    response.headers = {{"Content-Type", "text/plain"}};
    response.body = received.method + ' ' + received.target + ' ' + received.body;
    return response;
}

/// What has arrived in the machine's buffers reaches the server's parsers: all of it lives in this event
/// loop.
void letServerRead()
{
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
}

/// A raw client in the test's own event loop: what it sent and everything that it got until the end.
class Client {
public:
    explicit Client(quint16 port, const QHostAddress &host = QHostAddress::LocalHost)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { received += socket.readAll(); });
        socket.connectToHost(host, port);
    }

    bool isConnected()
    {
        return QTest::qWaitFor([this] { return socket.state() == QTcpSocket::ConnectedState; });
    }
    void send(const QByteArray &bytes)
    {
        QVERIFY(isConnected());
        socket.write(bytes);
        socket.flush();
    }
    bool isClosed(int timeout = 5000)
    {
        return QTest::qWaitFor([this] { return socket.state() == QTcpSocket::UnconnectedState; }, timeout);
    }
    QByteArray statusLine() const { return received.left(received.indexOf("\r\n")); }

    QTcpSocket socket;
    QByteArray received;
};

} // namespace

class HttpServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersWholeRequest();
    void answersHeadWithoutBody();
    void answersOnlyTheFirstOfTwoRequests();
    void answersHalfClosedClient();
    void tellsWhenTheFirstByteCame();
    void floodedWithALongLineStillDeliversItsAnswer();
    void rejectsWithoutAskingTheHandler_data();
    void rejectsWithoutAskingTheHandler();
    void incompleteRequestTimesOut();
    void silentConnectionIsClosedQuietly();
    void slowReaderIsCutOff();
    void bigAnswerIsWrittenWhole_data();
    void bigAnswerIsWrittenWhole();
    void oldestSilentConnectionMakesRoom();
    void oldestIncompleteRequestMakesRoom();
    void drainingConnectionMakesRoom();
    void refusesWhenEveryoneIsBeingAnswered();
    void aSlowFloodDoesNotLockOut();
    void survivesAFlood();
    void listensOnBothFamilies();
    void freePortIsFreeOnAll();
    void refusesOtherThanLoopback();
    void portInUse();
    void portIsFreeAfterStop();
    void stopDropsThoseWhoWait();
    void pausedServerLetsConnectionsWait();
    void speaksTls();
    void plainHttpOnATlsPort();
};

void HttpServerTest::answersWholeRequest()
{
    HttpServer server(echo);
    Client client(*server.listen({QHostAddress::LocalHost}, 0));
    client.send(request);
    QVERIFY(client.isClosed());
    QCOMPARE(client.received,
             "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 15\r\nConnection: close\r\n\r\n"
             "GET /hello?x=1 ");
}

void HttpServerTest::answersHeadWithoutBody()
{
    HttpServer server(echo);
    Client client(*server.listen({QHostAddress::LocalHost}, 0));
    client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
    QVERIFY(client.isClosed());
    QVERIFY(client.received.contains("Content-Length: 7\r\n"));
    QVERIFY(client.received.endsWith("\r\n\r\n"));
}

void HttpServerTest::answersOnlyTheFirstOfTwoRequests()
{
    int handled = 0;
    HttpServer server([&handled](const ServerRequest &received) {
        ++handled;
        return echo(received);
    });
    Client client(*server.listen({QHostAddress::LocalHost}, 0));
    client.send(request + "GET /second HTTP/1.1\r\nHost: h\r\n\r\n");
    QTRY_VERIFY(client.received.endsWith("GET /hello?x=1 "));
    client.socket.disconnectFromHost();
    QVERIFY(client.isClosed());
    QCOMPARE(handled, 1);
    QCOMPARE(client.received.count("HTTP/1.1 200"), 1);
}

void HttpServerTest::answersHalfClosedClient()
{
#ifdef Q_OS_WIN
    QSKIP("Closes its half as POSIX does.");
#else
    HttpServer server(echo);
    Client client(*server.listen({QHostAddress::LocalHost}, 0));
    client.send(request);
    QCOMPARE(::shutdown(int(client.socket.socketDescriptor()), SHUT_WR), 0);
    QVERIFY(client.isClosed());
    QVERIFY(client.received.endsWith("GET /hello?x=1 "));
#endif
}

void HttpServerTest::tellsWhenTheFirstByteCame()
{
    QDateTime startedAt;
    QByteArray bytes;
    HttpServer server([&](const ServerRequest &received) {
        startedAt = received.startedAt;
        bytes = received.bytes;
        return echo(received);
    });
    Client client(*server.listen({QHostAddress::LocalHost}, 0));
    const QDateTime before = QDateTime::currentDateTimeUtc();
    client.send(request.first(5));
    letServerRead();
    QTRY_VERIFY(QDateTime::currentDateTimeUtc() > before.addMSecs(20));
    const QDateTime later = QDateTime::currentDateTimeUtc();
    client.send(request.sliced(5));
    QVERIFY(client.isClosed());
    QVERIFY(startedAt >= before);
    QVERIFY(startedAt < later);
    QCOMPARE(startedAt.timeSpec(), Qt::UTC);
    QCOMPARE(bytes, request);
}

void HttpServerTest::floodedWithALongLineStillDeliversItsAnswer()
{
    HttpServer server(echo);
    QSignalSpy rejected(&server, &HttpServer::rejected);
    Client client(*server.listen({QHostAddress::LocalHost}, 0));
    // The client looks at nothing before it has sent everything: a reset in between would take the answer
    // away.
    client.socket.setReadBufferSize(1);
    client.send("GET /" + QByteArray(1'000'000, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n");
    QTRY_VERIFY(client.socket.bytesToWrite() == 0 || client.socket.state() != QTcpSocket::ConnectedState);
    client.socket.setReadBufferSize(0);
    client.received += client.socket.readAll();
    QTRY_COMPARE(client.statusLine(), "HTTP/1.1 414 URI Too Long");
    QTRY_VERIFY(client.received.endsWith('\n'));
    QTRY_COMPARE(rejected.size(), 1);
    QCOMPARE(rejected.first().first().toString(), u"414 for a request line of more than 16384 bytes"_s);
    QVERIFY(client.isClosed());
}

void HttpServerTest::rejectsWithoutAskingTheHandler_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("statusLine");
    QTest::newRow("nonsense") << "nonsense\r\n"_ba
                              << "HTTP/1.1 400 Bad Request"_ba;
    QTest::newRow("no Host") << "GET / HTTP/1.1\r\n\r\n"_ba
                             << "HTTP/1.1 400 Bad Request"_ba;
    QTest::newRow("header of 100 kB") << "GET / HTTP/1.1\r\nA: " + QByteArray(100'000, 'a')
                                      << "HTTP/1.1 431 Request Header Fields Too Large"_ba;
    QTest::newRow("body of 2 MiB") << "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2097152\r\n\r\nx"_ba
                                   << "HTTP/1.1 413 Content Too Large"_ba;
    QTest::newRow("chunked") << "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"_ba
                             << "HTTP/1.1 501 Not Implemented"_ba;
    QTest::newRow("HTTP/2") << "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"_ba
                            << "HTTP/1.1 505 HTTP Version Not Supported"_ba;
}

void HttpServerTest::rejectsWithoutAskingTheHandler()
{
    QFETCH(QByteArray, bytes);
    bool asked = false;
    HttpServer server([&asked](const ServerRequest &received) {
        asked = true;
        return echo(received);
    });
    Client client(*server.listen({QHostAddress::LocalHost}, 0));
    client.send(bytes);
    QVERIFY(client.isClosed());
    QTEST(client.statusLine(), "statusLine");
    QVERIFY(client.received.contains("Connection: close\r\n"));
    QVERIFY(!asked);
}

void HttpServerTest::incompleteRequestTimesOut()
{
    HttpServerLimits limits;
    limits.perRequest = 100ms;
    HttpServer server(echo, limits);
    QSignalSpy rejected(&server, &HttpServer::rejected);
    Client client(*server.listen({QHostAddress::LocalHost}, 0));
    client.send(request.chopped(1));
    QTRY_COMPARE(client.statusLine(), "HTTP/1.1 408 Request Timeout");
    QTRY_COMPARE(rejected.size(), 1);
}

void HttpServerTest::silentConnectionIsClosedQuietly()
{
    HttpServerLimits limits;
    limits.perRequest = 100ms;
    HttpServer server(echo, limits);
    QSignalSpy rejected(&server, &HttpServer::rejected);
    Client client(*server.listen({QHostAddress::LocalHost}, 0));
    QVERIFY(client.isConnected());
    QVERIFY(client.isClosed());
    QVERIFY(client.received.isEmpty());
    QCOMPARE(rejected.size(), 0);
}

void HttpServerTest::slowReaderIsCutOff()
{
    HttpServerLimits limits;
    limits.perRequest = 200ms;
    const QByteArray big(30'000'000, 'x');
    HttpServer server([&big](const ServerRequest &) { return ServerResponse{200, "OK", {}, big}; }, limits);
    QTcpSocket socket;
    socket.setReadBufferSize(1024); // and never read
    socket.connectToHost(QHostAddress::LocalHost, *server.listen({QHostAddress::LocalHost}, 0));
    QTRY_COMPARE(socket.state(), QTcpSocket::ConnectedState);
    socket.write(request);
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 0);
}

void HttpServerTest::bigAnswerIsWrittenWhole_data()
{
    QTest::addColumn<bool>("serverGoes");
    QTest::newRow("stopped") << false;
    QTest::newRow("destroyed") << true;
}

void HttpServerTest::bigAnswerIsWrittenWhole()
{
    QFETCH(bool, serverGoes);
    const QByteArray big(20'000'000, 'x');
    bool handled = false;
    auto server = std::make_unique<HttpServer>([&](const ServerRequest &) {
        handled = true;
        return ServerResponse{200, "OK", {}, big};
    });
    Client client(*server->listen({QHostAddress::LocalHost}, 0));
    client.send(request);
    QTRY_VERIFY(handled);
    QVERIFY(client.received.size() < big.size());
    if (serverGoes)
        server.reset();
    else
        server->stop();
    QVERIFY(client.isClosed());
    QVERIFY(client.received.endsWith(big));
    // Whatever lived on after the server has ended as well.
    QTRY_COMPARE(QCoreApplication::instance()->findChildren<QTcpSocket *>().size(), 0);
}

void HttpServerTest::oldestSilentConnectionMakesRoom()
{
    HttpServerLimits limits;
    limits.connections = 3;
    HttpServer server(echo, limits);
    const quint16 port = *server.listen({QHostAddress::LocalHost}, 0);
    Client busy(port);
    busy.send("GET /busy");
    Client oldest(port);
    QVERIFY(oldest.isConnected());
    QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 2);
    Client younger(port);
    QVERIFY(younger.isConnected());
    QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 3);

    Client late(port);
    late.send(request);
    QVERIFY(late.isClosed());
    QCOMPARE(late.statusLine(), "HTTP/1.1 200 OK");
    QVERIFY(oldest.isClosed());
    QCOMPARE(younger.socket.state(), QTcpSocket::ConnectedState);
    busy.send(" HTTP/1.1\r\nHost: h\r\n\r\n");
    QVERIFY(busy.isClosed());
    QVERIFY(busy.received.endsWith("GET /busy "));
}

void HttpServerTest::oldestIncompleteRequestMakesRoom()
{
    HttpServerLimits limits;
    limits.connections = 2;
    HttpServer server(echo, limits);
    const quint16 port = *server.listen({QHostAddress::LocalHost}, 0);
    Client oldest(port);
    oldest.send("G");
    QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 1);
    Client younger(port);
    younger.send("G");
    QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 2);
    letServerRead();

    Client late(port);
    late.send(request);
    QVERIFY(late.isClosed());
    QCOMPARE(late.statusLine(), "HTTP/1.1 200 OK");
    QVERIFY(oldest.isClosed());
    QVERIFY(oldest.received.isEmpty());
    younger.send("ET / HTTP/1.1\r\nHost: h\r\n\r\n");
    QVERIFY(younger.isClosed());
    QCOMPARE(younger.statusLine(), "HTTP/1.1 200 OK");
}

void HttpServerTest::drainingConnectionMakesRoom()
{
    HttpServerLimits limits;
    limits.connections = 2;
    HttpServer server(echo, limits);
    const quint16 port = *server.listen({QHostAddress::LocalHost}, 0);
    Client incomplete(port);
    incomplete.send("G");
    QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 1);
    Client refused(port);
    refused.send("nonsense\r\n\r\n");
    QTRY_VERIFY(refused.received.startsWith("HTTP/1.1 400"));

    Client late(port);
    late.send(request);
    QVERIFY(late.isClosed());
    QCOMPARE(late.statusLine(), "HTTP/1.1 200 OK");
    incomplete.send("ET / HTTP/1.1\r\nHost: h\r\n\r\n");
    QVERIFY(incomplete.isClosed());
    QCOMPARE(incomplete.statusLine(), "HTTP/1.1 200 OK");
}

void HttpServerTest::refusesWhenEveryoneIsBeingAnswered()
{
    const QByteArray big(32 * 1024 * 1024, 'x');
    HttpServerLimits limits;
    limits.connections = 1;
    HttpServer server(
        [&big](const ServerRequest &) {
            ServerResponse response;
            response.body = big;
            return response;
        },
        limits);
    const quint16 port = *server.listen({QHostAddress::LocalHost}, 0);
    QTcpSocket first;
    first.setReadBufferSize(1024); // nobody reads it before the server has had to wait
    first.connectToHost(QHostAddress::LocalHost, port);
    QTRY_COMPARE(first.state(), QTcpSocket::ConnectedState);
    first.write(request);
    QTRY_VERIFY(first.bytesAvailable() > 0);

    Client late(port);
    QVERIFY(late.isClosed());
    QVERIFY(late.received.isEmpty());
    first.setReadBufferSize(0);
    QByteArray received = first.readAll();
    QTRY_VERIFY((received += first.readAll()).endsWith(big) && first.state() == QTcpSocket::UnconnectedState);
}

void HttpServerTest::aSlowFloodDoesNotLockOut()
{
    HttpServer server(echo);
    const quint16 port = *server.listen({QHostAddress::LocalHost}, 0);
    std::vector<std::unique_ptr<Client>> flood;
    for (int i = 0; i < 64; ++i) {
        flood.push_back(std::make_unique<Client>(port));
        flood.back()->send("GET /");
    }
    QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 64);
    letServerRead();
    Client client(port);
    client.send(request);
    QVERIFY(client.isClosed(1000));
    QCOMPARE(client.statusLine(), "HTTP/1.1 200 OK");
}

void HttpServerTest::survivesAFlood()
{
    HttpServer server(echo);
    const quint16 port = *server.listen({QHostAddress::LocalHost}, 0);
    std::vector<std::unique_ptr<Client>> flood;
    for (int i = 0; i < 200; ++i)
        flood.push_back(std::make_unique<Client>(port));
    QTRY_VERIFY(server.findChildren<QTcpSocket *>().size() <= 64);
    Client client(port);
    client.send(request);
    QVERIFY(client.isClosed());
    QCOMPARE(client.statusLine(), "HTTP/1.1 200 OK");
    QVERIFY(server.findChildren<QTcpSocket *>().size() <= 64);
}

void HttpServerTest::listensOnBothFamilies()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("This machine has no [::1].");
    HttpServer server(echo);
    const auto port = server.listen({QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}, 0);
    QVERIFY(port);
    for (const QHostAddress &address :
         {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)}) {
        Client client(*port, address);
        client.send(request);
        QVERIFY(client.isClosed());
        QCOMPARE(client.statusLine(), "HTTP/1.1 200 OK");
    }
}

void HttpServerTest::freePortIsFreeOnAll()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("This machine has no [::1].");
    // With many ports taken on the second family alone, some first choices must fail.
    std::vector<std::unique_ptr<HttpServer>> servers;
    for (int i = 0; i < 50; ++i) {
        servers.push_back(std::make_unique<HttpServer>(echo));
        QVERIFY(servers.back()->listen({QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}, 0));
    }
}

void HttpServerTest::refusesOtherThanLoopback()
{
    HttpServer server(echo);
    for (const QHostAddress &address : {QHostAddress(QHostAddress::AnyIPv4), QHostAddress(QHostAddress::Any),
                                        QHostAddress(u"192.0.2.1"_s)}) {
        const auto port = server.listen({address}, 0);
        QVERIFY(!port);
        QVERIFY2(port.error().message.contains(u"loopback"_s), qPrintable(port.error().message));
    }
}

void HttpServerTest::portInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    HttpServer server(echo);
    const auto port = server.listen({QHostAddress::LocalHost}, other.serverPort());
    QVERIFY(!port);
    QVERIFY(port.error().addressInUse);
    QCOMPARE(port.error().port, other.serverPort());

    // The second address fails: nothing of the first stays open.
    QTcpServer otherV6;
    if (!otherV6.listen(QHostAddress::LocalHostIPv6))
        QSKIP("This machine has no [::1].");
    const quint16 taken = otherV6.serverPort();
    const auto both = server.listen({QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}, taken);
    QVERIFY(!both);
    QVERIFY(both.error().addressInUse);
    QTcpServer now;
    QVERIFY(now.listen(QHostAddress::LocalHost, taken));
}

void HttpServerTest::portIsFreeAfterStop()
{
    HttpServer server(echo);
    const quint16 port = *server.listen({QHostAddress::LocalHost}, 0);
    server.stop();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, port));
}

void HttpServerTest::stopDropsThoseWhoWait()
{
    HttpServer server(echo);
    const quint16 port = *server.listen({QHostAddress::LocalHost}, 0);
    Client silent(port);
    Client halfway(port);
    halfway.send("GET /");
    QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 2);
    server.stop();
    QVERIFY(silent.isClosed());
    QVERIFY(halfway.isClosed());
    QVERIFY(halfway.received.isEmpty());
}

void HttpServerTest::pausedServerLetsConnectionsWait()
{
    HttpServer server(echo);
    const quint16 port = *server.listen({QHostAddress::LocalHost}, 0);
    server.setPaused(true);
    Client client(port);
    client.send(request);
    letServerRead();
    QVERIFY(client.received.isEmpty());
    server.setPaused(false);
    QVERIFY(client.isClosed());
    QCOMPARE(client.statusLine(), "HTTP/1.1 200 OK");
}

namespace {

QSslConfiguration serverTls(const test::CertificateFiles &files)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromPath(files.certificate));
    QFile file(files.key);
    if (file.open(QIODevice::ReadOnly))
        tls.setPrivateKey(QSslKey(&file, tls.localCertificate().publicKey().algorithm()));
    return tls;
}

} // namespace

void HttpServerTest::speaksTls()
{
    const test::TestCertificates certificates;
    bool encrypted = false;
    HttpServer server([&encrypted](const ServerRequest &received) {
        encrypted = received.encrypted;
        return echo(received);
    });
    const quint16 port = *server.listen({QHostAddress::LocalHost}, 0, serverTls(certificates.good()));
    QSslSocket client;
    QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
    trust.setCaCertificates(QSslCertificate::fromPath(certificates.authority()));
    client.setSslConfiguration(trust);
    client.connectToHostEncrypted(u"127.0.0.1"_s, port);
    client.write(request);
    QTRY_COMPARE(client.state(), QSslSocket::UnconnectedState);
    const QByteArray received = client.readAll();
    QVERIFY2(received.endsWith("GET /hello?x=1 "), received.constData());
    QVERIFY(encrypted);
}

void HttpServerTest::plainHttpOnATlsPort()
{
    const test::TestCertificates certificates;
    bool asked = false;
    HttpServer server([&asked](const ServerRequest &received) {
        asked = true;
        return echo(received);
    });
    Client client(*server.listen({QHostAddress::LocalHost}, 0, serverTls(certificates.good())));
    client.send(request);
    QVERIFY(client.isClosed());
    QVERIFY(!asked);
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "http_server_test.moc"
