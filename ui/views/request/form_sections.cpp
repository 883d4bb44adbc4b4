// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/form_sections.h"

#include "views/request/assertion_fields.h"
#include "views/request/client_assertion_fields.h"
#include "views/request/endpoint_fields.h"
#include "views/request/request_fields.h"
#include "views/request/response_fields.h"
#include "views/request/transport_fields.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Kind = FieldSpec::Kind;

/// Makes the fields of one grant.
class FormTable {
    Q_DECLARE_TR_FUNCTIONS(workbench::FormTable)

public:
    explicit FormTable(const GrantDefinition &grant)
        : m_grant(grant)
    {
    }

    static FieldSpec grantType();
    QList<FormSection> sections() const;

private:
    QList<FieldSpec> client() const;
    FieldSpec clientSecret() const;
    QList<FieldSpec> authorizationRequest() const;
    FieldSpec responseType() const;
    QList<FieldSpec> furtherParameters() const;
    QList<FieldSpec> parametersOf(GrantParameter::Request request) const;
    QList<FieldSpec> more() const;
    FieldSpec scopeInTokenRequest() const;
    FieldSpec otherParameters() const;

    bool redirects() const { return m_grant.sends(GrantParameter::Request::Authorization); }
    bool asksForCodes() const { return m_grant.sends(GrantParameter::Request::Device); }
    bool asksForTokens() const { return m_grant.sends(GrantParameter::Request::Token); }
    /// The field for a member that feeds a parameter of the grant.
    FieldSpec parameter(const QString &member) const;
    /// The same for a value made at run time, which a member of ours switches on and off.
    FieldSpec runTimeValue(const QString &name, const QString &member) const;
    static FieldSpec described(const GrantParameter &row, const QString &member);

    const GrantDefinition &m_grant;
};

FieldSpec FormTable::grantType()
{
    FieldSpec spec;
    spec.member = u"grant_type"_s;
    spec.kind = Kind::OpenChoice;
    spec.title = tr("Grant type");
    spec.meaning = tr("How the token is obtained. For a grant of the provider's own, type its name as the "
                      "documentation has it.");
    spec.example = u"account_credentials"_s;
    spec.mistake = tr("a grant that the provider has to enable for this client first: unauthorized_client.");
    spec.reference = {u"RFC 6749"_s, u"1.3"_s};
    for (const GrantDefinition &grant : grantTable()) {
        if (!grant.wire_grant_type.isEmpty())
            spec.choices.append({grant.grant_type, grant.title});
    }
    return spec;
}

QList<FormSection> FormTable::sections() const
{
    using Request = GrantParameter::Request;
    const FormSection asked = redirects()
        ? FormSection{u"authorization"_s, tr("Authorization request"), true, authorizationRequest()}
        : asksForCodes()
        ? FormSection{u"device"_s, tr("Device authorization request"), true, parametersOf(Request::Device)}
        : FormSection{u"token"_s, tr("Token request"), true, parametersOf(Request::Token)};
    QList<FormSection> sections{
        {u"endpoints"_s, tr("Endpoints"), true, endpointFields(m_grant)},
        {u"client"_s, tr("Client"), true, client()},
        asked,
    };
    if (redirects())
        sections.append({u"further"_s, tr("Further authorization parameters"), false, furtherParameters()});
    if (m_grant.grant_type == "jwt_bearer"_L1)
        sections.insert(3, {u"assertion"_s, tr("Assertion signed here"), true, assertionFields()});
    if (asksForTokens())
        sections.append({u"client_assertion"_s, tr("Client assertion"), false, clientAssertionFields()});
    sections.append({u"more"_s, tr("More"), false, more()});
    if (asksForTokens())
        sections.append({u"response"_s, tr("Response"), false, responseFields()});
    sections.append({u"transport"_s, tr("TLS and proxy"), false, transportFields()});
    return sections;
}

FieldSpec FormTable::described(const GrantParameter &row, const QString &member)
{
    FieldSpec spec;
    spec.member = member;
    spec.title = row.title;
    spec.kind = row.secret ? Kind::Secret : Kind::Text;
    spec.required = row.presence == GrantParameter::Presence::Required;
    spec.meaning = row.hint;
    spec.example = row.example;
    spec.mistake = row.mistake;
    spec.reference = row.spec;
    return spec;
}

