// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_import.h"

#include <QByteArrayView>

namespace workbench {

/// Reads the `auth:oauth2` blocks of .bru files of Bruno (requests, folder.bru, collection.bru, with the
/// variables of the same text). The text must be UTF-8.
Result<ForeignImport, ImportRemark> importBruno(QByteArrayView text);

} // namespace workbench
