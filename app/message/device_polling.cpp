// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/device_polling.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

PollVerdict pollVerdict(const RunError &error)
{
    if (const auto *transport = std::get_if<TransportError>(&error))
        return transport->kind == TransportError::Kind::Timeout ? PollVerdict::TimedOut : PollVerdict::Final;
    const auto *refusal = std::get_if<OAuthError>(&error);
    if (!refusal)
        return PollVerdict::Final;
    if (refusal->error == "authorization_pending"_L1)
        return PollVerdict::Pending;
    return refusal->error == "slow_down"_L1 ? PollVerdict::SlowDown : PollVerdict::Final;
}

void DevicePolling::slowDown()
{
    lengthen(m_interval + std::chrono::seconds(5));
}

void DevicePolling::backOff()
{
    lengthen(m_interval * 2);
}

void DevicePolling::lengthen(std::chrono::seconds interval)
{
    constexpr std::chrono::seconds longest = std::chrono::hours(24);
    m_interval = std::min(interval, longest);
}

bool DevicePolling::isExpired(const QDateTime &now) const
{
    return m_expiresAt.isValid() && now >= m_expiresAt;
}

std::chrono::milliseconds DevicePolling::pause(const QDateTime &now) const
{
    const std::chrono::milliseconds interval = m_interval;
    if (!m_expiresAt.isValid())
        return interval;
    const std::chrono::milliseconds left(std::max<qint64>(0, now.msecsTo(m_expiresAt)));
    return std::min(interval, left);
}

} // namespace workbench
