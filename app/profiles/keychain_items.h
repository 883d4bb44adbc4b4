// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/secret_items.h"

#include <memory>

namespace workbench {

/// The operating system's keychain, through QtKeychain: Secret Service or KWallet, Keychain, Credential
/// Manager. Costs nothing before it is first opened; long values are split where the system limits an item.
std::unique_ptr<SecretItems> keychainItems();

} // namespace workbench
