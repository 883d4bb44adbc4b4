// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/keyring/prompter.h"

#include <QDBusMessage>

using namespace Qt::StringLiterals;

namespace workbench::test {

namespace {

constexpr auto serviceName = "org.gnome.keyring.SystemPrompter"_L1;
constexpr auto objectPath = "/org/gnome/keyring/Prompter"_L1;
constexpr auto callbackInterface = "org.gnome.keyring.internal.Prompter.Callback"_L1;

/// The start of gcr's key exchange. Who never tells a password can do with any number for a public key.
QString exchangeStart()
{
    const QByteArray number(190, 7);
    return u"[sx-aes-1]\npublic="_s + QString::fromLatin1(number.toBase64()) + u'\n';
}

} // namespace

Prompter::Prompter(const QDBusConnection &bus, Person person)
    : m_bus(bus)
    , m_person(person)
{
    if (!m_bus.registerObject(objectPath, this, QDBusConnection::ExportScriptableSlots)
        || !m_bus.registerService(serviceName))
        qFatal("cannot be the prompter");
}

Prompter::~Prompter()
{
    m_bus.unregisterService(serviceName);
    m_bus.unregisterObject(objectPath);
}

/// Answers once the call that is being served has returned: gcr takes no answer before.
void Prompter::call(const QDBusObjectPath &callback, const QString &method, const QVariantList &arguments)
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(message().service(), callback.path(), callbackInterface, method);
    question.setArguments(arguments);
    QMetaObject::invokeMethod(
        this, [bus = m_bus, question] { bus.send(question); }, Qt::QueuedConnection);
}

void Prompter::BeginPrompting(const QDBusObjectPath &callback)
{
    call(callback, u"PromptReady"_s, {QString(), QVariantMap(), exchangeStart()});
}

void Prompter::PerformPrompt(const QDBusObjectPath &callback, const QString &, const QVariantMap &,
                             const QString &)
{
    ++m_prompts;
    if (m_person == Person::Dismisses)
        call(callback, u"PromptReady"_s, {u"no"_s, QVariantMap(), exchangeStart()});
}

void Prompter::StopPrompting(const QDBusObjectPath &callback)
{
    call(callback, u"PromptDone"_s, {});
}

} // namespace workbench::test
