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
    Q_DECLARE_TR_FUNCTIONS(grant_authorization_rows)
};

QList<GrantParameter> askingRows()
{
    constexpr Request request = Request::Authorization;
    return {
        {.name = u"client_id"_s,
         .member = u"client_id"_s,
         .request = request,
         .presence = Presence::Required,
         .title = Text::tr("Client ID"),
         .hint =
             Text::tr("The identifier that the server gave to this application. It is public; check that it "
                      "belongs to "
                      "the environment, tenant or realm of these endpoints."),
         .mistake = Text::tr("the application's name or number at the provider in place of its client id."),
         .example = u"s6BhdRkqt3"_s,
         .spec = {u"RFC 6749"_s, u"2.2"_s}},
        {.name = u"redirect_uri"_s,
         .member = u"redirect_uri"_s,
         .request = request,
         .presence = Presence::Conditional,
         .title = Text::tr("Redirect URI"),
         .hint = Text::tr(
             "Where the browser returns to. Servers compare it character by character with the registered "
             "one: "
             "scheme, host, port, path and a final slash all count. 127.0.0.1 and localhost are different."),
         .mistake = Text::tr("http for https, or a port that was never registered."),
         .example = u"http://127.0.0.1:0/callback"_s,
         .spec = {u"RFC 6749"_s, u"3.1.2"_s}},
        {.name = u"scope"_s,
         .member = u"scope"_s,
         .request = request,
         .presence = Presence::Optional,
         .title = Text::tr("Scope"),
         .hint =
             Text::tr("What access is asked for, separated by spaces; upper and lower case differ. Without "
                      "openid there "
                      "is no ID token, and many servers give a refresh token only for offline_access."),
         .mistake = Text::tr("commas between the names: most servers read them as one."),
         .example = u"openid profile"_s,
         .spec = {u"RFC 6749"_s, u"3.3"_s}},
        {.name = u"state"_s,
         .request = request,
         .presence = Presence::Recommended,
         .title = Text::tr("State"),
         .hint = Text::tr(
             "A random value that the server must give back unchanged. It ties the answer to this run and "
             "keeps answers of others out."),
         .mistake = Text::tr("the same value for every request: then it protects nothing."),
         .example = u"af0ifjsldkj"_s,
         .spec = {u"RFC 6749"_s, u"10.12"_s}},
        {.name = u"nonce"_s,
         .request = request,
         .presence = Presence::Conditional,
         .title = Text::tr("Nonce"),
         .hint = Text::tr(
             "A random value that must come back inside the ID token; it shows that the token was issued for "
             "this request. It means nothing without openid in the scope."),
         .mistake = Text::tr("looking for it in the redirect: it comes back inside the ID token alone."),
         .example = u"n-0S6_WzA2Mj"_s,
         .spec = {u"OpenID Connect Core 1.0"_s, u"3.1.2.1"_s}},
    };
}

/// RFC 7636 §4.3: where a code comes back.
QList<GrantParameter> challengeRows()
{
    constexpr Request request = Request::Authorization;
    return {
        {.name = u"code_challenge"_s,
         .request = request,
         .presence = Presence::Recommended,
         .title = Text::tr("PKCE code challenge"),
         .hint = Text::tr("Derived from the code verifier, which stays here until the code is exchanged: who "
                          "steals the code "
                          "cannot redeem it."),
         .mistake = Text::tr("hexadecimal in place of base64url, or padding at its end: invalid_grant."),
         .example = u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s,
         .spec = {u"RFC 7636"_s, u"4.2"_s}},
        {.name = u"code_challenge_method"_s,
         .member = u"code_challenge_method"_s,
         .request = request,
         .presence = Presence::Conditional,
         .title = Text::tr("PKCE method"),
         .hint = Text::tr(
             "S256 unless the server cannot do it. When it is not sent, servers take the challenge as "
             "plain, and "
             "the exchange of an S256 challenge then fails with invalid_grant."),
         .mistake = Text::tr("plain because it is simpler: whoever sees the request then has the verifier."),
         .example = u"S256"_s,
         .spec = {u"RFC 7636"_s, u"4.3"_s}},
    };
}

GrantParameter responseModeRow()
{
    return {.name = u"response_mode"_s,
            .member = u"response_mode"_s,
            .request = Request::Authorization,
            .presence = Presence::Optional,
            .title = Text::tr("Response mode"),
            .hint = Text::tr(
                "How the answer reaches the redirect URI: query (the default for a code), fragment or "
                "form_post. "
                "Leave it empty unless the default does not suit."),
            .mistake = Text::tr("form_post for a page that reads only its query."),
            .example = u"form_post"_s,
            .spec = {u"OAuth Multiple Response Types 1.0"_s, u"2.1"_s}};
}

