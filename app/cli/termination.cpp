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
volatile std::sig_atomic_t wokenSocket = -1;
volatile std::sig_atomic_t unanswered = 0;

void wake(int signal)
{
    if (unanswered) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
        return;
    }
    unanswered = 1;
    const char byte = 1;
    if (wakeSocket >= 0) [[maybe_unused]]
        const ssize_t written = ::write(wakeSocket, &byte, 1);
}

void mask(int how)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    ::sigprocmask(how, &signals, nullptr);
}

} // namespace

Termination::Termination(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_sockets) != 0) {
        releaseSignals();
        return;
    }
    auto *notifier = new QSocketNotifier(m_sockets[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(m_sockets[1], &byte, 1) != 1)
            return;
        unanswered = 0;
        Q_EMIT requested();
    });
    wakeSocket = m_sockets[0];
    wokenSocket = m_sockets[1];
    std::signal(SIGINT, wake);
    std::signal(SIGTERM, wake);
    releaseSignals();
}

Termination::~Termination()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    wakeSocket = -1;
    wokenSocket = -1;
    unanswered = 0;
    for (const int socket : m_sockets) {
        if (socket >= 0)
            ::close(socket);
    }
}

void Termination::holdSignals()
{
    mask(SIG_BLOCK);
}

void Termination::releaseSignals()
{
    mask(SIG_UNBLOCK);
}

bool Termination::isRequested() const
{
    return unanswered != 0;
}

int Termination::descriptor()
{
    return wokenSocket;
}

} // namespace workbench::cli
