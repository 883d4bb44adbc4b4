// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/result.h"

#include <QByteArray>
#include <QString>

namespace workbench {

/// The content of a file that a person chose: a regular one of `largest` bytes at most. Fails with a sentence
/// that names the file and what is the matter with it. A pipe or a device is not read: that might never end.
Result<QByteArray, QString> readSmallFile(const QString &path, qint64 largest);

} // namespace workbench
