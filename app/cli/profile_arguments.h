// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/profile.h"
#include "protocol/result.h"

#include <QCommandLineParser>
#include <QString>

namespace workbench::cli {

/// The options that choose and change a profile: `--set member=value`, `--secret
/// member=env:NAME|file:PATH|-`.
void addProfileOptions(QCommandLineParser &parser);

/// The profile that `source` names (`Sandbox`, or a file), with the options applied in order. The error is
/// one sentence for standard error; the status is then Usage.
Result<Profile, QString> profileFromArguments(const QString &source, const QCommandLineParser &parser);

/// Behind a message about a secret member that is empty: how to give it on the command line. Otherwise empty.
QString secretHint(const QString &member, const Profile &profile);

} // namespace workbench::cli
