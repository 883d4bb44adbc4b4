// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/termination.h"

#include <QSocketNotifier>

#include <csignal>

#include <sys/socket.h>
#include <unistd.h>

namespace workbench::cli {

namespace {

// A signal handler may only touch what is async-signal-safe: it writes one byte, the event loop does the
// rest.
volatile std::sig_atomic_t wakeSocket = -1;

void wake(int)
{
    const char byte = 1;
    if (wakeSocket >= 0) [[maybe_unused]]
        const ssize_t written = ::write(wakeSocket, &byte, 1);
}

} // namespace

Termination::Termination(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_sockets) != 0)
        return;
    auto *notifier = new QSocketNotifier(m_sockets[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(m_sockets[1], &byte, 1) == 1)
            Q_EMIT requested();
    });
    wakeSocket = m_sockets[0];
    std::signal(SIGINT, wake);
    std::signal(SIGTERM, wake);
}

Termination::~Termination()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    wakeSocket = -1;
    for (const int socket : m_sockets) {
        if (socket >= 0)
            ::close(socket);
    }
}

} // namespace workbench::cli
