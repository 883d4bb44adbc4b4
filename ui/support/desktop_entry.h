// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace workbench {

/// What the [Desktop Entry] group of a .desktop file says of a program (Desktop Entry Specification 1.5).
struct DesktopEntry {
    QString name; ///< in the language that was asked for
    QString exec; ///< the command line, not yet split; see commandOf()
    QString tryExec; ///< the program whose absence means that the entry does not count
    QStringList mimeTypes;
    bool isApplication = false;
    bool isHidden =
        false; ///< deleted by the user; an entry of the same id further down does not count either
    bool isNotDisplayed = false;
    bool needsTerminal = false;

    /// Opens addresses of the web.
    bool isBrowser() const;
};

/// Reads the text of a .desktop file. `locale` as in "de_AT" or "sr_RS@latin". Nothing when the file does not
/// begin with the group [Desktop Entry].
std::optional<DesktopEntry> parseDesktopEntry(const QByteArray &text, const QString &locale);

/// The words of a command that takes a URL as its last one: Exec unquoted and split, with `%c` and `%%` put
/// in, the field codes for files, URLs and icons taken out. What stood behind the URL stands before it now;
/// options do not mind. Nothing when the value breaks the rules or has the URL within a word.
std::optional<QStringList> commandOf(const DesktopEntry &entry);

} // namespace workbench
