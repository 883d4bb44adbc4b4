// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/exchange.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

// In the front channel the browser writes the request line; this is the one that it will write.
QByteArray originForm(const QString &url)
{
    const QUrl parsed(url);
    QByteArray target = parsed.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (parsed.hasQuery())
        target += '?' + parsed.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

} // namespace

QString TransportError::kindId() const
{
    switch (kind) {
    case Kind::InvalidRequest:
        return u"invalid_request"_s;
    case Kind::HostNotFound:
        return u"host_not_found"_s;
    case Kind::ConnectionRefused:
        return u"connection_refused"_s;
    case Kind::ProxyFailed:
        return u"proxy_failed"_s;
    case Kind::TlsFailed:
        return u"tls_failed"_s;
    case Kind::Timeout:
        return u"timeout"_s;
    case Kind::ConnectionClosed:
        return u"connection_closed"_s;
    case Kind::ProtocolError:
        return u"protocol_error"_s;
    case Kind::Cancelled:
        return u"cancelled"_s;
    case Kind::Other:
        return u"other"_s;
    }
    Q_UNREACHABLE();
}

HeaderList Exchange::sentHeaders() const
{
    HeaderList headers = request.headers;
    for (const Header &header : proxyHeaders.rows())
        headers.append(header.name, header.value);
    return headers;
}

QByteArray Exchange::requestBytes() const
{
    const QByteArray target = requestTarget.isEmpty() ? originForm(request.url) : requestTarget;
    return request.method + ' ' + target + " HTTP/1.1\r\n" + sentHeaders().toBytes() + "\r\n" + request.body;
}

QByteArray Exchange::responseBytes() const
{
    if (!response)
        return {};
    // A response from elsewhere may come without its version; none is made up here.
    QByteArray statusLine = response->httpVersion.isEmpty() ? "HTTP"_ba : response->httpVersion;
    statusLine += ' ' + QByteArray::number(response->status);
    if (!response->reason.isEmpty())
        statusLine += ' ' + response->reason;
    return statusLine + "\r\n" + response->headers.toBytes() + "\r\n" + response->body;
}

} // namespace workbench
