// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace workbench {

/// Says which character of a scope is none that RFC 6749 §3.3 allows there, and at which position; nothing
/// when all are. Allowed are the printable characters of ASCII but for the quotation mark and the backslash.
std::optional<QString> scopeProblem(const QString &scope);

} // namespace workbench
