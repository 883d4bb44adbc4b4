// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/token_request_steps.h"

#include "flows/left_out_protections.h"
#include "flows/step_ids.h"
#include "message/assertion_jwt.h"
#include "message/client_jwt.h"
#include "message/kept_tokens.h"

#include <QCoreApplication>
#include <QUuid>

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
    return tokens.refresh_token == refreshTokenOf(profile)
        ? Text::tr("The refresh token is kept: the same one came again.")
        : Text::tr("The refresh token was rotated: the new one takes its place.");
}

using Signed = Result<SignedJwt, ClientCredentials::Problem>;

QString onOneLine(const JsonValue &value)
{
    return QString::fromUtf8(writeJson(value, JsonStyle::Compact));
}

/// The step of a JWT that was signed just now; what is said of it has no signature.
Result<QString, RunError> signingStep(FlowContext &flow, const QString &stepId, const Signed &jwt)
{
    const int signing = flow.beginStep(stepId);
    if (!jwt) {
        flow.failStep(signing, jwt.error().message);
        return Failure<RunError>{UsageError{jwt.error().member, jwt.error().message}};
    }
    const QString compact = QString::fromLatin1(jwt->compact);
    flow.remember(stepId, compact);
    flow.addFindings(jwt->findings, -1);
    flow.finishStep(signing,
                    stepId == step_id::assertion
                        ? Text::tr("header %1, claims %2").arg(onOneLine(jwt->header), onOneLine(jwt->claims))
                        : Text::tr("%1, claims %2").arg(jwt->alg, onOneLine(jwt->claims)));
    return compact;
}

/// RFC 9562 §5.4
QString randomUuid(const FlowContext &flow)
{
    QByteArray bytes = flow.randomBytes(16);
    bytes[6] = char((bytes[6] & 0x0f) | 0x40);
    bytes[8] = char((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

/// RFC 7523 §2.1: the JWT that is exchanged for a token, made anew for each run.
std::optional<RunError> signForExchange(FlowContext &flow, RuntimeValues &values)
{
    if (!signsAssertion(flow.profile()))
        return std::nullopt;
    const auto assertion =
        signingStep(flow, step_id::assertion,
                    assertionJwt(flow.profile(), flow.now().toSecsSinceEpoch(), randomUuid(flow)));
    if (!assertion)
        return assertion.error();
    values.assertion = *assertion;
    return std::nullopt;
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
    if (signsAssertion(profile))
        steps.prepend({step_id::assertion, Text::tr("Assertion signed")});
    return steps;
}

std::optional<UsageError> firstBlocker(const FlowContext &flow, const RequestPlan &plan)
{
    for (const PlanProblem &problem : plan.problems) {
        if (problem.severity == PlanProblem::Severity::Blocking)
            return UsageError{problem.member, problem.message};
    }
    return flow.certificateProblem();
}

std::optional<RunError> signForClient(FlowContext &flow, RuntimeValues &values)
{
    if (!authenticatesByJwt(flow.profile()))
        return std::nullopt;
    const auto assertion =
        signingStep(flow, step_id::client_assertion,
                    clientJwt(flow.profile(), flow.now().toSecsSinceEpoch(), flow.randomText()));
    if (!assertion)
        return assertion.error();
    values.client_assertion = *assertion;
    return std::nullopt;
}

QString answerText(const Exchange &exchange)
{
    QString text =
        QString::fromLatin1(exchange.request.method) + u' ' + QString::number(exchange.response->status);
    if (const auto finding = acceptedCertificate(exchange))
        text += u" · "_s + finding->message;
    return text;
}

Result<Exchange, RunError> recordAnswer(FlowContext &flow, int step, const std::optional<Exchange> &exchange,
                                        const QString &endpoint)
{
    if (!exchange) {
        flow.leaveOutStep(step, Text::tr("Skipped by the user."));
        return Failure<RunError>{
            WaitEnded{WaitEnded::How::CancelledByUser,
                      Text::tr("The request to %1 was skipped; nothing can follow it.").arg(endpoint)}};
    }
    if (exchange->error) {
        TransportError error = *exchange->error;
        if (error.field.isEmpty())
            error.field = endpoint;
        flow.failStep(step, error.message);
        return Failure<RunError>{error};
    }
    flow.finishStep(step, answerText(*exchange));
    return *exchange;
}

FlowResult recordTokens(FlowContext &flow, int reading, int asking, const FlowResult &tokens)
{
    if (!tokens) {
        flow.failStep(reading, runErrorText(tokens.error()));
        return tokens;
    }
    flow.addFindings(tokens->findings, flow.exchangeOf(asking));
    flow.finishStep(reading, fateOfRefreshToken(flow.profile(), *tokens));
    return tokens;
}

Task<Result<Exchange, RunError>> ask(FlowContext &flow, RuntimeValues values, AskedEndpoint endpoint)
{
    if (const auto error = signForClient(flow, values))
        co_return Failure<RunError>{*error};
    const int asking = flow.beginStep(endpoint.step);
    const RequestPlan plan = planRequests(flow.profile(), values);
    const QList<Finding> choices = choicesOfBackChannel(plan);
    if (!choices.isEmpty())
        flow.markAsChoice(asking);
    const std::optional<HttpRequest> &request = plan.*endpoint.request;
    const std::optional<Exchange> sent = co_await flow.send(asking, *request);
    flow.addFindings(choices, flow.exchangeOf(asking));
    co_return recordAnswer(flow, asking, sent, endpoint.member);
}

Task<FlowResult> requestTokens(FlowContext &flow, RuntimeValues values)
{
    if (const auto error = signForExchange(flow, values))
        co_return Failure<RunError>{*error};
    const AskedEndpoint endpoint{step_id::token_request, &RequestPlan::token, u"token_endpoint"_s};
    const Result<Exchange, RunError> asked = co_await ask(flow, values, endpoint);
    if (!asked)
        co_return Failure<RunError>{asked.error()};
    const int asking = flow.lastStep(step_id::token_request);
    const int reading = flow.beginStep(step_id::token_response);
    const FlowResult tokens = co_await flow.readTokens(*asked);
    if (!tokens)
        flow.addFindings(refusalFindings(*asked, ResponsePaths(flow.profile())), flow.exchangeOf(asking));
    co_return recordTokens(flow, reading, asking, tokens);
}

} // namespace workbench
