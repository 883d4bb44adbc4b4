// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/store_error.h"

#include <QTimer>

#include <memory>

namespace workbench {

/// Makes libsecret, which QtKeychain loads by its name, safe to use, before its first use and whenever the
/// keychain is opened again. Its connection to the session bus is GLib's shared one, which ends the whole
/// process with SIGTERM when the bus goes away; that is turned off. LibraryMissing, NoService.
///
/// It may block, so it does not belong into the thread of a window; any other will do.
StoreDone guardLibsecret();

/// libsecret answers through GLib's main loop. Where Qt's event loop is not built on it, this timer turns it
/// as long as it lives; else nullptr.
std::unique_ptr<QTimer> glibTurner();

} // namespace workbench
