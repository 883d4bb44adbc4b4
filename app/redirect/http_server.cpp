// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/http_server.h"

namespace workbench {

class HttpServer::Private { };

HttpServer::HttpServer(Handler, HttpServerLimits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}
HttpServer::~HttpServer() = default;
Result<quint16, ListenError> HttpServer::listen(const QList<QHostAddress> &, quint16,
                                                const std::optional<QSslConfiguration> &)
{
    return Failure {ListenError {}};
}
void HttpServer::stop() { }

} // namespace workbench
