// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/request_fields.h"

#include "message/assertion_jwt.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Kind = FieldSpec::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(request_fields)
};

} // namespace

FieldSpec clientAuthenticationField()
{
    FieldSpec field{.member = u"token_endpoint_auth_method"_s,
                    .title = Text::tr("Client authentication"),
                    .kind = Kind::Choice,
                    .meaning =
                        Text::tr("How the client proves at the token endpoint who it is. The names are "
                                 "those of the registry: none, client_secret_basic, client_secret_post."),
                    .example = u"private_key_jwt"_s,
                    .mistake = Text::tr("sending the secret where the server does not look: it answers "
                                        "invalid_client."),
                    .reference = {u"RFC 6749"_s, u"2.3"_s}};
    field.choices = {{std::nullopt, Text::tr("Basic with a secret, else none")},
                     {u"none"_s, Text::tr("None: a public client")},
                     {u"client_secret_basic"_s, Text::tr("Basic: secret in a header")},
                     {u"client_secret_post"_s, Text::tr("Post: secret in the body")},
                     {u"client_secret_basic+post"_s, Text::tr("Basic and post, both at once")},
                     {u"private_key_jwt"_s, Text::tr("Private key: a signed JWT")},
                     {u"client_secret_jwt"_s, Text::tr("Secret: a JWT with a MAC")},
                     {u"tls_client_auth"_s, Text::tr("Certificate from an authority")},
                     {u"self_signed_tls_client_auth"_s, Text::tr("Self-signed certificate")}};
    return field;
}

FieldSpec scopeSeparatorField()
{
    return {
        .member = u"scope_separator"_s,
        .title = Text::tr("Scope separator"),
        .meaning = Text::tr("What stands between the names of the scope when it is sent. Type the names with "
                            "spaces all the same; empty sends the spaces."),
        .example = u","_s,
        .mistake = Text::tr("a comma for a server that follows the specification: it knows no such scope."),
        .reference = {u"RFC 6749"_s, u"3.3"_s}};
}

FieldSpec tokenRequestEncodingField()
{
    FieldSpec field{.member = u"token_request_encoding"_s,
                    .title = Text::tr("Token request body"),
                    .kind = Kind::Choice,
                    .meaning =
                        Text::tr("The specification asks for a form. A few providers want JSON instead."),
                    .example = u"json"_s,
                    .mistake = Text::tr("JSON for a server that reads forms: it finds no grant_type."),
                    .reference = {u"RFC 6749"_s, u"4.1.3"_s}};
    field.choices = {{u"form"_s, Text::tr("Form")}, {u"json"_s, Text::tr("JSON")}};
    return field;
}

FieldSpec basicEncodingField()
{
    FieldSpec field{.member = u"basic_encoding"_s,
                    .title = Text::tr("Basic encoding"),
                    .kind = Kind::Choice,
                    .meaning = Text::tr(
                        "Whether client ID and secret are form-encoded before they become Basic credentials, "
                        "as the specification asks, or taken as they are."),
                    .example = u"raw"_s,
                    .mistake = Text::tr("it shows only when id or secret has a special character."),
                    .reference = {u"RFC 6749"_s, u"2.3.1"_s}};
    field.choices = {{u"form"_s, Text::tr("Form-encoded first")}, {u"raw"_s, Text::tr("Raw")}};
    return field;
}

FieldSpec leftOutField(const QString &request, const QString &title)
{
    FieldSpec field{
        .member = u"omit."_s + request,
        .title = title,
        .kind = Kind::Omitted,
        .meaning =
            Text::tr("%1: names of parameters that the program would send, separated by spaces.").arg(title)};
    if (request == "authorization"_L1) {
        field.example = u"scope"_s;
        field.mistake = Text::tr("leaving out what the server needs; that is for seeing its error.");
        field.reference = {u"RFC 6749"_s, u"3.1"_s};
    } else if (request == "device"_L1) {
        field.example = u"scope"_s;
        field.mistake = Text::tr("the scope, where the server then takes its default without a word.");
        field.reference = {u"RFC 8628"_s, u"3.1"_s};
    } else {
        field.example = u"grant_type redirect_uri"_s;
        field.mistake = Text::tr("a name that stays here after a test: the request stays incomplete.");
        field.reference = {u"RFC 6749"_s, u"3.2"_s};
    }
    return field;
}

FieldSpec providerField()
{
    return {.member = u"provider"_s,
            .title = Text::tr("Provider"),
            .meaning = Text::tr("Groups the list of profiles. It never changes what is sent."),
            .example = u"Example Inc."_s,
            .mistake = Text::tr("expecting other endpoints of another name: a preset fills them in."),
            .reference = {u"RFC 6749"_s, u"1.1"_s}};
}

FieldSpec extraRowsField()
{
    return {.member = u"extra"_s,
            .title = Text::tr("Extra parameters"),
            .meaning =
                Text::tr("Parameters and headers of your own. A row replaces the parameter of the same name "
                         "that the program builds; a name that stands twice is sent twice."),
            .example = u"audience = https://api.example.com"_s,
            .mistake = Text::tr("a header for the authorization request: the browser makes that one."),
            .reference = {u"RFC 6749"_s, u"8.2"_s}};
}

void offerTokenTypes(FieldSpec &field)
{
    field.kind = Kind::OpenChoice;
    field.choices.append({std::nullopt, field.required ? Text::tr("Not chosen yet") : Text::tr("Not sent")});
    for (const QString &type :
         {u"access_token"_s, u"refresh_token"_s, u"id_token"_s, u"jwt"_s, u"saml1"_s, u"saml2"_s}) {
        const QString urn = u"urn:ietf:params:oauth:token-type:"_s + type;
        field.choices.append({urn, urn});
    }
}

void leaveToTheClaims(FieldSpec &assertion)
{
    assertion.remark = Text::tr("Leave it empty to have the claims below signed.");
    assertion.required = false;
    assertion.requiredIf = [](const Profile &profile) { return !signsAssertion(profile); };
}

} // namespace workbench
