// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/provider_preset.h"

#include <QString>
#include <QStringList>

namespace workbench {

/// A text of a preset in the user's language, and as it stands in the file where there is no translation.
QString presetText(const QString &text);

/// Everything that a preset says to people, as it stands in the file: what a translator gets. The build
/// target `translation_sources` writes the same for lupdate.
QStringList presetTexts(const ProviderPreset &preset);

} // namespace workbench
