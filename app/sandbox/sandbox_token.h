// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "redirect/server_request.h"
#include "sandbox/sandbox_context.h"

namespace workbench {

/// The token endpoint (RFC 6749 §3.2): authorization_code with PKCE, refresh_token with rotation,
/// client_credentials, password.
ServerResponse sandboxToken(SandboxContext &context, const ServerRequest &request, qint64 now);

} // namespace workbench
