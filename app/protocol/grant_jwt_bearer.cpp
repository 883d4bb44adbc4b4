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
    Q_DECLARE_TR_FUNCTIONS(grant_jwt_bearer)
};

QList<GrantParameter> tokenRequest()
{
    QList<GrantParameter> rows{
        grantTypeRow(u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s, {u"RFC 7523"_s, u"2.1"_s})};
    rows += QList<GrantParameter>{
        {.name = u"assertion"_s,
         .member = u"assertion"_s,
         .request = Request::Token,
         .presence = Presence::Required,
         .secret = true,
         .title = Text::tr("Assertion"),
         .hint =
             Text::tr("A JWT that the server trusts: iss and sub as it knows them, aud the server itself, "
                      "exp in the near future. invalid_grant mostly means aud, the clock or the key."),
         .mistake = Text::tr("an ID token that was issued to a client: its aud is not the server."),
         .example = u"eyJhbGciOiJFUzI1NiIsImtpZCI6IjE2In0.eyJpc3Mi"_s,
         .spec = {u"RFC 7523"_s, u"2.1"_s}},
    };
    rows += clientRows();
    rows += tokenScopeRow({u"RFC 7521"_s, u"4.1"_s});
    rows += targetRows();
    return rows;
}

} // namespace

GrantDefinition jwtBearerGrant()
{
    return {.grant_type = u"jwt_bearer"_s,
            .wire_grant_type = u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s,
            .title = Text::tr("JWT bearer assertion"),
            .summary = Text::tr("A signed JWT about a user or a service account becomes an access token."),
            .spec = {u"RFC 7523"_s, u"2.1"_s},
            .warning = {},
            .parameters = tokenRequest()};
}

} // namespace workbench
