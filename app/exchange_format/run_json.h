// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"

#include <QByteArray>

namespace workbench {

enum class RunSecrets { Masked, Revealed };

/// The one JSON object that `run --format json` prints: outcome, error, steps, exchanges, tokens, decoded,
/// findings. Hand in the record as it is, not a masked one: header and claims of tokens are decoded here,
/// before the tokens themselves are masked.
QByteArray runJson(const RunRecord &record, RunSecrets secrets = RunSecrets::Masked);

} // namespace workbench
