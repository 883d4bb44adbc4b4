// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction.h"

#include "http/redaction_matcher.h"
#include "http/redaction_places.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

/// A stretch of text and what is to stand there instead.
struct Replacement {
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray text;
};

/// Ascending and disjoint; of several that overlap the longest one speaks for all.
QList<Replacement> merged(QList<Replacement> replacements)
{
    std::stable_sort(replacements.begin(), replacements.end(),
                     [](const Replacement &a, const Replacement &b) {
                         return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
                     });
    QList<Replacement> result;
    qsizetype longest = 0;
    for (const Replacement &replacement : std::as_const(replacements)) {
        const qsizetype length = replacement.end - replacement.begin;
        if (result.isEmpty() || replacement.begin >= result.last().end) {
            result.append(replacement);
            longest = length;
            continue;
        }
        Replacement &previous = result.last();
        previous.end = qMax(previous.end, replacement.end);
        if (length > longest) {
            previous.text = replacement.text;
            longest = length;
        }
    }
    return result;
}

QByteArray mask(QStringView value)
{
    return maskedValue(value).toUtf8();
}

} // namespace

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

QByteArray Redactor::replaced(QByteArrayView text, const QList<SecretPlace> &places) const
{
    if (m_matcher->secrets().isEmpty())
        return text.toByteArray();
    QList<Replacement> replacements;
    for (const SecretPlace &place : places) {
        const QByteArray masked = mask(place.value);
        replacements.append({place.begin, place.end, place.bare ? '"' + masked + '"' : masked});
    }
    for (const SecretMatch &match : m_matcher->matches(text)) {
        const QByteArrayView wire = text.sliced(match.begin, match.end - match.begin);
        const QString value =
            match.whole ? m_matcher->secrets()[match.secret].value : QString::fromUtf8(wire);
        replacements.append({match.begin, match.end, mask(value)});
    }
    if (replacements.isEmpty())
        return text.toByteArray();

    QByteArray result;
    result.reserve(text.size());
    qsizetype copied = 0;
    for (const Replacement &replacement : merged(std::move(replacements))) {
        result += text.sliced(copied, replacement.begin - copied);
        result += replacement.text;
        copied = replacement.end;
    }
    return result + text.sliced(copied).toByteArray();
}

QByteArray Redactor::masked(const QByteArray &bytes) const
{
    return replaced(bytes, {});
}

QString Redactor::masked(const QString &text) const
{
    if (m_matcher->secrets().isEmpty())
        return text;
    return QString::fromUtf8(replaced(text.toUtf8(), {}));
}

QString Redactor::maskedUrl(const QString &url) const
{
    if (m_matcher->secrets().isEmpty())
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

Exchange Redactor::masked(const Exchange &exchange) const
{
    Exchange result = exchange;
    result.request = masked(exchange.request);
    result.requestTarget = replaced(exchange.requestTarget, secretPlacesInUrl(exchange.requestTarget));
    if (exchange.response) {
        const HttpResponse &response = *exchange.response;
        result.response->reason = masked(response.reason);
        result.response->headers = masked(response.headers);
        result.response->body =
            replaced(response.body, secretPlacesInBody(response.headers, response.body, BodyOf::Response));
    }
    if (result.error)
        result.error->message = masked(exchange.error->message);
    result.proxy = maskedUrl(exchange.proxy);
    for (QString &note : result.notes)
        note = masked(note);
    return result;
}

} // namespace workbench
