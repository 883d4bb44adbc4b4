// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/assertion_jwt.h"

#include "jose/algorithm.h"
#include "message/key_member.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(assertion_jwt)
};

using Problem = ClientCredentials::Problem;

const QString headerMember = u"assertion_header"_s;
const QString claimsMember = u"assertion_claims"_s;
const QString keyMember = u"assertion_jwk"_s;

bool isBlank(const JsonValue *value)
{
    if (!value || value->isNull())
        return true;
    return value->isObject() ? value->members().isEmpty() : value->text().trimmed().isEmpty();
}

/// An object, or the text of one.
Result<JsonValue, Problem> objectIn(const Profile &profile, const QString &member)
{
    const JsonValue *value = profile.value(member);
    if (isBlank(value))
        return JsonValue::object();
    if (value->isObject())
        return *value;
    const auto parsed = parseJson(value->text().toUtf8());
    if (!parsed)
        return Failure{Problem{member, Text::tr("This is not JSON: %1.").arg(parsed.error().text())}};
    if (!parsed->value.isObject())
        return Failure{Problem{member, Text::tr("This must be a JSON object, with { at its beginning.")}};
    return parsed->value;
}

Result<ChosenKey, Problem> signingKey(const Profile &profile)
{
    const JsonValue *member = profile.value(keyMember);
    if (isBlank(member))
        return Failure{Problem{keyMember, Text::tr("The key is missing. Enter it as JWK or PEM.")}};
    const auto chosen = keyOfMember(profile, keyMember);
    if (chosen && !chosen->key.canSign()) {
        return Failure{Problem{keyMember,
                               Text::tr("This is a public key (%1); signing needs the private one.")
                                   .arg(chosen->key.description())}};
    }
    return chosen;
}

/// RFC 7515 §4.1.1: the header names the algorithm.
std::optional<Problem> algorithmProblem(const JsonValue &header, const Key &key)
{
    const JsonValue *alg = header.member(u"alg");
    if (!alg) {
        return Problem{headerMember,
                       Text::tr("alg is missing. Add \"alg\": \"%1\", which suits the key, or another one.")
                           .arg(defaultAlgorithm(key))};
    }
    if (!alg->isString())
        return Problem{headerMember, Text::tr("alg must be text in double quotes.")};
    const SignatureAlgorithm *known = signatureAlgorithm(alg->text());
    if (!known)
        return Problem{headerMember, unknownAlgorithm(alg->text())};
    if (const auto reason = misfit(*known, key))
        return Problem{keyMember, *reason};
    return std::nullopt;
}

struct RunTimeClaims {
    qint64 now = 0;
    QString uuid;
};

/// The value that a text stands for; nothing for an ordinary text. A failure for a placeholder that there is
/// not.
Result<std::optional<JsonValue>, Problem> placeholderValue(const QString &text, const RunTimeClaims &values)
{
    static const QRegularExpression time(u"^\\{\\{now(?:([+-])([0-9]{1,10}))?\\}\\}$"_s);
    if (!text.startsWith("{{"_L1) || !text.endsWith("}}"_L1))
        return std::optional<JsonValue>();
    if (text == "{{uuid}}"_L1)
        return std::optional(JsonValue::string(values.uuid));
    const QRegularExpressionMatch match = time.match(text);
    if (!match.hasMatch()) {
        return Failure{Problem{claimsMember,
                               Text::tr("%1 stands for nothing. There are {{now}}, {{now+300}}, {{now-30}} "
                                        "with any number of seconds, and {{uuid}}.")
                                   .arg(text)}};
    }
    const qint64 seconds = match.captured(2).toLongLong();
    return std::optional(JsonValue::number(values.now + (match.captured(1) == "-"_L1 ? -seconds : seconds)));
}

/// Puts values in the place of placeholders, at any depth.
std::optional<Problem> fillIn(JsonValue &value, const RunTimeClaims &values)
{
    if (value.isString()) {
        const auto filled = placeholderValue(value.text(), values);
        if (!filled)
            return filled.error();
        if (*filled)
            value = **filled;
    }
    for (JsonValue &item : value.items()) {
        if (auto problem = fillIn(item, values))
            return problem;
    }
    for (JsonMember &member : value.members()) {
        if (auto problem = fillIn(member.value, values))
            return problem;
    }
    return std::nullopt;
}

