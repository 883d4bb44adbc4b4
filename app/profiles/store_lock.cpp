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
constexpr int patience = 25; ///< attempts for which a new lock may lack its owner's name

/// Who is killed between making the file and writing its name into it leaves a lock of nobody, which
/// QLockFile believes in for ever. A live owner has an advisory lock on the file, against which removing it
/// fails.
class UnsignedLock {
public:
    void look(QLockFile &lock)
    {
        qint64 pid = 0;
        QString host, program;
        m_seen = lock.getLockInfo(&pid, &host, &program) ? 0 : m_seen + 1;
        if (m_seen > patience)
            lock.removeStaleLockFile();
    }

private:
    int m_seen = 0; ///< in a row
};

} // namespace

Task<StoreResult<std::shared_ptr<QLockFile>>> lockStore(QString file)
{
    if (file.isEmpty())
        co_return std::shared_ptr<QLockFile>();
    const auto lock = std::make_shared<QLockFile>(file);
    lock->setStaleLockTime(0); // however long a live owner takes: it may be waiting for a person
    UnsignedLock unsignedLock;
    while (!lock->tryLock(0)) {
        if (lock->error() != QLockFile::LockFailedError) {
            const QString folder = QDir::toNativeSeparators(QFileInfo(file).path());
            co_return Failure{StoreError{
                StoreError::Kind::Busy,
                Text::tr("Programs that save at the same time could overwrite each other, as no lock can "
                         "be made in “%1”. Nothing was stored; make that folder writable.")
                    .arg(folder)}};
        }
        unsignedLock.look(*lock);
        QTimer pause;
        pause.setSingleShot(true);
        SignalAwaiter paused(&pause, &QTimer::timeout);
        pause.start(interval);
        co_await paused;
    }
    co_return lock;
}

} // namespace workbench
