// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/token_request_steps.h"

#include "flows/left_out_protections.h"
#include "flows/step_ids.h"
#include "message/client_jwt.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(token_request_steps)
};

/// RFC 6749 §6: the server may issue a new refresh token, and then ends the old one; without a new one the
/// old one stays.
QString fateOfRefreshToken(const Profile &profile, const TokenResponse &tokens)
{
    if (profile.grantType() != "refresh_token"_L1)
        return {};
    if (tokens.refresh_token.isEmpty())
        return Text::tr("The refresh token is kept: no new one came.");
    return tokens.refresh_token == profile.text(u"refresh_token")
        ? Text::tr("The refresh token is kept: the same one came again.")
        : Text::tr("The refresh token was rotated: the new one takes its place.");
}

/// RFC 7523 §2.2: made anew for each token request.
Result<QString, RunError> signedAssertion(FlowContext &flow)
{
    const int signing = flow.beginStep(step_id::client_assertion);
    const auto jwt = clientJwt(flow.profile(), flow.now().toSecsSinceEpoch(), flow.randomText());
    if (!jwt) {
        flow.failStep(signing, jwt.error().message);
        return Failure<RunError>{UsageError{jwt.error().member, jwt.error().message}};
    }
    const QString compact = QString::fromLatin1(jwt->compact);
    flow.remember(u"client_assertion"_s, compact);
    flow.addFindings(jwt->findings, -1);
    flow.finishStep(signing,
                    Text::tr("%1, claims %2")
                        .arg(jwt->alg, QString::fromUtf8(writeJson(jwt->claims, JsonStyle::Compact))));
    return compact;
}

} // namespace

QList<FlowContext::PlannedStep> tokenRequestSteps(const Profile &profile)
{
    QList<FlowContext::PlannedStep> steps{
        {step_id::token_request, Text::tr("Token request")},
        {step_id::token_response, Text::tr("Token response read")},
    };
    if (authenticatesByJwt(profile))
        steps.prepend({step_id::client_assertion, Text::tr("Client assertion signed")});
    return steps;
}

std::optional<UsageError> firstBlocker(const RequestPlan &plan)
{
    for (const PlanProblem &problem : plan.problems) {
        if (problem.severity == PlanProblem::Severity::Blocking)
            return UsageError{problem.member, problem.message};
    }
    return std::nullopt;
}

Task<FlowResult> requestTokens(FlowContext &flow, RuntimeValues values)
{
    if (authenticatesByJwt(flow.profile())) {
        const auto assertion = signedAssertion(flow);
        if (!assertion)
            co_return Failure<RunError>{assertion.error()};
        values.client_assertion = *assertion;
    }

    const int asking = flow.beginStep(step_id::token_request);
    const RequestPlan plan = planRequests(flow.profile(), values);
    const std::optional<Exchange> asked = co_await flow.send(asking, *plan.token);
    if (!asked) {
        flow.leaveOutStep(asking, Text::tr("Skipped by the user."));
        co_return Failure<RunError>{
            WaitEnded{WaitEnded::How::CancelledByUser, Text::tr("The token request was skipped.")}};
    }
    if (asked->error) {
        TransportError error = *asked->error;
        if (error.field.isEmpty())
            error.field = u"token_endpoint"_s;
        flow.failStep(asking, error.message);
        co_return Failure<RunError>{error};
    }
    QString outcome = u"POST %1"_s.arg(asked->response->status);
    if (const auto finding = acceptedCertificate(*asked))
        outcome += u" · "_s + finding->message;
    flow.finishStep(asking, outcome);

    const int reading = flow.beginStep(step_id::token_response);
    const auto tokens = co_await flow.readTokens(*asked);
    if (!tokens) {
        flow.failStep(reading, runErrorText(tokens.error()));
        co_return Failure<RunError>{tokens.error()};
    }
    flow.addFindings(tokens->findings, flow.exchangeOf(asking));
    flow.finishStep(reading, fateOfRefreshToken(flow.profile(), *tokens));
    co_return *tokens;
}

} // namespace workbench
