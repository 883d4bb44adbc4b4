// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction.h"

#include "http/redaction_matcher.h"
#include "http/redaction_places.h"

#include <QCryptographicHash>

namespace workbench {

using namespace Qt::StringLiterals;

QString maskedValue(QStringView secret)
{
    // Not translated: the same in every language, so that masks can be compared and found again.
    const QByteArray digest = QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"‹masked, %1 characters, sha256 %2›"_s.arg(secret.toUcs4().size())
        .arg(QLatin1StringView(digest.first(8)));
}

Redactor::Redactor(const QList<Secret> &secrets)
    : m_matcher(std::make_shared<const SecretMatcher>(secrets))
{
}

QByteArray Redactor::replaced(QByteArrayView text, const QList<SecretPlace> &byPlace) const
{
    if (m_matcher->isEmpty())
        return text.toByteArray();
    QByteArray result;
    result.reserve(text.size());
    qsizetype copied = 0;
    for (const SecretPlace &place : m_matcher->places(text, byPlace)) {
        const QByteArray mask = maskedValue(place.value).toUtf8();
        result += text.sliced(copied, place.begin - copied);
        result += place.bare ? '"' + mask + '"' : mask;
        copied = place.end;
    }
    return result + text.sliced(copied).toByteArray();
}

QByteArray Redactor::masked(const QByteArray &bytes) const
{
    return replaced(bytes, {});
}

QString Redactor::masked(const QString &text) const
{
    if (m_matcher->isEmpty())
        return text;
    return QString::fromUtf8(replaced(text.toUtf8(), {}));
}

QString Redactor::maskedUrl(const QString &url) const
{
    if (m_matcher->isEmpty())
        return url;
    const QByteArray bytes = url.toUtf8();
    return QString::fromUtf8(replaced(bytes, secretPlacesInUrl(bytes)));
}

HeaderList Redactor::masked(const HeaderList &headers) const
{
    HeaderList result;
    for (const Header &header : headers.rows())
        result.append(header.name, replaced(header.value, secretPlacesInHeader(header)));
    return result;
}

HttpRequest Redactor::masked(const HttpRequest &request) const
{
    HttpRequest result = request;
    result.url = maskedUrl(request.url);
    result.headers = masked(request.headers);
    result.body = replaced(request.body, secretPlacesInBody(request.headers, request.body, BodyOf::Request));
    return result;
}

QByteArray Redactor::maskedBody(const HttpResponse &response) const
{
    if (m_matcher->isEmpty())
        return response.body;
    std::optional<Utf16Text> wide = utf16Text(response.body);
    const QByteArray body = wide ? wide->utf8 : response.body;
    const QByteArray narrow = replaced(body, secretPlacesInBody(response.headers, body, BodyOf::Response));
    if (!wide)
        return narrow;
    wide->utf8 = narrow;
    return wide->encoded();
}

Exchange Redactor::masked(const Exchange &exchange) const
{
    Exchange result = exchange;
    result.request = masked(exchange.request);
    result.proxyHeaders = masked(exchange.proxyHeaders);
    result.requestTarget = replaced(exchange.requestTarget, secretPlacesInUrl(exchange.requestTarget));
    if (exchange.response) {
        const HttpResponse &response = *exchange.response;
        result.response->reason =
            replaced(response.reason, secretPlacesInText(response.reason, LongWords::Mask));
        result.response->headers = masked(response.headers);
        result.response->body = maskedBody(response);
    }
    if (result.error)
        result.error->message = masked(exchange.error->message);
    result.proxy = maskedUrl(exchange.proxy);
    for (QString &note : result.notes)
        note = masked(note);
    return result;
}

} // namespace workbench
