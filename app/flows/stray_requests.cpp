// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/stray_requests.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(stray_requests)
};

} // namespace

void StrayRequests::add(const QString &description)
{
    QString kept = description.left(longest);
    if (kept.size() < description.size())
        kept += u'…';
    if (m_kept.contains(kept)) // a browser asks for its favicon again and again
        return;
    if (m_kept.size() < keptAtMost)
        m_kept.append(kept);
    else
        ++m_more;
}

QString StrayRequests::text() const
{
    const QString list = m_kept.join(u", "_s);
    return m_more == 0 ? list : Text::tr("%1 and %2 more").arg(list).arg(m_more);
}

} // namespace workbench
