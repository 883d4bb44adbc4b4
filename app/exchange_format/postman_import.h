// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_import.h"
#include "protocol/json.h"

namespace workbench {

/// Reads the `oauth2` authorizations of a Postman collection of format v2.1: of the collection, its folders
/// and its requests. Fails for another version of the format, with the way to v2.1.
Result<ForeignImport, ImportRemark> importPostman(const JsonDocument &document);

} // namespace workbench
