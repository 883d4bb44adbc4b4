// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/readable_time.h"

#include <QTimeZone>
#include <QtTest>

using namespace workbench;

class ReadableTimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void durations_data();
    void durations();
    void countdown();
    void relative_data();
    void relative();
    void clockNamesTheDayUnlessItIsToday();
};

void ReadableTimeTest::durations_data()
{
    QTest::addColumn<double>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << "0 ms";
    QTest::newRow("milliseconds") << 61.4 << "61 ms";
    QTest::newRow("just below a second") << 999.4 << "999 ms";
    QTest::newRow("rounds up to a second") << 999.6 << "1.0 s";
    QTest::newRow("seconds") << 8400.0 << "8.4 s";
    QTest::newRow("minutes") << 125000.0 << "2 min 5 s";
    QTest::newRow("never 60 s") << 59980.0 << "1 min 0 s";
}

void ReadableTimeTest::durations()
{
    QFETCH(double, milliseconds);
    QTEST(durationText(milliseconds), "text");
}

void ReadableTimeTest::countdown()
{
    const QDateTime now(QDate(2026, 1, 1), QTime(12, 0), QTimeZone::utc());
    QCOMPARE(countdownText(now.addSecs(252), now), QStringLiteral("4:12"));
    QCOMPARE(countdownText(now.addMSecs(8100), now), QStringLiteral("0:09"));
    QCOMPARE(countdownText(now.addSecs(-3), now), QStringLiteral("0:00"));
}

void ReadableTimeTest::relative_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << 0 << "now";
    QTest::newRow("soon") << 12 << "in 12 s";
    QTest::newRow("minutes") << 3599 << "in 59 min";
    QTest::newRow("hours ago") << -7300 << "2 h ago";
    QTest::newRow("days") << 3 * 86400 << "in 3 days";
}

void ReadableTimeTest::relative()
{
    QFETCH(int, seconds);
    const QDateTime now(QDate(2026, 1, 1), QTime(12, 0), QTimeZone::utc());
    QTEST(relativeText(now.addSecs(seconds), now), "text");
}

void ReadableTimeTest::clockNamesTheDayUnlessItIsToday()
{
    const QDateTime now(QDate(2026, 1, 1), QTime(12, 0));
    QCOMPARE(clockText(now.addSecs(61), now), QStringLiteral("12:01:01"));
    QCOMPARE(clockText(now.addDays(1), now), QStringLiteral("2026-01-02 12:00:00"));
}

QTEST_GUILESS_MAIN(ReadableTimeTest)
#include "readable_time_test.moc"
