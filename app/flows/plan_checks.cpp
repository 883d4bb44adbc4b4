// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/plan_checks.h"

#include "flows/client_certificate_checks.h"
#include "flows/parameter_checks.h"
#include "http/proxy_choice.h"
#include "http/request_completion.h"
#include "message/pkce.h"
#include "message/scope.h"
#include "message/token.h"
#include "protocol/response_type.h"
#include "redirect/redirect_uri.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(plan_checks)
};

using Severity = PlanProblem::Severity;
using Request = GrantParameter::Request;

void requireEndpoint(ProblemList &problems, const Profile &profile, const QString &member)
{
    if (profile.text(member).isEmpty())
        problems.block(member,
                       Text::tr("%1 is empty. Enter the URL from the provider's documentation.").arg(member));
}

void checkRedirectUri(ProblemList &problems, const Profile &profile, bool frontChannel)
{
    const QString redirect_uri = profile.text(u"redirect_uri");
    if (redirect_uri.isEmpty()) {
        if (frontChannel) {
            problems.notice(
                u"redirect_uri"_s,
                Text::tr("No redirect_uri is sent: the server takes the registered one, and the result has "
                         "to be pasted."));
        }
        return;
    }
    const RedirectTarget target = redirectTarget(redirect_uri);
    if (target.kind == RedirectTarget::Kind::Invalid)
        problems.block(u"redirect_uri"_s, target.problem);
    else if (target.kind == RedirectTarget::Kind::Paste && frontChannel)
        problems.notice(
            u"redirect_uri"_s,
            Text::tr("Nothing can listen on this redirect URI: the final URL or the code has to be "
                     "pasted."));
    else if (!frontChannel && target.port == 0)
        problems.notice(
            u"redirect_uri"_s,
            Text::tr("The redirect URI is sent with port 0, as typed. Enter the one with which the code "
                     "was requested."));
}

/// True for a parameter of the authorization request that is switched off, or listed under `omit`.
bool isLeftOut(const Profile &profile, const QString &name, bool switchedOn)
{
    return !switchedOn || profile.omits(u"authorization", name);
}

/// True when the nonce is missing although the scope asks for an ID token, which carries it back.
bool lacksNonce(const Profile &profile)
{
    Profile byDefault = profile;
    byDefault.remove(u"use_nonce");
    return byDefault.usesNonce() && isLeftOut(profile, u"nonce"_s, profile.usesNonce());
}

/// Which grant goes with the response type, and what is to be known of it.
void checkResponseType(ProblemList &problems, const Profile &profile, const GrantDefinition &grant)
{
    const QString member = u"response_type"_s;
    const QString response_type = profile.responseType();
    const ResponseType type = ResponseType::of(response_type);
    const bool exchanges = grant.sends(Request::Token);
    if (exchanges && !type.code) {
        problems.block(member,
                       Text::tr("The response type %1 brings no code that could be exchanged. Choose the "
                                "grant implicit, or a response type with code.")
                           .arg(response_type));
    } else if (!exchanges && type.code) {
        problems.block(member,
                       Text::tr("The response type %1 brings a code, which this grant does not exchange. "
                                "Choose the grant authorization_code or hybrid, or another response type.")
                           .arg(response_type));
    } else if (exchanges && type.token) {
        problems.notice(member,
                        Text::tr("The response type %1 has an access token travel through the browser; RFC "
                                 "9700 §2.1.2 advises against it.")
                            .arg(response_type));
    }
    if (type.inFront() && profile.text(u"response_mode") == "query"_L1) {
        problems.notice(u"response_mode"_s,
                        Text::tr("Tokens in the query are asked for by choice, which the specification "
                                 "forbids: histories and logs keep them. Servers have to refuse."),
                        ChoiceMark{u"PRT-006"_s, {u"OAuth Multiple Response Types 1.0"_s, u"5"_s}});
    }
}

QString textOfLeftOutNonce(const Profile &profile)
{
    return ResponseType::of(profile.responseType()).id_token
        ? Text::tr("nonce is left out by choice; OpenID Connect Core 1.0 §3.2.2.1 requires it with id_token.")
        : Text::tr("nonce is left out by choice.");
}

