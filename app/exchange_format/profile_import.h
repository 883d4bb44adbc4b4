// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_import.h"

namespace workbench {

/// Profiles from whatever a user has at hand: a file or command of another tool (importForeign()), or else a
/// single request as importText() reads it.
Result<ForeignImport, ImportRemark> importProfiles(QByteArrayView bytes);

} // namespace workbench
