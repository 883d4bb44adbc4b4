// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/token.h"

#include "message/client_authentication.h"
#include "message/request_draft.h"
#include "message/saml_assertion.h"
#include "protocol/grant_table.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

/// What a row of the grant table is sent with; more than one value for a parameter that repeats.
QStringList valuesOf(const GrantParameter &row, const GrantDefinition &grant, const Profile &profile,
                     const Parameters &runTime)
{
    constexpr QLatin1StringView map("parameters.");
    if (const auto value = runTime.value(row.name))
        return {*value};
    if (row.name == "grant_type"_L1)
        return {grant.wire_grant_type.isEmpty() ? profile.grantType() : grant.wire_grant_type};
    if (row.name == "scope"_L1)
        return {profile.flag(u"scope_in_token_request", row.sentByDefault) ? profile.scope() : QString()};
    if (row.name == "assertion"_L1 && grant.grant_type == "saml2_bearer"_L1)
        return {samlAssertion(profile.text(row.member))};
    if (!row.member.startsWith(map))
        return {profile.text(row.member)};
    QStringList values;
    const Parameters own = profile.grantParameters();
    for (const Parameter &parameter : own.rows()) {
        if (parameter.name == row.name)
            values.append(parameter.value);
    }
    return values;
}

} // namespace

HttpRequest tokenRequest(const Profile &profile, const Parameters &runTime)
{
    const GrantDefinition *grant = grantDefinition(profile.grantType());
    Q_ASSERT(grant);
    const bool json = profile.tokenRequestEncoding() == "json"_L1;
    RequestDraft draft(ExchangeKind::Token, "POST", profile.text(u"token_endpoint"),
                       json ? RequestDraft::BodyEncoding::Json : RequestDraft::BodyEncoding::Form);
    draft.setHeader("Accept", "application/json");
    for (const GrantParameter &row : grant->parameters) {
        if (row.request != GrantParameter::Request::Token || row.name == "client_secret"_L1)
            continue;
        if (row.name == "client_id"_L1) {
            ClientCredentials credentials = ClientCredentials::of(profile);
            credentials.client_assertion = runTime.value(u"client_assertion").value_or(QString());
            authenticateClient(draft, credentials);
            continue;
        }
        for (const QString &value : valuesOf(row, *grant, profile, runTime))
            draft.addToBody(row.name, value);
    }
    const bool asksBefore =
        grant->sends(GrantParameter::Request::Authorization) || grant->sends(GrantParameter::Request::Device);
    if (!asksBefore) {
        const Parameters own = profile.grantParameters();
        for (const Parameter &parameter : own.rows()) {
            if (!grant->parameter(GrantParameter::Request::Token, parameter.name))
                draft.addToBody(parameter.name, parameter.value);
        }
    }
    draft.applyProfileRows(profile, tokenRequestKind(profile));
    return draft.toHttpRequest();
}

QString tokenRequestKind(const Profile &profile)
{
    return profile.grantType() == "refresh_token"_L1 ? u"refresh"_s : u"token"_s;
}

} // namespace workbench
