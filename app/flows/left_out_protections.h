// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "http/exchange.h"
#include "protocol/finding.h"

#include <QList>

#include <optional>

namespace workbench {

/// What the profile does otherwise than the specification has it, as the plan's notices name it: PKCE (RFC
/// 7636), state (RFC 6749 §10.12), nonce (OpenID Connect Core 1.0 §3.1.2.1) or a required parameter left out,
/// a verifier that is none (RFC 7636 §4.1), characters that no scope has (RFC 6749 §3.3), a grant that is
/// advised against (RFC 9700 §2). Said of the URL for the browser.
QList<Finding> choicesOfBrowser(const RequestPlan &plan);
/// The same of the first request that the client sends by itself, with what is missing in it and what is
/// wrong about how the client names itself there (RFC 7617 §2). What was said of the URL for the browser
/// already is not said again.
QList<Finding> choicesOfBackChannel(const RequestPlan &plan);

/// Says that a certificate which did not verify was accepted all the same (RFC 6749 §10.9). Nothing where the
/// certificate was good, or none was asked for.
std::optional<Finding> acceptedCertificate(const Exchange &exchange);

} // namespace workbench
