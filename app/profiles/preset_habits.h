// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/provider_preset.h"

#include <QString>

namespace workbench {

/// What this provider wants of a member of the profile, or of one of its tables (`parameters`, `extra`,
/// `omit.token`), in a few sentences; empty where nothing special is known.
QString providerHabit(const ProviderPreset &preset, const QString &member);

} // namespace workbench
