// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <functional>

namespace workbench::test {

/// What one run of oauth-workbench-cli left behind.
struct CliResult {
    int exitStatus = -1; ///< -1: it crashed, or did not end in time
    QByteArray output;
    QByteArray errors;
    QJsonObject report; ///< `output`, where it is JSON

    /// For the message of a failing test.
    QByteArray all() const { return "exit " + QByteArray::number(exitStatus) + '\n' + errors + output; }
};

/// `oauth-workbench-cli run PROFILE --no-browser --format json` with further arguments; `browse` gets the URL
/// that the program asks the user to open.
CliResult runCli(const QJsonObject &profile, const QStringList &arguments,
                 const std::function<void(const QUrl &)> &browse);

/// The first exchange of that kind in a report; empty when there is none.
QJsonObject exchangeOfKind(const QJsonObject &report, const QString &kind);
/// The step of that id in a report; empty when there is none.
QJsonObject stepOf(const QJsonObject &report, const QString &id);

} // namespace workbench::test
