// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QUrl>

#include <functional>

namespace workbench {

/// Hands the URL to the system's browser, without a GUI library, through the desktop's launcher (xdg-open,
/// else $BROWSER). The browser outlives this program. False when there is no launcher, or none that starts.
///
/// A launcher that starts may still find no browser: its exit status tells. `failed` is called then, once and
/// from the event loop, unless `context` is gone. After half a minute nobody asks any more: what ends then is
/// a browser that the user closed.
bool openSystemBrowser(const QUrl &url, QObject *context, std::function<void()> failed);

} // namespace workbench
