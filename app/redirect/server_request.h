// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/header_list.h"

#include <QByteArray>
#include <QDateTime>

#include <chrono>

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

    /// The headers as they go on the wire.
    HeaderList sentHeaders() const;
};

struct HttpServerLimits {
    qsizetype requestLine = 16 * 1024;
    qsizetype headers = 64 * 1024;
    qsizetype body = 1024 * 1024;
    int connections = 64;
    std::chrono::milliseconds perRequest{10'000};
};

} // namespace workbench
