// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/flow_context.h"

namespace workbench {

/// RFC 6749 §4.2, OpenID Connect Core 1.0 §3.2: listener, browser, redirect, checks; the tokens are those of
/// the redirect. With response_type=none (OAuth Multiple Response Types 1.0 §4) it ends without any.
Task<FlowResult> implicitFlow(FlowContext &flow);

} // namespace workbench
