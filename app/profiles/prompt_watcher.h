// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QObject>

namespace workbench {

/// Shows one prompt of a Secret Service and waits for its end (Secret Service API, "Prompts"). Destroyed
/// before, it lets the prompt stand.
class PromptWatcher : public QObject {
    Q_OBJECT
public:
    enum class End { None, Completed, Dismissed, ServiceGone };

    PromptWatcher(const QDBusConnection &bus, const QDBusObjectPath &path);

    void show();
    End end() const { return m_end; }

Q_SIGNALS:
    void ended();

public Q_SLOTS:
    void onCompleted(bool isDismissed, const QDBusVariant &result);

private:
    void finish(End end);

    QDBusConnection m_bus;
    const QDBusObjectPath m_path;
    QDBusServiceWatcher m_serviceWatcher;
    End m_end = End::None;
};

} // namespace workbench
