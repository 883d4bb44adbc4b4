// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/placeholders.h"
#include "exchange_format/request_import.h"
#include "exchange_format/shell_reader.h"

namespace workbench {

/// What one curl command sends, as curl itself would put it together. What concerns the connection (TLS
/// files, proxy) goes into the draft's profile at once, as does every remark. Variables become placeholders.
FoundRequest readCurlCommand(const ShellCommand &command, Placeholders &placeholders, ImportDraft &draft);

/// True for a command that runs curl.
bool runsCurl(const ShellCommand &command);

} // namespace workbench
