// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/profile.h"

#include <QList>
#include <QString>

namespace workbench {

/// A member that two documents do not have in common.
struct ProfileDifference {
    QString member; ///< dotted; a table or list as a whole
    QString mine; ///< as text or JSON; empty when absent
    QString theirs;
    bool isSecret = false; ///< then neither value is given

    friend bool operator==(const ProfileDifference &, const ProfileDifference &) = default;
};

/// In the order of `mine`, then of `theirs`. Secret is what Profile::secrets() finds in either document.
QList<ProfileDifference> profileDifferences(const Profile &mine, const Profile &theirs);

} // namespace workbench
