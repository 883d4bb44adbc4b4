// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/result.h"
#include "redirect/server_request.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>

namespace workbench {

/// Why a server could not listen.
struct ListenError {
    bool addressInUse = false;
    quint16 port = 0;
    QString message;
};

/// The small HTTP/1.1 server that the redirect listener and the sandbox share: loopback only, one request per
/// connection, everything limited. Requests that break a limit or the grammar are answered (400, 408, 413,
/// 414, 431, 501, 505) without asking the handler. A client that takes longer than the limit to read its
/// answer is cut off. At the limit of connections the oldest that sent nothing (a browser's preconnect) makes
/// room, else the oldest that has its answer and still sends, else the oldest whose request is incomplete; if
/// all of them are being answered, the new one is refused. Destroying the server drops every connection that
/// has no answer yet; answers under way are still written, within the time limit.
class HttpServer : public QObject {
    Q_OBJECT
public:
    /// Called from the event loop, one request at a time. It must not destroy the server.
    using Handler = std::function<ServerResponse(const ServerRequest &)>;

    explicit HttpServer(Handler handler, HttpServerLimits limits = {}, QObject *parent = nullptr);
    ~HttpServer() override;

    /// Binds each address on the same port; 0 = a free one that all of them can have. Nothing stays open on
    /// failure. The addresses must be loopback. With `tls`, connections are https.
    Result<quint16, ListenError> listen(const QList<QHostAddress> &addresses, quint16 port,
                                        const std::optional<QSslConfiguration> &tls = std::nullopt);
    /// No new connections, none that wait for a request; answers under way are still written.
    void stop();
    /// Connections are let wait, unanswered, until resumed.
    void setPaused(bool paused);

Q_SIGNALS:
    /// A request that was answered without the handler: "414 for a request line of more than 16384 bytes".
    void rejected(const QString &reason);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace workbench
