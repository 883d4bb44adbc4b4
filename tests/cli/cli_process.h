// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTest>

#include <csignal>

#include <unistd.h>

namespace workbench::test {

/// The command-line program in a process of its own, while the test's event loop goes on serving it.
class CliProcess {
public:
    explicit CliProcess(const QStringList &arguments,
                        const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(WORKBENCH_CLI), arguments);
    }
    ~CliProcess()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    /// Starts it with these signals held back, as some parents do, and `pending` sent before its first
    /// instruction (0 = none).
    struct WithHeldSignals {
        int pending = 0;
    };
    CliProcess(const QStringList &arguments, WithHeldSignals held)
    {
        m_process.setChildProcessModifier([held] {
            sigset_t signals;
            sigemptyset(&signals);
            sigaddset(&signals, SIGINT);
            sigaddset(&signals, SIGTERM);
            ::sigprocmask(SIG_BLOCK, &signals, nullptr);
            if (held.pending)
                ::kill(::getpid(), held.pending);
        });
        m_process.start(QStringLiteral(WORKBENCH_CLI), arguments);
    }

    /// Sends these bytes to its standard input and ends it.
    void give(const QByteArray &input)
    {
        m_process.write(input);
        m_process.closeWriteChannel();
    }
    QProcess &process() { return m_process; }

    /// Waits for the end; -1 when it does not come or was a crash.
    int exitStatus()
    {
        const bool ended =
            QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 30'000);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    /// The rest of a line of standard error that begins with `start`, once it is there.
    QString errorLine(const QByteArray &start)
    {
        QByteArray found;
        (void)QTest::qWaitFor(
            [&] {
                m_error += m_process.readAllStandardError();
                const QList<QByteArray> lines = m_error.first(m_error.lastIndexOf('\n') + 1).split('\n');
                for (const QByteArray &line : lines) {
                    if (line.startsWith(start))
                        found = line.mid(start.size());
                }
                return !found.isEmpty();
            },
            30'000);
        return QString::fromUtf8(found);
    }

    QByteArray output() { return m_output += m_process.readAllStandardOutput(); }
    QByteArray error() { return m_error += m_process.readAllStandardError(); }
    /// Standard output as the one JSON object that it must be.
    JsonValue json()
    {
        const auto parsed = parseJson(output().trimmed());
        return parsed ? parsed->value : JsonValue();
    }

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_error;
};

/// The member at a path of names of nested objects; null where there is none.
inline JsonValue at(const JsonValue &object, const QStringList &path)
{
    const JsonValue *value = &object;
    for (const QString &name : path) {
        value = value->member(name);
        if (!value)
            return {};
    }
    return *value;
}

} // namespace workbench::test
