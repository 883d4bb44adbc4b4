// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/key_choice.h"
#include "message/client_authentication.h"
#include "protocol/finding.h"
#include "protocol/profile.h"
#include "protocol/result.h"

#include <optional>

namespace workbench {

/// The passphrase of a key member: `client_jwk_passphrase` for `client_jwk`.
QString passphraseMember(const QString &keyMember);

/// The key in `client_jwk` or `assertion_jwk`, opened by its passphrase member; of several the one that goes
/// with the algorithm that the profile names. The member must be there. Where the passphrase is missing or
/// wrong, the passphrase member is to blame. The same text and passphrase are opened
/// once: that it takes long is the purpose of an encryption.
Result<ChosenKey, ClientCredentials::Problem> keyOfMember(const Profile &profile, const QString &member);

/// False when keyOfMember() would have to derive a key from a passphrase, for which no window has the time.
bool isKeyAtHand(const Profile &profile, const QString &member);

/// Which of several keys is used, in a sentence; nothing where there was nothing to choose.
std::optional<QString> keyChoice(const ChosenKey &key, const QString &member);
/// The same as a finding for the run.
QList<Finding> keyChoiceFindings(const ChosenKey &key, const QString &member);

} // namespace workbench
