// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "http/exchange.h"
#include "protocol/finding.h"

#include <QList>

#include <optional>

namespace workbench {

/// The protections of the authorization request that the profile leaves out by choice, as the plan's notices
/// name them: PKCE (RFC 7636), state (RFC 6749 §10.12), nonce (OpenID Connect Core 1.0 §3.1.2.1).
QList<Finding> leftOutProtections(const RequestPlan &plan);

/// Says that a certificate which did not verify was accepted all the same (RFC 6749 §10.9). Nothing where the
/// certificate was good, or none was asked for.
std::optional<Finding> acceptedCertificate(const Exchange &exchange);

} // namespace workbench
