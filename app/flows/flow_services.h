// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/http_client.h"

#include <QByteArray>
#include <QDateTime>
#include <QUrl>

#include <chrono>
#include <functional>

namespace workbench {

/// What a flow needs from the world. Tests hand in their own; nothing in the engine reaches for a global.
struct FlowServices {
    HttpClient *http = nullptr; ///< not owned; outlives every run
    /// Sends the user's browser to the URL. False when no browser could be started; the run then waits all
    /// the same and shows the URL. Where that is found out only later, FlowRun::browserFailed() says it.
    std::function<bool(const QUrl &)> openBrowser;
    /// `count` unpredictable bytes.
    std::function<QByteArray(int count)> randomBytes;
    std::function<QDateTime()> now; ///< UTC
    /// Calls `then` once that time has passed, from the event loop; never when `context` is gone by then.
    std::function<void(std::chrono::milliseconds time, QObject *context, std::function<void()> then)> after;

    /// The operating system's random source, clock and timers, and no browser.
    static FlowServices system(HttpClient *http);
};

} // namespace workbench
