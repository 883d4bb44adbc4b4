// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/shell_reader.h"

namespace workbench {

/// True for a command that goes on over several lines, or is quoted, by the escapes of cmd (`^`) or of
/// PowerShell (`` ` ``), as browsers' "Copy as cURL" and documentation have them. What is written without
/// such escapes reads the same in every shell.
bool isCmdText(QByteArrayView text);
bool isPowerShellText(QByteArrayView text);

/// The words that curl gets from cmd and its C runtime. `%NAME%` is a variable.
ShellText readCmd(QByteArrayView text);
/// The words that curl gets from PowerShell 7.3 or later. `$name`, `${Env:NAME}` and `$(…)` are variables.
ShellText readPowerShell(QByteArrayView text);

} // namespace workbench
