// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/jwt.h"

#include "jose/base64url.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

bool isJsonSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// True when as much of the part as is base64url begins like a JSON object: `{`, then `"` or `}`.
bool looksLikeHeader(QByteArrayView part)
{
    constexpr qsizetype enough = 64; // nobody puts that much white space before the first name
    QByteArrayView encoded = part.first(qMin(part.size(), enough));
    if (const auto decoded = fromBase64Url(encoded); !decoded)
        encoded = encoded.first(decoded.error().offset);
    const QByteArray start = QByteArray::fromBase64(encoded.toByteArray(), QByteArray::Base64UrlEncoding);
    qsizetype i = 0;
    const auto skipSpace = [&] {
        while (i < start.size() && isJsonSpace(start[i]))
            ++i;
    };
    skipSpace();
    if (i == start.size() || start[i] != '{')
        return false;
    ++i;
    skipSpace();
    return i < start.size() && (start[i] == '"' || start[i] == '}');
}

class TokenDecoder {
    Q_DECLARE_TR_FUNCTIONS(workbench::TokenDecoder)

public:
    explicit TokenDecoder(QByteArrayView token)
        : m_token(token)
    {
    }

    DecodedToken decode();

private:
    /// A part of the compact serialization, by its place in the token.
    struct Part {
        QString name;
        qsizetype begin = 0;
        qsizetype size = 0;
    };

    QList<Part> split(const QStringList &names) const;
    QByteArrayView text(const Part &part) const { return m_token.sliced(part.begin, part.size); }

    void decodeJws();
    void decodeJwe();
    void explainOpaque(qsizetype parts);

    std::optional<QByteArray> bytes(const Part &part);
    /// Whether a part's JSON stands in the token as it is or encoded: where a byte of it is found depends on
    /// that.
    enum class Standing { Encoded, Plain };
    std::optional<JsonValue> object(const Part &part, const QByteArray &json, Standing standing);
    void decodeHeader(const Part &part);
    void decodePayload(const Part &part);
    void requireHeaderText(const Part &header, const QString &name);
    void checkSignaturePresence(const Part &signature);
    QString headerText(QStringView name) const;
    bool saysJwt() const;
    void problem(const Part &part, qsizetype offset, const QString &message);

    const QByteArrayView m_token;
    DecodedToken m_decoded;
};

DecodedToken TokenDecoder::decode()
{
    const qsizetype dots = m_token.count('.');
    if (dots == 0 || !looksLikeHeader(m_token.first(m_token.indexOf('.'))))
        return m_decoded;
    if (dots == 2)
        decodeJws();
    else if (dots == 4)
        decodeJwe();
    else
        explainOpaque(dots + 1);
    return m_decoded;
}

QList<TokenDecoder::Part> TokenDecoder::split(const QStringList &names) const
{
    QList<Part> parts;
    qsizetype begin = 0;
    for (const QString &name : names) {
        const qsizetype dot = m_token.indexOf('.', begin);
        const qsizetype end = dot < 0 ? m_token.size() : dot;
        parts.append({name, begin, end - begin});
        begin = end + 1;
    }
    return parts;
}

// RFC 7515 §7.1
void TokenDecoder::decodeJws()
{
    m_decoded.format = TokenFormat::Jws;
    const QList<Part> parts = split({u"header"_s, u"payload"_s, u"signature"_s});
    decodeHeader(parts[0]);
    decodePayload(parts[1]);
    if (const auto signature = bytes(parts[2]))
        m_decoded.signature = *signature;
    checkSignaturePresence(parts[2]);
}

// RFC 7516 §7.1
void TokenDecoder::decodeJwe()
{
    m_decoded.format = TokenFormat::Jwe;
    const QList<Part> parts = split({u"header"_s, u"encrypted_key"_s, u"iv"_s, u"ciphertext"_s, u"tag"_s});
    decodeHeader(parts[0]);
    requireHeaderText(parts[0], u"enc"_s);
    for (const Part &part : parts.sliced(1))
        bytes(part);
}

void TokenDecoder::explainOpaque(qsizetype parts)
{
    m_decoded.problems.append(
        {0, u"header"_s,
         tr("begins like a JWT, but has %n part(s); a signed one has 3, an encrypted one 5. "
            "Was the token cut off?",
            nullptr, int(qMin<qsizetype>(parts, std::numeric_limits<int>::max())))});
}

