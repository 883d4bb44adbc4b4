// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/key.h"
#include "message/client_authentication.h"
#include "protocol/profile.h"
#include "protocol/result.h"

namespace workbench {

/// The passphrase of a key member: `client_jwk_passphrase` for `client_jwk`.
QString passphraseMember(const QString &keyMember);

/// The key in `client_jwk` or `assertion_jwk`, opened by its passphrase member. The member must be there.
/// Where the passphrase is missing or wrong, the passphrase member is to blame.
Result<Key, ClientCredentials::Problem> keyOfMember(const Profile &profile, const QString &member);

} // namespace workbench
