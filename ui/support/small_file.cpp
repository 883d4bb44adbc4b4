// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/small_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(small_file)
};

} // namespace

Result<QByteArray, QString> readSmallFile(const QString &path, qint64 largest)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return Failure{Text::tr("%1 is no file: it is a folder, a pipe or a device.").arg(path)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Text::tr("%1 cannot be read: %2.").arg(path, file.errorString())};
    const QByteArray content = file.read(largest + 1);
    if (file.error() != QFileDevice::NoError)
        return Failure{Text::tr("%1 cannot be read: %2.").arg(path, file.errorString())};
    if (content.size() > largest) {
        return Failure{Text::tr("%1 is too large: more than %2 MiB cannot be what is wanted here.")
                           .arg(path)
                           .arg(largest / 1024 / 1024)};
    }
    return content;
}

} // namespace workbench
