// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/parameters.h"
#include "protocol/result.h"
#include "sandbox/sandbox_error.h"
#include "sandbox/sandbox_store.h"

#include <optional>

namespace workbench {

/// Why an authorization request gets no login page. With `returnTo` the error goes to the client by redirect,
/// else nobody knows whether the redirect URI can be trusted, and a page says it (RFC 6749 §4.1.2.1).
struct SandboxAuthorizationRefusal {
    SandboxError error;
    std::optional<SandboxAuthorizationRequest> returnTo;
};

/// Reads an authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3, OpenID Connect Core 1.0 §3.1.2.1).
Result<SandboxAuthorizationRequest, SandboxAuthorizationRefusal> readSandboxAuthorizationRequest(
    const FormDecoding &received);

} // namespace workbench
