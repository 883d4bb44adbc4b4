// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/request_text.h"

#include "http/redaction_places.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool becomesGet(int status, const QByteArray &method)
{
    return status == 303 || ((status == 301 || status == 302) && method == "POST");
}

/// Secrets are for the server they were made for: values that stand where one stands become empty.
void removeSecrets(HttpRequest &request)
{
    QList<SecretPlace> places = secretPlacesInBody(request.headers, request.body, BodyOf::Request);
    if (places.isEmpty())
        return;
    std::sort(places.begin(), places.end(),
              [](const SecretPlace &a, const SecretPlace &b) { return a.begin > b.begin; });
    for (const SecretPlace &place : std::as_const(places))
        request.body.replace(place.begin, place.end - place.begin, place.bare ? "null" : "");
    request.headers.remove("Content-Length");
}

} // namespace

QString headersText(const HeaderList &headers)
{
    QString text;
    for (const Header &header : headers.rows())
        text += QString::fromUtf8(header.name) + u": "_s + QString::fromUtf8(header.value) + u'\n';
    return text;
}

Result<HeaderList, QString> headersFromText(const QString &text)
{
    HeaderList headers;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).trimmed().isEmpty())
            continue;
        const qsizetype colon = lines.at(i).indexOf(u':');
        const QByteArray name = lines.at(i).left(colon).toUtf8();
        if (colon < 0 || !HeaderList::isValidName(name)) {
            return Failure{
                QCoreApplication::translate("RequestEditor",
                                            "Line %1 of the headers is no header field; write “Name: value”.")
                    .arg(i + 1)};
        }
        headers.append(name, lines.at(i).sliced(colon + 1).trimmed().toUtf8());
    }
    return headers;
}

HttpRequest withDerivedHeaders(HttpRequest edited, const HttpRequest &original)
{
    const auto untouched = [&](const char *name) {
        return edited.headers.values(name) == original.headers.values(name);
    };
    if (edited.body != original.body && untouched("Content-Length"))
        edited.headers.remove("Content-Length");
    if (edited.url != original.url && untouched("Host"))
        edited.headers.remove("Host");
    return edited;
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

std::optional<HttpRequest> redirectedRequest(const Exchange &exchange)
{
    const QByteArray location = exchange.response
        ? exchange.response->headers.value("Location").value_or(QByteArray())
        : QByteArray();
    if (location.isEmpty() || !isRedirect(exchange.response->status))
        return std::nullopt;
    const QUrl from(exchange.request.url);
    const QUrl to = from.resolved(QUrl::fromEncoded(location));
    if (!to.isValid() || to.host().isEmpty() || (to.scheme() != "https"_L1 && to.scheme() != "http"_L1))
        return std::nullopt;

    HttpRequest request = exchange.request;
    request.url = QString::fromLatin1(to.toEncoded(QUrl::RemoveFragment));
    request.headers.remove("Host");
    request.headers.remove("Proxy-Authorization"); // another target may need no proxy, or another one
    if (becomesGet(exchange.response->status, request.method)) {
        request.method = "GET";
        request.body.clear();
        request.headers.remove("Content-Type");
        request.headers.remove("Content-Length");
    }
    if (!isSameOrigin(from, to)) {
        request.headers.remove("Authorization");
        request.headers.remove("Cookie");
        removeSecrets(request);
    }
    return request;
}

} // namespace workbench