/// Everything that is to be signed, and with what.
struct Prepared {
    JsonValue header;
    JsonValue claims;
    ChosenKey chosen;
};

Result<Prepared, Problem> prepared(const Profile &profile, const RunTimeClaims &values)
{
    const auto header = objectIn(profile, headerMember);
    if (!header)
        return Failure{header.error()};
    auto claims = objectIn(profile, claimsMember);
    if (!claims)
        return Failure{claims.error()};
    if (auto problem = fillIn(*claims, values))
        return Failure{*problem};
    const auto chosen = signingKey(profile);
    if (!chosen)
        return Failure{chosen.error()};
    if (auto problem = algorithmProblem(*header, chosen->key))
        return Failure{*problem};
    return Prepared{*header, *claims, *chosen};
}

void addUnlessThere(JsonValue &object, const QString &name, const QString &value)
{
    if (!object.member(name) && !value.isEmpty())
        object.setMember(name, JsonValue::string(value));
}

} // namespace

bool signsAssertion(const Profile &profile)
{
    return profile.grantType() == "jwt_bearer"_L1 && profile.text(u"assertion").trimmed().isEmpty()
        && !isBlank(profile.value(claimsMember));
}

std::optional<Problem> assertionProblem(const Profile &profile)
{
    const auto ready = prepared(profile, {});
    return ready ? std::nullopt : std::optional(ready.error());
}

std::optional<Problem> assertionNotice(const Profile &profile)
{
    const auto chosen = signingKey(profile);
    const auto text = chosen ? keyChoice(*chosen, keyMember) : std::nullopt;
    return text ? std::optional(Problem{keyMember, *text}) : std::nullopt;
}

Result<SignedJwt, Problem> assertionJwt(const Profile &profile, qint64 now, const QString &uuid)
{
    const auto ready = prepared(profile, {now, uuid});
    if (!ready)
        return Failure{ready.error()};
    auto jwt = signedJwt(writeJson(ready->header, JsonStyle::Compact),
                         writeJson(ready->claims, JsonStyle::Compact), ready->chosen.key);
    if (!jwt)
        return Failure{Problem{keyMember, jwt.error().message}};
    jwt->findings = keyChoiceFindings(ready->chosen, keyMember) + jwt->findings;
    return *jwt;
}

std::optional<JsonValue> usualAssertionHeader(const Profile &profile)
{
    const auto written = objectIn(profile, headerMember);
    if (!written)
        return std::nullopt;
    const auto chosen = signingKey(profile);
    JsonValue header = *written;
    // RFC 7523 §5: the usual one
    addUnlessThere(header, u"alg"_s, chosen ? defaultAlgorithm(chosen->key) : u"RS256"_s);
    addUnlessThere(header, u"typ"_s, u"JWT"_s);
    if (chosen)
        addUnlessThere(header, u"kid"_s, chosen->key.kid(Key::KidChoice::Own));
    return header;
}

std::optional<JsonValue> usualAssertionClaims(const Profile &profile)
{
    const auto written = objectIn(profile, claimsMember);
    if (!written)
        return std::nullopt;
    const QString client_id = profile.text(u"client_id");
    const QString username = profile.text(u"username");
    const QString issuer = profile.text(u"issuer");
    JsonValue claims = *written;
    addUnlessThere(claims, u"iss"_s, client_id);
    addUnlessThere(claims, u"sub"_s, username.isEmpty() ? client_id : username);
    addUnlessThere(claims, u"aud"_s, issuer.isEmpty() ? profile.text(u"token_endpoint") : issuer);
    addUnlessThere(claims, u"iat"_s, u"{{now}}"_s);
    addUnlessThere(claims, u"exp"_s, u"{{now+300}}"_s);
    addUnlessThere(claims, u"jti"_s, u"{{uuid}}"_s);
    return claims;
}

} // namespace workbench
