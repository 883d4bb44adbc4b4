// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/header_list.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace workbench {

/// A request that was read completely and within the limits.
struct ServerRequest {
    QByteArray method;
    QByteArray target; ///< as on the request line
    QByteArray path; ///< of the target, still encoded
    QByteArray query; ///< still encoded
    QByteArray httpVersion;
    HeaderList headers;
    QByteArray body;
    bool encrypted = false; ///< came over TLS
    QDateTime startedAt; ///< first byte, UTC
    QByteArray bytes; ///< exactly as received
};

struct ServerResponse {
    int status = 200;
    QByteArray reason = "OK";
    HeaderList headers; ///< Content-Length and Connection: close are added
    QByteArray body;
};

struct HttpServerLimits {
    qsizetype requestLine = 16 * 1024;
    qsizetype headers = 64 * 1024;
    qsizetype body = 1024 * 1024;
    int connections = 64;
    std::chrono::milliseconds perRequest {10'000};
};

/// Why a server could not listen.
struct ListenError {
    bool addressInUse = false;
    quint16 port = 0;
    QString message;
};

/// The small HTTP/1.1 server that the redirect listener and the sandbox share: loopback only, one request per
/// connection, everything limited. Requests that break a limit or the grammar are answered (400, 408, 413, 414,
/// 431, 501) without asking the handler.
class HttpServer : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<ServerResponse(const ServerRequest &)>;

    explicit HttpServer(Handler handler, HttpServerLimits limits = {}, QObject *parent = nullptr);
    ~HttpServer() override;

    /// Binds each address on the same port; 0 = a free one that all of them can have. Nothing stays open on failure.
    /// The addresses must be loopback. With `tls`, connections are https.
    Result<quint16, ListenError> listen(const QList<QHostAddress> &addresses, quint16 port,
                                        const std::optional<QSslConfiguration> &tls = std::nullopt);
    void stop(); ///< no new connections; answers under way are still written

Q_SIGNALS:
    /// A request that was answered without the handler: "414 for a request line of more than 16384 bytes".
    void rejected(const QString &reason);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace workbench
