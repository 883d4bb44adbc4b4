// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusObjectPath>
#include <QObject>
#include <QVariantMap>

namespace workbench::test {

/// Stands for the dialog that asks for a keyring's password (org.gnome.keyring.SystemPrompter, as
/// gcr-prompter is one) and for the person in front of it, who closes it or lets it stand.
class Prompter : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.keyring.internal.Prompter")
public:
    enum class Person { Dismisses, IsAway };

    Prompter(const QDBusConnection &bus, Person person);
    ~Prompter() override;

    int prompts() const { return m_prompts; } ///< how often a password was asked for

public Q_SLOTS:
    Q_SCRIPTABLE void BeginPrompting(const QDBusObjectPath &callback);
    Q_SCRIPTABLE void PerformPrompt(const QDBusObjectPath &callback, const QString &type,
                                    const QVariantMap &properties, const QString &exchange);
    Q_SCRIPTABLE void StopPrompting(const QDBusObjectPath &callback);

private:
    void call(const QDBusObjectPath &callback, const QString &method, const QVariantList &arguments);

    QDBusConnection m_bus;
    const Person m_person;
    int m_prompts = 0;
};

} // namespace workbench::test
