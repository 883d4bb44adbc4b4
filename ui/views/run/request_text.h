// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/result.h"

#include <QString>

#include <optional>

QT_BEGIN_NAMESPACE
class QUrl;
QT_END_NAMESPACE

namespace workbench {

/// Header fields as an editor shows them, one "Name: value" a line, and back. Reading fails with the line
/// that is no header field.
QString headersText(const HeaderList &headers);
Result<HeaderList, QString> headersFromText(const QString &text);

/// `edited` with those fields left to the transport that followed from what was edited: a Content-Length that
/// still is the original's although the body is not, and likewise Host and the URL.
HttpRequest withDerivedHeaders(HttpRequest edited, const HttpRequest &original);

/// Scheme, host and port are the same (RFC 6454 §4).
bool isSameOrigin(const QUrl &a, const QUrl &b);

/// The request that follows a redirect (RFC 9110 §15.4): 303, and 301 or 302 after POST, become GET without a
/// body; 307 and 308 repeat the request. Proxy-Authorization always stays behind; when the origin changes,
/// Authorization, Cookie and the values of the body's secrets do, too.
/// Nothing unless the response redirects to an absolute http(s) URL.
std::optional<HttpRequest> redirectedRequest(const Exchange &exchange);

} // namespace workbench
