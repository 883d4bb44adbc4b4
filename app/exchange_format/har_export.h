// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"

#include <QByteArray>

namespace workbench {

/// The exchanges of a run (or only `onlyExchange`, unless -1) as a HAR 1.2 log, timings -1 where not known.
/// Mask the record first if it goes to somebody else.
QByteArray harLog(const RunRecord &record, int onlyExchange = -1);

} // namespace workbench
