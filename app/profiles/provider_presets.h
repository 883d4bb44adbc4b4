// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/provider_preset.h"

#include <QList>
#include <QString>

#include <optional>

namespace workbench {

struct ProviderPresets {
    QList<ProviderPreset> presets; ///< by name
    QList<PresetError> errors; ///< of files that are none
};

/// The presets that come with the program. They are read when this is called first; a start of the program
/// that needs none does not pay for them.
const ProviderPresets &providerPresets();

/// The presets of a folder: every file `*.json` in it.
ProviderPresets presetsIn(const QString &folder);

/// The preset that a profile's `provider` names (its name or id, in any case); null when there is none.
const ProviderPreset *presetOf(const QString &provider);

} // namespace workbench
