// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/grants.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(grant_custom)
};

QList<GrantParameter> tokenRequest()
{
    QList<GrantParameter> rows{
        grantTypeRow(u"urn:example:params:oauth:grant-type:account_link"_s, {u"RFC 6749"_s, u"4.5"_s})};
    rows += clientRows();
    rows += tokenScopeRow({u"RFC 6749"_s, u"3.3"_s});
    rows += targetRows();
    return rows;
}

} // namespace

GrantDefinition customGrant()
{
    return {.grant_type = u"*"_s,
            .wire_grant_type = {},
            .title = Text::tr("Another grant"),
            .summary = Text::tr(
                "A grant type of the provider: its name, and whatever parameters its documentation lists."),
            .spec = {u"RFC 6749"_s, u"4.5"_s},
            .warning = {},
            .parameters = tokenRequest()};
}

} // namespace workbench
