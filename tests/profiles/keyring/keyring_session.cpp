// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/keyring/keyring_session.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>
#include <QUuid>

#include <csignal>

using namespace Qt::StringLiterals;

namespace workbench::test {

/// A secret as it goes over the bus in a session that does not encrypt (Secret Service API, "Secret").
struct PlainSecret {
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

} // namespace workbench::test

Q_DECLARE_METATYPE(workbench::test::PlainSecret)

namespace workbench::test {

// Found by QtDBus through their argument.

QDBusArgument &operator<<(QDBusArgument &argument, const PlainSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, PlainSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

namespace {

constexpr auto secrets = "org.freedesktop.secrets"_L1;

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

QDBusObjectPath loginCollection()
{
    return QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s);
}

void end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.kill();
    process.waitForFinished();
}

} // namespace

QString KeyringSession::missing()
{
    for (const QString &program : {u"dbus-daemon"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return program;
    }
    return {};
}

KeyringSession::KeyringSession()
{
    const QDir folder(m_folder.path());
    for (const QString &name : {u"home"_s, u"run"_s, u"data"_s, u"config"_s, u"cache"_s, u"services"_s}) {
        if (!folder.mkdir(name))
            qFatal("cannot make a folder");
    }
    QFile::setPermissions(folder.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString address = u"unix:path="_s + folder.filePath(u"bus"_s);
    write(folder.filePath(u"bus.conf"_s),
          "<busconfig><type>session</type><listen>" + address.toUtf8() + "</listen><servicedir>"
              + folder.filePath(u"services"_s).toUtf8()
              + "</servicedir><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
    m_environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.insert(u"HOME"_s, folder.filePath(u"home"_s));
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, folder.filePath(u"run"_s));
    m_environment.insert(u"XDG_DATA_HOME"_s, folder.filePath(u"data"_s));
    m_environment.insert(u"XDG_CONFIG_HOME"_s, folder.filePath(u"config"_s));
    m_environment.insert(u"XDG_CACHE_HOME"_s, folder.filePath(u"cache"_s));
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, address);
    for (const char *name : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"}) {
        if (qEnvironmentVariableIsSet(name))
            m_environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
    }
}

KeyringSession::~KeyringSession()
{
    endKeyring();
    endBus();
}

void KeyringSession::startBus()
{
    const QString socket = m_folder.filePath(u"bus"_s);
    QFile::remove(socket);
    m_busProcess.setProcessEnvironment(m_environment);
    m_busProcess.start(u"dbus-daemon"_s,
                       {u"--config-file="_s + m_folder.filePath(u"bus.conf"_s), u"--nofork"_s,
                        u"--nopidfile"_s, u"--print-address"_s});
    if (!m_busProcess.waitForReadyRead(10'000))
        qFatal("no bus: %s", m_busProcess.readAllStandardError().constData());
    m_connection = u"test "_s + QUuid::createUuid().toString();
    QDBusConnection::connectToBus(m_environment.value(u"DBUS_SESSION_BUS_ADDRESS"_s), m_connection);
    if (!bus().isConnected())
        qFatal("cannot connect to the bus");
}

void KeyringSession::endBus()
{
    if (!m_connection.isEmpty())
        QDBusConnection::disconnectFromBus(m_connection);
    m_connection.clear();
    end(m_busProcess);
}

QDBusConnection KeyringSession::bus() const
{
    return QDBusConnection(m_connection);
}

bool KeyringSession::hasService(const QString &name) const
{
    return bus().interface()->isServiceRegistered(name);
}

/// The packaged daemon has a file capability; where the machine does not have that to give, it cannot be
/// started, but a copy without it can.
QString KeyringSession::daemon()
{
    if (!m_daemon.isEmpty())
        return m_daemon;
    m_daemon = QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s);
    QProcess trial;
    trial.start(m_daemon, {u"--version"_s});
    if (trial.waitForStarted() && trial.waitForFinished() && trial.exitCode() == 0)
        return m_daemon;
    const QString copy = m_folder.filePath(u"gnome-keyring-daemon"_s);
    if (!QFile::copy(m_daemon, copy))
        qFatal("cannot copy gnome-keyring-daemon");
    return m_daemon = copy;
}

void KeyringSession::startKeyring()
{
    m_keyring.setProcessEnvironment(m_environment);
    m_keyring.start(daemon(),
                    {u"--foreground"_s, u"--components=secrets"_s, u"--unlock"_s,
                     u"--control-directory="_s + m_folder.filePath(u"run/keyring"_s)});
    m_keyring.write("throwaway");
    m_keyring.closeWriteChannel();
    if (!QTest::qWaitFor([this] { return hasService(secrets); }, 20'000))
        qFatal("no keyring: %s", m_keyring.readAllStandardError().constData());
}

void KeyringSession::endKeyring()
{
    end(m_keyring);
    if (!m_connection.isEmpty() && !QTest::qWaitFor([this] { return !hasService(secrets); }, 20'000))
        qFatal("the keyring does not end");
}

void KeyringSession::freezeBus()
{
    ::kill(pid_t(m_busProcess.processId()), SIGSTOP);
}

void KeyringSession::freezeKeyring()
{
    ::kill(pid_t(m_keyring.processId()), SIGSTOP);
}

void KeyringSession::thaw()
{
    ::kill(pid_t(m_busProcess.processId()), SIGCONT);
    ::kill(pid_t(m_keyring.processId()), SIGCONT);
}

QVariantList KeyringSession::askKeyring(const QString &interface, const QString &method,
                                        const QVariantList &arguments) const
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(secrets, u"/org/freedesktop/secrets"_s, interface, method);
    question.setArguments(arguments);
    const QDBusMessage answer = bus().call(question);
    if (answer.type() == QDBusMessage::ErrorMessage)
        qFatal("%s: %s", qPrintable(method), qPrintable(answer.errorMessage()));
    return answer.arguments();
}

void KeyringSession::lock()
{
    const QList<QDBusObjectPath> collections{loginCollection()};
    askKeyring(u"org.freedesktop.Secret.Service"_s, u"Lock"_s, {QVariant::fromValue(collections)});
}

/// As the login does it: with the password, over an interface of gnome-keyring's own.
void KeyringSession::unlock()
{
    qDBusRegisterMetaType<PlainSecret>();
    const QVariantList session = askKeyring(u"org.freedesktop.Secret.Service"_s, u"OpenSession"_s,
                                            {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    const PlainSecret password{session.value(1).value<QDBusObjectPath>(), {}, "throwaway", u"text/plain"_s};
    askKeyring(u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s, u"UnlockWithMasterPassword"_s,
               {QVariant::fromValue(loginCollection()), QVariant::fromValue(password)});
}

QByteArray KeyringSession::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished();
    return process.readAll();
}

StoreProgram::StoreProgram(const KeyringSession &session, const QStringList &arguments)
{
    m_process.setProcessEnvironment(session.environment());
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(WORKBENCH_STORE_PROGRAM), arguments);
    if (!m_process.waitForStarted())
        qFatal("cannot start " WORKBENCH_STORE_PROGRAM);
}

StoreProgram::~StoreProgram()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5000))
        kill();
}

void StoreProgram::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void StoreProgram::tell(const QStringList &words)
{
    JsonValue line = JsonValue::array();
    for (const QString &word : words)
        line.items().append(JsonValue::string(word));
    m_process.write(writeJson(line, JsonStyle::Compact) + '\n');
}

JsonValue StoreProgram::heard(int timeoutMs)
{
    // The test's own bus connection has to be served meanwhile: it may be the prompter.
    const bool isSaid = QTest::qWaitFor(
        [this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; }, timeoutMs);
    if (!isSaid || !m_process.canReadLine())
        return {};
    const auto parsed = parseJson(m_process.readLine().trimmed());
    return parsed ? parsed->value : JsonValue();
}

JsonValue StoreProgram::ask(const QStringList &words)
{
    tell(words);
    return heard();
}

} // namespace workbench::test
