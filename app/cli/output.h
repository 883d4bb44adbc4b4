// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QSaveFile>
#include <QString>

#include <memory>
#include <optional>

namespace workbench::cli {

/// One line to standard error, flushed; control characters are made visible.
void say(const QString &line);

/// Writes to standard output. Returns what went wrong.
std::optional<QString> writeResult(const QByteArray &bytes);

/// The file of `--output`, or standard output without a name. A file is replaced at once and is of mode 0600;
/// a pipe or device is written into.
class ResultTarget {
public:
    explicit ResultTarget(const QString &file);
    ~ResultTarget();

    /// Makes sure, before anything else happens, that the result can be written. Returns why not.
    std::optional<QString> prepare();
    bool isStandardOutput() const { return m_file.isEmpty(); }
    /// Returns what went wrong; the result stands on standard output then, so that it is not lost.
    std::optional<QString> write(const QByteArray &bytes);

private:
    QString problem(const QString &cause) const;
    QString intoFile(const QByteArray &bytes);

    QString m_file;
    std::unique_ptr<QSaveFile> m_replacement; ///< beside the file; not for pipes, devices, closed folders
};

} // namespace workbench::cli
