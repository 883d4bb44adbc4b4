// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/signal_awaiter.h"
#include "async/task.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace workbench {

/// Does `work` on a pool thread and comes back to the event loop of the caller with its result. `work` must
/// own what it reads: when the task is destroyed it still goes on to its end, and its result is dropped.
template<class T> Task<T> inBackground(std::function<T()> work)
{
    const auto promise = std::make_shared<QPromise<T>>();
    QFutureWatcher<T> watcher;
    SignalAwaiter finished(&watcher, &QFutureWatcherBase::finished);
    promise->start();
    watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    co_await finished;
    co_return watcher.result();
}

} // namespace workbench
