// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/prompt_watcher.h"

#include <QDBusMessage>
#include <QDBusPendingCall>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

QString serviceName()
{
    return u"org.freedesktop.secrets"_s;
}

QString promptInterface()
{
    return u"org.freedesktop.Secret.Prompt"_s;
}

} // namespace

PromptWatcher::PromptWatcher(const QDBusConnection &bus, const QDBusObjectPath &path)
    : m_bus(bus)
    , m_path(path)
    , m_serviceWatcher(serviceName(), bus, QDBusServiceWatcher::WatchForUnregistration)
{
    connect(&m_serviceWatcher, &QDBusServiceWatcher::serviceUnregistered, this,
            [this] { finish(End::ServiceGone); });
    m_bus.connect(serviceName(), path.path(), promptInterface(), u"Completed"_s, this,
                  SLOT(onCompleted(bool, QDBusVariant)));
}

void PromptWatcher::show()
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(serviceName(), m_path.path(), promptInterface(), u"Prompt"_s);
    message << QString(); // the window that it belongs to: none that the service would know
    auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *finished) {
        if (finished->isError())
            finish(End::ServiceGone);
    });
}

void PromptWatcher::onCompleted(bool isDismissed, const QDBusVariant &)
{
    finish(isDismissed ? End::Dismissed : End::Completed);
}

void PromptWatcher::finish(End end)
{
    if (m_end != End::None)
        return;
    m_end = end;
    Q_EMIT ended();
}

} // namespace workbench
