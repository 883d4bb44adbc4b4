// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QUrl>

namespace workbench::cli {

/// Hands the URL to the system's browser without a GUI library. False when there is no launcher.
bool openSystemBrowser(const QUrl &url);

} // namespace workbench::cli
