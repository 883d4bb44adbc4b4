// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace workbench::cli {

// Each takes its own arguments, program name first, and returns the exit status.

int runCommand(const QStringList &arguments);
int previewCommand(const QStringList &arguments);
int decodeCommand(const QStringList &arguments);
int profilesCommand(const QStringList &arguments);
int sandboxCommand(const QStringList &arguments);

} // namespace workbench::cli
