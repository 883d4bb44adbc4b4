// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/implicit_flow.h"

#include "flows/front_channel.h"
#include "flows/token_request_steps.h"

namespace workbench {

Task<FlowResult> implicitFlow(FlowContext &flow)
{
    flow.announce(frontChannelSteps(flow.profile()));
    RuntimeValues values = freshValues(flow);
    if (const auto blocker = firstBlocker(flow, planRequests(flow.profile(), values)))
        co_return Failure<RunError>{*blocker};

    const auto response = co_await askInTheBrowser(flow, values);
    if (!response)
        co_return Failure<RunError>{response.error()};
    const auto tokens = takeFrontChannelTokens(flow, *response);
    // What else came with response_type=none is shown all the same.
    co_return tokens.value_or(frontChannelTokens(response->others));
}

} // namespace workbench
