// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/result.h"

#include <optional>

namespace workbench {

/// The request as it goes on the wire: URL in QUrl::toEncoded() form without fragment and user name, Host and
/// User-Agent first, the message's own headers in their order, then Accept, Accept-Language, Accept-Encoding
/// (`identity`), Content-Length and Connection (`close`), each only where the message did not set it. Pure;
/// preview, curl export and the client all use it, so that what is shown is what is sent. Completing a
/// completed request changes nothing.
struct CompletedRequest {
    HttpRequest request;
    QByteArray target; ///< of the request line, origin-form (RFC 9112 §3.2.1)
    QStringList notes; ///< where the URL differs from what was typed, and what looks wrong but is sent
};

/// Why a header cannot be sent: RFC 9110 §5.1 (name), §5.5 (value).
struct HeaderFault {
    enum class Part { Name, Value };
    Part part = Part::Name;
    QString message; ///< cause and remedy; repeats no value
};
std::optional<HeaderFault> headerFault(const Header &header);

/// Fails with TransportError::Kind::InvalidRequest for a URL that is not absolute http(s) with a host or that
/// has white space, for a method or header name that is no token, and for a header value that would break the
/// message (CR, LF, NUL). The message names the cause and the remedy; `field` is left to the caller.
Result<CompletedRequest, TransportError> completedRequest(HttpRequest request);

/// "example.com:8443", "[::1]": the host as it stands in a Host header, port only when it is not the
/// scheme's.
QByteArray hostHeader(const QUrl &url);

} // namespace workbench
