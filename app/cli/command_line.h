// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCommandLineParser>
#include <QStringList>

#include <functional>
#include <optional>

namespace workbench::cli {

/// Tells what is wrong with the arguments, and returns the status to leave with.
using Refusal = std::function<int(const QString &problem)>;
int sayUsageProblem(const QString &problem);

/// Parses a command's arguments, `--help` included. Returns the status to leave with, or nothing to go on.
/// `positional` is how many arguments without a dash the command takes.
std::optional<int> parseCommandLine(QCommandLineParser &parser, const QStringList &arguments, int positional,
                                    const Refusal &refuse = sayUsageProblem);

/// Adds `--format` with its choices, the first being the default.
void addFormatOption(QCommandLineParser &parser, const QStringList &formats);
/// The chosen format, or nothing after a message when it is not one of them.
std::optional<QString> chosenFormat(const QCommandLineParser &parser, const QStringList &formats);

} // namespace workbench::cli
