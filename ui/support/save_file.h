// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace workbench {

/// Writes a file that only its owner can read (mode 0600), all of it or nothing. Returns why it did not work.
std::optional<QString> savePrivateFile(const QString &path, const QByteArray &bytes);

/// Asks where to save and saves there; a failure is shown. Returns at once. `content` is asked for when the
/// user has chosen a file, and must own what it reads.
void offerToSave(QWidget *parent, const QString &title, const QString &suggestedName,
                 std::function<QByteArray()> content);

} // namespace workbench
