// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "http/proxy_choice.h"
#include "http/request_completion.h"
#include "http/response_parser.h"
#include "http/transport_failure.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QSslSocket;
class QTcpSocket;
QT_END_NAMESPACE

namespace workbench {

/// How one connection is made.
struct ConnectionPlan {
    ProxyChoice proxy;
    std::optional<QSslConfiguration> tls; ///< only for https
    QList<QSslCertificate> authorities; ///< of `tls.ca_file`, beside the system's
    bool acceptInvalidCertificates = false;
    std::chrono::milliseconds timeout{30'000}; ///< for the whole exchange
};

/// One exchange on one connection: connects, writes the request once, reads the response, ends. It never
/// connects twice, follows nothing and keeps nothing. Destroying it at any moment closes the connection.
class HttpConnection : public QObject {
    Q_OBJECT
public:
    HttpConnection(CompletedRequest request, ConnectionPlan plan);
    ~HttpConnection() override;

    /// finished() follows, once.
    void start();
    /// What became of it. Only after finished().
    Exchange takeExchange() { return std::move(m_exchange); }

Q_SIGNALS:
    void finished();

private:
    using Phase = ConnectionPhase;

    bool isTls() const { return m_plan.tls.has_value(); }
    bool isThroughHttpProxy() const { return m_plan.proxy.type == ProxyChoice::Type::Http; }
    double elapsed() const { return double(m_clock.nsecsElapsed()) / 1e6; }
    Circumstances circumstances() const;

    void addressProxy();
    void makeSocket();
    void onConnected();
    void openTunnel();
    void readTunnelAnswer();
    void encrypt();
    void onEncrypted();
    void onTlsErrors(const QList<QSslError> &errors);
    bool isTrustedBySystem() const;
    void sendRequest();
    void onReadyRead();
    void onDisconnected();
    void onError(QAbstractSocket::SocketError error);
    void finish(std::optional<TransportError> error);

    Exchange m_exchange;
    ConnectionPlan m_plan;
    QUrl m_url;
    ResponseParser m_parser;
    ResponseParser m_tunnelAnswer{"CONNECT"};
    std::unique_ptr<QTcpSocket> m_socket;
    bool m_authorityUnknown = false; ///< and nothing else is wrong with the certificate
    QSslSocket *m_encrypted = nullptr; ///< the same socket, when the exchange is one over TLS
    QTimer m_deadline;
    QElapsedTimer m_clock;
    Phase m_phase = Phase::Connecting;
};

} // namespace workbench
