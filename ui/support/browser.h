// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>

namespace workbench {

/// The browser that the system thinks is right. False when none could be started.
bool openInSystemBrowser(const QUrl &url);

/// A browser and the way it is asked for a window.
struct Browser {
    QString title; ///< "Firefox, private window"
    QString program; ///< absolute path
    QStringList arguments; ///< before the URL, which is always one argument of its own

    friend bool operator==(const Browser &, const Browser &) = default;
};

/// The browsers that are installed, each with its private window where it has one. `findProgram` looks a name
/// up and returns its path or nothing; tests hand in their own.
QList<Browser> installedBrowsers(const std::function<QString(const QString &)> &findProgram = {});
/// A command as the user typed it ("my-browser --profile 'test one'"), split like a shell would but never
/// given to one. Empty `program` when there is no such program.
Browser browserFromCommand(const QString &command);
/// Starts it on its own: it outlives us and leaves no zombie. False when it could not be started.
bool openWith(const Browser &browser, const QUrl &url);

} // namespace workbench