/// RFC 7636 §4.1
ChoiceMark verifierChoice()
{
    return {u"PRT-005"_s, {u"RFC 7636"_s, u"4.1"_s}};
}

void checkVerifier(ProblemList &problems, const Profile &profile)
{
    const QString verifier = profile.text(u"code_verifier");
    const auto problem = codeVerifierProblem(verifier);
    if (problem && !verifier.isEmpty())
        problems.notice(u"code_verifier"_s, Text::tr("%1 It is sent as it stands.").arg(*problem),
                        verifierChoice());
}

/// A code is redeemed by whoever has it, unless the client authenticates (RFC 6749 §10.5) or proves by the
/// verifier that it asked for the code (RFC 7636 §1). Either is enough, so neither is missing alone: without
/// both, each field says so.
void noticeEitherSecretOrVerifier(ProblemList &problems, const Profile &profile, const QString &pkceMember,
                                  const QString &pkceMessage, const ChoiceMark &pkceChoice)
{
    const bool isPublic = profile.tokenEndpointAuthMethod() == "none"_L1;
    problems.notice(pkceMember,
                    isPublic ? Text::tr("%1 The client does not authenticate either, so whoever has the "
                                        "code can redeem it; one of the two is enough.")
                                   .arg(pkceMessage)
                             : pkceMessage,
                    pkceChoice);
    if (!isPublic)
        return;
    const bool byChoice = !profile.text(u"token_endpoint_auth_method").isEmpty();
    problems.notice(byChoice ? u"token_endpoint_auth_method"_s : u"client_secret"_s,
                    byChoice
                        ? Text::tr("Neither client authentication nor PKCE protects the code. Choose how "
                                   "the client authenticates, or use PKCE.")
                        : Text::tr("Neither a client secret nor PKCE protects the code. Enter the "
                                   "secret, or use PKCE."));
}

void checkProtections(ProblemList &problems, const Profile &profile)
{
    const bool bringsCode = ResponseType::of(profile.responseType()).code;
    if (bringsCode && isLeftOut(profile, u"code_challenge"_s, !profile.codeChallengeMethod().isEmpty()))
        noticeEitherSecretOrVerifier(problems, profile, u"code_challenge_method"_s,
                                     Text::tr("PKCE is left out by choice."),
                                     {u"PRT-001"_s, {u"RFC 9700"_s, u"2.1.1"_s}});
    else if (bringsCode)
        checkVerifier(problems, profile);
    if (isLeftOut(profile, u"state"_s, profile.usesState()))
        problems.notice(u"use_state"_s, Text::tr("state is left out by choice."),
                        ChoiceMark{u"PRT-002"_s, {u"RFC 6749"_s, u"10.12"_s}});
    if (lacksNonce(profile))
        problems.notice(u"use_nonce"_s, textOfLeftOutNonce(profile),
                        ChoiceMark{u"PRT-003"_s, {u"OpenID Connect Core 1.0"_s, u"3.1.2.1"_s}});
}

/// The verifier of a code that was not asked for here is known only if the user enters it.
void checkCodeAtHand(ProblemList &problems, const Profile &profile)
{
    const bool isPublic = profile.tokenEndpointAuthMethod() == "none"_L1;
    if (isPublic && profile.text(u"code_verifier").isEmpty())
        noticeEitherSecretOrVerifier(problems, profile, u"code_verifier"_s,
                                     Text::tr("No code_verifier is sent."), verifierChoice());
    checkVerifier(problems, profile);
}

void checkTransport(ProblemList &problems, const Profile &profile)
{
    if (profile.acceptsInvalidCertificates()) {
        problems.notice(u"tls.accept_invalid_certificates"_s,
                        Text::tr("Invalid TLS certificates are accepted by choice."));
    }
    checkClientCertificate(problems, profile);
    // Before the browser opens: a proxy is needed only for the token request, long after the login.
    const QUrl target(profile.text(u"token_endpoint"));
    const auto unusable =
        proxyProblem(target, profile.text(u"proxy"), QProcessEnvironment::systemEnvironment());
    if (unusable)
        problems.block(unusable->field, unusable->message);
}

