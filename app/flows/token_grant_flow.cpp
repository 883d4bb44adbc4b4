// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/token_grant_flow.h"

#include "flows/token_request_steps.h"

namespace workbench {

Task<FlowResult> tokenGrantFlow(FlowContext &flow)
{
    flow.announce(tokenRequestSteps(flow.profile()));
    if (const auto blocker = firstBlocker(flow, planRequests(flow.profile(), {})))
        co_return Failure<RunError>{*blocker};
    Task<FlowResult> request = requestTokens(flow, {});
    const FlowResult tokens = co_await request;
    co_return tokens;
}

} // namespace workbench
