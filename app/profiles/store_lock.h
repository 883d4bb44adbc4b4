// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"
#include "profiles/store_error.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace workbench {

/// Held until the last copy is destroyed. Waits until no other store, of this program or another, holds the
/// lock file. A lock whose owner is dead is broken. No file, for a store that nobody shares, is no lock. Busy
/// when the file cannot be made, with the folder's name.
Task<StoreResult<std::shared_ptr<QLockFile>>> lockStore(QString file);

} // namespace workbench
