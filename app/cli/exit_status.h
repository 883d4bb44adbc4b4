// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"

namespace workbench::cli {

/// What the shell gets. The README has the same table.
enum ExitStatus {
    Ok = 0,
    Refused = 1, ///< the server said no; for `decode`: not decoded
    Usage = 2,
    Transport = 3,
    Stopped = 4,
    OnlyWaiting = 5,
};

inline int exitStatus(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Tokens:
        return Ok;
    case RunOutcome::Refused:
        return Refused;
    case RunOutcome::Usage:
        return Usage;
    case RunOutcome::Transport:
        return Transport;
    case RunOutcome::Stopped:
        return Stopped;
    case RunOutcome::Timeout:
    case RunOutcome::Cancelled:
    case RunOutcome::Running:
        break;
    }
    return OnlyWaiting;
}

} // namespace workbench::cli
