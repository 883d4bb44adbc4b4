// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/endpoint_fields.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(endpoint_fields)
};

} // namespace

QList<FieldSpec> endpointFields(const GrantDefinition &grant)
{
    QList<FieldSpec> fields{
        {.member = u"issuer"_s,
         .title = Text::tr("Issuer"),
         .meaning =
             Text::tr("The server's own name. When the redirect brings iss, both must be equal, character by "
                      "character. It may stay empty."),
         .example = u"https://login.example.com"_s,
         .mistake = Text::tr("one slash too many at the end."),
         .reference = {u"RFC 9207"_s, u"2.4"_s}},
        {.member = u"authorization_endpoint"_s,
         .title = Text::tr("Authorization endpoint"),
         .required = true,
         .meaning = Text::tr("Where the browser is sent, so that the user logs in and agrees."),
         .example = u"https://login.example.com/authorize"_s,
         .mistake = Text::tr("the address of the API or of another tenant."),
         .reference = {u"RFC 6749"_s, u"3.1"_s}},
        {.member = u"device_authorization_endpoint"_s,
         .title = Text::tr("Device endpoint"),
         .required = true,
         .meaning =
             Text::tr("Where this program gets a device code for itself and a user code for the user."),
         .example = u"https://login.example.com/device_authorization"_s,
         .mistake = Text::tr("the page where the user enters the code; the server names that one itself."),
         .reference = {u"RFC 8628"_s, u"3.1"_s}},
        {.member = u"token_endpoint"_s,
         .title = Text::tr("Token endpoint"),
         .required = true,
         .meaning = Text::tr("Where the token comes from, by a request of this program."),
         .example = u"https://login.example.com/token"_s,
         .mistake = Text::tr("an http address: the server then often redirects, and the request is lost."),
         .reference = {u"RFC 6749"_s, u"3.2"_s}},
    };
    fields.removeIf([&grant](const FieldSpec &field) {
        using Request = GrantParameter::Request;
        return (field.member == "authorization_endpoint"_L1 && !grant.sends(Request::Authorization))
            || (field.member == "device_authorization_endpoint"_L1 && !grant.sends(Request::Device))
            || (field.member == "token_endpoint"_L1 && !grant.sends(Request::Token));
    });
    return fields;
}

} // namespace workbench
