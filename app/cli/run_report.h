// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace workbench::cli {

/// The result of a run as `--format` asks for it: `text`, `json`, `curl` or `har`. Masked unless `reveal`;
/// curl then has shell variables instead. The error is a sentence for standard error.
Result<QByteArray, QString> runReport(const RunRecord &record, const QString &format, bool reveal);

/// The findings of a run and the notes at its exchanges, a line each, as the text report has them below the
/// tokens. Masked unless `reveal`.
QStringList runNotes(const RunRecord &record, bool reveal);

/// One line of progress: state, title, reason, duration.
QString stepLine(const Step &step);

} // namespace workbench::cli
