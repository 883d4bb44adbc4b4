// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/exchange.h"
#include "http/exchange_kind.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class ExchangeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void requestBytes();
    void frontChannelRequestBytes();
    void responseBytes();
    void noResponse();
    void kindIds();
    void errorIds();
};

// RFC 9112 §2.1
void ExchangeTest::requestBytes()
{
    Exchange exchange;
    exchange.request.method = "POST";
    exchange.request.url = u"http://server.example/ignored"_s;
    exchange.request.headers = {{"Host", "server.example"}, {"x-A", ""}};
    exchange.request.body = QByteArray("a\0b", 3);
    exchange.requestTarget = "/token?x=y";
    QCOMPARE(exchange.requestBytes(),
             "POST /token?x=y HTTP/1.1\r\nHost: server.example\r\nx-A: \r\n\r\n"_ba + QByteArray("a\0b", 3));
}

void ExchangeTest::frontChannelRequestBytes()
{
    Exchange exchange;
    exchange.request.url = u"https://server.example?client_id=a%20b#x"_s;
    QCOMPARE(exchange.requestBytes(), "GET /?client_id=a%20b HTTP/1.1\r\n\r\n"_ba);
}

void ExchangeTest::responseBytes()
{
    Exchange exchange;
    exchange.response = HttpResponse{"HTTP/1.1", 200, "OK", {{"A", "1"}, {"A", "2"}}, "body"};
    QCOMPARE(exchange.responseBytes(), "HTTP/1.1 200 OK\r\nA: 1\r\nA: 2\r\n\r\nbody"_ba);
    exchange.response = HttpResponse{"HTTP/1.0", 404, "", {}, ""};
    QCOMPARE(exchange.responseBytes(), "HTTP/1.0 404\r\n\r\n"_ba);
}

void ExchangeTest::noResponse()
{
    QCOMPARE(Exchange().responseBytes(), QByteArray());
}

void ExchangeTest::kindIds()
{
    QCOMPARE(exchangeKindId(ExchangeKind::AuthorizationRequest), u"authz_req"_s);
    QCOMPARE(exchangeKindId(ExchangeKind::AuthorizationResponse), u"authz_resp"_s);
    QCOMPARE(exchangeKindId(ExchangeKind::Device), u"device"_s);
    QCOMPARE(exchangeKindId(ExchangeKind::Token), u"token"_s);
    QCOMPARE(exchangeKindId(ExchangeKind::Metadata), u"metadata"_s);
    QCOMPARE(exchangeKindId(ExchangeKind::Jwks), u"jwks"_s);
    QCOMPARE(exchangeKindId(ExchangeKind::Userinfo), u"userinfo"_s);
}

void ExchangeTest::errorIds()
{
    using Kind = TransportError::Kind;
    const auto id = [](Kind kind) { return TransportError{kind, {}, {}}.kindId(); };
    QCOMPARE(id(Kind::InvalidRequest), u"invalid_request"_s);
    QCOMPARE(id(Kind::HostNotFound), u"host_not_found"_s);
    QCOMPARE(id(Kind::ConnectionRefused), u"connection_refused"_s);
    QCOMPARE(id(Kind::ProxyFailed), u"proxy_failed"_s);
    QCOMPARE(id(Kind::TlsFailed), u"tls_failed"_s);
    QCOMPARE(id(Kind::Timeout), u"timeout"_s);
    QCOMPARE(id(Kind::ConnectionClosed), u"connection_closed"_s);
    QCOMPARE(id(Kind::ProtocolError), u"protocol_error"_s);
    QCOMPARE(id(Kind::Cancelled), u"cancelled"_s);
    QCOMPARE(id(Kind::Other), u"other"_s);
}

QTEST_GUILESS_MAIN(ExchangeTest)
#include "exchange_test.moc"