/// What `parameters` may hold for this request; each of it is optional.
QList<GrantParameter> furtherParameters()
{
    constexpr Request request = Request::Authorization;
    return {
        {.name = u"prompt"_s,
         .member = u"parameters.prompt"_s,
         .request = request,
         .title = Text::tr("Prompt"),
         .hint = Text::tr("Whether the server shows its pages: none (fail instead of asking), login, "
                          "consent, select_account. Several are separated by spaces; none stands alone."),
         .mistake = Text::tr("none for a user who has not logged in yet: login_required."),
         .example = u"login"_s,
         .spec = {u"OpenID Connect Core 1.0"_s, u"3.1.2.1"_s}},
        {.name = u"login_hint"_s,
         .member = u"parameters.login_hint"_s,
         .request = request,
         .title = Text::tr("Login hint"),
         .hint = Text::tr("Whom the login page should expect: an address, a phone number, or what the server "
                          "takes for one."),
         .mistake = Text::tr("taking it for a login: the user may still choose another account."),
         .example = u"alice@example.com"_s,
         .spec = {u"OpenID Connect Core 1.0"_s, u"3.1.2.1"_s}},
        {.name = u"max_age"_s,
         .member = u"parameters.max_age"_s,
         .request = request,
         .title = Text::tr("Maximum age"),
         .hint = Text::tr("How many seconds ago the user may have logged in at most. The ID token then has "
                          "auth_time; 0 asks for a new login, which not every server does."),
         .mistake = Text::tr("milliseconds: the number counts seconds."),
         .example = u"3600"_s,
         .spec = {u"OpenID Connect Core 1.0"_s, u"3.1.2.1"_s}},
        {.name = u"acr_values"_s,
         .member = u"parameters.acr_values"_s,
         .request = request,
         .title = Text::tr("ACR values"),
         .hint = Text::tr("Which authentication strength is wished for, best first. It is a wish: look at "
                          "acr in the ID token for what really happened."),
         .mistake = Text::tr(
             "a value that acr_values_supported does not list; most servers ignore it without a word."),
         .example = u"urn:mace:incommon:iap:silver"_s,
         .spec = {u"OpenID Connect Core 1.0"_s, u"3.1.2.1"_s}},
        {.name = u"ui_locales"_s,
         .member = u"parameters.ui_locales"_s,
         .request = request,
         .title = Text::tr("UI locales"),
         .hint =
             Text::tr("In which languages the pages should be, as BCP 47 tags in the order of preference."),
         .mistake = Text::tr("an underscore in a tag: BCP 47 has de-CH, not de_CH."),
         .example = u"fr-CA fr en"_s,
         .spec = {u"OpenID Connect Core 1.0"_s, u"3.1.2.1"_s}},
        {.name = u"display"_s,
         .member = u"parameters.display"_s,
         .request = request,
         .title = Text::tr("Display"),
         .hint =
             Text::tr("How the pages should be laid out: page, popup, touch or wap. Most servers ignore it."),
         .mistake = Text::tr("expecting that popup opens a window: the application has to do that itself."),
         .example = u"page"_s,
         .spec = {u"OpenID Connect Core 1.0"_s, u"3.1.2.1"_s}},
        {.name = u"id_token_hint"_s,
         .member = u"parameters.id_token_hint"_s,
         .request = request,
         .title = Text::tr("ID token hint"),
         .hint = Text::tr("An ID token that was issued before: with prompt=none the server says whether this "
                          "user is still logged in."),
         .mistake = Text::tr("an access token, or the ID token of another client."),
         .example = u"eyJhbGciOiJSUzI1NiJ9"_s,
         .spec = {u"OpenID Connect Core 1.0"_s, u"3.1.2.1"_s}},
        {.name = u"claims"_s,
         .member = u"parameters.claims"_s,
         .request = request,
         .title = Text::tr("Claims"),
         .hint = Text::tr("Single claims that are asked for, as a JSON object with userinfo and id_token. "
                          "Few servers support it; claims_parameter_supported in their metadata says so."),
         .mistake = Text::tr("a list of names, as scope has it: each claim is a member of an object."),
         .example = u"{\"id_token\":{\"auth_time\":{\"essential\":true}}}"_s,
         .spec = {u"OpenID Connect Core 1.0"_s, u"5.5"_s}},
        {.name = u"audience"_s,
         .member = u"parameters.audience"_s,
         .request = request,
         .title = Text::tr("Audience"),
         .hint = Text::tr(
             "For which API the access token is asked for, by the name that the server knows. No "
             "specification has it for this request; some providers give an opaque token without it."),
         .mistake = Text::tr("the address of the API where the provider gave it a name of its own."),
         .example = u"https://api.example.com"_s,
         .spec = {u"RFC 6749"_s, u"8.2"_s}},
        {.name = u"resource"_s,
         .member = u"parameters.resource"_s,
         .request = request,
         .title = Text::tr("Resource"),
         .hint = Text::tr("The absolute URI of the API for which the token is wanted. Servers that bind the "
                          "code to it want the same resource in the token request."),
         .mistake = Text::tr("a fragment, or an address that is not absolute: invalid_target."),
         .example = u"https://api.example.com/"_s,
         .spec = {u"RFC 8707"_s, u"2.1"_s}},
    };
}

} // namespace

