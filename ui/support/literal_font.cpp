// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/literal_font.h"

#include <QFontDatabase>

namespace workbench {

QFont literalFont(QFont font)
{
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

QFont literalFixedFont()
{
    return literalFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

} // namespace workbench
