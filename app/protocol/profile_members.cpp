// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/profile.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Kind = ProfileMember::Kind;

QString described(const char *text)
{
    return QCoreApplication::translate("ProfileMember", text);
}

ProfileMember text(const QString &name, const char *description, const QStringList &values = {})
{
    return {name, Kind::Text, false, described(description), values};
}

ProfileMember secret(const QString &name, const char *description)
{
    return {name, Kind::Text, true, described(description)};
}

ProfileMember key(const QString &name, const char *description)
{
    return {name, Kind::Key, true, described(description)};
}

ProfileMember other(const QString &name, Kind kind, const char *description)
{
    return {name, kind, false, described(description)};
}

QList<ProfileMember> aboutTheProfile()
{
    return {
        other(u"workbench"_s, Kind::Integer,
              QT_TRANSLATE_NOOP("ProfileMember", "Version of the profile document; this program writes 1")),
        text(u"name"_s, QT_TRANSLATE_NOOP("ProfileMember", "What the profile is called in the list")),
        text(u"provider"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Label of the provider; it never changes what is sent")),
        text(u"grant_type"_s,
             QT_TRANSLATE_NOOP(
                 "ProfileMember",
                 "How the token is obtained, e.g. authorization_code; an unknown name is a custom grant")),
    };
}

QList<ProfileMember> endpoints()
{
    return {
        text(u"issuer"_s,
             QT_TRANSLATE_NOOP("ProfileMember",
                               "Issuer identifier, an https URL exactly as the server states it")),
        text(u"authorization_endpoint"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Where the browser is sent to log in and consent")),
        text(u"token_endpoint"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Where codes, credentials and refresh tokens become tokens")),
        text(u"device_authorization_endpoint"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Where the device flow gets its device and user code")),
        text(u"pushed_authorization_request_endpoint"_s,
             QT_TRANSLATE_NOOP("ProfileMember",
                               "Where authorization parameters are pushed before the browser opens")),
        text(u"introspection_endpoint"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Where the server says whether a token is active")),
        text(u"revocation_endpoint"_s, QT_TRANSLATE_NOOP("ProfileMember", "Where a token is revoked")),
        text(u"userinfo_endpoint"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Where an access token yields claims about the user")),
        text(u"jwks_uri"_s, QT_TRANSLATE_NOOP("ProfileMember", "The server's public keys, as a JWK set")),
        text(u"end_session_endpoint"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Where the browser is sent to log the user out")),
        text(u"registration_endpoint"_s, QT_TRANSLATE_NOOP("ProfileMember", "Where clients are registered")),
    };
}

QList<ProfileMember> client()
{
    return {
        text(u"client_id"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "The identifier that the server gave to this client")),
        secret(u"client_secret"_s,
               QT_TRANSLATE_NOOP("ProfileMember", "The client's password; empty for a public client")),
        text(u"token_endpoint_auth_method"_s,
             QT_TRANSLATE_NOOP(
                 "ProfileMember",
                 "How the client authenticates; absent: client_secret_basic with a secret, else none"),
             {u"none"_s, u"client_secret_basic"_s, u"client_secret_post"_s, u"client_secret_jwt"_s,
              u"private_key_jwt"_s, u"tls_client_auth"_s, u"self_signed_tls_client_auth"_s,
              u"client_secret_basic+post"_s}),
        text(u"basic_encoding"_s,
             QT_TRANSLATE_NOOP("ProfileMember",
                               "form-encode id and secret before base64, as RFC 6749 asks, or send them raw"),
             {u"form"_s, u"raw"_s}),
        key(u"client_jwk"_s, QT_TRANSLATE_NOOP("ProfileMember", "The client's private key: JWK or PEM")),
        secret(u"client_jwk_passphrase"_s,
               QT_TRANSLATE_NOOP("ProfileMember", "Passphrase of client_jwk, when that is encrypted PEM")),
        text(u"client_assertion_alg"_s,
             QT_TRANSLATE_NOOP("ProfileMember",
                               "Signature algorithm of the client assertion; empty: from the key")),
        text(u"client_assertion_audience"_s,
             QT_TRANSLATE_NOOP("ProfileMember",
                               "aud of the client assertion: issuer, token_endpoint or any text")),
        other(u"client_assertion_lifetime"_s, Kind::Integer,
              QT_TRANSLATE_NOOP("ProfileMember", "Seconds until the client assertion expires")),
    };
}

QList<ProfileMember> authorizationRequest()
{
    return {
        text(u"redirect_uri"_s,
             QT_TRANSLATE_NOOP(
                 "ProfileMember",
                 "Where the browser returns to, exactly as registered; port 0 means a free port")),
        text(u"response_type"_s,
             QT_TRANSLATE_NOOP("ProfileMember",
                               "What the authorization endpoint is asked for; absent: code, token for "
                               "implicit, code id_token for hybrid")),
        text(u"response_mode"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "How the answer travels back: query, fragment, form_post")),
        text(u"scope"_s, QT_TRANSLATE_NOOP("ProfileMember", "What access is asked for, separated by spaces")),
        text(u"scope_separator"_s,
             QT_TRANSLATE_NOOP("ProfileMember",
                               "For servers that separate scopes by something else than a space")),
        other(
            u"scope_in_token_request"_s, Kind::Flag,
            QT_TRANSLATE_NOOP("ProfileMember",
                              "Send scope to the token endpoint; absent: not with a code or refresh token")),
        text(u"code_challenge_method"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "PKCE: S256 or plain; an empty text turns PKCE off"),
             {u"S256"_s, u"plain"_s}),
        other(u"use_state"_s, Kind::Flag,
              QT_TRANSLATE_NOOP("ProfileMember", "Send state and compare it with the answer; absent: true")),
        other(u"use_nonce"_s, Kind::Flag,
              QT_TRANSLATE_NOOP("ProfileMember",
                                "Send nonce; absent: true when scope has openid or response_type id_token")),
    };
}

QList<ProfileMember> grantInput()
{
    return {
        text(u"token_request_encoding"_s,
             QT_TRANSLATE_NOOP("ProfileMember",
                               "Body of the token request: form, or json for servers that want it"),
             {u"form"_s, u"json"_s}),
        text(u"username"_s, QT_TRANSLATE_NOOP("ProfileMember", "User name for the password grant")),
        secret(u"password"_s, QT_TRANSLATE_NOOP("ProfileMember", "Password for the password grant")),
        secret(u"refresh_token"_s, QT_TRANSLATE_NOOP("ProfileMember", "Refresh token to use with its grant")),
        secret(
            u"code"_s,
            QT_TRANSLATE_NOOP("ProfileMember", "An authorization code at hand; the browser is then skipped")),
        secret(u"code_verifier"_s,
               QT_TRANSLATE_NOOP("ProfileMember", "The PKCE verifier that belongs to the code at hand")),
        secret(u"assertion"_s,
               QT_TRANSLATE_NOOP("ProfileMember", "A finished assertion for an assertion grant")),
        other(u"assertion_header"_s, Kind::ObjectText,
              QT_TRANSLATE_NOOP("ProfileMember", "JOSE header of an assertion that is signed here")),
        other(u"assertion_claims"_s, Kind::ObjectText,
              QT_TRANSLATE_NOOP("ProfileMember", "Claims of an assertion that is signed here")),
        key(u"assertion_jwk"_s,
            QT_TRANSLATE_NOOP("ProfileMember", "Private key for the assertion: JWK or PEM")),
        secret(u"assertion_jwk_passphrase"_s,
               QT_TRANSLATE_NOOP("ProfileMember", "Passphrase of assertion_jwk, when that is encrypted PEM")),
        secret(u"subject_token"_s, QT_TRANSLATE_NOOP("ProfileMember", "Token exchange: on whose behalf")),
        text(u"subject_token_type"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Token exchange: type URN of subject_token")),
        secret(u"actor_token"_s, QT_TRANSLATE_NOOP("ProfileMember", "Token exchange: who acts")),
        text(u"actor_token_type"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Token exchange: type URN of actor_token")),
        text(u"requested_token_type"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Token exchange: type URN of the token that is wanted")),
        other(u"parameters"_s, Kind::TextMap,
              QT_TRANSLATE_NOOP("ProfileMember",
                                "Further grant parameters by name: a text, or an array of texts")),
        other(u"extra"_s, Kind::ExtraTable,
              QT_TRANSLATE_NOOP(
                  "ProfileMember",
                  "Rows of request, in, name, value, enabled: parameters and headers of one's own")),
        other(u"omit"_s, Kind::OmitTable,
              QT_TRANSLATE_NOOP("ProfileMember", "Rows of request and name: built parameters to leave out")),
    };
}

QList<ProfileMember> responseAndTransport()
{
    return {
        text(u"response.success"_s,
             QT_TRANSLATE_NOOP(
                 "ProfileMember",
                 "Path of the member that is false when a token response with status 200 failed")),
        text(u"response.access_token"_s,
             QT_TRANSLATE_NOOP(
                 "ProfileMember",
                 "Path of the access token in the token response, e.g. authed_user.access_token")),
        text(u"response.token_type"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Path of the token type in the token response")),
        text(u"response.expires_in"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Path of the lifetime in the token response")),
        text(u"response.refresh_token"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Path of the refresh token in the token response")),
        text(u"response.scope"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Path of the granted scope in the token response")),
        text(u"response.id_token"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Path of the ID token in the token response")),
        text(u"response.error"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Path of the error text in a token response that failed")),
        text(u"tls.ca_file"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "PEM file of authorities to trust besides the system's")),
        text(u"tls.client_certificate_file"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "PEM file with the client's certificate for mutual TLS")),
        text(u"tls.client_key_file"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "PEM file with the key of that certificate")),
        secret(u"tls.client_key_passphrase"_s,
               QT_TRANSLATE_NOOP("ProfileMember", "Passphrase of the client key or PKCS #12 file")),
        text(u"tls.client_pkcs12_file"_s,
             QT_TRANSLATE_NOOP("ProfileMember",
                               "PKCS #12 file with certificate and key, instead of two PEM files")),
        text(u"tls.redirect_certificate_file"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "PEM certificate for an https redirect URI on loopback")),
        text(u"tls.redirect_key_file"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "PEM key for an https redirect URI on loopback")),
        other(u"tls.accept_invalid_certificates"_s, Kind::Flag,
              QT_TRANSLATE_NOOP("ProfileMember", "Go on in spite of TLS errors; marked in every run")),
        text(u"proxy"_s,
             QT_TRANSLATE_NOOP("ProfileMember", "Empty: the system's; none; or an http or socks5 URL")),
        other(u"keep_last_response"_s, Kind::Flag,
              QT_TRANSLATE_NOOP("ProfileMember",
                                "Keep the tokens of the last run with the profile; absent: false")),
        {u"last_response"_s, Kind::Object, true,
         described(QT_TRANSLATE_NOOP(
             "ProfileMember",
             "Token response of the last run with received_at, where keep_last_response says so"))},
    };
}

} // namespace

const QList<ProfileMember> &profileMembers()
{
    static const QList<ProfileMember> members = aboutTheProfile() + endpoints() + client()
        + authorizationRequest() + grantInput() + responseAndTransport();
    return members;
}

const ProfileMember *profileMember(QStringView name)
{
    const QList<ProfileMember> &members = profileMembers();
    const auto found = std::find_if(members.cbegin(), members.cend(),
                                    [name](const ProfileMember &member) { return member.name == name; });
    return found == members.cend() ? nullptr : &*found;
}

} // namespace workbench
