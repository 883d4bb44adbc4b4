// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/transport_failure.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Kind = TransportError::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TransportFailure)
};

TransportError proxyFailed(const QString &message)
{
    return {Kind::ProxyFailed, message, u"proxy"_s};
}

bool concernsProxy(const Circumstances &at, QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return true;
    default:
        return at.phase == ConnectionPhase::Tunnelling
            || (at.proxyIsPeer && at.phase == ConnectionPhase::Connecting);
    }
}

/// The alerts by which a server turns a client's certificate down (RFC 8446 §6.2), as OpenSSL words them.
bool isAboutTheClient(const QString &detail)
{
    static constexpr QLatin1StringView alerts[] = {
        "certificate required"_L1, "bad certificate"_L1,     "unsupported certificate"_L1, "unknown ca"_L1,
        "certificate revoked"_L1,  "certificate expired"_L1, "certificate unknown"_L1,
    };
    return detail.contains("alert"_L1)
        && std::any_of(std::begin(alerts), std::end(alerts),
                       [&detail](QLatin1StringView alert) { return detail.contains(alert); });
}

TransportError clientRefused(const Circumstances &at, const QString &detail)
{
    const QString member = u"tls.client_certificate_file"_s;
    if (!at.showsIdentity) {
        return {Kind::TlsFailed,
                Text::tr("%1 demands a client certificate, and the profile has none: name one in "
                         "tls.client_certificate_file or tls.client_pkcs12_file (%2)")
                    .arg(at.server, detail),
                member};
    }
    return {
        Kind::TlsFailed,
        Text::tr("%1 does not accept the client certificate (%2). Is it the one that is registered there, "
                 "from an authority that it trusts, with the whole chain in the file?")
            .arg(at.server, detail),
        member};
}

TransportError tlsFailed(const Circumstances &at, const QString &detail)
{
    if (isAboutTheClient(detail))
        return clientRefused(at, detail);
    if (!at.tlsErrors.isEmpty()) {
        const QString remedy = at.authorityUnknown
            ? Text::tr("Correct the server's certificate, or name its authority in tls.ca_file")
            : Text::tr("Correct the server's certificate; check the host name in the URL and the clock of "
                       "this machine");
        return {Kind::TlsFailed,
                Text::tr("The certificate of %1 was not accepted and nothing was sent: %2. %3")
                    .arg(at.server, at.tlsErrors.join("; "_L1), remedy),
                {}};
    }
    if (detail.contains("wrong version number"_L1) || detail.contains("packet length too long"_L1))
        return {Kind::TlsFailed,
                Text::tr("%1 does not speak TLS on this port; use http:// or another port").arg(at.server),
                {}};
    return {Kind::TlsFailed,
            Text::tr("The TLS handshake with %1 failed and nothing was sent: %2").arg(at.server, detail),
            {}};
}

QString waitedFor(ConnectionPhase phase)
{
    switch (phase) {
    case ConnectionPhase::Connecting:
        return Text::tr("the connection");
    case ConnectionPhase::Tunnelling:
        return Text::tr("the proxy's answer");
    case ConnectionPhase::Encrypting:
        return Text::tr("the TLS handshake");
    case ConnectionPhase::Waiting:
        return Text::tr("the first byte of the answer");
    case ConnectionPhase::Reading:
    case ConnectionPhase::Ended:
        return Text::tr("the rest of the answer");
    }
    Q_UNREACHABLE();
}

} // namespace

TransportError timedOut(const Circumstances &at, std::chrono::milliseconds limit)
{
    const QString peer =
        at.proxyForwards ? Text::tr("The proxy %1, asked for %2,").arg(at.proxy, at.server) : at.server;
    QString message = Text::tr("%1 did not answer completely within %2 s; it was still waited for %3")
                          .arg(peer, QString::number(double(limit.count()) / 1000), waitedFor(at.phase));
    if (at.phase == ConnectionPhase::Reading && !at.missing.isEmpty())
        message += u" ("_s + at.missing + u')';
    return {Kind::Timeout, message, {}};
}

TransportError connectionClosed(const Circumstances &at)
{
    if (at.proxyForwards) {
        return proxyFailed(
            at.phase == ConnectionPhase::Reading
                ? Text::tr("The proxy %1 closed the connection before the end of the answer of "
                           "%2: %3. Whether the server did so first, only the proxy knows")
                      .arg(at.proxy, at.server, at.missing)
                : Text::tr("The proxy %1 closed the connection without an answer of %2. The "
                           "request was sent once and is not repeated")
                      .arg(at.proxy, at.server));
    }
    switch (at.phase) {
    case ConnectionPhase::Tunnelling:
        return proxyFailed(
            Text::tr("The proxy %1 closed the connection without opening the tunnel").arg(at.proxy));
    case ConnectionPhase::Encrypting:
        return tlsFailed(at, Text::tr("the server closed the connection"));
    case ConnectionPhase::Reading:
        return {
            Kind::ConnectionClosed,
            Text::tr("%1 closed the connection before the end of its answer: %2").arg(at.server, at.missing),
            {}};
    default:
        return {
            Kind::ConnectionClosed,
            Text::tr(
                "%1 closed the connection without answering. The request was sent once and is not repeated, "
                "since the server may have acted on it; see the server's log")
                .arg(at.server),
            {}};
    }
}

TransportError socketFailed(const Circumstances &at, QAbstractSocket::SocketError error,
                            const QString &detail)
{
    if (concernsProxy(at, error))
        return proxyFailed(Text::tr("The proxy %1 could not be used: %2").arg(at.proxy, detail));
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return {
            Kind::HostNotFound,
            Text::tr("There is no address for %1; check the host's spelling and the network").arg(at.server),
            {}};
    case QAbstractSocket::ConnectionRefusedError:
        return {Kind::ConnectionRefused,
                Text::tr("%1 refused the connection; is the server running on that port?").arg(at.server),
                {}};
    case QAbstractSocket::RemoteHostClosedError:
        return connectionClosed(at);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return tlsFailed(at, detail);
    default:
        return {Kind::Other, Text::tr("The connection to %1 failed: %2").arg(at.server, detail), {}};
    }
}

TransportError answerBroken(const Circumstances &at, const QString &fault)
{
    if (at.phase == ConnectionPhase::Tunnelling)
        return proxyFailed(
            Text::tr("The proxy %1 does not answer as an HTTP proxy: %2").arg(at.proxy, fault));
    if (at.proxyForwards) {
        return proxyFailed(Text::tr("What the proxy %1 sent as the answer of %2 cannot be read: %3")
                               .arg(at.proxy, at.server, fault));
    }
    return {Kind::ProtocolError, Text::tr("The answer of %1 cannot be read: %2").arg(at.server, fault), {}};
}

TransportError proxyRefused(const Circumstances &at, const HttpResponse &answer)
{
    QString message = Text::tr("The proxy %1 refused with %2 %3")
                          .arg(at.proxy, QString::number(answer.status), QString::fromUtf8(answer.reason));
    if (answer.status == 407) {
        const QByteArray challenge = answer.headers.value("Proxy-Authenticate").value_or(QByteArray());
        message += Text::tr("; it wants a user name and password (%1)").arg(QString::fromUtf8(challenge));
    }
    if (at.proxyForwards && answer.status != 407)
        message += Text::tr("; it, or a gateway behind it, got no good answer of %1").arg(at.server);
    return proxyFailed(message);
}

} // namespace workbench
