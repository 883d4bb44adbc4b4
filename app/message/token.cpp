// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/token.h"

#include "message/client_authentication.h"
#include "message/json_answer.h"
#include "message/request_draft.h"
#include "message/saml_assertion.h"
#include "protocol/grant_table.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(token)
};

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

TokenResponse tokensOf(const JsonDocument &document)
{
    TokenResponse response;
    response.members = document.value;
    response.access_token = textMember(document.value, u"access_token");
    response.token_type = textMember(document.value, u"token_type");
    response.refresh_token = textMember(document.value, u"refresh_token");
    response.id_token = textMember(document.value, u"id_token");
    response.scope = textMember(document.value, u"scope");
    if (const JsonValue *expires_in = document.value.member(u"expires_in"))
        response.expires_in = expires_in->toInteger();
    if (response.token_type.isEmpty()) {
        response.findings.append(
            {u"TKR-004"_s,
             Finding::Severity::Warning,
             -1,
             Text::tr("token_type is missing, so a client has to guess how to send the token."),
             u"token_type"_s,
             Text::tr("absent"),
             {u"RFC 6749"_s, u"5.1"_s}});
    }
    for (const JsonDuplicate &duplicate : document.duplicates) {
        response.findings.append(
            {u"JSN-001"_s,
             Finding::Severity::Warning,
             -1,
             Text::tr("The member %1 stands twice in one object (again at byte %2); readers "
                      "differ in which one they take.")
                 .arg(duplicate.name)
                 .arg(duplicate.offset),
             Text::tr("once"),
             Text::tr("twice"),
             {u"RFC 8259"_s, u"4"_s}});
    }
    return response;
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
            authenticateClient(draft, ClientCredentials::of(profile));
            continue;
        }
        for (const QString &value : valuesOf(row, *grant, profile, runTime))
            draft.addToBody(row.name, value);
    }
    if (!grant->sends(GrantParameter::Request::Authorization)) {
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

Result<TokenResponse, RunError> readTokenResponse(const Exchange &exchange)
{
    const AnswerOf token{OAuthError::Where::TokenResponse,
                         u"token_endpoint"_s,
                         u"token_response"_s,
                         Text::tr("token"),
                         Text::tr("a JSON object with access_token"),
                         {u"RFC 6749"_s, u"5.1"_s}};
    const auto answer = readJsonAnswer(exchange, token);
    if (!answer)
        return Failure<RunError>{answer.error()};
    const bool refused = !textMember(answer->value, u"error").isEmpty();
    if (refused && textMember(answer->value, u"access_token").isEmpty())
        return Failure<RunError>{refusalIn(exchange, &answer->value, token)};
    TokenResponse response = tokensOf(*answer);
    if (response.access_token.isEmpty()) {
        return Failure<RunError>{
            unreadableAnswer(exchange, token, Text::tr("The token response has no access_token."))};
    }
    return response;
}

} // namespace workbench
