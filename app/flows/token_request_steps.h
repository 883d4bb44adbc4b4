// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"
#include "flows/flow_context.h"
#include "flows/plan.h"

#include <optional>

namespace workbench {

/// The steps with which every flow that ends at a token endpoint ends, for FlowContext::announce().
QList<FlowContext::PlannedStep> tokenRequestSteps(const Profile &profile);

/// The first problem of the plan that keeps the run from beginning.
std::optional<UsageError> firstBlocker(const RequestPlan &plan);

/// Sends the token request of the profile with these run-time values and reads its answer (RFC 6749 §5). The
/// plan has been checked by then.
Task<FlowResult> requestTokens(FlowContext &flow, RuntimeValues values);

} // namespace workbench
