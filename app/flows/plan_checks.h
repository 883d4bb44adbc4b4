// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "protocol/grant_table.h"

#include <QList>
#include <QString>

namespace workbench {

/// Collects the problems of one profile, in the order of the form.
class ProblemList {
public:
    /// The first member that is blamed for a cause is the closest to it: the others are not told again.
    void block(const QString &member, const QString &message);
    /// `choice` marks a run that is made all the same.
    void notice(const QString &member, const QString &message,
                const std::optional<ChoiceMark> &choice = std::nullopt);
    const QList<PlanProblem> &list() const { return m_list; }

private:
    QList<PlanProblem> m_list;
};

/// Everything that can be said of a profile before its requests are built: what is missing for its grant,
/// what contradicts itself, which protections are left out.
void checkProfile(ProblemList &problems, const Profile &profile, const GrantDefinition &grant,
                  KeyChecks keys);

/// True when the grant sends the user to the browser first: it has a front channel, and the profile brings no
/// code of its own.
bool usesFrontChannel(const Profile &profile, const GrantDefinition &grant);

} // namespace workbench
