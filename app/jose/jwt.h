// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// What a compact token turned out to be.
enum class TokenFormat {
    Opaque, ///< no JOSE structure: a string that only the server understands
    Jws, ///< RFC 7515 compact: three parts
    Jwe, ///< RFC 7516 compact: five parts
};

/// Something wrong in a token, with the place where it stands.
struct TokenProblem {
    qsizetype offset = 0; ///< byte position in the token text
    QString part; ///< `header`, `payload`, `signature`, `encrypted_key`, `iv`, `ciphertext`, `tag`
    QString message;

    friend bool operator==(const TokenProblem &, const TokenProblem &) = default;
};

/// A token taken apart as far as it goes. Nothing is verified here: "signature not checked" is true of
/// everything that comes out of decodeToken().
struct DecodedToken {
    TokenFormat format = TokenFormat::Opaque;
    QByteArray headerBytes; ///< decoded; empty where base64url failed
    std::optional<JsonValue> header;
    QByteArray payloadBytes; ///< JWS only
    std::optional<JsonValue> claims; ///< when the payload is a JSON object
    QByteArray signature; ///< JWS only, decoded
    QList<TokenProblem> problems;

    bool isJwt() const { return format == TokenFormat::Jws && claims.has_value(); }
};

/// Decodes a compact JWS or JWE. A text with two dots is a JWS and with four dots a JWE as soon as its first
/// part looks like base64url of a JSON object; all else is opaque. Malformed tokens decode as far as they go.
DecodedToken decodeToken(QByteArrayView token);

} // namespace workbench
