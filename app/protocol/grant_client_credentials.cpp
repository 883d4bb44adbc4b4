// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/grants.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(grant_client_credentials)
};

QList<GrantParameter> tokenRequest()
{
    QList<GrantParameter> rows{grantTypeRow(u"client_credentials"_s, {u"RFC 6749"_s, u"4.4"_s})};
    rows += clientRows();
    rows += tokenScopeRow({u"RFC 6749"_s, u"4.4.2"_s});
    rows += targetRows();
    return rows;
}

} // namespace

GrantDefinition clientCredentialsGrant()
{
    return {.grant_type = u"client_credentials"_s,
            .wire_grant_type = u"client_credentials"_s,
            .title = Text::tr("Client credentials"),
            .summary = Text::tr(
                "The application itself gets a token, without a user: for services that talk to services."),
            .spec = {u"RFC 6749"_s, u"4.4"_s},
            .warning = {},
            .parameters = tokenRequest()};
}

} // namespace workbench
