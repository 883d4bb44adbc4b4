// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"
#include "protocol/profile.h"

#include <QString>

#include <optional>

namespace workbench {

constexpr qint64 profileVersion = 1;

/// What is wrong with a member, and where: the offset is that of the value, -1 when it was not parsed.
struct ProfileComplaint {
    QString member; ///< dotted, rows by number: `extra[2].in`
    QString message;
    qsizetype offset = -1;
};

/// The first thing in the document that the table of members does not allow.
std::optional<ProfileComplaint> checkProfile(const JsonValue &document);
/// The same for one value that a member is about to take.
std::optional<ProfileComplaint> checkProfileMember(const ProfileMember &member, const JsonValue &value);

} // namespace workbench
