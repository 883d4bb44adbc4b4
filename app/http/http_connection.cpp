// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/http_connection.h"

#include "http/tls_facts.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

// What one turn of the event loop reads at most, however fast the server is.
constexpr qint64 readBufferSize = 1024 * 1024;

/// True where the certificate may be good, but nobody whom we trust vouches for it.
bool isAboutTheAuthority(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return true;
    default:
        return false;
    }
}

QNetworkProxy socketProxy(const ProxyChoice &choice)
{
    if (choice.type != ProxyChoice::Type::Socks5)
        return QNetworkProxy::NoProxy;
    return {QNetworkProxy::Socks5Proxy, choice.host, choice.port, choice.user, choice.password};
}

QByteArray proxyAuthorization(const ProxyChoice &proxy)
{
    return "Basic " + (proxy.user + u':' + proxy.password).toUtf8().toBase64();
}

} // namespace

HttpConnection::HttpConnection(CompletedRequest request, ConnectionPlan plan)
    : m_plan(std::move(plan))
    , m_url(request.request.url)
    , m_parser(request.request.method)
{
    m_exchange.request = std::move(request.request);
    m_exchange.requestTarget = std::move(request.target);
    m_exchange.notes = std::move(request.notes);
    m_exchange.proxy = m_plan.proxy.text();
    if (isThroughHttpProxy() && !isTls())
        addressProxy();
    makeSocket();
}

HttpConnection::~HttpConnection()
{
    // A socket that dies reports that it disconnected; there is nobody left to hear it.
    m_socket->disconnect(this);
}

// RFC 9112 §3.2.2: a proxy that forwards gets the absolute form, and its credentials within the request.
void HttpConnection::addressProxy()
{
    const QUrl origin = m_url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery);
    m_exchange.requestTarget.prepend(origin.toEncoded());
    if (!m_plan.proxy.user.isEmpty() && !m_exchange.request.headers.contains("Proxy-Authorization"))
        m_exchange.proxyHeaders.append("Proxy-Authorization", proxyAuthorization(m_plan.proxy));
}

void HttpConnection::makeSocket()
{
    // A QSslSocket loads the TLS library even when it is never encrypted.
    if (isTls()) {
        auto encrypted = std::make_unique<QSslSocket>();
        m_encrypted = encrypted.get();
        connect(m_encrypted, &QSslSocket::encrypted, this, &HttpConnection::onEncrypted);
        connect(m_encrypted, &QSslSocket::sslErrors, this, &HttpConnection::onTlsErrors);
        m_socket = std::move(encrypted);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
    }
    m_socket->setReadBufferSize(readBufferSize);
    m_socket->setProxy(socketProxy(m_plan.proxy));
    connect(m_socket.get(), &QTcpSocket::connected, this, &HttpConnection::onConnected);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpConnection::onDisconnected);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &HttpConnection::onError);
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finish(timedOut(circumstances(), m_plan.timeout)); });
}

void HttpConnection::start()
{
    m_exchange.startedAt = QDateTime::currentDateTimeUtc();
    m_clock.start();
    m_deadline.start(m_plan.timeout);

    const QString host = isThroughHttpProxy() ? m_plan.proxy.host : m_url.host();
    const int port = isThroughHttpProxy() ? m_plan.proxy.port : m_url.port(isTls() ? 443 : 80);
    const bool looksUp = QHostAddress(host).isNull() && m_plan.proxy.type != ProxyChoice::Type::Socks5;
    if (looksUp)
        connect(m_socket.get(), &QTcpSocket::hostFound, this, [this] { m_exchange.timing.dns = elapsed(); });
    m_socket->connectToHost(host, quint16(port));
}

void HttpConnection::onConnected()
{
    m_exchange.connections = 1;
    m_exchange.timing.connect = elapsed();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (!isTls())
        sendRequest();
    else if (isThroughHttpProxy())
        openTunnel();
    else
        encrypt();
}

// RFC 9110 §9.3.6
void HttpConnection::openTunnel()
{
    m_phase = Phase::Tunnelling;
    QByteArray authority = hostHeader(m_url);
    if (m_url.port(443) == 443)
        authority += ":443";
    HeaderList headers{{"Host", authority}, {"User-Agent", "oauth-workbench/" WORKBENCH_VERSION}};
    if (!m_plan.proxy.user.isEmpty())
        headers.append("Proxy-Authorization", proxyAuthorization(m_plan.proxy));
    m_exchange.notes.append(
        tr("CONNECT %1 was sent to the proxy first, to open the tunnel").arg(QString::fromLatin1(authority)));
    m_socket->write("CONNECT " + authority + " HTTP/1.1\r\n" + headers.toBytes() + "\r\n");
}

void HttpConnection::readTunnelAnswer()
{
    m_tunnelAnswer.feed(m_socket->readAll());
    if (m_tunnelAnswer.hasFailed()) {
        finish(answerBroken(circumstances(), m_tunnelAnswer.fault()));
    } else if (m_tunnelAnswer.hasHead()) {
        const HttpResponse answer = m_tunnelAnswer.takeResponse();
        if (answer.status < 300)
            encrypt();
        else
            finish(proxyRefused(circumstances(), answer));
    }
}