FieldSpec FormTable::parameter(const QString &member) const
{
    const auto row = std::find_if(m_grant.parameters.cbegin(), m_grant.parameters.cend(),
                                  [&member](const GrantParameter &row) { return row.member == member; });
    Q_ASSERT(row != m_grant.parameters.cend());
    return described(*row, member);
}

FieldSpec FormTable::runTimeValue(const QString &name, const QString &member) const
{
    const GrantParameter *row = m_grant.parameter(GrantParameter::Request::Authorization, name);
    Q_ASSERT(row);
    FieldSpec spec = described(*row, member);
    spec.kind = Kind::Choice;
    return spec;
}

QList<FieldSpec> FormTable::client() const
{
    FieldSpec client_id = parameter(u"client_id"_s);
    client_id.required = true; // by every way of authenticating
    QList<FieldSpec> fields{client_id};
    if (asksForTokens())
        fields << clientAuthenticationField() << clientSecret();
    if (!redirects())
        return fields;
    FieldSpec redirect_uri = parameter(u"redirect_uri"_s);
    redirect_uri.copyable = true;
    redirect_uri.remark = tr("Register exactly this with the provider. Port 0 is any free port.");
    fields.append(redirect_uri);
    return fields;
}

FieldSpec FormTable::clientSecret() const
{
    FieldSpec secret = parameter(u"client_secret"_s);
    secret.requiredIf = [](const Profile &profile) {
        return profile.tokenEndpointAuthMethod().startsWith("client_secret"_L1);
    };
    return secret;
}

QList<FieldSpec> FormTable::authorizationRequest() const
{
    FieldSpec state = runTimeValue(u"state"_s, u"use_state"_s);
    state.choices = {{u"true"_s, tr("Random, compared on return")}, {u"false"_s, tr("Leave state out")}};

    FieldSpec nonce = runTimeValue(u"nonce"_s, u"use_nonce"_s);
    nonce.choices = {{std::nullopt, tr("Random, with openid or id_token")},
                     {u"true"_s, tr("Random, always")},
                     {u"false"_s, tr("Leave nonce out")}};

    FieldSpec response_mode = parameter(u"response_mode"_s);
    response_mode.kind = Kind::Choice;
    response_mode.choices = {{std::nullopt, tr("Not sent: the server's default")},
                             {u"query"_s, u"query"_s},
                             {u"fragment"_s, u"fragment"_s},
                             {u"form_post"_s, u"form_post"_s}};

    QList<FieldSpec> fields{responseType(), parameter(u"scope"_s), scopeSeparatorField()};
    if (asksForTokens()) {
        FieldSpec pkce = parameter(u"code_challenge_method"_s);
        pkce.kind = Kind::Choice;
        pkce.required = false;
        pkce.choices = {{u"S256"_s, tr("S256")}, {u"plain"_s, tr("plain")}, {u""_s, tr("Leave PKCE out")}};
        fields.append(pkce);
    }
    return fields << state << nonce << response_mode;
}

FieldSpec FormTable::responseType() const
{
    FieldSpec field = parameter(u"response_type"_s);
    field.kind = Kind::OpenChoice;
    field.required = false; // each grant has a default
    QStringList types{u"code"_s};
    if (m_grant.grant_type == "implicit"_L1)
        types = {u"token"_s, u"id_token"_s, u"id_token token"_s, u"none"_s};
    else if (m_grant.grant_type == "hybrid"_L1)
        types = {u"code id_token"_s, u"code token"_s, u"code id_token token"_s};
    field.choices.append({std::nullopt, tr("%1 (default)").arg(types.constFirst())});
    for (const QString &type : std::as_const(types))
        field.choices.append({type, type});
    return field;
}

QList<FieldSpec> FormTable::furtherParameters() const
{
    QList<FieldSpec> fields;
    for (const GrantParameter &row : m_grant.parameters) {
        if (row.request != GrantParameter::Request::Authorization || !row.member.startsWith("parameters."_L1))
            continue;
        FieldSpec field = described(row, row.member);
        if (row.name == "audience"_L1 || row.name == "resource"_L1)
            field.kind = Kind::Words; // the others have one value, with or without spaces
        fields.append(field);
    }
    return fields;
}

