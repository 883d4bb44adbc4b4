// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/shell_reader.h"

#include <QList>

#include <optional>

namespace workbench {

/// What a pipeline of `printf`, `echo`, `base64` and `tr -d '\n'` writes: the commands by which credentials
/// are put together in a shell. Nothing for any other one.
std::optional<ShellWord> outputOf(const QList<ShellCommand> &pipeline);

/// The word without the line breaks at its end, as a command substitution has it.
ShellWord withoutFinalNewlines(const ShellWord &word);

} // namespace workbench