GrantParameter responseTypeRow(const QString &hint, const QString &example, const SpecReference &spec)
{
    return {.name = u"response_type"_s,
            .member = u"response_type"_s,
            .request = Request::Authorization,
            .presence = Presence::Required,
            .title = Text::tr("Response type"),
            .hint = hint,
            .mistake = Text::tr("a type that is not registered for the client: unsupported_response_type."),
            .example = example,
            .spec = spec};
}

QList<GrantParameter> authorizationRows(CodeComesBack code)
{
    QList<GrantParameter> rows = askingRows();
    if (code == CodeComesBack::Yes)
        rows += challengeRows();
    rows.append(responseModeRow());
    return rows + furtherParameters();
}

QList<GrantParameter> codeExchangeRows()
{
    constexpr Request request = Request::Token;
    QList<GrantParameter> rows{
        {.name = u"grant_type"_s,
         .member = u"grant_type"_s,
         .request = request,
         .presence = Presence::Required,
         .title = Text::tr("Grant type"),
         .hint = Text::tr(
             "Tells the token endpoint that a code is exchanged. unsupported_grant_type often means that the "
             "body was not read: check its encoding and Content-Type."),
         .mistake = Text::tr("code, which is the name of the response type."),
         .example = u"authorization_code"_s,
         .spec = {u"RFC 6749"_s, u"4.1.3"_s}},
        {.name = u"code"_s,
         .member = u"code"_s,
         .request = request,
         .presence = Presence::Required,
         .secret = true,
         .title = Text::tr("Authorization code"),
         .hint = Text::tr(
             "Comes with the redirect and works once, for a minute or so. Leave it empty to have the "
             "run fetch "
             "one; a code pasted from an address bar must be percent-decoded first."),
         .mistake = Text::tr("using it a second time: servers refuse it, and some revoke what came of it."),
         .example = u"SplxlOBeZQQYbYS6WxSbIA"_s,
         .spec = {u"RFC 6749"_s, u"4.1.2"_s}},
        {.name = u"redirect_uri"_s,
         .member = u"redirect_uri"_s,
         .request = request,
         .presence = Presence::Conditional,
         .title = Text::tr("Redirect URI"),
         .hint = Text::tr(
             "Must be identical to the one of the authorization request, and be sent if it was sent there; "
             "otherwise the server answers invalid_grant."),
         .mistake = Text::tr("leaving it out although the authorization request had it."),
         .example = u"http://127.0.0.1:53682/callback"_s,
         .spec = {u"RFC 6749"_s, u"4.1.3"_s}},
        {.name = u"code_verifier"_s,
         .member = u"code_verifier"_s,
         .request = request,
         .presence = Presence::Conditional,
         .secret = true,
         .title = Text::tr("PKCE code verifier"),
         .hint = Text::tr(
             "43 to 128 unreserved characters from which the code challenge is made. Empty: each run makes "
             "a new one. Fill it in for a challenge of your own, or beside a code that was asked for with "
             "it."),
         .mistake = Text::tr("the challenge in place of the verifier."),
         .example = u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s,
         .spec = {u"RFC 7636"_s, u"4.1"_s}},
    };
    rows += clientRows();
    rows.append(
        {.name = u"scope"_s,
         .member = u"scope"_s,
         .request = request,
         .presence = Presence::Optional,
         .sentByDefault = false,
         .title = Text::tr("Scope"),
         .hint = Text::tr(
             "The code already stands for the scope that was granted, so the exchange does not repeat "
             "it. A few "
             "servers want it all the same: scope_in_token_request sends it."),
         .mistake = Text::tr("asking for more than the user allowed: the code decides."),
         .example = u"openid profile"_s,
         .spec = {u"RFC 6749"_s, u"4.1.3"_s}});
    return rows;
}

} // namespace workbench
