// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/request_completion.h"

#include "http/url_notes.h"
#include "protocol/visible_text.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RequestCompletion)
};

/// The reason why `typed` cannot be sent; empty when it can.
QString urlFault(const QString &typed, const QUrl &url)
{
    if (typed.isEmpty())
        return Text::tr("The URL is empty; enter an absolute http:// or https:// URL");
    for (qsizetype i = 0; i < typed.size(); ++i) {
        if (typed[i].isSpace())
            return Text::tr("The URL has white space at position %1; remove it or write it as %20")
                .arg(i + 1);
        if (typed[i].category() == QChar::Other_Control)
            return Text::tr("The URL has a control character at position %1; remove it").arg(i + 1);
    }
    if (!url.isValid())
        return Text::tr("The URL cannot be read: %1").arg(url.errorString());
    if (url.scheme().isEmpty())
        return Text::tr("The URL is not absolute; it has to begin with https:// or http://");
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return Text::tr("The scheme %1 cannot carry this request; use https:// or http://").arg(url.scheme());
    if (url.host().isEmpty())
        return Text::tr("The URL has no host; write it as %1://host/path").arg(url.scheme());
    if (url.port() == 0)
        return Text::tr("Nothing can listen on port 0; enter the server's port");
    return {};
}

/// A method that expects content announces even an empty one (RFC 9110 §8.6).
bool announcesLength(const HttpRequest &request)
{
    return !request.body.isEmpty() || request.method == "POST" || request.method == "PUT"
        || request.method == "PATCH";
}

HeaderList completedHeaders(const HttpRequest &request, const QUrl &url)
{
    HeaderList headers;
    const auto addMissing = [&](const QByteArray &name, const QByteArray &value) {
        if (!request.headers.contains(name))
            headers.append(name, value);
    };
    addMissing("Host", hostHeader(url));
    addMissing("User-Agent", "oauth-workbench/" WORKBENCH_VERSION);
    for (const Header &header : request.headers.rows())
        headers.append(header.name, header.value);
    addMissing("Accept", "*/*");
    addMissing("Accept-Language", "en");
    addMissing("Accept-Encoding", "identity");
    if (announcesLength(request) && !request.headers.contains("Transfer-Encoding"))
        addMissing("Content-Length", QByteArray::number(request.body.size()));
    addMissing("Connection", "close");
    return headers;
}

/// What looks wrong but is sent, since that may be just what the user wants to try.
QStringList headerNotes(const HttpRequest &request)
{
    QStringList notes;
    const std::optional<QByteArray> length = request.headers.value("Content-Length");
    if (length && *length != QByteArray::number(request.body.size())) {
        notes.append(Text::tr("Content-Length says %1, the body has %2 bytes")
                         .arg(QString::fromLatin1(*length), QString::number(request.body.size())));
    }
    if (request.headers.contains("Transfer-Encoding"))
        notes.append(Text::tr("Transfer-Encoding is sent as given; the body is not encoded for it"));
    return notes;
}

Failure<TransportError> refused(const QString &message)
{
    return Failure{TransportError{TransportError::Kind::InvalidRequest, message, {}}};
}

} // namespace

QByteArray hostHeader(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host.first(host.indexOf('%') < 0 ? host.size() : host.indexOf('%')) + ']';
    const int defaultPort = url.scheme() == "https"_L1 ? 443 : 80;
    const int port = url.port(defaultPort);
    return port == defaultPort ? host : host + ':' + QByteArray::number(port);
}

std::optional<HeaderFault> headerFault(const Header &header)
{
    using Part = HeaderFault::Part;
    if (header.name.isEmpty())
        return HeaderFault{Part::Name, Text::tr("A header has no name")};
    if (!HeaderList::isValidName(header.name)) {
        return HeaderFault{Part::Name,
                           Text::tr("“%1” is no header name; only letters, digits and !#$%&'*+-.^_`|~ are "
                                    "allowed (RFC 9110 §5.1)")
                               .arg(visibleLine(QString::fromUtf8(header.name)))};
    }
    if (HeaderList::isValidValue(header.value))
        return std::nullopt;
    const QString name = QString::fromLatin1(header.name);
    if (header.value.contains('\r') || header.value.contains('\n')) {
        return HeaderFault{
            Part::Value,
            Text::tr(
                "The value of the header %1 has a line break, which would begin another header; remove it")
                .arg(name)};
    }
    if (header.value.contains('\0')) {
        return HeaderFault{
            Part::Value,
            Text::tr("The value of the header %1 has a NUL character, which HTTP does not allow; remove it")
                .arg(name)};
    }
    return HeaderFault{
        Part::Value,
        Text::tr("The value of the header %1 begins or ends with a space, which the receiver would remove")
            .arg(name)};
}

Result<CompletedRequest, TransportError> completedRequest(HttpRequest request)
{
    QUrl url(request.url, QUrl::TolerantMode);
    if (const QString fault = urlFault(request.url, url); !fault.isEmpty())
        return refused(fault);
    if (!HeaderList::isValidName(request.method))
        return refused(Text::tr("“%1” is no request method").arg(QString::fromUtf8(request.method)));
    for (const Header &header : request.headers.rows()) {
        if (const auto fault = headerFault(header))
            return refused(fault->message);
    }

    const QString typed = request.url;
    url.setUserInfo({});
    url.setFragment({});

    CompletedRequest completed;
    completed.target = url.path(QUrl::FullyEncoded).toLatin1();
    if (completed.target.isEmpty())
        completed.target = "/";
    if (url.hasQuery())
        completed.target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    request.url = QString::fromLatin1(url.toEncoded());
    completed.notes = urlNotes(typed, request.url) + headerNotes(request);
    request.headers = completedHeaders(request, url);
    completed.request = std::move(request);
    return completed;
}

} // namespace workbench
