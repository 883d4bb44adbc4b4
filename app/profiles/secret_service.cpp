// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/secret_service.h"

#include "async/in_background.h"
#include "async/signal_awaiter.h"
#include "profiles/prompt_watcher.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QFileInfo>
#include <QMap>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Attributes = QMap<QString, QString>;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::ProfileStore)
};

StoreError noBus()
{
    return {StoreError::Kind::NoService,
            Text::tr("There is no D-Bus session here, so no keychain can be reached. Start OAuth Workbench "
                     "from a desktop session, or with dbus-run-session.")};
}

StoreError noService(const QString &why)
{
    return {
        StoreError::Kind::NoService,
        Text::tr(
            "No keychain answers on the session’s D-Bus (%1). Start or install one that offers the Secret "
            "Service, such as gnome-keyring, KWallet or KeePassXC, then try again.")
            .arg(why)};
}

StoreError locked()
{
    return {StoreError::Kind::Locked, Text::tr("The keychain is locked. Unlock it, then try again.")};
}

StoreError dismissed()
{
    return {StoreError::Kind::Dismissed,
            Text::tr("The question for the keychain’s password was dismissed, so the keychain stays "
                     "locked. Try again to be asked anew.")};
}

/// Asking for a session bus where there is none would start one.
bool hasSessionBus()
{
    const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    if (!address.isEmpty())
        return !address.startsWith("autolaunch:");
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo::exists(folder + u"/bus"_s);
}

QString serviceName()
{
    return u"org.freedesktop.secrets"_s;
}

QDBusMessage toBus(const QString &method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                          u"org.freedesktop.DBus"_s, method);
}

QDBusMessage toService(const QString &path, const QString &interface, const QString &method)
{
    return QDBusMessage::createMethodCall(serviceName(), path, interface, method);
}

QDBusMessage toService(const QString &method)
{
    return toService(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, method);
}

QDBusMessage property(const QString &path, const QString &interface, const QString &name)
{
    QDBusMessage message = toService(path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    message << interface << name;
    return message;
}

QVariant propertyValue(const QDBusMessage &answer)
{
    return answer.arguments().value(0).value<QDBusVariant>().variant();
}

QList<QDBusObjectPath> paths(const QDBusMessage &answer, int argument)
{
    return qdbus_cast<QList<QDBusObjectPath>>(answer.arguments().value(argument));
}

} // namespace

SecretService::SecretService(QString service)
    : m_service(std::move(service))
    , m_bus(QString())
{
    qDBusRegisterMetaType<Attributes>();
}

SecretService::~SecretService()
{
    disconnect();
}

void SecretService::disconnect()
{
    if (m_connectionName.isEmpty())
        return;
    m_prompt.reset();
    m_bus = QDBusConnection(QString());
    QDBusConnection::disconnectFromBus(std::exchange(m_connectionName, {}));
}

Task<StoreDone> SecretService::connectToBus()
{
    if (m_bus.isConnected())
        co_return std::monostate();
    disconnect();
    if (!hasSessionBus())
        co_return Failure{noBus()};
    // A connection of our own: the shared one stays dead when the bus has died, and belongs to others.
    const QString name = u"oauth-workbench "_s + QUuid::createUuid().toString();
    const std::function<QDBusConnection()> connecting = [name] {
        return QDBusConnection::connectToBus(QDBusConnection::SessionBus, name);
    };
    auto connection = inBackground<QDBusConnection>(connecting);
    m_bus = co_await connection;
    m_connectionName = name;
    if (!m_bus.isConnected())
        co_return Failure{noBus()};
    co_return std::monostate();
}

Task<StoreResult<QDBusMessage>> SecretService::ask(QDBusMessage question)
{
    QDBusPendingCallWatcher call(m_bus.asyncCall(question));
    SignalAwaiter finished(&call, &QDBusPendingCallWatcher::finished);
    co_await finished;
    if (call.isError())
        co_return Failure{noService(call.error().message())};
    co_return call.reply();
}

Task<bool> SecretService::knowsAnyOf(QStringList names)
{
    const QStringList lists{u"ListNames"_s, u"ListActivatableNames"_s};
    for (const QString &list : lists) {
        const QDBusMessage question = toBus(list);
        auto asking = ask(question);
        const auto answer = co_await asking;
        if (!answer)
            co_return false;
        const QStringList known = answer->arguments().value(0).toStringList();
        for (const QString &name : names) {
            if (known.contains(name))
                co_return true;
        }
    }
    co_return false;
}

Task<QString> SecretService::owner()
{
    QDBusMessage question = toBus(u"GetNameOwner"_s);
    question << serviceName();
    auto asking = ask(question);
    const auto answer = co_await asking;
    if (!answer)
        co_return QString();
    co_return answer->arguments().value(0).toString();
}

