// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace workbench {

/// What stands between `$'` and `'` in a shell, its escapes resolved: `\n`, `\'`, `\x41`, `\101`, `\u00e9`.
/// An escape that is none stays as it is.
QByteArray ansiCText(QByteArrayView quoted);

} // namespace workbench
