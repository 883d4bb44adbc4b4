// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cli/problem.h"
#include "cli/stored_profiles.h"
#include "protocol/json.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace workbench::cli {

/// What a subcommand of `profiles` has to tell, whatever `--format` is.
struct ProfilesAnswer {
    QByteArray text{}; ///< for standard output
    QList<JsonMember> json{}; ///< the same as members, which stand behind `outcome` and `error`
    QStringList remarks{}; ///< for standard error
    std::optional<Problem> problem{};
};

ProfilesAnswer failed(const Problem &problem);

// The subcommands, in the order of the help. Masked unless `reveal`.

ProfilesAnswer listProfiles(StoredProfiles &stored);
ProfilesAnswer showProfile(StoredProfiles &stored, const QString &name, bool reveal);
/// Every profile of every file, or none: what cannot be imported is told before anything is stored. `as`, for
/// a single profile, is the name it gets.
ProfilesAnswer importFiles(StoredProfiles &stored, const QStringList &files,
                           const std::optional<QString> &as);
/// `text` is the file.
ProfilesAnswer exportProfile(StoredProfiles &stored, const QString &name, bool reveal);
ProfilesAnswer deleteProfile(StoredProfiles &stored, const QString &name);

/// `uuid` and `name`, as every answer about one profile begins.
QList<JsonMember> identityOf(const QUuid &id, const QString &name);

} // namespace workbench::cli
