// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// The process that listens on a TCP port. Only the user's own processes can be named.
struct PortOwner {
    qint64 pid = 0; ///< 0 = another user's process
    QString name;
};

/// Who listens on `port`, on any address; nothing where the system does not tell (other than Linux).
std::optional<PortOwner> portOwner(quint16 port);
/// "python3 (pid 4242)", "another user's process", "another run of this program"; "another program" for
/// nothing.
QString portOwnerText(const std::optional<PortOwner> &owner);

/// The socket inodes that listen on `port`, from the text of /proc/net/tcp or /proc/net/tcp6.
QList<quint64> listeningInodes(QByteArrayView procNetTcp, quint16 port);

} // namespace workbench
