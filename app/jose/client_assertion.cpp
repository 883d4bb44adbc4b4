// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/client_assertion.h"

#include "jose/algorithm.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::ClientAssertion)
};

JsonValue audienceOf(const ClientAssertionRequest &request)
{
    if (request.audience.size() == 1 && !request.audienceAsArray)
        return JsonValue::string(request.audience.first());
    JsonValue list = JsonValue::array();
    for (const QString &audience : request.audience)
        list.items().append(JsonValue::string(audience));
    return list;
}

void setText(JsonValue &object, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        object.setMember(name, JsonValue::string(text));
}

JsonValue headerOf(const ClientAssertionRequest &request, const Key &key)
{
    JsonValue header = JsonValue::object();
    setText(header, u"alg"_s, request.alg.isEmpty() ? defaultAlgorithm(key) : request.alg);
    setText(header, u"typ"_s, request.typ);
    setText(header, u"kid"_s, request.kid);
    return header;
}

JsonValue claimsOf(const ClientAssertionRequest &request)
{
    JsonValue claims = JsonValue::object();
    setText(claims, u"iss"_s, request.client_id);
    setText(claims, u"sub"_s, request.client_id);
    claims.setMember(u"aud"_s, audienceOf(request));
    setText(claims, u"jti"_s, request.jti);
    claims.setMember(u"iat"_s, JsonValue::number(request.iat));
    if (request.nbf)
        claims.setMember(u"nbf"_s, JsonValue::number(*request.nbf));
    claims.setMember(u"exp"_s, JsonValue::number(request.exp));
    return claims;
}

Finding overBeforeItBegins(const ClientAssertionRequest &request)
{
    Finding finding;
    finding.id = u"CLA-005"_s;
    finding.message =
        Text::tr("The client assertion expires no later than it is issued: servers must refuse it.");
    finding.expected = u"exp > %1"_s.arg(request.iat);
    finding.actual = QString::number(request.exp);
    finding.reference = {u"RFC 7523"_s, u"3"_s};
    return finding;
}

} // namespace

Result<SignedJwt, SigningError> clientAssertion(const ClientAssertionRequest &request, const Key &key)
{
    if (request.client_id.isEmpty())
        return Failure{
            SigningError{u"client_id"_s,
                         Text::tr("A client assertion needs the client_id: it is its issuer and subject.")}};
    if (request.audience.isEmpty() || request.audience.contains(QString()))
        return Failure{
            SigningError{u"aud"_s,
                         Text::tr("A client assertion needs an audience: the server's issuer or its "
                                  "token endpoint.")}};
    auto assertion = signedJwt(headerOf(request, key), claimsOf(request), key);
    if (assertion && request.exp <= request.iat)
        assertion->findings.append(overBeforeItBegins(request));
    return assertion;
}

} // namespace workbench
