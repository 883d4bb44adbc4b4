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
    Q_DECLARE_TR_FUNCTIONS(grant_password)
};

QList<GrantParameter> tokenRequest()
{
    QList<GrantParameter> rows{grantTypeRow(u"password"_s, {u"RFC 6749"_s, u"4.3"_s})};
    rows += QList<GrantParameter>{
        {.name = u"username"_s,
         .member = u"username"_s,
         .request = Request::Token,
         .presence = Presence::Required,
         .title = Text::tr("User name"),
         .hint = Text::tr("The name of the user at this server, in some tenants with its domain."),
         .mistake = Text::tr("the user's displayed name in place of the one for logging in."),
         .example = u"johndoe"_s,
         .spec = {u"RFC 6749"_s, u"4.3.2"_s}},
        {.name = u"password"_s,
         .member = u"password"_s,
         .request = Request::Token,
         .presence = Presence::Required,
         .secret = true,
         .title = Text::tr("Password"),
         .hint = Text::tr("The password of that user. invalid_grant also stands for an account that is "
                          "locked or needs a second factor."),
         .mistake = Text::tr("the everyday password where the provider wants one made for applications."),
         .example = u"A3ddj3w"_s,
         .spec = {u"RFC 6749"_s, u"4.3.2"_s}},
    };
    rows += clientRows();
    rows += tokenScopeRow({u"RFC 6749"_s, u"4.3.2"_s});
    rows += targetRows();
    return rows;
}

} // namespace

GrantDefinition passwordGrant()
{
    return {.grant_type = u"password"_s,
            .wire_grant_type = u"password"_s,
            .title = Text::tr("Resource owner password"),
            .summary = Text::tr("User name and password go straight to the token endpoint."),
            .spec = {u"RFC 6749"_s, u"4.3"_s},
            .warning = Text::tr(
                "The application sees the password, and neither a second factor nor single sign-on works. "
                "RFC 9700 §2.4 forbids this grant: use it for what cannot be changed any more."),
            .warningReference = {u"RFC 9700"_s, u"2.4"_s},
            .parameters = tokenRequest()};
}

} // namespace workbench
