// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/flow_context.h"

namespace workbench {

/// RFC 6749 §4.1 with PKCE (RFC 7636), nonce (OpenID Connect Core 1.0 §3.1.2.1) and iss (RFC 9207): listener,
/// browser, redirect, checks, code exchange. A profile that brings its own `code` begins at the exchange.
/// With a hybrid response type (OpenID Connect Core 1.0 §3.3) tokens come with the code, too: they are kept
/// in the record, and those of the exchange are the result.
Task<FlowResult> authorizationCodeFlow(FlowContext &flow);

} // namespace workbench
