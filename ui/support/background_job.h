// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace workbench {

/// Work on a pool thread whose result comes back to this object's thread. Only the last start() counts: an
/// older one that is still going on is forgotten, and its result is dropped. Nothing is called back after
/// destruction.
class BackgroundJob : public QObject {
public:
    using QObject::QObject;
    ~BackgroundJob() override { forget(); }

    /// `work` must own what it reads: it may outlive the caller.
    template<class Result> void start(std::function<Result()> work, std::function<void(const Result &)> done)
    {
        forget();
        const auto promise = std::make_shared<QPromise<Result>>();
        auto *watcher = new QFutureWatcher<Result>(this);
        m_watcher = watcher;
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done = std::move(done)] {
            m_watcher = nullptr;
            watcher->deleteLater();
            done(watcher->result());
        });
        promise->start();
        watcher->setFuture(promise->future());
        QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
            promise->addResult(work());
            promise->finish();
        });
    }

    void forget()
    {
        if (!m_watcher)
            return;
        m_watcher->disconnect(this);
        m_watcher->deleteLater();
        m_watcher = nullptr;
    }
    bool isBusy() const { return m_watcher != nullptr; }

private:
    QFutureWatcherBase *m_watcher = nullptr;
};

} // namespace workbench