QList<FieldSpec> FormTable::parametersOf(GrantParameter::Request request) const
{
    QList<FieldSpec> fields;
    for (const GrantParameter &row : m_grant.parameters) {
        if (row.request != request)
            continue;
        const bool ofTheClient = row.name == "client_id"_L1 || row.name == "client_secret"_L1;
        if (row.name == "grant_type"_L1 || ofTheClient)
            continue;
        FieldSpec field = described(row, row.member);
        if (row.member.startsWith("parameters."_L1))
            field.kind = Kind::Words;
        else if (row.name.endsWith("_token_type"_L1))
            offerTokenTypes(field);
        else if (m_grant.grant_type == "jwt_bearer"_L1 && row.name == "assertion"_L1)
            leaveToTheClaims(field);
        else if (m_grant.grant_type == "saml2_bearer"_L1 && row.name == "assertion"_L1)
            field.kind = Kind::SecretText; // an XML document has lines
        fields.append(field);
        if (row.name == "scope"_L1)
            fields.append(scopeSeparatorField());
    }
    std::stable_partition(fields.begin(), fields.end(),
                          [](const FieldSpec &field) { return field.required; });
    return fields;
}

QList<FieldSpec> FormTable::more() const
{
    QList<FieldSpec> fields;
    if (redirects() && asksForTokens()) {
        FieldSpec code = parameter(u"code"_s);
        code.required = false; // the run fetches it
        fields << code << parameter(u"code_verifier"_s);
    }
    if (asksForTokens())
        fields << tokenRequestEncodingField() << basicEncodingField() << scopeInTokenRequest();
    fields << otherParameters();
    if (redirects())
        fields << leftOutField(u"authorization"_s, tr("Left out of the authorization request"));
    if (asksForCodes())
        fields << leftOutField(u"device"_s, tr("Left out of the device request"));
    const bool refreshes = m_grant.grant_type == "refresh_token"_L1;
    if (asksForTokens())
        fields << leftOutField(refreshes ? u"refresh"_s : u"token"_s, tr("Left out of the token request"));
    return fields << providerField();
}

FieldSpec FormTable::otherParameters() const
{
    FieldSpec field{.member = u"parameters"_s,
                    .title = tr("Other parameters"),
                    .kind = Kind::Parameters,
                    .meaning = redirects()
                        ? tr("Parameters for the authorization request that have no field, one name=value a "
                             "line.")
                        : asksForCodes()
                        ? tr("Parameters for the device authorization request that have no field, one "
                             "name=value a line.")
                        : tr("Parameters for the token request that have no field, one name=value a line."),
                    .example = u"account_id=42"_s,
                    .mistake = tr("percent-encoding a value: the program does it."),
                    .reference = {u"RFC 6749"_s, u"8.2"_s}};
    for (const GrantParameter &row : m_grant.parameters) {
        if (row.member.startsWith("parameters."_L1))
            field.elsewhere.append(row.name);
    }
    return field;
}

FieldSpec FormTable::scopeInTokenRequest() const
{
    const GrantParameter *scope = m_grant.parameter(GrantParameter::Request::Token, u"scope");
    FieldSpec field{.member = u"scope_in_token_request"_s,
                    .title = tr("Scope in the token request"),
                    .kind = Kind::Choice,
                    .meaning = tr("The exchange of a code and of a refresh token does not need the scope "
                                  "again; other grants ask for it here."),
                    .example = u"true"_s,
                    .mistake = tr("servers that refuse a scope where the specification has none."),
                    .reference = scope->spec};
    field.choices = {
        {std::nullopt, scope->sentByDefault ? tr("As specified: sent") : tr("As specified: not sent")},
        {u"true"_s, tr("Sent")},
        {u"false"_s, tr("Not sent")}};
    return field;
}

} // namespace

FieldSpec grantTypeField()
{
    return FormTable::grantType();
}

QList<FormSection> formSections(const GrantDefinition &grant)
{
    return FormTable(grant).sections();
}

} // namespace workbench
