// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"
#include "http/client_identity.h"
#include "http/exchange.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QUrl;
QT_END_NAMESPACE

namespace workbench {

/// How a request is to be carried, from the profile's `tls` and `proxy` members.
struct TransportOptions {
    QString caFile; ///< PEM file, added to the system's authorities
    bool acceptInvalidCertificates = false; ///< for this exchange only; never colours a later one
    QString proxy; ///< empty = system settings and *_proxy/no_proxy; `none`; or a http:// or socks5:// URL
    std::chrono::milliseconds timeout{30'000};
    std::optional<ClientIdentity> identity{}; ///< shown to a server that asks for one; over https only
};

/// The only HTTP client of the program. Each exchange is one HTTP/1.1 request on a connection of its own: no
/// redirect is followed, no cookie, credential or TLS session is kept, and a request whose connection dies is
/// never sent again. It stands directly on the socket, so what is recorded is what was written and read.
class HttpClient : public QObject {
    Q_OBJECT
public:
    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override;

    /// Sends one request and returns the whole exchange: there is always one, with a response, an error, or
    /// both (a body that was cut off). Destroying the task aborts the request. The client must outlive it.
    Task<Exchange> send(HttpRequest request, TransportOptions options);

private:
    class Plans;
    std::unique_ptr<Plans> m_plans;
};

} // namespace workbench
