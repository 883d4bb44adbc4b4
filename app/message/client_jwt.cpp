// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/client_jwt.h"

#include "jose/algorithm.h"
#include "jose/client_assertion.h"
#include "jose/key.h"
#include "message/key_member.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(client_jwt)
};

using Problem = ClientCredentials::Problem;

Result<ChosenKey, Problem> signingKey(const Profile &profile)
{
    if (profile.tokenEndpointAuthMethod() == "client_secret_jwt"_L1)
        return ChosenKey{Key::fromSecret(profile.text(u"client_secret").toUtf8())};
    const JsonValue *member = profile.value(u"client_jwk");
    if (!member || member->isNull() || (member->isString() && member->text().trimmed().isEmpty())) {
        return Failure{
            Problem{u"client_jwk"_s,
                    Text::tr("private_key_jwt needs the client's private key. Enter it as JWK or PEM.")}};
    }
    const auto chosen = keyOfMember(profile, u"client_jwk"_s);
    if (chosen && !chosen->key.canSign()) {
        return Failure{Problem{u"client_jwk"_s,
                               Text::tr("This is a public key (%1); signing needs the private one.")
                                   .arg(chosen->key.description())}};
    }
    return chosen;
}

/// What the profile asks for, or else what suits the key.
Result<QString, Problem> signingAlgorithm(const Profile &profile, const Key &key)
{
    QString alg = profile.text(u"client_assertion_alg");
    if (alg.isEmpty())
        alg = defaultAlgorithm(key);
    const SignatureAlgorithm *known = signatureAlgorithm(alg);
    if (!known)
        return Failure{Problem{u"client_assertion_alg"_s, unknownAlgorithm(alg)}};
    if (const auto reason = misfit(*known, key))
        return Failure{Problem{u"client_assertion_alg"_s, *reason}};
    return alg;
}

QString audience(const Profile &profile)
{
    const QString choice = profile.text(u"client_assertion_audience");
    const QString issuer = profile.text(u"issuer");
    if (choice == "token_endpoint"_L1 || (choice.isEmpty() && issuer.isEmpty()))
        return profile.text(u"token_endpoint");
    return choice.isEmpty() || choice == "issuer"_L1 ? issuer : choice;
}

qint64 lifetime(const Profile &profile)
{
    constexpr qint64 usual = 60; // short: it is used at once
    const JsonValue *stated = profile.value(u"client_assertion_lifetime");
    return stated ? stated->toInteger().value_or(usual) : usual;
}

} // namespace

bool authenticatesByJwt(const Profile &profile)
{
    const QString method = profile.tokenEndpointAuthMethod();
    return method == "client_secret_jwt"_L1 || method == "private_key_jwt"_L1;
}

std::optional<Problem> clientJwtProblem(const Profile &profile)
{
    const auto chosen = signingKey(profile);
    if (!chosen)
        return chosen.error();
    const auto alg = signingAlgorithm(profile, chosen->key);
    if (!alg)
        return alg.error();
    if (audience(profile).isEmpty()) {
        return Problem{u"client_assertion_audience"_s,
                       Text::tr("The client assertion has no audience. Enter the issuer, or choose the token "
                                "endpoint.")};
    }
    return std::nullopt;
}

std::optional<Problem> clientJwtNotice(const Profile &profile)
{
    const auto chosen = signingKey(profile);
    const auto text = chosen ? keyChoice(*chosen, u"client_jwk"_s) : std::nullopt;
    return text ? std::optional(Problem{u"client_jwk"_s, *text}) : std::nullopt;
}

Result<SignedJwt, Problem> clientJwt(const Profile &profile, qint64 now, const QString &jti)
{
    if (auto problem = clientJwtProblem(profile))
        return Failure{*problem};
    const ChosenKey chosen = *signingKey(profile);
    const Key &key = chosen.key;
    ClientAssertionRequest request;
    request.client_id = profile.text(u"client_id");
    request.audience = {audience(profile)};
    request.iat = now;
    request.exp = now + lifetime(profile);
    request.jti = jti;
    request.kid = key.kid(Key::KidChoice::Own);
    request.alg = *signingAlgorithm(profile, key);
    auto jwt = clientAssertion(request, key);
    if (!jwt)
        return Failure{Problem{u"client_jwk"_s, jwt.error().message}};
    jwt->findings = keyChoiceFindings(chosen, u"client_jwk"_s) + jwt->findings;
    return *jwt;
}

} // namespace workbench
