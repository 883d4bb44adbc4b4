// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"

#include <QDateTime>

#include <chrono>
#include <utility>

namespace workbench {

/// What a poll that brought no tokens means for the next one (RFC 8628 §3.5).
enum class PollVerdict {
    Pending, ///< `authorization_pending`: the user has not answered yet
    SlowDown, ///< `slow_down`: the same, and we ask too often
    TimedOut, ///< no answer came in time
    Final, ///< anything else: there is no next one
};
PollVerdict pollVerdict(const RunError &error);

/// When the token endpoint is asked next (RFC 8628 §3.5). Without a clock of its own.
class DevicePolling {
public:
    /// `expiresAt`: when the codes end; null where nobody knows.
    DevicePolling(std::chrono::seconds interval, QDateTime expiresAt)
        : m_interval(interval)
        , m_expiresAt(std::move(expiresAt))
    {
    }

    std::chrono::seconds interval() const { return m_interval; }
    const QDateTime &expiresAt() const { return m_expiresAt; }

    /// Five seconds more, for this and every later poll.
    void slowDown();
    /// Twice as long, for this and every later poll.
    void backOff();

    bool isExpired(const QDateTime &now) const;
    /// How long to wait before the next poll, or until the codes end where that comes first.
    std::chrono::milliseconds pause(const QDateTime &now) const;

private:
    void lengthen(std::chrono::seconds interval);

    std::chrono::seconds m_interval;
    QDateTime m_expiresAt;
};

} // namespace workbench
