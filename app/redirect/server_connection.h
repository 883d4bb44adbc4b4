// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "redirect/request_parser.h"

#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace workbench {

/// One accepted connection: reads one request, has it answered, writes the answer, closes, and deletes
/// itself.
class ServerConnection : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<ServerResponse(const ServerRequest &)>;

    ServerConnection(Handler handler, const HttpServerLimits &limits, QObject *parent);
    ~ServerConnection() override;

    /// Takes over the descriptor, and speaks TLS on it if there is a configuration.
    bool open(qintptr socketDescriptor, const std::optional<QSslConfiguration> &tls);

    bool isSilent() const; ///< connected, but no byte of a request has come
    bool isReading() const { return m_phase == Phase::Reading; }
    bool isDraining() const { return m_phase == Phase::Draining; }
    /// Ends it at once, without an answer.
    void drop();
    /// The server goes: what is not answered is dropped, the rest lives on its own until it is written.
    void outliveServer();

Q_SIGNALS:
    void rejected(const QString &reason);
    void over(); ///< the socket is closed; deleteLater() follows

private:
    enum class Phase {
        Reading,
        Answering, ///< the answer is on its way into the socket
        Draining, ///< it is written; what the client still sends is thrown away, lest a reset eats the answer
        Over,
    };

    QTcpSocket *createSocket(const std::optional<QSslConfiguration> &tls);
    bool isEncrypted() const;
    void readMore();
    void handle();
    void reject(const RequestRejection &rejection);
    void answer(const ServerResponse &response, bool headOnly, bool drain);
    void written();
    void timedOut();

    Handler m_handler;
    HttpServerLimits m_limits;
    RequestParser m_parser;
    QDateTime m_startedAt;
    QTcpSocket *m_socket = nullptr;
    QTimer m_deadline;
    Phase m_phase = Phase::Reading;
    bool m_drain = false;
};

} // namespace workbench
