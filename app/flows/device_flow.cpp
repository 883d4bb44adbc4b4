// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/device_flow.h"

#include "flows/step_ids.h"
#include "flows/token_request_steps.h"
#include "message/device_authorization.h"
#include "message/device_polling.h"
#include "message/token.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(device_flow)
};

QList<FlowContext::PlannedStep> plannedSteps()
{
    return {
        {step_id::device_authorization_request, Text::tr("Device authorization request")},
        {step_id::device_authorization_response, Text::tr("Device and user code read")},
        {step_id::user_authorization, Text::tr("User authorizes elsewhere")},
    };
}

/// RFC 8628 §3.1–3.2
Task<Result<DeviceAuthorization, RunError>> askForCodes(FlowContext &flow)
{
    const RuntimeValues values;
    const AskedEndpoint endpoint{step_id::device_authorization_request, &RequestPlan::device,
                                 u"device_authorization_endpoint"_s};
    const Result<Exchange, RunError> asked = co_await ask(flow, values, endpoint);
    if (!asked)
        co_return Failure<RunError>{asked.error()};

    const int asking = flow.lastStep(step_id::device_authorization_request);
    const int reading = flow.beginStep(step_id::device_authorization_response);
    const auto codes = readDeviceAuthorizationResponse(*asked);
    if (!codes) {
        flow.failStep(reading, runErrorText(codes.error()));
        co_return Failure<RunError>{codes.error()};
    }
    flow.remember(u"device_code"_s, codes->device_code);
    flow.addFindings(codes->findings, flow.exchangeOf(asking));
    flow.finishStep(reading, Text::tr("a poll every %1 s").arg(codes->interval));
    co_return *codes;
}

DevicePolling pollingOf(const DeviceAuthorization &codes, const QDateTime &now)
{
    const QDateTime expiresAt = codes.expires_in ? now.addSecs(*codes.expires_in) : QDateTime();
    return DevicePolling(std::chrono::seconds(codes.interval), expiresAt);
}

/// RFC 8628 §3.3
void invite(FlowContext &flow, int step, const DeviceAuthorization &codes, const DevicePolling &polling)
{
    const QString where =
        codes.verification_uri.isEmpty() ? codes.verification_uri_complete : codes.verification_uri;
    QString what = codes.user_code.isEmpty() ? where : Text::tr("%1 at %2").arg(codes.user_code, where);
    flow.describeStep(step, what);
    const bool opened = flow.invite({codes.user_code,
                                     codes.verification_uri,
                                     codes.verification_uri_complete,
                                     codes.address(),
                                     polling.expiresAt(),
                                     {}});
    if (!opened)
        flow.describeStep(step, what + u' ' + FlowContext::noBrowserText());
}

/// Writes a poll without tokens into the timeline and into `polling`. False when there is no next one.
bool goesOn(FlowContext &flow, int asking, const Exchange &asked, const RunError &error,
            DevicePolling &polling)
{
    const PollVerdict verdict = pollVerdict(error);
    switch (verdict) {
    case PollVerdict::Final:
        return false;
    case PollVerdict::TimedOut:
        polling.backOff();
        flow.failStep(asking,
                      Text::tr("%1 The next poll comes after %2 s.")
                          .arg(asked.error->message)
                          .arg(polling.interval().count()));
        return true;
    case PollVerdict::SlowDown:
        polling.slowDown();
        break;
    case PollVerdict::Pending:
        break;
    }
    flow.finishStep(asking,
                    Text::tr("%1 · %2, the next poll after %3 s")
                        .arg(answerText(asked), std::get<OAuthError>(error).error)
                        .arg(polling.interval().count()));
    return true;
}

RunError expired(const DeviceAuthorization &codes)
{
    return WaitEnded{
        WaitEnded::How::Expired,
        Text::tr("The codes expired after %1 s, before anybody used them.").arg(*codes.expires_in)};
}

/// RFC 8628 §3.4–3.5
Task<FlowResult> pollForTokens(FlowContext &flow, DeviceAuthorization codes)
{
    const int user = flow.beginStep(step_id::user_authorization);
    DevicePolling polling = pollingOf(codes, flow.now());
    invite(flow, user, codes, polling);
    RuntimeValues values;
    values.device_code = codes.device_code;
    for (int polls = 1;; ++polls) {
        const std::chrono::milliseconds pause = polling.pause(flow.now());
        co_await flow.pause(pause);
        if (polling.isExpired(flow.now()))
            co_return Failure<RunError>{expired(codes)};

        if (const auto error = signForClient(flow, values))
            co_return Failure<RunError>{*error};
        const int asking = flow.beginStep(step_id::token_request);
        const RequestPlan plan = planRequests(flow.profile(), values);
        const std::optional<Exchange> asked = co_await flow.send(asking, *plan.token);
        if (!asked) {
            flow.leaveOutStep(asking,
                              Text::tr("This poll was skipped by the user; the next one comes after %1 s.")
                                  .arg(polling.interval().count()));
            continue;
        }
        const auto tokens = co_await flow.readTokens(*asked);
        if (!tokens && goesOn(flow, asking, *asked, tokens.error(), polling))
            continue;

        flow.endInvitation();
        const auto answer = recordAnswer(flow, asking, asked, u"token_endpoint"_s);
        if (!answer)
            co_return Failure<RunError>{answer.error()};
        if (!tokens)
            flow.addFindings(refusalFindings(*asked, ResponsePaths(flow.profile())), flow.exchangeOf(asking));
        if (tokens)
            flow.finishStep(user, Text::tr("done by poll %1").arg(polls));
        const int reading = flow.beginStep(step_id::token_response);
        co_return recordTokens(flow, reading, asking, tokens);
    }
}

} // namespace

Task<FlowResult> deviceFlow(FlowContext &flow)
{
    flow.announce(plannedSteps() + tokenRequestSteps(flow.profile()));
    if (const auto blocker = firstBlocker(flow, planRequests(flow.profile(), {})))
        co_return Failure<RunError>{*blocker};
    const auto codes = co_await askForCodes(flow);
    if (!codes)
        co_return Failure<RunError>{codes.error()};
    Task<FlowResult> polling = pollForTokens(flow, *codes);
    const FlowResult tokens = co_await polling;
    co_return tokens;
}

} // namespace workbench
