// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"
#include "protocol/parameters.h"
#include "protocol/profile.h"
#include "protocol/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringView>

namespace workbench {

/// Where a provider puts the members of its token response (`response` in the profile document). A path is a
/// list of member names with dots between them, `authed_user.access_token`; a member without a path stands
/// where RFC 6749 §5.1 has it.
class ResponsePaths {
public:
    ResponsePaths() = default;
    explicit ResponsePaths(const Profile &profile);

    bool isEmpty() const { return m_paths.isEmpty(); }
    /// The path of `access_token`, `success`, `error`, …; empty when the profile names none.
    QString of(QStringView member) const;

    /// The members of an answer by the names of RFC 6749 §5.1: what a path leads to stands under the name of
    /// its member. A path that leads nowhere leaves its member out.
    JsonValue named(const JsonValue &members) const;

private:
    Parameters m_paths; ///< path by member
};

/// Where a path ends.
struct PathEnd {
    const JsonValue *value = nullptr; ///< null: it leads nowhere
    QString obstacle; ///< then why: "authed_user is a text"; names of members, never values
};
/// Follows a path from an object. `root` must outlive what comes back.
PathEnd followPath(const JsonValue &root, const QString &path);

/// The tokens to which the paths lead in a body of JSON: secrets, also where the rest of it refuses them.
QList<Secret> tokensAt(const QByteArray &body, const ResponsePaths &paths);

/// "a text", "a number", …, for a sentence about a value.
QString kindText(const JsonValue &value);

} // namespace workbench
