// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"

#include <QByteArray>

namespace workbench {

/// The one JSON object that `run --format json` prints: outcome, error, steps, exchanges, tokens, decoded, findings.
/// Mask the record first unless the user asked for the secrets.
QByteArray runJson(const RunRecord &record);

} // namespace workbench
