// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/provider_preset.h"
#include "protocol/profile.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// The grants of the preset that this version can run.
QList<PresetGrant> offeredGrants(const ProviderPreset &preset);

/// A profile as the preset has it for this grant, placeholders replaced; what has no value keeps its braces.
Profile presetProfile(const ProviderPreset &preset, const PresetGrant &grant,
                      const QHash<QString, QString> &placeholders);

/// What a value would break in the addresses in which the preset has this placeholder, in one sentence with
/// the remedy; nothing when it fits or is empty. The profile can be made all the same.
std::optional<QString> placeholderProblem(const ProviderPreset &preset, const PresetGrant &grant,
                                          const QString &placeholder, const QString &value);

/// One member that differs between a profile and what a preset would put there.
struct PresetChange {
    QString member; ///< `scope`, `parameters.audience`, `extra[token, header, Accept]`, `omit[token, scope]`
    QString before; ///< as in the document; empty: the profile has none
    QString after;
    bool conflict = false; ///< the user's own value would be lost
};

/// What applying the preset's profile would change, in the order of the document. Members that the preset
/// does not name are not touched.
QList<PresetChange> presetChanges(const Profile &profile, const Profile &preset);

/// The profile with those changes whose members are listed.
Profile withPresetChanges(Profile profile, const Profile &preset, const QStringList &members);

} // namespace workbench
