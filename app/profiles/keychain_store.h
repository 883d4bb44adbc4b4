// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/profile_store.h"

#include <memory>

namespace workbench {

/// The profiles in the operating system's keychain. Costs nothing before its first operation.
std::unique_ptr<ProfileStore> makeKeychainStore();
/// A store for this session alone: it forgets everything with its end, and never fails.
std::unique_ptr<ProfileStore> makeMemoryStore();

} // namespace workbench