void checkScope(ProblemList &problems, const Profile &profile, const GrantDefinition &grant)
{
    const bool asks = std::any_of(grant.parameters.cbegin(), grant.parameters.cend(),
                                  [](const GrantParameter &row) { return row.name == "scope"_L1; });
    const auto problem = asks ? scopeProblem(profile.text(u"scope")) : std::nullopt;
    if (problem)
        problems.notice(u"scope"_s, *problem, ChoiceMark{u"PRM-001"_s, {u"RFC 6749"_s, u"3.3"_s}});
}

/// Why a row cannot go out as a header of a request that we make; nothing for what is no such row.
std::optional<HeaderFault> faultOfHeader(const ExtraRow &row, const QStringList &requestKinds)
{
    const bool isHeader = requestKinds.contains(row.request) && row.in == ExtraRow::Place::Header;
    if (!isHeader || row.name.isEmpty())
        return std::nullopt;
    return headerFault({row.name.toUtf8(), row.value.toUtf8()});
}

void checkExtraRows(ProblemList &problems, const Profile &profile, const GrantDefinition &grant)
{
    QStringList requestKinds{tokenRequestKind(profile)};
    if (grant.sends(Request::Device))
        requestKinds.append(u"device"_s);
    const QList<ExtraRow> rows = profile.extra();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const ExtraRow &row = rows[i];
        const QString member = u"extra[%1]"_s.arg(i);
        if (!row.enabled)
            continue;
        if (row.name.isEmpty())
            problems.notice(member + u".name"_s,
                            Text::tr("A row of the extra parameters has no name; it is not sent."));
        if (row.request == "authorization"_L1 && row.in != ExtraRow::Place::Query) {
            problems.notice(
                member + u".in"_s,
                Text::tr("%1 cannot be sent with the authorization request: the browser makes it, and "
                         "only its query is ours.")
                    .arg(row.name));
        }
        if (const auto fault = faultOfHeader(row, requestKinds)) {
            const bool inName = fault->part == HeaderFault::Part::Name;
            problems.block(member + (inName ? u".name"_s : u".value"_s), fault->message);
        }
        if (row.json && !parseJson(row.value.toUtf8()))
            problems.notice(member + u".value"_s,
                            Text::tr("The value of %1 is marked as JSON but is none; it is sent as a string.")
                                .arg(row.name));
    }
}

} // namespace

void ProblemList::block(const QString &member, const QString &message)
{
    for (const PlanProblem &known : std::as_const(m_list)) {
        if (known.severity == Severity::Blocking && known.message == message)
            return;
    }
    m_list.append({Severity::Blocking, member, message});
}

void ProblemList::notice(const QString &member, const QString &message,
                         const std::optional<ChoiceMark> &choice)
{
    m_list.append({Severity::Notice, member, message, choice});
}

bool usesFrontChannel(const Profile &profile, const GrantDefinition &grant)
{
    const bool needsCode = grant.sends(Request::Token);
    return grant.sends(Request::Authorization) && (!needsCode || profile.text(u"code").isEmpty());
}

void checkProfile(ProblemList &problems, const Profile &profile, const GrantDefinition &grant, KeyChecks keys)
{
    const bool redirects = grant.sends(Request::Authorization);
    const bool frontChannel = usesFrontChannel(profile, grant);
    if (!grant.warning.isEmpty())
        problems.notice(u"grant_type"_s, grant.warning, ChoiceMark{u"GRT-001"_s, grant.warningReference});
    if (frontChannel)
        requireEndpoint(problems, profile, u"authorization_endpoint"_s);
    if (grant.sends(Request::Device))
        requireEndpoint(problems, profile, u"device_authorization_endpoint"_s);
    if (grant.sends(Request::Token))
        requireEndpoint(problems, profile, u"token_endpoint"_s);
    checkClient(problems, profile, grant, keys);
    if (redirects)
        checkRedirectUri(problems, profile, frontChannel);
    if (frontChannel) {
        checkResponseType(problems, profile, grant);
        checkProtections(problems, profile);
    } else if (redirects) {
        checkCodeAtHand(problems, profile);
    }
    checkScope(problems, profile, grant);
    checkParameters(problems, profile, grant, keys);
    checkTransport(problems, profile);
    checkExtraRows(problems, profile, grant);
}

} // namespace workbench
