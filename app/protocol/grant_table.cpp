// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/grant_table.h"

#include "protocol/grants.h"

#include <algorithm>

namespace workbench {

namespace {

/// Names of the profile document that stand for grants which this version cannot run.
constexpr QStringView notYet[] = {u"ciba"};

} // namespace

const GrantParameter *GrantDefinition::parameter(GrantParameter::Request request, QStringView name) const
{
    const auto found = std::find_if(parameters.cbegin(), parameters.cend(), [&](const GrantParameter &row) {
        return row.request == request && row.name == name;
    });
    return found == parameters.cend() ? nullptr : &*found;
}

bool GrantDefinition::sends(GrantParameter::Request request) const
{
    return std::any_of(parameters.cbegin(), parameters.cend(),
                       [request](const GrantParameter &row) { return row.request == request; });
}

const QList<GrantDefinition> &grantTable()
{
    static const QList<GrantDefinition> table = {
        authorizationCodeGrant(),
        clientCredentialsGrant(),
        refreshTokenGrant(),
        passwordGrant(),
        implicitGrant(),
        hybridGrant(),
        tokenExchangeGrant(),
        jwtBearerGrant(),
        saml2BearerGrant(),
        deviceCodeGrant(),
        customGrant(),
    };
    return table;
}

const GrantDefinition *grantDefinition(QStringView grant_type)
{
    if (grant_type.isEmpty()
        || std::find(std::begin(notYet), std::end(notYet), grant_type) != std::end(notYet))
        return nullptr;
    const QList<GrantDefinition> &table = grantTable();
    const auto found =
        std::find_if(table.cbegin(), table.cend(), [grant_type](const GrantDefinition &definition) {
            return definition.grant_type == grant_type;
        });
    return found == table.cend() ? &table.constLast() : &*found;
}

} // namespace workbench
