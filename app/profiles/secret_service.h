// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"
#include "profiles/secret_items.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace workbench {

class PromptWatcher;

/// The Secret Service of the session (freedesktop.org, Secret Service API), asked for what QtKeychain does
/// not tell: whether it is there, whether it is locked, which items it has. For QtKeychain, an item behind a
/// prompt that somebody dismissed is "not found", and removing a locked one succeeds without removing it.
///
/// No secret passes here. Errors: NoService, Locked, Dismissed.
class SecretService {
public:
    /// What items are there for certain attributes, by their object paths.
    struct Items {
        QList<QDBusObjectPath> unlocked;
        QList<QDBusObjectPath> locked;
    };

    explicit SecretService(QString service);
    ~SecretService();

    /// Connects to the session bus, if need be anew, without starting one.
    Task<StoreDone> connectToBus();
    /// True when the bus has one of the names, or can start who has it.
    Task<bool> knowsAnyOf(QStringList names);
    /// The bus name behind the service, another one for each that is started; empty while there is none.
    Task<QString> owner();
    /// Unlocks the default collection, and every other that has items of ours.
    Task<StoreDone> unlock(SecretItems::Prompting prompting);
    Task<StoreResult<bool>> isDefaultLocked();
    /// The items of ours, of one key or all.
    Task<StoreResult<Items>> find(QString key = {});
    /// The keys of all of them.
    Task<StoreResult<QStringList>> keys();

private:
    Task<StoreResult<QDBusMessage>> ask(QDBusMessage question);
    Task<StoreResult<QList<QDBusObjectPath>>> lockedDefault();
    Task<StoreDone> startUnlocking(QList<QDBusObjectPath> locked);
    Task<StoreDone> waitForPrompt();
    void disconnect();

    const QString m_service;
    QString m_connectionName; ///< empty while there is none
    QDBusConnection m_bus;
    /// One that stands on the screen, maybe since a question that nobody waits for any longer. It is never
    /// dismissed by us: gnome-keyring 42 crashes when it is.
    std::unique_ptr<PromptWatcher> m_prompt;
};

} // namespace workbench
