// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/token.h"

#include "message/client_authentication.h"
#include "message/kept_tokens.h"
#include "message/request_draft.h"
#include "message/saml_assertion.h"
#include "protocol/grant_table.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr QLatin1StringView ownMap("parameters.");

/// What a row of the grant table is sent with; nothing for a row of `parameters`.
QString valueOf(const GrantParameter &row, const GrantDefinition &grant, const Profile &profile,
                const Parameters &runTime)
{
    if (const auto value = runTime.value(row.name))
        return *value;
    if (row.name == "grant_type"_L1)
        return grant.wire_grant_type.isEmpty() ? profile.grantType() : grant.wire_grant_type;
    if (row.name == "scope"_L1)
        return profile.flag(u"scope_in_token_request", row.sentByDefault) ? profile.scope() : QString();
    if (row.name == "refresh_token"_L1)
        return refreshTokenOf(profile);
    if (row.name == "assertion"_L1 && grant.grant_type == "saml2_bearer"_L1)
        return samlAssertion(profile.text(row.member));
    return profile.text(row.member);
}

/// `parameters` go out in the order in which they stand there, those without a row of the table included.
void addOwnParameters(RequestDraft &draft, const GrantDefinition &grant, const Profile &profile)
{
    const Parameters own = profile.grantParameters();
    for (const Parameter &parameter : own.rows()) {
        const GrantParameter *row = grant.parameter(GrantParameter::Request::Token, parameter.name);
        if (!row || row->member.startsWith(ownMap))
            draft.addToBody(parameter.name, parameter.value);
    }
}

/// Parameters that have a member of their own and stand under `parameters` all the same. They are sent where
/// that member sends nothing, `client_id` beside Basic for one; the names of the others are returned.
QStringList addMisplacedParameters(RequestDraft &draft, const GrantDefinition &grant, const Profile &profile)
{
    Parameters added;
    QStringList shadowed;
    const Parameters own = profile.grantParameters();
    for (const Parameter &parameter : own.rows()) {
        const GrantParameter *row = grant.parameter(GrantParameter::Request::Token, parameter.name);
        if (!row || row->member.startsWith(ownMap))
            continue;
        if (draft.hasInBody(parameter.name))
            shadowed.append(parameter.name);
        else
            added.append(parameter.name, parameter.value);
    }
    for (const Parameter &parameter : added.rows())
        draft.addToBody(parameter.name, parameter.value);
    shadowed.removeDuplicates();
    return shadowed;
}

struct Built {
    RequestDraft draft;
    QStringList shadowed; ///< parameters that are not sent
};

Built built(const Profile &profile, const Parameters &runTime)
{
    const GrantDefinition *grant = grantDefinition(profile.grantType());
    Q_ASSERT(grant);
    const bool json = profile.tokenRequestEncoding() == "json"_L1;
    Built result{RequestDraft(ExchangeKind::Token, "POST", profile.text(u"token_endpoint"),
                              json ? RequestDraft::BodyEncoding::Json : RequestDraft::BodyEncoding::Form),
                 {}};
    RequestDraft &draft = result.draft;
    draft.setHeader("Accept", "application/json");
    // Where there is a request before this one, they are part of that.
    const bool ownBelongHere = !grant->sends(GrantParameter::Request::Authorization)
        && !grant->sends(GrantParameter::Request::Device);
    bool ownAreSent = !ownBelongHere;
    for (const GrantParameter &row : grant->parameters) {
        if (row.request != GrantParameter::Request::Token || row.name == "client_secret"_L1)
            continue;
        if (row.name == "client_id"_L1) {
            ClientCredentials credentials = ClientCredentials::of(profile);
            credentials.client_assertion = runTime.value(u"client_assertion").value_or(QString());
            authenticateClient(draft, credentials);
        } else if (!row.member.startsWith(ownMap)) {
            draft.addToBody(row.name, valueOf(row, *grant, profile, runTime));
        } else if (!ownAreSent) {
            addOwnParameters(draft, *grant, profile);
            ownAreSent = true;
        }
    }
    if (!ownAreSent)
        addOwnParameters(draft, *grant, profile);
    if (ownBelongHere)
        result.shadowed = addMisplacedParameters(draft, *grant, profile);
    return result;
}

} // namespace

HttpRequest tokenRequest(const Profile &profile, const Parameters &runTime)
{
    RequestDraft draft = built(profile, runTime).draft;
    draft.applyProfileRows(profile, tokenRequestKind(profile));
    return draft.toHttpRequest();
}

QStringList shadowedParameters(const Profile &profile)
{
    return built(profile, {}).shadowed;
}

QString tokenRequestKind(const Profile &profile)
{
    return profile.grantType() == "refresh_token"_L1 ? u"refresh"_s : u"token"_s;
}

} // namespace workbench
