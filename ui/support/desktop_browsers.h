// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "support/browser.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace workbench {

/// The browsers that .desktop files below these directories offer, by title. The first directory that has an
/// entry decides about it, so that a user can hide or change what the system brings. `findProgram` as for
/// installedBrowsers().
QList<Browser> browsersOfDesktop(const QStringList &directories, const QString &locale,
                                 const std::function<QString(const QString &)> &findProgram);

/// What Open with… offers: the browsers of the desktop under their own names, each with its private window
/// where `known` has one for the same program, then those of `known` that the desktop does not list.
QList<Browser> merged(const QList<Browser> &ofDesktop, const QList<Browser> &known);

/// The browsers of this machine: of the desktop where there is one (Linux and the BSDs), and known ones in
/// PATH.
QList<Browser> offeredBrowsers();

} // namespace workbench
