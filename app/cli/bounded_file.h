// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>

#include <optional>

namespace workbench::cli {

/// All that an open file, pipe or device has, or nothing when that is more than `largest` bytes. No more than
/// that is ever read: a device may have no end.
inline std::optional<QByteArray> boundedContent(QFile &file, qint64 largest)
{
    QByteArray content;
    while (content.size() <= largest) {
        const QByteArray more = file.read(largest + 1 - content.size());
        if (more.isEmpty())
            return content;
        content += more;
    }
    return std::nullopt;
}

} // namespace workbench::cli
