// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"

#include <QString>

namespace workbench {

/// A request as readable raw HTTP/1.1: request line, headers, blank line, body; CRLF becomes LF. A body that
/// is not UTF-8 is shown as a hex dump, control characters as their pictures, so that nothing in it acts on a
/// terminal.
QString httpText(const HttpRequest &request);
/// The request, a blank line, and the response (or the error in words) of an exchange, in the same way.
QString httpText(const Exchange &exchange);

} // namespace workbench
