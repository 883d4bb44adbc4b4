// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace workbench {

/// What is copied or cut from this line, once it is revealed, is treated as copySecret() does. Selecting it
/// with the mouse copies nothing: the X selection is no copy on purpose.
void guardCopies(QLineEdit *line);

} // namespace workbench
