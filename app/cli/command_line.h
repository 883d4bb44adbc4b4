// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cli/problem.h"
#include "protocol/json.h"

#include <QCommandLineParser>
#include <QStringList>

#include <functional>
#include <optional>

namespace workbench::cli {

/// Tells what is wrong with the arguments, and returns the status to leave with.
using Refusal = std::function<int(const QString &problem)>;
/// On standard error; and, for whoever asked for JSON, as one object `{"outcome":"usage","error":{…}}` on
/// standard output.
Refusal refusalTo(const QStringList &arguments);
int sayUsageProblem(const QString &problem);
/// The same for a problem of any kind.
int tellProblem(const Problem &problem, const QStringList &arguments);
/// One object: `outcome`, `error` where there is one, and the members of the answer.
QByteArray jsonOf(const std::optional<Problem> &problem, const QList<JsonMember> &answer = {});

/// True when `--format json` is among the arguments, also where the rest of them cannot be understood.
bool asksForJson(const QStringList &arguments);

/// Parses a command's arguments, `--help` included. Returns the status to leave with, or nothing to go on.
/// `positional` is how many arguments without a dash the command takes, or oneOrMoreArguments.
constexpr int oneOrMoreArguments = -1;
std::optional<int> parseCommandLine(QCommandLineParser &parser, const QStringList &arguments, int positional,
                                    const Refusal &refuse = sayUsageProblem);

/// Adds `--format` with its choices, the first being the default.
void addFormatOption(QCommandLineParser &parser, const QStringList &formats);
/// What is wrong with the chosen format, or nothing when it is one of them.
std::optional<QString> formatProblem(const QCommandLineParser &parser, const QStringList &formats);

} // namespace workbench::cli
