// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "redirect/server_request.h"
#include "sandbox/sandbox_context.h"

namespace workbench {

/// The authorization endpoint (RFC 6749 §3.1). An authorization request, by GET or POST, is answered with the
/// login page; the page's own form, a POST with `decision` and the CSRF token, with the response to the
/// client.
ServerResponse sandboxAuthorize(SandboxContext &context, const ServerRequest &request, qint64 now);

} // namespace workbench
