// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_metadata.h"

#include "sandbox/sandbox_user.h"

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

JsonValue strings(const QStringList &texts)
{
    JsonValue array = JsonValue::array();
    for (const QString &text : texts)
        array.items().append(JsonValue::string(text));
    return array;
}

} // namespace

JsonValue sandboxMetadata(const QString &issuer)
{
    const auto endpoint = [&issuer](const QString &path) { return JsonValue::string(issuer + path); };
    return JsonValue::object({
        {u"issuer"_s, JsonValue::string(issuer)},
        {u"authorization_endpoint"_s, endpoint(u"/authorize"_s)},
        {u"token_endpoint"_s, endpoint(u"/token"_s)},
        {u"userinfo_endpoint"_s, endpoint(u"/userinfo"_s)},
        {u"jwks_uri"_s, endpoint(u"/jwks"_s)},
        {u"scopes_supported"_s, strings(sandbox_scope::supported())},
        {u"response_types_supported"_s, strings({u"code"_s})},
        {u"response_modes_supported"_s, strings({u"query"_s, u"fragment"_s, u"form_post"_s})},
        {u"grant_types_supported"_s,
         strings({u"authorization_code"_s, u"refresh_token"_s, u"client_credentials"_s, u"password"_s})},
        {u"subject_types_supported"_s, strings({u"public"_s})},
        {u"id_token_signing_alg_values_supported"_s, strings({u"RS256"_s})},
        {u"token_endpoint_auth_methods_supported"_s,
         strings({u"client_secret_basic"_s, u"client_secret_post"_s, u"none"_s})},
        {u"code_challenge_methods_supported"_s, strings({u"S256"_s, u"plain"_s})},
        {u"claims_supported"_s,
         strings({u"sub"_s, u"name"_s, u"given_name"_s, u"family_name"_s, u"preferred_username"_s, u"email"_s,
                  u"email_verified"_s})},
        {u"authorization_response_iss_parameter_supported"_s, JsonValue::boolean(true)},
        {u"request_parameter_supported"_s, JsonValue::boolean(false)},
        {u"request_uri_parameter_supported"_s, JsonValue::boolean(false)},
    });
}

} // namespace workbench
