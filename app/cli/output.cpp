// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/output.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <cstdio>

namespace workbench::cli {

void say(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

std::optional<QString> writeResult(const QByteArray &bytes, const QString &file)
{
    if (file.isEmpty()) {
        const size_t written = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
        if (written == size_t(bytes.size()) && std::fflush(stdout) == 0)
            return std::nullopt;
        return QCoreApplication::translate("cli", "Standard output does not take the result.");
    }
    QSaveFile target(file);
    target.setDirectWriteFallback(true); // for pipes and devices
    if (target.open(QIODevice::WriteOnly)) {
        target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        target.write(bytes);
        if (target.commit())
            return std::nullopt;
    }
    return QCoreApplication::translate("cli", "%1 cannot be written: %2").arg(file, target.errorString());
}

} // namespace workbench::cli
