// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_authorization_request.h"

#include "sandbox/sandbox_clients.h"
#include "sandbox/sandbox_user.h"

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

using Request = SandboxAuthorizationRequest;

/// RFC 7636 §4.2: 43 to 128 unreserved characters.
bool isCodeChallenge(QStringView challenge)
{
    for (const QChar c : challenge) {
        const char16_t u = c.unicode();
        const bool alphanumeric =
            (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9');
        if (!alphanumeric && !QStringView(u"-._~").contains(c))
            return false;
    }
    return challenge.size() >= 43 && challenge.size() <= 128;
}

/// What must hold before anything may be sent to the redirect URI.
std::optional<SandboxError> untrustworthy(const Parameters &parameters)
{
    const auto refuse = [](const QString &description) {
        return SandboxError{u"invalid_request"_s, description};
    };
    const QStringList repeated = parameters.repeatedNames();
    if (repeated.contains(u"client_id"_s) || repeated.contains(u"redirect_uri"_s))
        return refuse(u"client_id or redirect_uri stands there more than once."_s);
    const auto client_id = parameters.value(u"client_id");
    if (!client_id)
        return refuse(u"There is no client_id."_s);
    if (!sandboxClient(*client_id))
        return refuse(u"There is no client of that client_id."_s);
    const auto redirect_uri = parameters.value(u"redirect_uri");
    if (!redirect_uri)
        return refuse(u"There is no redirect_uri, and this client has more than one."_s);
    if (!isAllowedRedirectUri(*redirect_uri))
        return refuse(u"The redirect_uri is not registered: this client may use loopback addresses only."_s);
    return std::nullopt;
}

/// Where the client looks without a response_mode: for a response with tokens, which this sandbox then
/// refuses to give, in the fragment (RFC 6749 §4.2.2.1, OAuth Multiple Response Types 1.0 §5).
QString defaultResponseMode(const Parameters &parameters)
{
    const QStringList types = parameters.value(u"response_type").value_or(QString()).split(u' ');
    const bool hasTokens = types.contains("token"_L1) || types.contains("id_token"_L1);
    return hasTokens ? u"fragment"_s : u"query"_s;
}

std::optional<SandboxError> readResponseMode(const Parameters &parameters, Request &request)
{
    const QString standard = defaultResponseMode(parameters);
    request.response_mode = parameters.value(u"response_mode").value_or(standard);
    if (QStringList{u"query"_s, u"fragment"_s, u"form_post"_s}.contains(request.response_mode))
        return std::nullopt;
    request.response_mode = standard;
    return SandboxError{u"invalid_request"_s, u"The response_mode is none of query, fragment, form_post."_s};
}

std::optional<SandboxError> readResponseType(const Parameters &parameters)
{
    const auto response_type = parameters.value(u"response_type");
    if (!response_type)
        return SandboxError{u"invalid_request"_s, u"There is no response_type."_s};
    if (*response_type != "code"_L1)
        return SandboxError{u"unsupported_response_type"_s,
                            u"The sandbox knows the response_type code only."_s};
    return std::nullopt;
}

std::optional<SandboxError> readPkce(const Parameters &parameters, Request &request)
{
    const auto challenge = parameters.value(u"code_challenge");
    const auto method = parameters.value(u"code_challenge_method");
    if (!challenge) {
        if (method)
            return SandboxError{u"invalid_request"_s,
                                u"There is a code_challenge_method but no code_challenge."_s};
        if (sandboxClient(request.client_id)->isPublic())
            return SandboxError{u"invalid_request"_s, u"A public client needs a code_challenge (PKCE)."_s};
        return std::nullopt;
    }
    request.code_challenge = *challenge;
    request.code_challenge_method = method.value_or(u"plain"_s);
    if (request.code_challenge_method != "S256"_L1 && request.code_challenge_method != "plain"_L1)
        return SandboxError{u"invalid_request"_s, u"The code_challenge_method is neither S256 nor plain."_s};
    if (!isCodeChallenge(*challenge))
        return SandboxError{u"invalid_request"_s,
                            u"The code_challenge is not 43 to 128 unreserved characters."_s};
    return std::nullopt;
}

std::optional<SandboxError> readScope(const Parameters &parameters, Request &request)
{
    request.scope = sandbox_scope::fromText(parameters.value(u"scope").value_or(QString()));
    if (!sandbox_scope::areSupported(request.scope))
        return SandboxError{u"invalid_scope"_s, u"The scope holds a value that the sandbox does not know."_s};
    if (request.scope.isEmpty())
        request.scope = {u"profile"_s};
    return std::nullopt;
}

/// OpenID Connect Core 1.0 §3.1.2.6 and §6: what only a larger provider can do.
std::optional<SandboxError> readUnsupported(const Parameters &parameters)
{
    if (parameters.contains(u"request"))
        return SandboxError{u"request_not_supported"_s, u"The sandbox takes no request objects."_s};
    if (parameters.contains(u"request_uri"))
        return SandboxError{u"request_uri_not_supported"_s, u"The sandbox takes no request_uri."_s};
    if (sandbox_scope::fromText(parameters.value(u"prompt").value_or(QString())).contains(u"none"_s))
        return SandboxError{u"login_required"_s,
                            u"Nobody is ever logged in at the sandbox, so prompt=none fails."_s};
    return std::nullopt;
}

std::optional<SandboxError> readRest(const FormDecoding &received, Request &request)
{
    const Parameters &parameters = received.parameters;
    if (const auto error = readResponseMode(parameters, request))
        return error;
    // RFC 6749 §3.1
    if (!parameters.repeatedNames().isEmpty())
        return SandboxError{u"invalid_request"_s, u"A parameter stands there more than once."_s};
    if (!received.problems.isEmpty())
        return SandboxError{u"invalid_request"_s, u"A parameter is not correctly percent-encoded UTF-8."_s};
    if (const auto error = readResponseType(parameters))
        return error;
    if (const auto error = readUnsupported(parameters))
        return error;
    if (const auto error = readScope(parameters, request))
        return error;
    return readPkce(parameters, request);
}

} // namespace

Result<SandboxAuthorizationRequest, SandboxAuthorizationRefusal> readSandboxAuthorizationRequest(
    const FormDecoding &received)
{
    const Parameters &parameters = received.parameters;
    if (const auto error = untrustworthy(parameters))
        return Failure{SandboxAuthorizationRefusal{*error, std::nullopt}};
    Request request;
    request.client_id = *parameters.value(u"client_id");
    request.redirect_uri = *parameters.value(u"redirect_uri");
    request.hasState = parameters.contains(u"state");
    request.state = parameters.value(u"state").value_or(QString());
    request.nonce = parameters.value(u"nonce").value_or(QString());
    if (const auto error = readRest(received, request))
        return Failure{SandboxAuthorizationRefusal{*error, request}};
    return request;
}

} // namespace workbench