Task<StoreResult<SecretService::Items>> SecretService::find(QString key)
{
    Attributes attributes{{u"server"_s, m_service}};
    if (!key.isEmpty())
        attributes.insert(u"user"_s, key);
    QDBusMessage question = toService(u"SearchItems"_s);
    question << QVariant::fromValue(attributes);
    auto asking = ask(question);
    const auto answer = co_await asking;
    if (!answer)
        co_return Failure{answer.error()};
    Items items;
    items.unlocked = paths(*answer, 0);
    items.locked = paths(*answer, 1);
    co_return items;
}

/// The default collection if it is locked, or nothing: there may be none yet.
Task<StoreResult<QList<QDBusObjectPath>>> SecretService::lockedDefault()
{
    QDBusMessage question = toService(u"ReadAlias"_s);
    question << u"default"_s;
    auto asking = ask(question);
    const auto alias = co_await asking;
    if (!alias)
        co_return Failure{alias.error()};
    const auto collection = alias->arguments().value(0).value<QDBusObjectPath>();
    if (collection.path().size() <= 1)
        co_return QList<QDBusObjectPath>();
    auto looking = ask(property(collection.path(), u"org.freedesktop.Secret.Collection"_s, u"Locked"_s));
    const auto isLocked = co_await looking;
    if (!isLocked)
        co_return Failure{isLocked.error()};
    QList<QDBusObjectPath> found;
    if (propertyValue(*isLocked).toBool())
        found.append(collection);
    co_return found;
}

Task<StoreResult<bool>> SecretService::isDefaultLocked()
{
    auto looking = lockedDefault();
    const auto found = co_await looking;
    if (!found)
        co_return Failure{found.error()};
    co_return !found->isEmpty();
}

Task<StoreDone> SecretService::unlock(SecretItems::Prompting prompting)
{
    auto looking = lockedDefault();
    const auto collection = co_await looking;
    if (!collection)
        co_return Failure{collection.error()};
    auto finding = find();
    const auto items = co_await finding;
    if (!items)
        co_return Failure{items.error()};
    const QList<QDBusObjectPath> closed = *collection + items->locked;
    if (closed.isEmpty())
        co_return std::monostate();
    if (prompting == SecretItems::Prompting::Never)
        co_return Failure{locked()};

    auto starting = startUnlocking(closed);
    const StoreDone started = co_await starting;
    if (!started)
        co_return started;
    auto waiting = waitForPrompt();
    const StoreDone answered = co_await waiting;
    if (!answered)
        co_return answered;
    auto lookingAgain = lockedDefault();
    const auto still = co_await lookingAgain;
    if (!still)
        co_return Failure{still.error()};
    if (!still->isEmpty())
        co_return Failure{locked()};
    co_return std::monostate();
}

/// Unless a prompt stands already: two of them would ask for the same password one after the other.
Task<StoreDone> SecretService::startUnlocking(QList<QDBusObjectPath> locked)
{
    if (m_prompt && m_prompt->end() == PromptWatcher::End::None)
        co_return std::monostate();
    m_prompt.reset();
    QDBusMessage question = toService(u"Unlock"_s);
    question << QVariant::fromValue(locked);
    auto asking = ask(question);
    const auto answer = co_await asking;
    if (!answer)
        co_return Failure{answer.error()};
    const auto path = answer->arguments().value(1).value<QDBusObjectPath>();
    if (path.path().size() > 1) {
        m_prompt = std::make_unique<PromptWatcher>(m_bus, path);
        m_prompt->show();
    }
    co_return std::monostate();
}

Task<StoreDone> SecretService::waitForPrompt()
{
    if (!m_prompt)
        co_return std::monostate();
    SignalAwaiter ended(m_prompt.get(), &PromptWatcher::ended);
    co_await ended;
    const PromptWatcher::End end = m_prompt->end();
    m_prompt.reset();
    if (end == PromptWatcher::End::Dismissed)
        co_return Failure{dismissed()};
    if (end == PromptWatcher::End::ServiceGone)
        co_return Failure{noService(Text::tr("it ended while it asked for the password"))};
    co_return std::monostate();
}

Task<StoreResult<QStringList>> SecretService::keys()
{
    auto finding = find();
    const auto items = co_await finding;
    if (!items)
        co_return Failure{items.error()};
    const QList<QDBusObjectPath> all = items->unlocked + items->locked;
    QStringList keys;
    for (const QDBusObjectPath &path : all) {
        auto asking = ask(property(path.path(), u"org.freedesktop.Secret.Item"_s, u"Attributes"_s));
        const auto answer = co_await asking;
        if (!answer)
            co_return Failure{answer.error()};
        const QString key = qdbus_cast<Attributes>(propertyValue(*answer)).value(u"user"_s);
        if (!key.isEmpty() && !keys.contains(key))
            keys.append(key);
    }
    co_return keys;
}

} // namespace workbench
