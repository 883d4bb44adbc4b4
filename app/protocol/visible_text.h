// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace workbench {

/// Control characters as their pictures (U+2400 …), those without a picture and the ones that turn the
/// direction of writing as U+FFFD: what a server says is seen, and none of it acts on a terminal or a label.
/// Line breaks and tabs stay.
QString visibleLines(QString text);
/// The same for text of one line: line breaks and tabs are pictures, too.
QString visibleLine(QString text);

/// The beginning of a text that may be of any length, for a place that shows it in a few lines: laying out a
/// megabyte takes seconds. Beyond `longest` UTF-16 units it is cut between characters and ends in `…` and its
/// whole length.
QString beginningOf(const QString &text, qsizetype longest);

} // namespace workbench
