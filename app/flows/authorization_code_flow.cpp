// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/authorization_code_flow.h"

#include "flows/front_channel.h"
#include "flows/token_request_steps.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(authorization_code_flow)
};

RuntimeValues valuesOfProfile(const Profile &profile)
{
    RuntimeValues values;
    values.redirect_uri = profile.text(u"redirect_uri");
    values.code = profile.text(u"code");
    values.code_verifier = profile.text(u"code_verifier");
    return values;
}

} // namespace

Task<FlowResult> authorizationCodeFlow(FlowContext &flow)
{
    flow.announce(frontChannelSteps(flow.profile()) + tokenRequestSteps(flow.profile()));
    const bool frontChannel = flow.profile().text(u"code").isEmpty();
    RuntimeValues values = frontChannel ? freshValues(flow) : valuesOfProfile(flow.profile());
    if (const auto blocker = firstBlocker(flow, planRequests(flow.profile(), values)))
        co_return Failure<RunError>{*blocker};

    if (frontChannel) {
        const auto response = co_await askInTheBrowser(flow, values);
        if (!response)
            co_return Failure<RunError>{response.error()};
        values.code = response->code;
        takeFrontChannelTokens(flow, *response); // OpenID Connect Core 1.0 §3.3.2.5
    } else {
        skipFrontChannel(flow, Text::tr("The profile brings its own code."));
        flow.remember(u"code"_s, values.code);
    }

    // RFC 6749 §4.1.3
    Task<FlowResult> exchange = requestTokens(flow, values);
    const FlowResult tokens = co_await exchange;
    co_return tokens;
}

} // namespace workbench
