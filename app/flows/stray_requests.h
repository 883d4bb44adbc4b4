// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace workbench {

/// Requests that reached the listener and changed nothing, for the reason of a step. Whoever floods the
/// listener is counted, not kept.
class StrayRequests {
public:
    void add(const QString &description);
    bool isEmpty() const { return m_kept.isEmpty(); }
    /// "GET /favicon.ico (404 Not Found), GET /cb (answered already) and 3 more"
    QString text() const;

private:
    static constexpr qsizetype keptAtMost = 20;
    static constexpr qsizetype longest = 240; ///< characters of one description

    QStringList m_kept;
    int m_more = 0;
};

} // namespace workbench
