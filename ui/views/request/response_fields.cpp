// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/response_fields.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(response_fields)
};

} // namespace

QList<FieldSpec> responseFields()
{
    const auto path = [](const QString &name, const QString &title, const QString &meaning,
                         const QString &example, const QString &mistake) {
        return FieldSpec{.member = u"response."_s + name,
                         .title = title,
                         .meaning = meaning,
                         .example = example,
                         .mistake = mistake,
                         .reference = {u"RFC 6749"_s, name == "error"_L1 ? u"5.2"_s : u"5.1"_s}};
    };
    const FieldSpec keep{
        .member = u"keep_last_response"_s,
        .title = Text::tr("Keep the tokens of the last run"),
        .kind = FieldSpec::Kind::Flag,
        .meaning =
            Text::tr("The token response of each run is stored with the profile in the keychain, so that "
                     "its refresh token works tomorrow: the grant Refresh token sends it when its own "
                     "field is empty. Unticked, kept tokens go."),
        .example = Text::tr("ticked for a provider whose refresh token lives for months"),
        .mistake = Text::tr("expecting the access token to be used again: it is only kept."),
        .reference = {u"RFC 6749"_s, u"6"_s}};
    return {
        keep,
        path(
            u"access_token"_s, Text::tr("Path of the access token"),
            Text::tr(
                "For servers that put the access token somewhere else: the names of the members that lead to "
                "it, with dots between them."),
            u"authed_user.access_token"_s,
            Text::tr("a path for a token that already has its usual name and place.")),
        path(u"token_type"_s, Text::tr("Path of the token type"),
             Text::tr("Where the token type stands, when that is not token_type."),
             u"authed_user.token_type"_s, Text::tr("a type that is missing: then there is no path to it.")),
        path(u"expires_in"_s, Text::tr("Path of the lifetime"),
             Text::tr("Where the seconds stand for which the token is valid, when that is not expires_in."),
             u"data.expires_in"_s, Text::tr("the path of a date: what is read is a number of seconds.")),
        path(u"refresh_token"_s, Text::tr("Path of the refresh token"),
             Text::tr("Where the refresh token stands, when that is not refresh_token."),
             u"authed_user.refresh_token"_s,
             Text::tr("the path of another token's, where a user and a robot get one each.")),
        path(u"scope"_s, Text::tr("Path of the granted scope"),
             Text::tr("Where the scope that was granted stands, when that is not scope."),
             u"authed_user.scope"_s, Text::tr("a scope that was asked for: this is the one that was given.")),
        path(u"id_token"_s, Text::tr("Path of the ID token"),
             Text::tr("Where the ID token stands, when that is not id_token."), u"data.id_token"_s,
             Text::tr("the path of the access token, which may be a JWT as well.")),
        path(u"success"_s, Text::tr("Path of success"),
             Text::tr("For servers that answer errors with status 200: the member that is false then."),
             u"ok"_s, Text::tr("a member that is missing when all is well.")),
        path(u"error"_s, Text::tr("Path of the error"),
             Text::tr("Where the reason stands when the server refuses, if that is not error."),
             u"error.message"_s, Text::tr("the path of the text that is the same for every error.")),
    };
}

} // namespace workbench
