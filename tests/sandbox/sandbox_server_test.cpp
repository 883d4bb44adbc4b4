// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_server.h"

#include "sandbox_requests.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace workbench;
using namespace workbench::test;
using namespace Qt::StringLiterals;

/// The sandbox over its socket: what browser and client see.
class SandboxServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsOnAFreePort();
    void startingDoesNotBlock();
    void mayBeDestroyedAtOnce();
    void portTaken();
    void metadata_data();
    void metadata();
    void jwks();
    void routes_data();
    void routes();
    void wholeFlow();

private:
    QByteArray roundTrip(const QByteArray &bytes) const;
    QByteArray get(const QByteArray &target) const;
    QByteArray post(const QByteArray &target, const Parameters &form, const QByteArray &headers = {}) const;
    QByteArray hostLine() const { return "Host: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n"; }
    static ServerResponse parsed(const QByteArray &response);

    SandboxServer m_server;
    quint16 m_port = 0;
};

QByteArray SandboxServerTest::roundTrip(const QByteArray &bytes) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    socket.write(bytes);
    QByteArray received;
    [[maybe_unused]] const bool closed = QTest::qWaitFor(
        [&] {
            received += socket.readAll();
            return socket.state() == QTcpSocket::UnconnectedState;
        },
        20'000);
    return received + socket.readAll();
}

QByteArray SandboxServerTest::get(const QByteArray &target) const
{
    return roundTrip("GET " + target + " HTTP/1.1\r\n" + hostLine() + "\r\n");
}

QByteArray SandboxServerTest::post(const QByteArray &target, const Parameters &form,
                                   const QByteArray &headers) const
{
    const QByteArray body = form.toForm();
    return roundTrip("POST " + target + " HTTP/1.1\r\n" + hostLine() + headers
                     + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

ServerResponse SandboxServerTest::parsed(const QByteArray &response)
{
    ServerResponse result;
    result.status = response.mid(9, 3).toInt();
    const qsizetype end = response.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = response.left(end).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(": ");
        if (colon > 0)
            result.headers.append(line.first(colon), line.sliced(colon + 2).trimmed());
    }
    result.body = response.mid(end + 4);
    return result;
}

void SandboxServerTest::startsOnAFreePort()
{
    QVERIFY(!m_server.isRunning());
    const auto port = m_server.start();
    QVERIFY(port);
    m_port = *port;
    QVERIFY(m_server.isRunning());
    QCOMPARE(m_server.issuer(), u"http://127.0.0.1:%1"_s.arg(m_port));
    QCOMPARE(*m_server.start(), m_port);
    QCOMPARE(*m_server.start(1), m_port);
}

/// The key is made elsewhere: start() returns, and timers fire, before there is one.
void SandboxServerTest::startingDoesNotBlock()
{
    SandboxServer server;
    const quint16 port = *server.start();
    int ticks = 0;
    QTimer ticking;
    connect(&ticking, &QTimer::timeout, this, [&ticks] { ++ticks; });
    ticking.start(1);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write("GET /jwks HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\n\r\n");
    int ticksBefore = -1;
    connect(&socket, &QTcpSocket::readyRead, this,
            [&] { ticksBefore = ticksBefore < 0 ? ticks : ticksBefore; });
    QTRY_VERIFY_WITH_TIMEOUT(ticksBefore >= 0, 20'000);
    QVERIFY(ticksBefore > 0);
    QVERIFY(socket.readAll().contains("\"kty\""));
}

void SandboxServerTest::mayBeDestroyedAtOnce()
{
    auto server = std::make_unique<SandboxServer>();
    const quint16 port = *server->start();
    server.reset();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, port));
}

void SandboxServerTest::portTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    SandboxServer server;
    const auto port = server.start(other.serverPort());
    QVERIFY(!port);
    QVERIFY2(port.error().contains(u"Port %1 is taken by"_s.arg(other.serverPort())),
             qPrintable(port.error()));
    QVERIFY(!server.isRunning());
    QVERIFY(server.start());
}

void SandboxServerTest::metadata_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("OpenID Connect Discovery 1.0 §4") << "/.well-known/openid-configuration"_ba;
    QTest::newRow("RFC 8414 §3") << "/.well-known/oauth-authorization-server"_ba;
}

