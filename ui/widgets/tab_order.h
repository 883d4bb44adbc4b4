// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace workbench {

/// Lets Tab visit the children of `container` right after `previous`, in the order of their making. Qt puts
/// what is built late at the end of the window.
void continueTabOrder(QWidget *previous, const QWidget *container);
/// The same after whatever comes before `container`.
void keepTabOrder(QWidget *container);

} // namespace workbench
