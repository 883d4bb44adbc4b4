// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"
#include "protocol/result.h"
#include "sandbox/sandbox_context.h"
#include "sandbox/sandbox_error.h"

namespace workbench {

/// Issues what a grant is worth and returns the token response (RFC 6749 §5.1): an access token in the form
/// of RFC 9068, a refresh token with scope `offline_access`, an ID token with scope `openid` (OpenID Connect
/// Core 1.0 §2).
/// `scope` is that of the access token: the grant's own, or less of it after a refresh (RFC 6749 §6).
Result<JsonValue, SandboxError> issueTokens(SandboxContext &context, const SandboxGrant &grant,
                                            const QStringList &scope, qint64 now);

} // namespace workbench
