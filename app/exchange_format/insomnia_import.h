// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_import.h"
#include "protocol/json.h"

namespace workbench {

/// Reads the `oauth2` authentications of an Insomnia export: format 4 (a flat list of resources) or 5.x (a
/// tree), whether it was JSON or YAML. Variables have the values of the base environment and of the folders.
/// Fails for another version, with the way to one that is read.
Result<ForeignImport, ImportRemark> importInsomnia(const JsonDocument &document);

} // namespace workbench
