// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/redaction.h"
#include "http/run_record.h"

#include <QString>

namespace workbench {

/// What there is to say about a step in words, as rich text: the failure with its cause, values and remedy,
/// the reason, and what is to be noted of its exchange. `step` -1 = the run as a whole. Empty when the step
/// speaks for itself. Links: "member:token_endpoint" for a profile member, "https://…" for a page.
QString stepSummary(const RunRecord &record, int step, const Redactor &redactor);

} // namespace workbench
