// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"
#include "flows/flow_context.h"
#include "flows/plan.h"
#include "message/authorization.h"
#include "message/token.h"

#include <optional>

namespace workbench {

// The way through the browser, which every grant with an authorization endpoint takes.

/// Its steps, for FlowContext::announce(); the last one only where tokens are to come through the browser.
QList<FlowContext::PlannedStep> frontChannelSteps(const Profile &profile);

/// What the run makes up before it asks (RFC 6749 §10.12, RFC 7636 §4.1, OpenID Connect Core 1.0 §15.5.2).
RuntimeValues freshValues(FlowContext &flow);

/// RFC 6749 §4.1.1–4.1.2: listener, browser, redirect, checks of `state` and `iss`. The redirect URI that was
/// sent is left in `values`. The plan has been checked by then.
Task<Result<AuthorizationResponse, RunError>> askInTheBrowser(FlowContext &flow, RuntimeValues &values);

/// Reads the tokens that came with the response, in a step of their own, and keeps them in the record. None
/// when there are none.
std::optional<TokenResponse> takeFrontChannelTokens(FlowContext &flow, const AuthorizationResponse &response);

/// Tells each of its steps that it did not happen, and why.
void skipFrontChannel(FlowContext &flow, const QString &reason);

} // namespace workbench
