// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/store_lock.h"

#include "async/signal_awaiter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::ProfileStore)
};

constexpr auto interval = 20ms;

} // namespace

Task<StoreResult<std::shared_ptr<QLockFile>>> lockStore(QString file)
{
    if (file.isEmpty())
        co_return std::shared_ptr<QLockFile>();
    const auto lock = std::make_shared<QLockFile>(file);
    lock->setStaleLockTime(0); // however long a live owner takes: it may be waiting for a person
    while (!lock->tryLock(0)) {
        if (lock->error() != QLockFile::LockFailedError) {
            const QString folder = QDir::toNativeSeparators(QFileInfo(file).path());
            co_return Failure{StoreError{
                StoreError::Kind::Busy,
                Text::tr("Programs that save at the same time could overwrite each other, as no lock "
                         "can be made in “%1”. Nothing was stored; make that folder writable.")
                    .arg(folder)}};
        }
        QTimer pause;
        pause.setSingleShot(true);
        SignalAwaiter paused(&pause, &QTimer::timeout);
        pause.start(interval);
        co_await paused;
    }
    co_return lock;
}

} // namespace workbench