std::optional<QByteArray> TokenDecoder::bytes(const Part &part)
{
    auto decoded = fromBase64Url(text(part));
    if (decoded)
        return std::move(decoded).value();
    problem(part, part.begin + decoded.error().offset,
            tr("is not base64url: %1").arg(decoded.error().message));
    return std::nullopt;
}

/// The JSON object in a part; its problems are placed at the characters that carry the byte in question.
std::optional<JsonValue> TokenDecoder::object(const Part &part, const QByteArray &json, Standing standing)
{
    const auto place = [&part, standing](qsizetype byte) {
        return part.begin + (standing == Standing::Plain ? byte : byte * 4 / 3);
    };
    auto parsed = parseJson(json);
    if (!parsed) {
        problem(part, place(parsed.error().offset), tr("is not JSON: %1").arg(parsed.error().text()));
        return std::nullopt;
    }
    if (!parsed->value.isObject()) {
        problem(part, place(parsed->value.begin()), tr("is JSON, but no object"));
        return std::nullopt;
    }
    for (const JsonDuplicate &duplicate : parsed->duplicates) {
        problem(part, place(duplicate.offset),
                tr("has \"%1\" twice; readers may see either value").arg(duplicate.name));
    }
    return std::move(parsed->value);
}

void TokenDecoder::decodeHeader(const Part &part)
{
    const auto decoded = bytes(part);
    if (!decoded)
        return;
    m_decoded.headerBytes = *decoded;
    m_decoded.header = object(part, *decoded, Standing::Encoded);
    requireHeaderText(part, u"alg"_s);
}

void TokenDecoder::decodePayload(const Part &part)
{
    // RFC 7797 §3: with "b64": false the payload stands as it is.
    const JsonValue *b64 = m_decoded.header ? m_decoded.header->member(u"b64") : nullptr;
    const bool unencoded = b64 && b64->isBoolean() && !b64->toBool();
    if (unencoded) {
        m_decoded.payloadBytes = text(part).toByteArray();
    } else if (const auto decoded = bytes(part)) {
        m_decoded.payloadBytes = *decoded;
    } else {
        return;
    }
    // A JWS may carry any bytes; only what claims to be a JWT must be a JSON object (RFC 7519 §7.2).
    const QByteArray trimmed = m_decoded.payloadBytes.trimmed();
    if (trimmed.startsWith('{') || saysJwt())
        m_decoded.claims =
            object(part, m_decoded.payloadBytes, unencoded ? Standing::Plain : Standing::Encoded);
}

void TokenDecoder::requireHeaderText(const Part &header, const QString &name)
{
    if (!m_decoded.header)
        return;
    const JsonValue *value = m_decoded.header->member(name);
    if (!value)
        problem(header, header.begin, tr("has no \"%1\", which is required").arg(name));
    else if (!value->isString())
        problem(header, header.begin + value->begin() * 4 / 3, tr("has an \"%1\" that is no text").arg(name));
}

void TokenDecoder::checkSignaturePresence(const Part &signature)
{
    const QString alg = headerText(u"alg");
    if (alg.isEmpty())
        return;
    if (alg == "none"_L1 && signature.size > 0)
        problem(signature, signature.begin, tr("must be empty, since alg is none"));
    if (alg != "none"_L1 && signature.size == 0)
        problem(signature, signature.begin, tr("is empty, although alg is %1").arg(alg));
}

QString TokenDecoder::headerText(QStringView name) const
{
    const JsonValue *value = m_decoded.header ? m_decoded.header->member(name) : nullptr;
    return value ? value->toString().value_or(QString()) : QString();
}

/// `JWT`, `at+jwt`, `application/at+jwt`, … (RFC 7519 §5.1, RFC 9068 §2.1)
bool TokenDecoder::saysJwt() const
{
    const QString typ = headerText(u"typ");
    return typ.compare("JWT"_L1, Qt::CaseInsensitive) == 0 || typ.endsWith("+jwt"_L1, Qt::CaseInsensitive)
        || typ.endsWith("/jwt"_L1, Qt::CaseInsensitive);
}

void TokenDecoder::problem(const Part &part, qsizetype offset, const QString &message)
{
    m_decoded.problems.append({offset, part.name, message});
}

} // namespace

DecodedToken decodeToken(QByteArrayView token)
{
    return TokenDecoder(token).decode();
}

} // namespace workbench
