// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace workbench::test {

struct ShellResult {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

/// Runs a script with a shell while the event loop of the test turns, so that servers of the test can answer.
/// `variables` hold exact bytes; of the test's own environment only PATH and LC_ALL are handed on.
ShellResult runScript(const QString &shell, const QByteArray &script,
                      const QHash<QByteArray, QByteArray> &variables = {});

/// True if the machine has that program.
bool hasProgram(const QString &name);

} // namespace workbench::test
