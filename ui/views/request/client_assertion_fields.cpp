// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/client_assertion_fields.h"

#include "jose/algorithm.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Kind = FieldSpec::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(client_assertion_fields)
};

} // namespace

QList<FieldSpec> clientAssertionFields()
{
    FieldSpec alg{
        .member = u"client_assertion_alg"_s,
        .title = Text::tr("Assertion algorithm"),
        .kind = Kind::OpenChoice,
        .meaning = Text::tr("With what the client's JWT is signed. Left to the key, it is the usual one of "
                            "its kind; the server has to accept it for this client."),
        .example = u"ES256"_s,
        .mistake = Text::tr("an algorithm that the client is not registered with."),
        .reference = {u"RFC 7518"_s, u"3.1"_s}};
    alg.choices.append({std::nullopt, Text::tr("What suits the key")});
    for (const SignatureAlgorithm &known : signatureAlgorithms())
        alg.choices.append({known.name, known.name});

    FieldSpec audience{
        .member = u"client_assertion_audience"_s,
        .title = Text::tr("Assertion audience"),
        .kind = Kind::OpenChoice,
        .meaning = Text::tr("Whom the client's JWT is for. Servers take their issuer, many the token "
                            "endpoint as well; another text can be typed."),
        .example = u"https://login.example.com"_s,
        .mistake = Text::tr("a final slash too many or too few: it is compared character by character."),
        .reference = {u"RFC 7523"_s, u"3"_s}};
    audience.choices = {{std::nullopt, Text::tr("The issuer, else the token endpoint")},
                        {u"issuer"_s, Text::tr("The issuer")},
                        {u"token_endpoint"_s, Text::tr("The token endpoint")}};

    return {
        {.member = u"client_jwk"_s,
         .title = Text::tr("Client key"),
         .kind = Kind::SecretText,
         .requiredIf =
             [](const Profile &profile) { return profile.tokenEndpointAuthMethod() == "private_key_jwt"_L1; },
         .meaning =
             Text::tr("The client's private key for private_key_jwt, as JWK or PEM. kid of a JWK goes into "
                      "the header."),
         .example = u"{\"kty\":\"EC\",\"crv\":\"P-256\",…}"_s,
         .mistake = Text::tr("the public key, or a certificate: neither can sign."),
         .reference = {u"RFC 7517"_s, u"4"_s}},
        {.member = u"client_jwk_passphrase"_s,
         .title = Text::tr("Client key passphrase"),
         .kind = Kind::Secret,
         .meaning = Text::tr(
             "Opens an encrypted PEM key. Left empty, it is asked for when the flow is run, and kept "
             "for this session only."),
         .example = u"correct horse battery staple"_s,
         .mistake = Text::tr("the passphrase of another key: nothing is sent then."),
         .reference = {u"RFC 5958"_s, u"3"_s}},
        alg,
        audience,
        {.member = u"client_assertion_lifetime"_s,
         .title = Text::tr("Assertion lifetime"),
         .kind = Kind::Number,
         .meaning =
             Text::tr("For how many seconds the client's JWT is valid; 60 when this is empty. It is used at "
                      "once, so little is enough."),
         .example = u"60"_s,
         .mistake = Text::tr("more than the server allows, or too little for a clock that goes wrong."),
         .reference = {u"RFC 7519"_s, u"4.1.4"_s}}};
}

} // namespace workbench
