// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace workbench {

/// Where a secret stands by its place: the byte range of its wire form, its wire name and its decoded value.
/// Nothing empty, no placeholder (`{{code}}`) and nothing masked is ever a place.
struct SecretPlace {
    qsizetype begin = 0;
    qsizetype end = 0;
    QString name;
    QString value;
    bool bare = false; ///< a JSON number or word: what replaces it needs quotes
    bool guessed = false; ///< nothing names it, it only looks like a token
};

/// True for exactly one mask as maskedValue() writes it.
bool isMask(QByteArrayView text);
/// The byte ranges of the masks in a text.
QList<std::pair<qsizetype, qsizetype>> masksIn(QByteArrayView text);

/// Parameters of secret names; an undecodable value counts as it stands.
QList<SecretPlace> secretPlacesInForm(QByteArrayView form);
/// The password before `@`, and the parameters of query and fragment. Any URL reference, a request target
/// too.
QList<SecretPlace> secretPlacesInUrl(QByteArrayView url);
/// Credentials, cookies, URLs; positions are in the header's value. The scheme of an Authorization header and
/// the names and attributes of cookies are no secrets.
QList<SecretPlace> secretPlacesInHeader(const Header &header);

enum class BodyOf { Request, Response };
/// Members of secret names at any depth with all that stands below them, and the private members of JWKs (RFC
/// 7518 §6). Works by tokens alone: broken or cut-off JSON is read just the same. `code` in a response is a
/// server's error code.
QList<SecretPlace> secretPlacesInJson(QByteArrayView json, BodyOf of);
enum class LongWords { Ignore, Mask };
/// Text of any other syntax (HTML, XML, a script, a log, what was to be JSON): what follows the name of a
/// secret by whatever is between, every JWT, and on demand each word of 16 characters or more that looks
/// random.
QList<SecretPlace> secretPlacesInText(QByteArrayView text, LongWords longWords);
/// Whichever of JSON and form the body looks like; the declared type is only a hint. A response that is
/// neither, or not throughout, is read as text as well; of one with a content coding all is secret. Not for
/// UTF-16, see utf16Text().
QList<SecretPlace> secretPlacesInBody(const HeaderList &headers, QByteArrayView body, BodyOf of);

/// A text in UTF-16, recognised by its byte order mark or its zeros, taken to UTF-8 and back.
struct Utf16Text {
    QByteArray utf8;
    bool bigEndian = false;
    QByteArray head; ///< the byte order mark, if any
    QByteArray tail; ///< a byte that is half a character

    QByteArray encoded() const;
};
std::optional<Utf16Text> utf16Text(QByteArrayView bytes);

} // namespace workbench
