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
    Q_DECLARE_TR_FUNCTIONS(grant_rows)
};

} // namespace

GrantParameter grantTypeRow(const QString &example, const SpecReference &spec)
{
    return {.name = u"grant_type"_s,
            .member = u"grant_type"_s,
            .request = Request::Token,
            .presence = Presence::Required,
            .title = Text::tr("Grant type"),
            .hint = Text::tr("Tells the token endpoint what is asked for. unsupported_grant_type often means "
                             "that the body was not read: check its encoding and Content-Type."),
            .mistake = Text::tr("a short name where the server expects the whole URN."),
            .example = example,
            .spec = spec};
}

QList<GrantParameter> clientRows()
{
    constexpr Request request = Request::Token;
    return {
        {.name = u"client_id"_s,
         .member = u"client_id"_s,
         .request = request,
         .presence = Presence::Conditional,
         .title = Text::tr("Client ID"),
         .hint = Text::tr(
             "In the body for a public client and for client_secret_post; with client_secret_basic it "
             "travels in "
             "the Authorization header, and some servers refuse it in both places."),
         .mistake = Text::tr("the id of another environment, tenant or realm: invalid_client."),
         .example = u"s6BhdRkqt3"_s,
         .spec = {u"RFC 6749"_s, u"3.2.1"_s}},
        {.name = u"client_secret"_s,
         .member = u"client_secret"_s,
         .request = request,
         .presence = Presence::Conditional,
         .secret = true,
         .title = Text::tr("Client secret"),
         .hint = Text::tr(
             "The application's password, for confidential clients. invalid_client: wrong method (header or "
             "body), a trailing space or line break from copying, or a secret that has expired."),
         .mistake = Text::tr("the id of the secret in place of its value."),
         .example = u"gX1fBat3bV"_s,
         .spec = {u"RFC 6749"_s, u"2.3.1"_s}},
    };
}

GrantParameter tokenScopeRow(const SpecReference &spec)
{
    return {.name = u"scope"_s,
            .member = u"scope"_s,
            .request = Request::Token,
            .presence = Presence::Optional,
            .title = Text::tr("Scope"),
            .hint = Text::tr("What access is asked for. Empty takes the server's default, if it has one; "
                             "invalid_scope: a name it does not know, or one that this client may not have."),
            .mistake = Text::tr("a name without the prefix that the provider gives to its scopes."),
            .example = u"accounts.read"_s,
            .spec = spec};
}

QList<GrantParameter> targetRows(Request request)
{
    return {
        {.name = u"audience"_s,
         .member = u"parameters.audience"_s,
         .request = request,
         .presence = Presence::Optional,
         .title = Text::tr("Audience"),
         .hint = Text::tr("Where the token is to be used, by the name that the server knows; some servers "
                          "give an opaque token without it. Several are separated by spaces."),
         .mistake = Text::tr("the client's own id: it names whom the token is for."),
         .example = u"https://api.example.com"_s,
         .spec = {u"RFC 8693"_s, u"2.1"_s}},
        {.name = u"resource"_s,
         .member = u"parameters.resource"_s,
         .request = request,
         .presence = Presence::Optional,
         .title = Text::tr("Resource"),
         .hint = Text::tr("The URI of the API for which the token is wanted, absolute and without a "
                          "fragment. Several are separated by spaces."),
         .mistake = Text::tr("an address that the server does not know as one of its APIs: invalid_target."),
         .example = u"https://api.example.com/"_s,
         .spec = {u"RFC 8707"_s, u"2"_s}},
    };
}

} // namespace workbench
