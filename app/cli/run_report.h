// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QString>

namespace workbench::cli {

/// The result of a run as `--format` asks for it: `text`, `json`, `curl` or `har`. Masked unless `reveal`;
/// curl then has shell variables instead. The error is a sentence for standard error.
Result<QByteArray, QString> runReport(const RunRecord &record, const QString &format, bool reveal);

/// One line of progress: state, title, reason, duration.
QString stepLine(const Step &step);

} // namespace workbench::cli
