// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace workbench {

void copyText(const QString &text);
/// The same, marked so that clipboard managers do not keep it.
void copySecret(const QString &text);

} // namespace workbench
