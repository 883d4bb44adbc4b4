// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/grants.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Request = GrantParameter::Request;
using Presence = GrantParameter::Presence;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(grant_device_code)
};

/// RFC 8628 §3.1
QList<GrantParameter> deviceAuthorizationRequest()
{
    constexpr Request request = Request::Device;
    return QList<GrantParameter>{
               {.name = u"client_id"_s,
                .member = u"client_id"_s,
                .request = request,
                .presence = Presence::Conditional,
                .title = Text::tr("Client ID"),
                .hint = Text::tr(
                    "Names the application that asks for codes. It has to be allowed to use the device "
                    "grant, otherwise the server answers unauthorized_client."),
                .mistake = Text::tr("a client made for web applications: many providers want one of its own "
                                    "kind for devices."),
                .example = u"1406020730"_s,
                .spec = {u"RFC 8628"_s, u"3.1"_s}},
               {.name = u"scope"_s,
                .member = u"scope"_s,
                .request = request,
                .presence = Presence::Optional,
                .title = Text::tr("Scope"),
                .hint = Text::tr("What the user is asked to allow on the other device. Some servers allow a "
                                 "device less than a browser: invalid_scope."),
                .mistake = Text::tr("a scope that the provider keeps from devices."),
                .example = u"openid profile"_s,
                .spec = {u"RFC 8628"_s, u"3.1"_s}},
           }
    + targetRows(request);
}

/// RFC 8628 §3.4; the same for each poll.
QList<GrantParameter> tokenRequest()
{
    QList<GrantParameter> rows{
        grantTypeRow(u"urn:ietf:params:oauth:grant-type:device_code"_s, {u"RFC 8628"_s, u"3.4"_s}),
        {.name = u"device_code"_s,
         .request = Request::Token,
         .presence = Presence::Required,
         .secret = true,
         .title = Text::tr("Device code"),
         .hint = Text::tr(
             "Comes with the user code and stands for this one attempt; a run asks for a new one. It is as "
             "good as the token that it will bring, so it is never shown to the user."),
         .mistake = Text::tr("showing it to the user, who enters the user code."),
         .example = u"GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS"_s,
         .spec = {u"RFC 8628"_s, u"3.4"_s}},
    };
    rows += clientRows();
    rows.append({.name = u"scope"_s,
                 .member = u"scope"_s,
                 .request = Request::Token,
                 .presence = Presence::Optional,
                 .sentByDefault = false,
                 .title = Text::tr("Scope"),
                 .hint = Text::tr("The device code already stands for the scope that was asked for; "
                                  "scope_in_token_request sends it with each poll all the same."),
                 .mistake = Text::tr("repeating it for a server that refuses what it does not expect."),
                 .example = u"openid profile"_s,
                 .spec = {u"RFC 8628"_s, u"3.4"_s}});
    return rows;
}

} // namespace

GrantDefinition deviceCodeGrant()
{
    return {.grant_type = u"device_code"_s,
            .wire_grant_type = u"urn:ietf:params:oauth:grant-type:device_code"_s,
            .title = Text::tr("Device authorization"),
            .summary = Text::tr("The user enters a short code in the browser of another device, while this "
                                "one asks again and again whether that has happened."),
            .spec = {u"RFC 8628"_s, u"1"_s},
            .warning = {},
            .parameters = deviceAuthorizationRequest() + tokenRequest()};
}

} // namespace workbench
