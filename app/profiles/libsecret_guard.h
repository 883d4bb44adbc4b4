// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/store_error.h"

#include <QString>
#include <QTimer>

#include <memory>

namespace workbench {

/// Makes libsecret, which QtKeychain loads by its name, safe to use, before its first use and whenever the
/// keychain is opened again. Its connection to the session bus is GLib's shared one, which ends the whole
/// process with SIGTERM when the bus goes away; that is turned off. And it goes on talking to a service that
/// has ended; when `serviceOwner`, the bus name behind the service, is another one than the last time, it
/// forgets the earlier one. LibraryMissing; NoService, also when the bus has ended and was started anew: GLib
/// holds on to its connection, so that the program has to be started anew as well.
///
/// It may block, so it does not belong into the thread of a window; any other will do.
StoreDone guardLibsecret(const QString &serviceOwner);

/// libsecret answers through GLib's main loop. Where Qt's event loop is not built on it, this timer turns it
/// as long as it lives; else nullptr.
std::unique_ptr<QTimer> glibTurner();

} // namespace workbench
