// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "async/signal_awaiter.h"
#include "async/task.h"

#include <QObject>
#include <QTest>
#include <QTimer>

using namespace workbench;

/// Emits when a test says so.
class Bell : public QObject {
    Q_OBJECT
public:
    void ring() { Q_EMIT rang(7); }
    int listeners() const { return receivers(SIGNAL(rang(int))); }
Q_SIGNALS:
    void rang(int value);
};

/// Counts how many of its kind live, so that a test sees when a frame's locals died.
class Witness {
public:
    explicit Witness(int &alive)
        : m_alive(alive)
    {
        ++m_alive;
    }
    ~Witness() { --m_alive; }
    Q_DISABLE_COPY_MOVE(Witness)

private:
    int &m_alive;
};

class TaskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isLazy();
    void runsToTheResult();
    void resultMayBeMoveOnly();
    void nestedTasksRunInOrder();
    void longChainsNeedNoStack();
    void destroyedWhileSuspendedCancelsEverythingBelow();
    void destroyedBeforeTheStart();
    void replacedTaskIsCancelled();
    void resumesFromTheEventLoopOnly();
    void signalBeforeTheAwaitIsNotLost();
    void secondSignalDoesNotResumeAgain();
    void senderMayDieInTheMeantime();
    void taskMayBeDestroyedByWhatItCalls();
};

namespace {

Task<int> constant(int value)
{
    co_return value;
}

Task<int> afterBell(Bell &bell, int &alive, QStringList &log)
{
    const Witness witness(alive);
    SignalAwaiter rang(&bell, &Bell::rang);
    log.append(QStringLiteral("waits"));
    co_await rang;
    log.append(QStringLiteral("goes on"));
    co_return 1;
}

Task<int> outer(Bell &bell, int &alive, QStringList &log)
{
    const Witness witness(alive);
    Task<int> first = afterBell(bell, alive, log);
    const int a = co_await first;
    log.append(QStringLiteral("between"));
    Task<int> second = afterBell(bell, alive, log);
    const int b = co_await second;
    co_return a + b;
}

Task<int> sumOfMany(int count)
{
    int sum = 0;
    for (int i = 0; i < count; ++i) {
        Task<int> one = constant(1);
        sum += co_await one;
    }
    co_return sum;
}

Task<std::unique_ptr<int>> moveOnly()
{
    co_return std::make_unique<int>(5);
}

Task<int> unwrapped()
{
    Task<std::unique_ptr<int>> inner = moveOnly();
    const std::unique_ptr<int> value = co_await inner;
    co_return *value;
}

Task<int> ringThenWait(Bell &bell)
{
    SignalAwaiter rang(&bell, &Bell::rang);
    bell.ring();
    QCoreApplication::processEvents();
    co_await rang;
    co_return 3;
}

} // namespace

void TaskTest::isLazy()
{
    int alive = 0;
    QStringList log;
    Bell bell;
    Task<int> task = afterBell(bell, alive, log);
    QCOMPARE(log, QStringList());
    QVERIFY(!task.isDone());
    task.start();
    QCOMPARE(log.size(), 1);
}

void TaskTest::runsToTheResult()
{
    Task<int> task = constant(42);
    task.start();
    QVERIFY(task.isDone());
    QCOMPARE(task.result(), 42);
}

void TaskTest::resultMayBeMoveOnly()
{
    Task<int> task = unwrapped();
    task.start();
    QCOMPARE(task.result(), 5);
}

void TaskTest::nestedTasksRunInOrder()
{
    int alive = 0;
    QStringList log;
    Bell bell;
    Task<int> task = outer(bell, alive, log);
    task.start();
    QCOMPARE(alive, 2);
    bell.ring();
    QTRY_COMPARE(log.size(), 4);
    bell.ring();
    QTRY_VERIFY(task.isDone());
    QCOMPARE(task.result(), 2);
    QCOMPARE(log.join(QLatin1Char(',')), QStringLiteral("waits,goes on,between,waits,goes on"));
    QCOMPARE(alive, 0);
}

// Symmetric transfer: a finished task hands over to its caller without growing the stack. Compilers promise
// it when they optimise; the number is what an unoptimised build bears as well.
void TaskTest::longChainsNeedNoStack()
{
    Task<int> task = sumOfMany(1000);
    task.start();
    QCOMPARE(task.result(), 1000);
}

void TaskTest::destroyedWhileSuspendedCancelsEverythingBelow()
{
    int alive = 0;
    QStringList log;
    Bell bell;
    {
        Task<int> task = outer(bell, alive, log);
        task.start();
        QCOMPARE(alive, 2);
        QCOMPARE(bell.listeners(), 1);
        bell.ring(); // the resumption is on its way when the task dies
    }
    QCOMPARE(alive, 0);
    QCOMPARE(bell.listeners(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(log.size(), 1);
}

void TaskTest::destroyedBeforeTheStart()
{
    int alive = 0;
    QStringList log;
    Bell bell;
    {
        const Task<int> task = outer(bell, alive, log);
    }
    QCOMPARE(alive, 0);
    QCOMPARE(log, QStringList());
}

void TaskTest::replacedTaskIsCancelled()
{
    int alive = 0;
    QStringList log;
    Bell bell;
    Task<int> task = outer(bell, alive, log);
    task.start();
    task = constant(1);
    QCOMPARE(alive, 0);
    task.start();
    QCOMPARE(task.result(), 1);
}

void TaskTest::resumesFromTheEventLoopOnly()
{
    int alive = 0;
    QStringList log;
    Bell bell;
    Task<int> task = afterBell(bell, alive, log);
    task.start();
    bell.ring();
    QCOMPARE(log.size(), 1);
    QVERIFY(!task.isDone());
    QCoreApplication::processEvents();
    QVERIFY(task.isDone());
}

void TaskTest::signalBeforeTheAwaitIsNotLost()
{
    Bell bell;
    Task<int> task = ringThenWait(bell);
    task.start();
    QVERIFY(task.isDone());
    QCOMPARE(task.result(), 3);
}

void TaskTest::secondSignalDoesNotResumeAgain()
{
    int alive = 0;
    QStringList log;
    Bell bell;
    Task<int> task = outer(bell, alive, log);
    task.start();
    bell.ring();
    bell.ring();
    QCoreApplication::processEvents();
    QCOMPARE(log.size(), 4);
    QVERIFY(!task.isDone());
}

void TaskTest::senderMayDieInTheMeantime()
{
    int alive = 0;
    QStringList log;
    auto bell = std::make_unique<Bell>();
    {
        Task<int> task = afterBell(*bell, alive, log);
        task.start();
        bell.reset();
        QCoreApplication::processEvents();
        QVERIFY(!task.isDone());
    }
    QCOMPARE(alive, 0);
}

// The way of FlowRun: whoever is told that a run is over deletes it later, from the event loop.
void TaskTest::taskMayBeDestroyedByWhatItCalls()
{
    int alive = 0;
    QStringList log;
    Bell bell;
    auto task = std::make_unique<Task<int>>(afterBell(bell, alive, log));
    task->start();
    connect(&bell, &Bell::rang, this, [&] { QTimer::singleShot(0, this, [&] { task.reset(); }); });
    bell.ring();
    QTRY_VERIFY(!task);
    QCOMPARE(alive, 0);
}

QTEST_GUILESS_MAIN(TaskTest)
#include "task_test.moc"