void SandboxServerTest::metadata()
{
    QFETCH(QByteArray, path);
    const ServerResponse response = parsed(get(path));
    QCOMPARE(response.status, 200);
    const JsonValue body = jsonOf(response);
    QCOMPARE(memberOf(body, u"issuer"), m_server.issuer());
    for (const QString &member :
         {u"authorization_endpoint"_s, u"token_endpoint"_s, u"userinfo_endpoint"_s, u"jwks_uri"_s}) {
        const QString endpoint = memberOf(body, member);
        QVERIFY2(endpoint.startsWith(m_server.issuer() + u'/'), qPrintable(member));
        QVERIFY(parsed(get(endpoint.mid(m_server.issuer().size()).toLatin1())).status != 404);
    }
    QVERIFY(body.member(u"authorization_response_iss_parameter_supported")->toBool());
}

void SandboxServerTest::jwks()
{
    const JsonValue keys = *jsonOf(parsed(get("/jwks"))).member(u"keys");
    QCOMPARE(keys.items().size(), 1);
    const JsonValue &key = keys.items().first();
    QCOMPARE(memberOf(key, u"alg"), u"RS256"_s);
    QVERIFY(!memberOf(key, u"kid").isEmpty());
    for (const QString &secret : {u"d"_s, u"p"_s, u"q"_s})
        QVERIFY(!key.member(secret));
}

void SandboxServerTest::routes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("host"); // empty = the right one
    QTest::addColumn<int>("status");
    QTest::newRow("nothing here") << "GET /"_ba
                                  << ""_ba << 404;
    QTest::newRow("favicon") << "GET /favicon.ico"_ba
                             << ""_ba << 404;
    QTest::newRow("slash at the end") << "GET /token/"_ba
                                      << ""_ba << 404;
    QTest::newRow("GET of the token endpoint") << "GET /token"_ba
                                               << ""_ba << 405;
    QTest::newRow("POST of the metadata") << "POST /jwks"_ba
                                          << ""_ba << 405;
    QTest::newRow("HEAD of the metadata") << "HEAD /jwks"_ba
                                          << ""_ba << 200;
    QTest::newRow("rebound name") << "GET /jwks"_ba
                                  << "evil.example"_ba << 421;
    QTest::newRow("localhost is not the issuer") << "GET /jwks"_ba
                                                 << "localhost"_ba << 421;
}

void SandboxServerTest::routes()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, host);
    const QByteArray hostHeader =
        host.isEmpty() ? hostLine() : "Host: " + host + ':' + QByteArray::number(m_port) + "\r\n";
    const ServerResponse response = parsed(roundTrip(line + " HTTP/1.1\r\n" + hostHeader + "\r\n"));
    QTEST(response.status, "status");
    QVERIFY(!response.headers.contains("Access-Control-Allow-Origin"));
}

void SandboxServerTest::wholeFlow()
{
    const ServerResponse page = parsed(get("/authorize?" + sandboxAuthorizationParameters().toForm()));
    const ServerResponse back = parsed(post("/authorize", sandboxDecision(csrfTokenOf(page), u"allow"_s)));
    QCOMPARE(back.status, 303);
    const Parameters parameters = returned(back);
    QCOMPARE(parameters.value(u"iss"), m_server.issuer());
    const ServerResponse tokens = parsed(
        post("/token",
             {{u"grant_type"_s, u"authorization_code"_s},
              {u"code"_s, parameters.value(u"code").value_or(QString())},
              {u"redirect_uri"_s, sandboxRedirectUri},
              {u"code_verifier"_s, sandboxVerifier}},
             "Authorization: "
                 + basic(SandboxServer::clientId().toLatin1(), SandboxServer::clientSecret().toLatin1())
                 + "\r\n"));
    QCOMPARE(tokens.status, 200);
    const QByteArray access_token = memberOf(jsonOf(tokens), u"access_token").toLatin1();
    const ServerResponse userinfo = parsed(roundTrip("GET /userinfo HTTP/1.1\r\n" + hostLine()
                                                     + "Authorization: Bearer " + access_token + "\r\n\r\n"));
    QCOMPARE(memberOf(jsonOf(userinfo), u"email"), u"demo@sandbox.example"_s);
}

QTEST_GUILESS_MAIN(SandboxServerTest)
#include "sandbox_server_test.moc"
