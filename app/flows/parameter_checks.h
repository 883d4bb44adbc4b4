// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan_checks.h"

namespace workbench {

// What the requests of a grant cannot do without. Whoever wants to see what the server says to such a request
// leaves the parameter out by name (`omit`), or sends it by a row of his own: then a notice takes the place
// of the blocking problem, and marks the run.

/// How the client says who it is (RFC 6749 §2.3): an unknown method, id or secret that is missing, a key that
/// cannot sign, an id that its method cannot send unharmed.
void checkClient(ProblemList &problems, const Profile &profile, const GrantDefinition &grant, KeyChecks keys);

/// The required rows of the grant table: empty, or left out by name; an assertion that cannot be signed; what
/// stands under `parameters` in vain; and the actor of a token exchange, who goes with his type (RFC 8693
/// §2.1).
void checkParameters(ProblemList &problems, const Profile &profile, const GrantDefinition &grant,
                     KeyChecks keys);

} // namespace workbench
