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

/// The first problem that keeps the run from beginning: of its plan, or of its client certificate.
std::optional<UsageError> firstBlocker(const FlowContext &flow, const RequestPlan &plan);

/// Signs a new client assertion into `values`, as a step of its own, where the client authenticates by one.
/// What keeps it from being signed ends the run.
std::optional<RunError> signForClient(FlowContext &flow, RuntimeValues &values);

/// "POST 200", with a word on an accepted certificate. Only of an exchange with a response.
QString answerText(const Exchange &exchange);

/// Ends the step of a request without whose answer nothing can follow: nothing means that the user skipped
/// it. `endpoint` is the member to look at when no complete answer came.
Result<Exchange, RunError> recordAnswer(FlowContext &flow, int step, const std::optional<Exchange> &exchange,
                                        const QString &endpoint);

/// Ends the step in which the answer to the request of step `asking` was read.
FlowResult recordTokens(FlowContext &flow, int reading, int asking, const FlowResult &tokens);

/// An endpoint that the client asks by itself.
struct AskedEndpoint {
    QString step; ///< the id of the request's step
    std::optional<HttpRequest> RequestPlan::*request; ///< which of the plan's requests goes there
    QString member; ///< of the profile: the one to look at when no complete answer comes
};

/// Signs for the client, plans with these values, sends the request and records the answer. What the profile
/// leaves out by choice is marked at the step and at its exchange.
Task<Result<Exchange, RunError>> ask(FlowContext &flow, RuntimeValues values, AskedEndpoint endpoint);

/// Sends the token request of the profile with these run-time values and reads its answer (RFC 6749 §5). The
/// plan has been checked by then.
Task<FlowResult> requestTokens(FlowContext &flow, RuntimeValues values);

} // namespace workbench
