// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/store_notices.h"

namespace workbench {

void StoreNotices::put(const QString &topic, StoreNotice notice)
{
    drop(topic);
    m_notices.append({topic, std::move(notice)});
}

void StoreNotices::drop(const QString &topic)
{
    m_notices.removeIf([&topic](const Entry &entry) { return entry.topic == topic; });
}

void StoreNotices::dropShown()
{
    if (!m_notices.isEmpty())
        m_notices.removeLast();
}

} // namespace workbench
