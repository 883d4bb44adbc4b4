// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_draft.h"
#include "protocol/json.h"

namespace workbench {

/// Puts what an `authentication` of Insomnia says into a draft.
void readInsomniaSettings(ForeignDraft &draft, const JsonValue &authentication);

} // namespace workbench
