// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "async/in_background.h"
#include "support/finished_task.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <optional>

using namespace workbench;
using namespace workbench::test;

class InBackgroundTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void worksElsewhereAndComesBackHere()
    {
        QThread *worker = nullptr;
        const int result = finished(inBackground<int>([&worker] {
            worker = QThread::currentThread();
            return 7;
        }));
        QCOMPARE(result, 7);
        QVERIFY(worker != QThread::currentThread());
    }

    void theEventLoopGoesOnMeanwhile()
    {
        QSemaphore permission;
        Task<int> task = inBackground<int>([&permission] {
            permission.acquire();
            return 1;
        });
        task.start();
        QVERIFY(!task.isDone());
        permission.release();
        QTRY_VERIFY(task.isDone());
    }

    void destroyedWhileWorkingDropsTheResult()
    {
        const auto permission = std::make_shared<QSemaphore>();
        const auto ended = std::make_shared<QSemaphore>();
        std::optional<Task<int>> task(inBackground<int>([permission, ended] {
            permission->acquire();
            ended->release();
            return 1;
        }));
        task->start();
        task.reset();
        permission->release();
        QVERIFY2(ended->tryAcquire(1, 10'000), "the work itself goes on to its end");
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(InBackgroundTest)
#include "in_background_test.moc"
