// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/grants.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Request = GrantParameter::Request;
using Presence = GrantParameter::Presence;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(grant_token_exchange)
};

QList<GrantParameter> tokenRequest()
{
    QList<GrantParameter> rows{
        grantTypeRow(u"urn:ietf:params:oauth:grant-type:token-exchange"_s, {u"RFC 8693"_s, u"2.1"_s})};
    rows += targetRows();
    rows += tokenScopeRow({u"RFC 8693"_s, u"2.1"_s});
    rows += QList<GrantParameter>{
        {.name = u"requested_token_type"_s,
         .member = u"requested_token_type"_s,
         .request = Request::Token,
         .presence = Presence::Optional,
         .title = Text::tr("Requested token type"),
         .hint = Text::tr("The type URN of the token that is wanted; empty leaves the choice to the server."),
         .mistake = Text::tr("taking it for a promise: issued_token_type of the answer says what came."),
         .example = u"urn:ietf:params:oauth:token-type:access_token"_s,
         .spec = {u"RFC 8693"_s, u"3"_s}},
        {.name = u"subject_token"_s,
         .member = u"subject_token"_s,
         .request = Request::Token,
         .presence = Presence::Required,
         .secret = true,
         .title = Text::tr("Subject token"),
         .hint = Text::tr("The token of the party on whose behalf the new one is asked for. invalid_request: "
                          "it has expired, or the server does not accept tokens of this issuer."),
         .mistake = Text::tr("the ID token where the server wants the access token, or the other way round."),
         .example = u"accVkjcJyb4BWCxGsndESCJQbdFMogUC5PbRDqceLTC"_s,
         .spec = {u"RFC 8693"_s, u"2.1"_s}},
        {.name = u"subject_token_type"_s,
         .member = u"subject_token_type"_s,
         .request = Request::Token,
         .presence = Presence::Required,
         .title = Text::tr("Subject token type"),
         .hint = Text::tr(
             "The type URN of the subject token: access_token, refresh_token, id_token, jwt, saml1 or saml2 "
             "behind urn:ietf:params:oauth:token-type:. jwt says how it looks, access_token what it is for."),
         .mistake =
             Text::tr("jwt for an access token that happens to be one: most servers want access_token."),
         .example = u"urn:ietf:params:oauth:token-type:access_token"_s,
         .spec = {u"RFC 8693"_s, u"3"_s}},
        {.name = u"actor_token"_s,
         .member = u"actor_token"_s,
         .request = Request::Token,
         .presence = Presence::Optional,
         .secret = true,
         .title = Text::tr("Actor token"),
         .hint = Text::tr("The token of the party that acts; together with the subject token it asks for "
                          "delegation instead of impersonation."),
         .mistake = Text::tr("the user's token: the actor is who calls on behalf of the user."),
         .example = u"eyJhbGciOiJFUzI1NiIsImtpZCI6IjE2In0"_s,
         .spec = {u"RFC 8693"_s, u"2.1"_s}},
        {.name = u"actor_token_type"_s,
         .member = u"actor_token_type"_s,
         .request = Request::Token,
         .presence = Presence::Conditional,
         .title = Text::tr("Actor token type"),
         .hint = Text::tr(
             "The type URN of the actor token. Needed with an actor token, and not allowed without."),
         .mistake =
             Text::tr("leaving it empty because the subject token has a type: each token has its own."),
         .example = u"urn:ietf:params:oauth:token-type:jwt"_s,
         .spec = {u"RFC 8693"_s, u"2.1"_s}},
    };
    rows += clientRows();
    return rows;
}

} // namespace

GrantDefinition tokenExchangeGrant()
{
    return {.grant_type = u"token_exchange"_s,
            .wire_grant_type = u"urn:ietf:params:oauth:grant-type:token-exchange"_s,
            .title = Text::tr("Token exchange"),
            .summary = Text::tr("A token that is at hand is exchanged for another one: for another audience, "
                                "of another type, or to act on behalf of somebody."),
            .spec = {u"RFC 8693"_s, u"2.1"_s},
            .warning = {},
            .parameters = tokenRequest()};
}

} // namespace workbench
