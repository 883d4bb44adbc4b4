// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

namespace workbench {

/// What a line of text means for the reader. Colour only supports the words; it never stands alone.
enum class Tone { Plain, Quiet, Good, Warning, Error };

/// A text colour for that tone which is readable on the palette's window colour, light or dark.
QColor toneColor(Tone tone, const QPalette &palette);

} // namespace workbench
