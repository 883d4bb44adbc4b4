// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

namespace workbench {

/// "61 ms", "8.4 s", "2 min 5 s".
QString durationText(double milliseconds);
/// "4:12"; "0:00" once it is over.
QString countdownText(const QDateTime &deadline, const QDateTime &now);
/// "in 59 min", "3 h ago", "now".
QString relativeText(const QDateTime &when, const QDateTime &now);
/// The user's own clock: "14:32:10", with the date unless it is today's.
QString clockText(const QDateTime &when, const QDateTime &now);

} // namespace workbench
