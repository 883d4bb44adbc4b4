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
    Q_DECLARE_TR_FUNCTIONS(grant_saml2_bearer)
};

QList<GrantParameter> tokenRequest()
{
    QList<GrantParameter> rows{
        grantTypeRow(u"urn:ietf:params:oauth:grant-type:saml2-bearer"_s, {u"RFC 7522"_s, u"2.1"_s})};
    rows += QList<GrantParameter>{
        {.name = u"assertion"_s,
         .member = u"assertion"_s,
         .request = Request::Token,
         .presence = Presence::Required,
         .secret = true,
         .title = Text::tr("SAML assertion"),
         .hint = Text::tr("One SAML 2.0 Assertion element. XML is base64url-encoded before it is sent; text "
                          "that is encoded already goes out as it is."),
         .mistake = Text::tr("the whole SAML response: only the assertion inside of it is sent."),
         .example = u"PHNhbWxwOlJl"_s,
         .spec = {u"RFC 7522"_s, u"2.1"_s}},
    };
    rows += clientRows();
    rows += tokenScopeRow({u"RFC 7522"_s, u"2.1"_s});
    rows += targetRows();
    return rows;
}

} // namespace

GrantDefinition saml2BearerGrant()
{
    return {.grant_type = u"saml2_bearer"_s,
            .wire_grant_type = u"urn:ietf:params:oauth:grant-type:saml2-bearer"_s,
            .title = Text::tr("SAML 2.0 bearer assertion"),
            .summary = Text::tr("A signed SAML 2.0 assertion about a user becomes an access token."),
            .spec = {u"RFC 7522"_s, u"2.1"_s},
            .warning = {},
            .parameters = tokenRequest()};
}

} // namespace workbench
