// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace workbench {

/// The keys of the window, and what they do.
void showKeyboardHelp(QWidget *window);
void showAbout(QWidget *window);

} // namespace workbench
