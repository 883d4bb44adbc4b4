// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"
#include "flows/flow_context.h"
#include "flows/plan.h"
#include "message/authorization.h"

namespace workbench {

// The way through the browser, which every grant with an authorization endpoint takes.

/// Its steps, for FlowContext::announce().
QList<FlowContext::PlannedStep> frontChannelSteps();

/// What the run makes up before it asks (RFC 6749 §10.12, RFC 7636 §4.1, OpenID Connect Core 1.0 §15.5.2).
RuntimeValues freshValues(FlowContext &flow);

/// RFC 6749 §4.1.1–4.1.2: listener, browser, redirect, checks of `state` and `iss`. The redirect URI that was
/// sent is left in `values`. The plan has been checked by then.
Task<Result<AuthorizationResponse, RunError>> askInTheBrowser(FlowContext &flow, RuntimeValues &values);

/// Tells each of its steps that it did not happen, and why.
void skipFrontChannel(FlowContext &flow, const QString &reason);

} // namespace workbench
