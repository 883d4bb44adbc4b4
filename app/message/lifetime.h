// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"

#include <optional>

namespace workbench {

/// The seconds that `expires_in` names (RFC 6749 §5.1): a whole number however it is written, or the digits
/// of one as a text, which is all that a form and a redirect have. Nothing for what no clock can use:
/// negative, broken, or more than a hundred years.
std::optional<qint64> lifetimeIn(const JsonValue &expires_in);

} // namespace workbench
