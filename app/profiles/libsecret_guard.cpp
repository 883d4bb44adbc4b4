// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/libsecret_guard.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QLibrary>
#include <QMutex>

#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::ProfileStore)
};

/// What we use of GLib, under its own names; gboolean is an int, GBusType an enumeration.
struct Glib {
    static constexpr int sessionBus = 2; // G_BUS_TYPE_SESSION

    void *(*g_bus_get_sync)(int type, void *cancellable, void **error) = nullptr;
    void (*g_dbus_connection_set_exit_on_close)(void *connection, int exits) = nullptr;
    int (*g_dbus_connection_is_closed)(void *connection) = nullptr;
    void (*g_object_unref)(void *object) = nullptr;
    void (*g_error_free)(void *error) = nullptr;
    int (*g_main_context_iteration)(void *context, int mayBlock) = nullptr;

    /// nullptr when it is not there. Loading libsecret first makes it the GLib that libsecret uses.
    static const Glib *load();
};

const Glib *Glib::load()
{
    static const std::unique_ptr<const Glib> loaded = [] {
        QLibrary gio(u"gio-2.0"_s, 0);
        gio.setLoadHints(QLibrary::PreventUnloadHint);
        auto glib = std::make_unique<Glib>();
        bool isComplete = true;
        const auto find = [&](auto &function, const char *name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(gio.resolve(name));
            isComplete = isComplete && function;
        };
        find(glib->g_bus_get_sync, "g_bus_get_sync");
        find(glib->g_dbus_connection_set_exit_on_close, "g_dbus_connection_set_exit_on_close");
        find(glib->g_dbus_connection_is_closed, "g_dbus_connection_is_closed");
        find(glib->g_object_unref, "g_object_unref");
        find(glib->g_error_free, "g_error_free");
        find(glib->g_main_context_iteration, "g_main_context_iteration");
        return isComplete ? std::move(glib) : nullptr;
    }();
    return loaded.get();
}

/// Drops libsecret's connection to the service; nullptr without libsecret.
using Disconnect = void (*)();

Disconnect libsecretDisconnect()
{
    static const auto loaded = [] {
        QLibrary libsecret(u"secret-1"_s, 0);
        libsecret.setLoadHints(QLibrary::PreventUnloadHint);
        return reinterpret_cast<Disconnect>(libsecret.resolve("secret_service_disconnect"));
    }();
    return Glib::load() ? loaded : nullptr;
}

StoreError libraryMissing()
{
    return {StoreError::Kind::LibraryMissing,
            Text::tr("The way to the keychain is missing on this system: the library libsecret. Install it "
                     "(Debian and Ubuntu: libsecret-1-0; Fedora and Arch: libsecret), then start OAuth "
                     "Workbench again.")};
}

StoreError busEnded()
{
    return {StoreError::Kind::NoService,
            Text::tr("The session’s D-Bus, over which the keychain is reached, has ended or does not "
                     "answer. Log in anew, or start OAuth Workbench again once it is there.")};
}

/// GLib's shared connection to the session bus, as the whole process uses it.
class SharedConnection {
public:
    explicit SharedConnection(const Glib &glib)
        : m_glib(glib)
    {
    }
    bool isOpen() const { return m_connection && !m_glib.g_dbus_connection_is_closed(m_connection); }
    /// It is kept as long as it is open: the next one would be born with its bad habit.
    void open();

private:
    const Glib &m_glib;
    void *m_connection = nullptr;
};

void SharedConnection::open()
{
    if (isOpen())
        return;
    if (m_connection)
        m_glib.g_object_unref(m_connection);
    // The connection tells of its end in the main loop that is the default one of the thread that makes it.
    // In a thread of Qt's that is one of its own, which nobody turns; in a plain one it is that of the main
    // thread.
    std::thread([this] {
        void *error = nullptr;
        m_connection = m_glib.g_bus_get_sync(Glib::sessionBus, nullptr, &error);
        if (error)
            m_glib.g_error_free(error);
    }).join();
    if (m_connection)
        m_glib.g_dbus_connection_set_exit_on_close(m_connection, 0);
}

} // namespace

StoreDone guardLibsecret(const QString &serviceOwner)
{
    static QMutex mutex;
    const QMutexLocker locker(&mutex);
    const Disconnect disconnect = libsecretDisconnect();
    if (!disconnect)
        return Failure{libraryMissing()};
    static SharedConnection connection(*Glib::load());
    static QString knownOwner = serviceOwner;
    if (knownOwner != serviceOwner || !connection.isOpen())
        disconnect();
    knownOwner = serviceOwner;
    connection.open();
    if (!connection.isOpen())
        return Failure{busEnded()};
    return std::monostate();
}

std::unique_ptr<QTimer> glibTurner()
{
    const QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    if (!dispatcher || dispatcher->inherits("QEventDispatcherGlib") || !Glib::load())
        return nullptr;
    auto timer = std::make_unique<QTimer>();
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [] {
        while (Glib::load()->g_main_context_iteration(nullptr, 0)) { }
    });
    timer->start(10ms);
    return timer;
}

} // namespace workbench
