// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/result.h"

namespace workbench {

/// The request as it goes on the wire: URL in QUrl::toEncoded() form without fragment, then the headers in the
/// order in which the client sends them, with Host, Content-Length, Connection, Accept, Accept-Language,
/// Accept-Encoding (`identity`) and User-Agent added where the message did not set them. Pure; preview, curl
/// export and the client all use it, so that what is shown is what is sent.
struct CompletedRequest {
    HttpRequest request;
    QByteArray target; ///< of the request line, origin-form
    QStringList notes; ///< where the URL differs from what was typed
};

/// Fails with TransportError::Kind::InvalidRequest for a URL that is not absolute http(s) with a host, for a
/// header that is not allowed on the wire (CR, LF, NUL), and for what Qt cannot send (a repeated request header).
/// The message names the cause and the remedy; `field` is left to the caller.
Result<CompletedRequest, TransportError> completedRequest(HttpRequest request);

} // namespace workbench
