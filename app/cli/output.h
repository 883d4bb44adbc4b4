// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace workbench::cli {

/// One line to standard error, flushed; control characters are shown escaped.
void say(const QString &line);

/// Writes the result to standard output, into a pipe or device, or atomically to a file of mode 0600. Returns
/// what went wrong.
std::optional<QString> writeResult(const QByteArray &bytes, const QString &file);

} // namespace workbench::cli
