// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/grants.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(grant_implicit)
};

} // namespace

GrantDefinition implicitGrant()
{
    const GrantParameter response_type = responseTypeRow(
        Text::tr("What comes back through the browser: token is an access token, id_token says who the user "
                 "is and needs openid in the scope. none asks for nothing but the user's consent."),
        u"id_token token"_s, {u"OAuth Multiple Response Types 1.0"_s, u"5"_s});
    return {.grant_type = u"implicit"_s,
            .wire_grant_type = u"implicit"_s,
            .title = Text::tr("Implicit"),
            .summary = Text::tr("The user logs in with the system browser, and the tokens come back through "
                                "it; there is no token request."),
            .spec = {u"RFC 6749"_s, u"4.2"_s},
            .warning =
                Text::tr("Tokens travel through the browser, where they end up in its history and in "
                         "scripts, and nothing binds them to this client. RFC 9700 §2.1.2 advises "
                         "against this grant and OAuth 2.1 has dropped it: use the authorization code."),
            .warningReference = {u"RFC 9700"_s, u"2.1.2"_s},
            .parameters = QList{response_type} + authorizationRows(CodeComesBack::No)};
}

} // namespace workbench
