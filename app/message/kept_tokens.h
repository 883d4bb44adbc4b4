// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"
#include "protocol/profile.h"

#include <QDateTime>
#include <QString>

namespace workbench {

/// The refresh token that the refresh_token grant sends (RFC 6749 §6): what the profile has in its member,
/// else what the server gave last, where the profile keeps that (`last_response`). Empty when there is
/// neither.
QString refreshTokenOf(const Profile &profile);

/// `last_response` after these members of a token response came: as they were received, and `received_at`
/// (RFC 3339, UTC). Where a refresh brought no new refresh token, the one that was sent goes on to be valid
/// and is kept (RFC 6749 §6).
JsonValue keptResponse(const Profile &profile, const JsonValue &received, const QDateTime &receivedAt);

} // namespace workbench
