// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cli/exit_status.h"
#include "profiles/store_error.h"
#include "protocol/json.h"

#include <QString>

namespace workbench::cli {

/// Why a command did not do what was asked.
struct Problem {
    ExitStatus status = Usage;
    QString kind; ///< `usage`, `cancelled`, or `keychain_…` with what the keychain said
    QString message; ///< cause and remedy, in one sentence or two
};

Problem usageProblem(const QString &message);
Problem endedBySignal();
/// A keychain that is out of reach or does not answer is Transport; a stored profile that does not take what
/// was asked is Usage.
Problem keychainProblem(const StoreError &error);

/// `usage`, `transport`, `cancelled`: as in the JSON of a run.
QString outcomeOf(const Problem &problem);
/// `{"kind", "message", "field"}`
JsonValue errorValue(const Problem &problem);

} // namespace workbench::cli
