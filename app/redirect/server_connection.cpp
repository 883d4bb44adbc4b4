// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/server_connection.h"

#include <QCoreApplication>
#include <QSslSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace workbench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How much a flooding client may have waiting in our memory before TCP makes it wait.
constexpr qint64 readBufferSize = 64 * 1024;
/// How long a client may go on sending after its answer.
constexpr auto drainTime = 1s;

QByteArray responseBytes(const ServerResponse &response, bool headOnly)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + response.reason + "\r\n"
        + response.sentHeaders().toBytes() + "\r\n";
    if (!headOnly)
        bytes += response.body;
    return bytes;
}

/// Tells the peer that nothing more comes, while what it still sends is read. Qt can only close both ways.
void endSending(const QTcpSocket &socket)
{
#ifdef Q_OS_WIN
    ::shutdown(SOCKET(socket.socketDescriptor()), SD_SEND);
#else
    ::shutdown(int(socket.socketDescriptor()), SHUT_WR);
#endif
}

} // namespace

ServerConnection::ServerConnection(Handler handler, const HttpServerLimits &limits, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
    , m_limits(limits)
    , m_parser(limits)
    , m_deadline(this)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &ServerConnection::timedOut);
}

ServerConnection::~ServerConnection()
{
    // The socket is a child: its last signals must not reach a half-destroyed connection.
    if (m_socket)
        m_socket->disconnect(this);
}

bool ServerConnection::open(qintptr socketDescriptor, const std::optional<QSslConfiguration> &tls)
{
    m_socket = createSocket(tls);
    m_socket->setReadBufferSize(readBufferSize);
    connect(m_socket, &QTcpSocket::readyRead, this, &ServerConnection::readMore);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &ServerConnection::written);
    connect(m_socket, &QTcpSocket::disconnected, this, &ServerConnection::drop);
    if (!m_socket->setSocketDescriptor(socketDescriptor))
        return false;
    m_deadline.start(m_limits.perRequest);
    if (auto *encrypted = qobject_cast<QSslSocket *>(m_socket))
        encrypted->startServerEncryption();
    return true;
}

/// A plain socket unless TLS is wanted: the TLS library is not even loaded for http.
QTcpSocket *ServerConnection::createSocket(const std::optional<QSslConfiguration> &tls)
{
    if (!tls)
        return new QTcpSocket(this);
    auto *socket = new QSslSocket(this);
    socket->setSslConfiguration(*tls);
    connect(socket, &QSslSocket::encryptedBytesWritten, this, &ServerConnection::written);
    return socket;
}

bool ServerConnection::isEncrypted() const
{
    const auto *socket = qobject_cast<const QSslSocket *>(m_socket);
    return socket && socket->isEncrypted();
}

bool ServerConnection::isSilent() const
{
    return m_phase == Phase::Reading && !m_parser.hasBegun() && m_socket->bytesAvailable() == 0;
}

void ServerConnection::drop()
{
    if (m_phase == Phase::Over)
        return;
    m_phase = Phase::Over;
    m_deadline.stop();
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT over();
    deleteLater();
}

void ServerConnection::outliveServer()
{
    if (m_phase != Phase::Answering)
        return drop();
    setParent(QCoreApplication::instance());
    m_socket->flush();
}

void ServerConnection::readMore()
{
    if (m_phase != Phase::Reading) {
        m_socket->readAll();
        return;
    }
    if (m_startedAt.isNull())
        m_startedAt = QDateTime::currentDateTimeUtc();
    const RequestParser::State state = m_parser.feed(m_socket->readAll());
    if (state == RequestParser::State::Complete)
        handle();
    else if (state == RequestParser::State::Rejected)
        reject(m_parser.rejection());
}

void ServerConnection::handle()
{
    m_phase = Phase::Answering;
    ServerRequest request = m_parser.request();
    request.encrypted = isEncrypted();
    request.startedAt = m_startedAt;
    answer(m_handler(request), request.method == "HEAD", m_parser.hasSurplus());
}

void ServerConnection::reject(const RequestRejection &rejection)
{
    ServerResponse response;
    response.status = rejection.status;
    response.reason = rejection.reason;
    response.headers = {{"Content-Type", "text/plain; charset=utf-8"},
                        {"Cache-Control", "no-store"},
                        {"X-Content-Type-Options", "nosniff"}};
    response.body = QByteArray::number(rejection.status) + ' ' + rejection.reason + ": "
        + rejection.message.toUtf8() + '\n';
    // Refused halfway: the rest of the request is still coming.
    answer(response, m_parser.request().method == "HEAD", true);
    Q_EMIT rejected(tr("%1 for %2").arg(rejection.status).arg(rejection.message));
}

void ServerConnection::answer(const ServerResponse &response, bool headOnly, bool drain)
{
    m_phase = Phase::Answering;
    m_drain = drain;
    m_deadline.start(m_limits.perRequest);
    m_socket->write(responseBytes(response, headOnly));
    m_socket->flush();
    if (!drain && m_phase == Phase::Answering)
        m_socket->disconnectFromHost(); // writes what is left before it closes
}

void ServerConnection::written()
{
    const auto *encrypted = qobject_cast<const QSslSocket *>(m_socket);
    const bool pending =
        m_socket->bytesToWrite() > 0 || (encrypted && encrypted->encryptedBytesToWrite() > 0);
    if (m_phase != Phase::Answering || !m_drain || pending)
        return;
    m_phase = Phase::Draining;
    if (!encrypted) // TLS says it in its own layer, when it closes
        endSending(*m_socket);
    m_deadline.start(drainTime);
}

void ServerConnection::timedOut()
{
    if (m_phase == Phase::Reading && m_parser.hasBegun())
        reject({408, "Request Timeout",
                tr("a request that was not complete after %1 s")
                    .arg(double(m_limits.perRequest.count()) / 1000)});
    else
        drop();
}

} // namespace workbench
