// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_import.h"
#include "exchange_format/import_limits.h"

namespace workbench {

/// How large a file of profiles may be.
constexpr qsizetype largestProfileFile = import_limit::foreignBytes;

/// Reads every profile of a file: a profile document, an array of them, or what importForeign() reads. Our
/// own documents come as drafts without remarks, named or not. One that cannot be read fails the whole file;
/// the message says which one, where, and why.
Result<ForeignImport, ImportRemark> readProfileFile(QByteArrayView bytes);

} // namespace workbench
