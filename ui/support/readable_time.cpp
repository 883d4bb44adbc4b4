// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/readable_time.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReadableTime)
};

QString spanText(qint64 seconds)
{
    if (seconds < minute)
        return Text::tr("%1 s").arg(seconds);
    if (seconds < hour)
        return Text::tr("%1 min").arg(seconds / minute);
    if (seconds < 2 * day)
        return Text::tr("%1 h").arg(seconds / hour);
    return Text::tr("%1 days").arg(seconds / day);
}

} // namespace

QString durationText(double milliseconds)
{
    if (milliseconds < 999.5)
        return Text::tr("%1 ms").arg(std::lround(milliseconds));
    if (milliseconds < 59'950)
        return Text::tr("%1 s").arg(milliseconds / 1000, 0, 'f', 1);
    const qint64 seconds = std::llround(milliseconds / 1000);
    return Text::tr("%1 min %2 s").arg(seconds / minute).arg(seconds % minute);
}

QString countdownText(const QDateTime &deadline, const QDateTime &now)
{
    const qint64 left = qMax<qint64>(0, (now.msecsTo(deadline) + 999) / 1000);
    return u"%1:%2"_s.arg(left / minute).arg(int(left % minute), 2, 10, QChar(u'0'));
}

QString relativeText(const QDateTime &when, const QDateTime &now)
{
    const qint64 seconds = now.secsTo(when);
    if (seconds == 0)
        return Text::tr("now");
    return seconds > 0 ? Text::tr("in %1").arg(spanText(seconds))
                       : Text::tr("%1 ago").arg(spanText(-seconds));
}

QString clockText(const QDateTime &when, const QDateTime &now)
{
    const QDateTime local = when.toLocalTime();
    const bool today = local.date() == now.toLocalTime().date();
    return local.toString(today ? u"HH:mm:ss"_s : u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace workbench
