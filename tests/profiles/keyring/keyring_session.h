// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"

#include <QDBusConnection>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QVariantList>

#include <memory>

namespace workbench::test {

/// A desktop session of nothing but a session bus and gnome-keyring, with folders of its own. What it starts
/// ends with it.
class KeyringSession {
public:
    /// Empty when everything that it needs is on this machine; else what is missing.
    static QString missing();

    KeyringSession();
    ~KeyringSession();

    void startBus();
    void endBus();
    /// Unlocked; `password` makes the keyring at the first time.
    void startKeyring();
    void endKeyring();
    /// They exist, and answer nothing.
    void freezeBus();
    void freezeKeyring();
    void thaw();
    /// Locks the default collection.
    void lock();
    void unlock();

    /// A connection to the bus for the test itself.
    QDBusConnection bus() const;
    const QProcessEnvironment &environment() const { return m_environment; }
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    QString folder() const { return m_folder.path(); }
    /// Output of a program run in the session.
    QByteArray run(const QString &program, const QStringList &arguments) const;

private:
    QString daemon();
    bool hasService(const QString &name) const;
    QVariantList askKeyring(const QString &interface, const QString &method,
                            const QVariantList &arguments) const;

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QProcess m_busProcess;
    QProcess m_keyring;
    QString m_connection;
    QString m_daemon;
};

/// tests/profiles/keyring/store_program, running in a session.
class StoreProgram {
public:
    explicit StoreProgram(const KeyringSession &session, const QStringList &arguments = {});
    ~StoreProgram();

    /// Sends a command and takes the next line that is said.
    JsonValue ask(const QStringList &words);
    void tell(const QStringList &words);
    /// The next line; null when none comes.
    JsonValue heard(int timeoutMs = 60'000);
    bool isAlive() const { return m_process.state() == QProcess::Running; }
    void kill();
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
};

} // namespace workbench::test