void HttpConnection::encrypt()
{
    m_phase = Phase::Encrypting;
    m_encrypted->setSslConfiguration(*m_plan.tls);
    m_encrypted->setPeerVerifyName(m_url.host());
    m_encrypted->startClientEncryption();
}

void HttpConnection::onEncrypted()
{
    m_exchange.timing.tls = elapsed();
    TlsFacts facts = tlsFacts(*m_encrypted);
    if (m_exchange.tls) {
        facts.errors = m_exchange.tls->errors;
        facts.errorsAccepted = m_exchange.tls->errorsAccepted;
    }
    m_exchange.tls = std::move(facts);
    sendRequest();
}

void HttpConnection::onTlsErrors(const QList<QSslError> &errors)
{
    if (isTrustedBySystem()) {
        m_encrypted->ignoreSslErrors();
        return;
    }
    TlsFacts facts = tlsFacts(*m_encrypted);
    for (const QSslError &error : errors)
        facts.errors.append(tlsErrorText(error));
    m_authorityUnknown = std::all_of(errors.cbegin(), errors.cend(), isAboutTheAuthority);
    facts.errorsAccepted = m_plan.acceptInvalidCertificates;
    m_exchange.tls = std::move(facts);
    if (m_plan.acceptInvalidCertificates)
        m_encrypted->ignoreSslErrors();
}

// With a `tls.ca_file` the socket itself trusts that file alone: loading all of the system's authorities for
// each connection would cost more than the rest of it. What the file cannot vouch for, the system may.
bool HttpConnection::isTrustedBySystem() const
{
    if (m_plan.authorities.isEmpty())
        return false;
    const QList<QSslCertificate> chain = m_encrypted->peerCertificateChain() + m_plan.authorities;
    return QSslCertificate::verify(chain, m_url.host()).isEmpty();
}

void HttpConnection::sendRequest()
{
    m_phase = Phase::Waiting;
    m_socket->write(m_exchange.requestBytes());
}

void HttpConnection::onReadyRead()
{
    if (m_phase == Phase::Tunnelling) {
        readTunnelAnswer();
        return;
    }
    if (m_phase == Phase::Waiting && m_socket->bytesAvailable() > 0) {
        m_phase = Phase::Reading;
        m_exchange.timing.first_byte = elapsed();
    }
    if (m_phase != Phase::Reading)
        return;
    m_parser.feed(m_socket->readAll());
    if (m_parser.hasFailed())
        finish(answerBroken(circumstances(), m_parser.fault()));
    else if (m_parser.isFinished())
        finish(std::nullopt);
}

void HttpConnection::onDisconnected()
{
    onReadyRead();
    if (m_phase == Phase::Ended)
        return;
    m_parser.end();
    if (m_parser.isFinished())
        finish(std::nullopt);
    else
        finish(connectionClosed(circumstances()));
}

void HttpConnection::onError(QAbstractSocket::SocketError error)
{
    // The end of the connection may be the regular end of a body: onDisconnected(), which follows, decides.
    const bool isReading =
        m_phase == Phase::Waiting || m_phase == Phase::Reading || m_phase == Phase::Tunnelling;
    if (error == QAbstractSocket::RemoteHostClosedError && isReading)
        return;
    onReadyRead();
    finish(socketFailed(circumstances(), error, m_socket->errorString()));
}

Circumstances HttpConnection::circumstances() const
{
    Circumstances at;
    at.phase = m_phase;
    at.server = m_url.host(QUrl::FullyEncoded) + u':' + QString::number(m_url.port(isTls() ? 443 : 80));
    if (m_url.host().contains(u':'))
        at.server = QString::fromLatin1(hostHeader(m_url));
    at.proxy = m_exchange.proxy;
    at.proxyIsPeer = isThroughHttpProxy();
    at.proxyForwards = at.proxyIsPeer && !isTls();
    if (m_exchange.tls && !m_exchange.tls->errorsAccepted)
        at.tlsErrors = m_exchange.tls->errors;
    at.authorityUnknown = m_authorityUnknown;
    at.showsIdentity = isTls() && !m_plan.tls->localCertificateChain().isEmpty();
    at.missing = m_parser.missing();
    return at;
}

void HttpConnection::finish(std::optional<TransportError> error)
{
    if (m_phase == Phase::Ended)
        return;
    if (m_parser.hasHead())
        m_exchange.response = m_parser.takeResponse();
    const bool proxyAnswered = isThroughHttpProxy() && !isTls() && m_exchange.response;
    const int status = proxyAnswered ? m_exchange.response->status : 0;
    if (!error && (status == 407 || status == 502 || status == 504))
        error = proxyRefused(circumstances(), *m_exchange.response);

    m_phase = Phase::Ended;
    m_deadline.stop();
    m_exchange.timing.total = elapsed();
    m_exchange.finishedAt = QDateTime::currentDateTimeUtc();
    m_exchange.notes += m_parser.notes();
    m_exchange.error = std::move(error);
    m_socket->disconnectFromHost();
    Q_EMIT finished();
}

} // namespace workbench
