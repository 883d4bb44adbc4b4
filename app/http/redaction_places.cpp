// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction_places.h"

#include "protocol/parameters.h"
#include "protocol/secret_names.h"

#include <algorithm>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView maskBegin("‹masked, ");
constexpr QByteArrayView maskMiddle(" characters, sha256 ");
constexpr QByteArrayView maskEnd("›");
constexpr qsizetype maskDigest = 8;

/// The length of the mask at the beginning of `text`, or 0.
qsizetype maskLength(QByteArrayView text)
{
    if (!text.startsWith(maskBegin))
        return 0;
    qsizetype at = maskBegin.size();
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
        ++at;
    if (at == maskBegin.size() || !text.sliced(at).startsWith(maskMiddle))
        return 0;
    at += maskMiddle.size();
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (text.size() < at + maskDigest
        || !std::all_of(text.begin() + at, text.begin() + at + maskDigest, isHex))
        return 0;
    at += maskDigest;
    return text.sliced(at).startsWith(maskEnd) ? at + maskEnd.size() : 0;
}

bool isPlaceholder(QByteArrayView text)
{
    return text.size() > 4 && text.startsWith("{{") && text.endsWith("}}")
        && std::all_of(text.begin() + 2, text.end() - 2,
                       [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

void addPlace(QList<SecretPlace> &places, QByteArrayView text, SecretPlace place)
{
    const QByteArrayView wire = text.sliced(place.begin, place.end - place.begin);
    if (!wire.isEmpty() && !isPlaceholder(wire) && !isMask(wire))
        places.append(std::move(place));
}

/// One name or value of a form, decoded.
QString formDecoded(QByteArrayView wire)
{
    // As the value of a made-up parameter: '=' and all else in it is then data.
    const FormDecoding decoding = Parameters::fromForm("v=" + wire.toByteArray());
    return decoding.parameters.value(u"v").value_or(QString());
}

/// The authorization response as a JWT (JARM) carries the code.
bool isJwtResponse(QStringView name, QByteArrayView value)
{
    return name == u"response" && value.startsWith("ey");
}

void shift(QList<SecretPlace> &places, qsizetype by)
{
    for (SecretPlace &place : places) {
        place.begin += by;
        place.end += by;
    }
}

/// The places of `part`, which begins at `offset` of the text that `places` is about.
void append(QList<SecretPlace> &places, QList<SecretPlace> part, qsizetype offset)
{
    shift(part, offset);
    places += part;
}

bool isHeader(const Header &header, QByteArrayView name)
{
    return QByteArrayView(header.name).compare(name, Qt::CaseInsensitive) == 0;
}

/// RFC 9110 §11.4: scheme, space, credentials. Without a space all of it is the credentials.
QList<SecretPlace> credentialPlaces(QByteArrayView value)
{
    QList<SecretPlace> places;
    const qsizetype space = value.indexOf(' ');
    const QByteArrayView scheme = value.first(qMax<qsizetype>(space, 0));
    qsizetype begin = space + 1;
    while (begin < value.size() && value[begin] == ' ')
        ++begin;
    const auto isScheme = [scheme](QByteArrayView name) {
        return scheme.compare(name, Qt::CaseInsensitive) == 0;
    };
    QString name = u"credentials"_s;
    if (isScheme("Basic"))
        name = u"basic_credentials"_s;
    else if (isScheme("Bearer") || isScheme("DPoP"))
        name = u"access_token"_s;
    addPlace(places, value, {begin, value.size(), name, QString::fromUtf8(value.sliced(begin))});
    return places;
}

/// RFC 6265 §4: `name=value` pairs, in Set-Cookie followed by attributes. Qt joins several with a line feed.
QList<SecretPlace> cookiePlaces(QByteArrayView value, bool withAttributes)
{
    static constexpr QByteArrayView attributes[] = {"expires", "max-age",  "domain",
                                                    "path",    "samesite", "priority"};
    QList<SecretPlace> places;
    for (qsizetype begin = 0; begin < value.size();) {
        qsizetype end = begin;
        while (end < value.size() && value[end] != ';' && value[end] != '\n')
            ++end;
        const QByteArrayView pair = value.sliced(begin, end - begin);
        const qsizetype equals = pair.indexOf('=');
        const QByteArrayView name = pair.first(qMax<qsizetype>(equals, 0)).trimmed();
        const bool isAttribute = withAttributes
            && std::any_of(std::begin(attributes), std::end(attributes),
                           [name](QByteArrayView known) {
                               return name.compare(known, Qt::CaseInsensitive) == 0;
                           })
            // Two cookies joined by a comma: the second one's pair hides in the attribute of the first.
            && pair.sliced(equals + 1).indexOf('=') < 0;
        const bool isFlag = withAttributes && equals < 0;
        if (!isAttribute && !isFlag) {
            const qsizetype from = begin + equals + 1;
            addPlace(places, value,
                     {from, end, u"cookie"_s, QString::fromUtf8(value.sliced(from, end - from))});
        }
        begin = end + 1;
    }
    return places;
}

} // namespace

bool isMask(QByteArrayView text)
{
    return !text.isEmpty() && maskLength(text) == text.size();
}

QList<std::pair<qsizetype, qsizetype>> masksIn(QByteArrayView text)
{
    QList<std::pair<qsizetype, qsizetype>> masks;
    for (qsizetype at = text.indexOf(maskBegin); at >= 0; at = text.indexOf(maskBegin, at + 1)) {
        if (const qsizetype length = maskLength(text.sliced(at)))
            masks.append({at, at + length});
    }
    return masks;
}

QList<SecretPlace> secretPlacesInForm(QByteArrayView form)
{
    QList<SecretPlace> places;
    for (qsizetype begin = 0; begin < form.size();) {
        qsizetype end = form.indexOf('&', begin);
        if (end < 0)
            end = form.size();
        const qsizetype equals = form.first(end).indexOf('=', begin);
        if (equals >= 0) {
            const QString name = formDecoded(form.sliced(begin, equals - begin));
            const QByteArrayView value = form.sliced(equals + 1, end - equals - 1);
            if (isSecretName(name) || isJwtResponse(name, value))
                addPlace(places, form, {equals + 1, end, name, formDecoded(value)});
        }
        begin = end + 1;
    }
    return places;
}

QList<SecretPlace> secretPlacesInUrl(QByteArrayView url)
{
    QList<SecretPlace> places;
    const qsizetype hash = url.indexOf('#');
    const QByteArrayView beforeFragment = hash < 0 ? url : url.first(hash);
    const qsizetype question = beforeFragment.indexOf('?');
    const QByteArrayView beforeQuery = question < 0 ? beforeFragment : beforeFragment.first(question);

    const qsizetype authority = beforeQuery.indexOf("://");
    if (authority >= 0) {
        qsizetype end = beforeQuery.indexOf('/', authority + 3);
        if (end < 0)
            end = beforeQuery.size();
        const qsizetype at = beforeQuery.first(end).lastIndexOf('@');
        const qsizetype colon = beforeQuery.indexOf(':', authority + 3);
        if (colon >= 0 && colon < at) {
            const QByteArray password = beforeQuery.sliced(colon + 1, at - colon - 1).toByteArray();
            const QString decoded = QString::fromUtf8(QByteArray::fromPercentEncoding(password));
            addPlace(places, url, {colon + 1, at, u"password"_s, decoded});
        }
    }
    if (question >= 0)
        append(places, secretPlacesInForm(beforeFragment.sliced(question + 1)), question + 1);
    if (hash >= 0) {
        // A fragment may itself look like a route with a query: "#/callback?code=…".
        const qsizetype route = url.indexOf('?', hash);
        const qsizetype from = (route >= 0 ? route : hash) + 1;
        append(places, secretPlacesInForm(url.sliced(from)), from);
    }
    return places;
}

QList<SecretPlace> secretPlacesInHeader(const Header &header)
{
    if (isHeader(header, "Authorization") || isHeader(header, "Proxy-Authorization"))
        return credentialPlaces(header.value);
    if (isHeader(header, "Cookie") || isHeader(header, "Set-Cookie"))
        return cookiePlaces(header.value, isHeader(header, "Set-Cookie"));
    if (const QString name = QString::fromLatin1(header.name); isSecretName(name)) {
        QList<SecretPlace> places;
        addPlace(places, header.value, {0, header.value.size(), name, QString::fromUtf8(header.value)});
        return places;
    }
    if (isHeader(header, "Location") || isHeader(header, "Content-Location") || isHeader(header, "Referer")
        || isHeader(header, "Refresh"))
        return secretPlacesInUrl(header.value);
    return {};
}

namespace {

QList<SecretPlace> structuredOrText(const QList<SecretPlace> &structured, QByteArrayView body, BodyOf of)
{
    return structured.isEmpty() && of == BodyOf::Response ? secretPlacesInText(body, LongWords::Mask)
                                                          : structured;
}

/// Compressed bytes are as good as the token in them.
bool isEncoded(const HeaderList &headers)
{
    const QByteArray coding = headers.value("Content-Encoding").value_or(QByteArray()).trimmed();
    return !coding.isEmpty() && coding.compare("identity", Qt::CaseInsensitive) != 0;
}

} // namespace

QList<SecretPlace> secretPlacesInBody(const HeaderList &headers, QByteArrayView body, BodyOf of)
{
    if (of == BodyOf::Response && isEncoded(headers) && !body.isEmpty() && !isMask(body))
        return {{0, body.size(), u"body"_s, QString::fromLatin1(body), false, true}};
    const QByteArrayView start = body.first(qMin<qsizetype>(body.size(), 1024)).trimmed();
    const QByteArray type = headers.value("Content-Type").value_or(QByteArray()).toLower();
    if (start.startsWith('{') || start.startsWith('[') || type.contains("json"))
        return secretPlacesInJson(body, of);
    const auto isSpaceOrTag = [](char c) { return c == ' ' || c == '\n' || c == '<'; };
    if (type.contains("x-www-form-urlencoded") || !std::any_of(body.begin(), body.end(), isSpaceOrTag))
        return structuredOrText(secretPlacesInForm(body), body, of);
    return structuredOrText({}, body, of);
}

} // namespace workbench
