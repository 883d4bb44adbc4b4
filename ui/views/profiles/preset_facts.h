// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/provider_preset.h"

#include <QString>

namespace workbench {

/// What is known of a provider as rich text: summary, loopback rule, refresh, what is not known, where to
/// register, date and sources. Links are https only.
QString presetFacts(const ProviderPreset &preset);

} // namespace workbench
