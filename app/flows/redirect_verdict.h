// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "message/authorization.h"
#include "redirect/redirect_listener.h"

namespace workbench {

/// What the browser is told about a request to the redirect URI, and whether the run takes it as its answer.
/// A request that is no authorization response at all (a second tab, a probe) changes nothing: the run waits
/// on.
RedirectVerdict redirectVerdict(const RedirectHit &hit, const AuthorizationExpectation &expectation);

/// True for an error response that leaves out the `state` that was sent. Servers do; the error still counts.
bool refusesWithoutState(const Parameters &response, const AuthorizationExpectation &expectation);

} // namespace workbench
