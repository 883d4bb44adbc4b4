// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cli/problem.h"
#include "cli/stored_profiles.h"
#include "protocol/profile.h"
#include "protocol/result.h"

#include <QCommandLineParser>
#include <QString>

namespace workbench::cli {

/// The options that choose and change a profile: `--set member=value`, `--secret
/// member=env:NAME|file:PATH|-`.
void addProfileOptions(QCommandLineParser &parser);

/// The argument that names the profile, in the help.
void addProfileArgument(QCommandLineParser &parser);

/// The profile that `source` names, with the options applied in order: `Sandbox`, the built-in one; a file,
/// when there is one or the text looks like a path; else a stored one, by name or id. The keychain is asked
/// for nothing else.
Result<Profile, Problem> profileFromArguments(const QString &source, const QCommandLineParser &parser,
                                              StoredProfiles &stored);

/// True for what names a stored profile there: neither `Sandbox`, nor `./x`, `../x`, `/x` or `x.json`, nor a
/// file that is there.
bool isStoredName(const QString &source);

/// Behind a message about a secret member that is empty: how to give it on the command line. Otherwise empty.
QString secretHint(const QString &member, const Profile &profile);

} // namespace workbench::cli
