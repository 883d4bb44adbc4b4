// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/scripted_server.h"

#include <QFile>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace workbench::test {

namespace {

/// Splits one complete request off the front of `buffer`; nothing when more bytes are needed.
std::optional<ReceivedRequest> takeRequest(QByteArray &buffer)
{
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;

    ReceivedRequest request;
    QList<QByteArray> lines = buffer.first(headEnd).split('\n');
    const QList<QByteArray> requestLine = lines.takeFirst().trimmed().split(' ');
    request.method = requestLine.value(0);
    request.target = requestLine.value(1);
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append(line.first(qMax(colon, qsizetype(0))), line.sliced(colon + 1).trimmed());
    }

    const qsizetype bodyLength = request.headers.value("Content-Length").value_or("0").toLongLong();
    const qsizetype total = headEnd + 4 + bodyLength;
    if (buffer.size() < total)
        return std::nullopt;
    request.raw = buffer.first(total);
    request.body = request.raw.sliced(headEnd + 4);
    buffer.remove(0, total);
    return request;
}

void finishReply(QTcpSocket *socket, Reply::Then then)
{
    if (then == Reply::Then::Close)
        socket->disconnectFromHost();
}

void writePieces(QTcpSocket *socket, const Reply &reply, qsizetype offset)
{
    const QByteArray piece = reply.bytes.mid(offset, reply.pieceSize);
    if (piece.isEmpty()) {
        finishReply(socket, reply.then);
        return;
    }
    socket->write(piece);
    socket->flush();
    const qsizetype next = offset + piece.size();
    QTimer::singleShot(0, socket, [socket, reply, next] { writePieces(socket, reply, next); });
}

void writeReply(QTcpSocket *socket, const Reply &reply)
{
    if (reply.pieceSize > 0) {
        writePieces(socket, reply, 0);
        return;
    }
    socket->write(reply.bytes);
    finishReply(socket, reply.then);
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QSslConfiguration serverConfiguration(const CertificateFiles &files)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromData(readFile(files.certificate)));
    configuration.setPrivateKey(QSslKey(readFile(files.key), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace

Reply Reply::http(int status, const HeaderList &headers, const QByteArray &body)
{
    Reply reply;
    reply.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n" + headers.toBytes()
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
    return reply;
}

Reply Reply::json(const QByteArray &body, int status)
{
    return http(status, {{"Content-Type", "application/json"}}, body);
}

Reply Reply::html(const QByteArray &body, int status)
{
    return http(status, {{"Content-Type", "text/html; charset=utf-8"}}, body);
}

Reply Reply::redirect(const QByteArray &location, int status)
{
    return http(status, {{"Location", location}}, {});
}

Reply Reply::closeWithoutAnswer()
{
    return {};
}

Reply Reply::never()
{
    Reply reply;
    reply.then = Then::KeepOpen;
    return reply;
}

Reply Reply::brokenChunks()
{
    Reply reply;
    reply.bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                  "5\r\n{\"a\":\r\nnot-a-size\r\n1}\r\n0\r\n\r\n";
    return reply;
}

Reply Reply::headerFlood(int count)
{
    HeaderList headers;
    headers.append("Content-Type", "application/json");
    for (int i = 0; i < count; ++i)
        headers.append("X-Flood-" + QByteArray::number(i), "x");
    return http(200, headers, "{}");
}

Reply Reply::big(qsizetype size)
{
    return json('"' + QByteArray(size - 2, 'x') + '"');
}

Reply Reply::after(std::chrono::milliseconds time) const
{
    Reply reply = *this;
    reply.delay = time;
    return reply;
}

Reply Reply::inPieces(qsizetype size) const
{
    Reply reply = *this;
    reply.pieceSize = size;
    return reply;
}

Reply Reply::cutAfter(qsizetype size) const
{
    Reply reply = *this;
    reply.bytes.truncate(size);
    reply.then = Then::Close;
    return reply;
}

ScriptedServer::ScriptedServer(const QHostAddress &address)
{
    listenOn(address);
}

ScriptedServer::ScriptedServer(const CertificateFiles &tls, const QHostAddress &address)
    : m_tls(serverConfiguration(tls))
{
    listenOn(address);
}

ScriptedServer::~ScriptedServer() = default;

void ScriptedServer::listenOn(const QHostAddress &address)
{
    setProxy(QNetworkProxy::NoProxy);
    setListenBacklogSize(1024);
    if (!listen(address))
        qFatal("cannot listen on %s: %s", qPrintable(address.toString()), qPrintable(errorString()));
}

void ScriptedServer::demandCertificateOf(const QString &authority)
{
    m_tls->setCaCertificates(QSslCertificate::fromData(readFile(authority)));
    m_tls->setPeerVerifyMode(QSslSocket::VerifyPeer);
}

void ScriptedServer::askForCertificate()
{
    m_tls->setPeerVerifyMode(QSslSocket::QueryPeer);
    m_takesAnyCertificate = true;
}

QString ScriptedServer::url(const QString &path, const QString &host) const
{
    QString authority = host.isEmpty() ? serverAddress().toString() : host;
    if (authority.contains(u':'))
        authority = u'[' + authority + u']';
    return (m_tls ? u"https://"_s : u"http://"_s) + authority + u':' + QString::number(serverPort()) + path;
}

void ScriptedServer::enqueue(const Reply &reply)
{
    m_queue.append(reply);
}

void ScriptedServer::route(const QByteArray &path, Handler handler)
{
    m_routes.insert(path, std::move(handler));
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    auto *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    socket->setSocketDescriptor(descriptor);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);

    const int connection = int(m_connections.size());
    m_connections.append(QByteArray());
    ++m_open;
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, connection] { read(socket, connection); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        --m_open;
        socket->deleteLater();
        Q_EMIT connectionClosed();
    });

    if (m_tls) {
        auto *encrypted = static_cast<QSslSocket *>(socket);
        encrypted->setSslConfiguration(*m_tls);
        if (m_takesAnyCertificate)
            connect(encrypted, &QSslSocket::sslErrors, encrypted,
                    [encrypted] { encrypted->ignoreSslErrors(); });
        encrypted->startServerEncryption();
    }
}

void ScriptedServer::read(QTcpSocket *socket, int connection)
{
    const QByteArray bytes = socket->readAll();
    m_connections[connection] += bytes;
    QByteArray buffer = socket->property("pending").toByteArray() + bytes;
    while (std::optional<ReceivedRequest> request = takeRequest(buffer)) {
        request->connection = connection;
        if (const auto *encrypted = qobject_cast<QSslSocket *>(socket))
            request->clientCertificate = encrypted->peerCertificate().toDer();
        m_requests.append(*request);
        const Reply reply = replyTo(*request);
        Q_EMIT requestReceived(*request);
        if (reply.delay.count() > 0)
            QTimer::singleShot(reply.delay, socket, [socket, reply] { writeReply(socket, reply); });
        else
            writeReply(socket, reply);
    }
    socket->setProperty("pending", buffer);
}

Reply ScriptedServer::replyTo(const ReceivedRequest &request)
{
    const QByteArray path = request.target.first(
        request.target.indexOf('?') < 0 ? request.target.size() : request.target.indexOf('?'));
    if (const auto handler = m_routes.constFind(path); handler != m_routes.constEnd())
        return (*handler)(request);
    if (m_queue.isEmpty())
        return Reply::http(404, {{"Content-Type", "text/plain"}},
                           "nothing is scripted for " + request.target);
    return m_queue.size() == 1 ? m_queue.first() : m_queue.takeFirst();
}

} // namespace workbench::test
