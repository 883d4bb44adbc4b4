// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"
#include "flows/flow_context.h"

namespace workbench {

/// Every grant that is one request to the token endpoint: client credentials (RFC 6749 §4.4), resource owner
/// password (§4.3), refresh token (§6), token exchange (RFC 8693 §2), assertions (RFC 7521 §4.1) and grants
/// of the provider's own (RFC 6749 §4.5). What they send is in the grant table.
Task<FlowResult> tokenGrantFlow(FlowContext &flow);

} // namespace workbench
