// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/http_server.h"

#include "redirect/server_connection.h"

#include <QNetworkProxy>
#include <QTcpServer>

#include <vector>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

/// A free port of the first address may be taken on the second: so often we look for another one.
constexpr int attemptsForFreePort = 50;

class Acceptor : public QTcpServer {
public:
    explicit Acceptor(std::function<void(qintptr)> accepted)
        : m_accepted(std::move(accepted))
    {
        setProxy(QNetworkProxy::NoProxy);
    }

protected:
    void incomingConnection(qintptr socketDescriptor) override { m_accepted(socketDescriptor); }

private:
    std::function<void(qintptr)> m_accepted;
};

QString portText(const QHostAddress &address, quint16 port)
{
    const bool v6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (v6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString()).arg(port);
}

ListenError listenError(const QTcpServer &server, const QHostAddress &address, quint16 port)
{
    const QString where = portText(address, port);
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return {true, port, HttpServer::tr("%1 is in use by another program.").arg(where)};
    case QAbstractSocket::SocketAccessError:
        return {false, port,
                HttpServer::tr("This user may not listen on %1. Ports below 1024 often need administrator "
                               "rights: take a higher one.")
                    .arg(where)};
    case QAbstractSocket::SocketAddressNotAvailableError:
    case QAbstractSocket::UnsupportedSocketOperationError:
        return {false, port,
                HttpServer::tr("This machine does not have the address %1.").arg(address.toString())};
    default:
        return {false, port, HttpServer::tr("Cannot listen on %1: %2.").arg(where, server.errorString())};
    }
}

} // namespace

class HttpServer::Private {
public:
    using Acceptors = std::vector<std::unique_ptr<Acceptor>>;

    Private(HttpServer *server, Handler requestHandler, HttpServerLimits serverLimits)
        : q(server)
        , handler(std::move(requestHandler))
        , limits(serverLimits)
    {
    }

    Result<Acceptors, ListenError> bind(const QList<QHostAddress> &addresses, quint16 port);
    void accept(qintptr socketDescriptor);
    bool makeRoom();

    HttpServer *const q;
    const Handler handler;
    const HttpServerLimits limits;
    std::optional<QSslConfiguration> tls;
    Acceptors acceptors;
    QList<ServerConnection *> connections; ///< oldest first
};

Result<HttpServer::Private::Acceptors, ListenError> HttpServer::Private::bind(
    const QList<QHostAddress> &addresses, quint16 port)
{
    Acceptors bound;
    for (const QHostAddress &address : addresses) {
        auto acceptor = std::make_unique<Acceptor>([this](qintptr descriptor) { accept(descriptor); });
        if (!acceptor->listen(address, port))
            return Failure{listenError(*acceptor, address, port)};
        port = acceptor->serverPort();
        bound.push_back(std::move(acceptor));
    }
    return bound;
}

void HttpServer::Private::accept(qintptr socketDescriptor)
{
    auto *connection = new ServerConnection(handler, limits, q);
    if (!connection->open(socketDescriptor, tls) || !makeRoom())
        return connection->drop();
    connections.append(connection);
    connect(connection, &ServerConnection::rejected, q, &HttpServer::rejected);
    connect(connection, &ServerConnection::over, q,
            [this, connection] { connections.removeOne(connection); });
}

/// True when there is room for one connection more.
bool HttpServer::Private::makeRoom()
{
    if (connections.size() < limits.connections)
        return true;
    // Never one whose request is complete: that may be the redirect which everybody waits for.
    for (const auto expendable :
         {&ServerConnection::isSilent, &ServerConnection::isDraining, &ServerConnection::isReading}) {
        for (ServerConnection *connection : std::as_const(connections)) {
            if (!(connection->*expendable)())
                continue;
            connection->drop();
            return true;
        }
    }
    return false;
}

HttpServer::HttpServer(Handler handler, HttpServerLimits limits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(handler), limits))
{
}

HttpServer::~HttpServer()
{
    d->acceptors.clear();
    for (ServerConnection *connection : std::exchange(d->connections, {})) {
        connection->disconnect(this);
        connection->outliveServer();
    }
}

Result<quint16, ListenError> HttpServer::listen(const QList<QHostAddress> &addresses, quint16 port,
                                                const std::optional<QSslConfiguration> &tls)
{
    for (const QHostAddress &address : addresses) {
        if (!address.isLoopback())
            return Failure{
                ListenError{false, port, tr("%1 is no loopback address.").arg(address.toString())}};
    }
    if (addresses.isEmpty() || !d->acceptors.empty())
        return Failure{
            ListenError{false, port, tr("There is no address to listen on, or the server does already.")}};
    d->tls = tls;
    auto bound = d->bind(addresses, port);
    for (int i = 0; i < attemptsForFreePort && port == 0 && !bound && bound.error().addressInUse; ++i)
        bound = d->bind(addresses, port);
    if (!bound)
        return Failure{bound.error()};
    d->acceptors = std::move(bound).value();
    return d->acceptors.front()->serverPort();
}

void HttpServer::stop()
{
    d->acceptors.clear();
    const QList<ServerConnection *> connections = d->connections;
    for (ServerConnection *connection : connections) {
        if (connection->isReading())
            connection->drop();
    }
}

void HttpServer::setPaused(bool paused)
{
    for (const auto &acceptor : d->acceptors) {
        if (paused)
            acceptor->pauseAccepting();
        else
            acceptor->resumeAccepting();
    }
}

} // namespace workbench
