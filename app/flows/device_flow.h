// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"
#include "flows/flow_context.h"

namespace workbench {

/// The device authorization grant (RFC 8628): codes are asked for, the user enters one of them elsewhere, and
/// the token endpoint is polled with the other until it gives tokens, refuses, or the codes end.
Task<FlowResult> deviceFlow(FlowContext &flow);

} // namespace workbench
