// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_services.h"

#include <QElapsedTimer>
#include <QTest>

#include <chrono>
#include <vector>

namespace workbench::test {

using namespace std::chrono_literals;

/// What a flow gets from the computer it runs on.
class FlowServicesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingComesBeforeItsTime();
};

/// RFC 8628 §3.5: the interval is the least time between two polls. Qt's coarse timers begin at two seconds,
/// and how early they are depends on the moment: so there are many of them.
void FlowServicesTest::nothingComesBeforeItsTime()
{
    constexpr int count = 40;
    const FlowServices services = FlowServices::system(nullptr);
    QElapsedTimer clock;
    clock.start();
    std::vector<std::chrono::milliseconds> early;
    int called = 0;
    for (int i = 0; i < count; ++i) {
        const std::chrono::milliseconds time = 2000ms + i * 17ms;
        const qint64 begin = clock.nsecsElapsed();
        services.after(time, this, [&, time, begin] {
            ++called;
            const std::chrono::nanoseconds took(clock.nsecsElapsed() - begin);
            if (took < time - 2ms) // Qt counts in whole milliseconds
                early.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(time - took));
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(called, count, 30'000);
    QVERIFY2(early.empty(), early.empty() ? "" : qPrintable(QString::number(early.front().count())));
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::FlowServicesTest)
#include "flow_services_test.moc"
