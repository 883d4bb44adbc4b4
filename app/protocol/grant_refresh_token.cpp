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
    Q_DECLARE_TR_FUNCTIONS(grant_refresh_token)
};

QList<GrantParameter> tokenRequest()
{
    QList<GrantParameter> rows{grantTypeRow(u"refresh_token"_s, {u"RFC 6749"_s, u"6"_s})};
    rows += QList<GrantParameter>{
        {.name = u"refresh_token"_s,
         .member = u"refresh_token"_s,
         .request = Request::Token,
         .presence = Presence::Required,
         .secret = true,
         .title = Text::tr("Refresh token"),
         .hint =
             Text::tr("From an earlier token response; empty takes the one that the profile keeps from its "
                      "last run. invalid_grant: it was used up by rotation, "
                      "revoked, has expired, or belongs to another client."),
         .mistake =
             Text::tr("the one from before the last rotation: some servers then end the whole session."),
         .example = u"tGzv3JOkF0XG5Qx2TlKWIA"_s,
         .spec = {u"RFC 6749"_s, u"6"_s}},
    };
    rows += clientRows();
    rows += QList<GrantParameter>{
        {.name = u"scope"_s,
         .member = u"scope"_s,
         .request = Request::Token,
         .presence = Presence::Optional,
         .sentByDefault = false,
         .title = Text::tr("Scope"),
         .hint = Text::tr("Empty keeps the scope that was granted. What is given here must not go beyond it, "
                          "and is sent only when scope_in_token_request says so."),
         .mistake = Text::tr("a scope that was never granted: invalid_scope."),
         .example = u"openid profile"_s,
         .spec = {u"RFC 6749"_s, u"6"_s}},
    };
    rows += targetRows();
    return rows;
}

} // namespace

GrantDefinition refreshTokenGrant()
{
    return {.grant_type = u"refresh_token"_s,
            .wire_grant_type = u"refresh_token"_s,
            .title = Text::tr("Refresh token"),
            .summary = Text::tr("A refresh token from an earlier run becomes a new access token. Some "
                                "servers send a new refresh token along and end the old one."),
            .spec = {u"RFC 6749"_s, u"6"_s},
            .warning = {},
            .parameters = tokenRequest()};
}

} // namespace workbench
