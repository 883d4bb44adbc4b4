// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_import.h"
#include "exchange_format/shell_reader.h"

#include <QByteArrayView>

namespace workbench {

/// True for a command that runs oauth2c.
bool runsOauth2c(const ShellCommand &command);

/// Reads the oauth2c commands of a POSIX shell text, a profile each. The text must be UTF-8.
Result<ForeignImport, ImportRemark> importOauth2c(QByteArrayView text);

} // namespace workbench
