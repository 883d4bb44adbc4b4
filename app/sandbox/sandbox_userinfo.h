// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "redirect/server_request.h"
#include "sandbox/sandbox_context.h"

namespace workbench {

/// The userinfo endpoint (OpenID Connect Core 1.0 §5.3), protected by a Bearer token in the header (RFC
/// 6750).
ServerResponse sandboxUserinfo(SandboxContext &context, const ServerRequest &request, qint64 now);

} // namespace workbench
