// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaObject>
#include <QObject>

#ifndef Q_MOC_RUN // moc 6.4 cannot read this header of GCC 12
#include <coroutine>
#endif

namespace workbench {

/// Suspends until `sender` emits a signal. The coroutine is resumed from the event loop, never from inside
/// the emitter; destroying the frame disconnects. The caller checks first that the signal is still to come.
///
///     SignalAwaiter finished(reply, &QNetworkReply::finished);
///     co_await finished;
class SignalAwaiter {
public:
    template<class Sender, class Signal> SignalAwaiter(Sender *sender, Signal signal)
    {
        QObject::connect(
            sender, signal, &m_receiver, [this] { fire(); }, Qt::QueuedConnection);
    }
    SignalAwaiter(const SignalAwaiter &) = delete;
    SignalAwaiter &operator=(const SignalAwaiter &) = delete;

    bool await_ready() const noexcept { return m_fired; }
    void await_suspend(std::coroutine_handle<> waiting) noexcept { m_waiting = waiting; }
    void await_resume() const noexcept { }

private:
    void fire();

    QObject m_receiver;
    std::coroutine_handle<> m_waiting;
    bool m_fired = false;
};

} // namespace workbench
