// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/yaml_cursor.h"

#include <QByteArray>

namespace workbench {

// Read one scalar from where the cursor stands, folded and unescaped. What is malformed fails the cursor.

/// From a quotation mark to behind the closing one (YAML 1.2 §7.3.1, §7.3.2).
QByteArray readYamlQuoted(YamlCursor &cursor);
/// A plain scalar (§7.3.3) with its continuation lines, which are indented by more than `parent`, to the
/// content after it.
QByteArray readYamlPlain(YamlCursor &cursor, qsizetype parent);
/// A block scalar from its `|` or `>` (§8.1), to the content after it.
QByteArray readYamlBlock(YamlCursor &cursor, qsizetype parent);

} // namespace workbench
