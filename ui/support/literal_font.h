// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace workbench {

/// The same font, but each character of a Latin text drawn as itself: "ffl" in a scope and "->" in an answer
/// are three and two characters, whatever ligatures the font has. Scripts that cannot be read without shaping
/// keep it. Setting up the shaping of a font costs time and memory as well, in a window that mostly shows
/// such text.
QFont literalFont(QFont font);

/// The system's font of fixed width, like that.
QFont literalFixedFont();

} // namespace workbench
