// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/port_owner.h"

#include <QCoreApplication>
#include <QFile>

#include <filesystem>
#include <string>
#include <system_error>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

QByteArray fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Whether one of the descriptors below /proc/PID/fd is a socket with one of these inodes.
bool holdsSocket(const std::filesystem::path &descriptors, const QList<quint64> &inodes)
{
    // Another user's directory cannot be opened, and a process may end at any moment: both mean "no".
    std::error_code error;
    std::filesystem::directory_iterator entry(descriptors, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        std::error_code unreadable;
        const std::string target = std::filesystem::read_symlink(entry->path(), unreadable).string();
        for (const quint64 inode : inodes) {
            if (target == "socket:[" + std::to_string(inode) + "]")
                return true;
        }
    }
    return false;
}

PortOwner ownerOf(const QList<quint64> &inodes)
{
    std::error_code error;
    std::filesystem::directory_iterator process("/proc", error);
    for (; !error && process != std::filesystem::directory_iterator(); process.increment(error)) {
        bool isPid = false;
        const QString name = QString::fromStdString(process->path().filename().string());
        const qint64 pid = name.toLongLong(&isPid);
        if (isPid && holdsSocket(process->path() / "fd", inodes)) {
            const QByteArray command = fileText(u"/proc/%1/comm"_s.arg(pid));
            return {pid, QString::fromUtf8(command).trimmed()};
        }
    }
    return {};
}

} // namespace

QList<quint64> listeningInodes(QByteArrayView procNetTcp, quint16 port)
{
    // "sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode …", addresses as HEX:PORT
    constexpr int localAddress = 1, state = 3, inodeColumn = 9;
    QList<quint64> inodes;
    const QList<QByteArray> lines = procNetTcp.toByteArray().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.size() <= inodeColumn || columns[state] != "0A")
            continue;
        const QByteArray &address = columns[localAddress];
        const qsizetype colon = address.lastIndexOf(':');
        bool isPort = false;
        const ushort listening = address.sliced(colon + 1).toUShort(&isPort, 16);
        if (colon >= 0 && isPort && listening == port)
            inodes.append(columns[inodeColumn].toULongLong());
    }
    return inodes;
}

std::optional<PortOwner> portOwner(quint16 port)
{
    QList<quint64> inodes = listeningInodes(fileText(u"/proc/net/tcp"_s), port);
    inodes += listeningInodes(fileText(u"/proc/net/tcp6"_s), port);
    if (inodes.isEmpty())
        return std::nullopt;
    return ownerOf(inodes);
}

QString portOwnerText(const std::optional<PortOwner> &owner)
{
    if (!owner)
        return QCoreApplication::translate("PortOwner", "another program");
    if (owner->pid == 0)
        return QCoreApplication::translate("PortOwner", "another user's process");
    if (owner->pid == QCoreApplication::applicationPid())
        return QCoreApplication::translate("PortOwner", "this program itself, in which another run waits");
    return QCoreApplication::translate("PortOwner", "%1 (pid %2)").arg(owner->name).arg(owner->pid);
}

} // namespace workbench
