// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/plan_checks.h"

#include "flows/client_certificate_checks.h"
#include "http/proxy_choice.h"
#include "http/request_completion.h"
#include "message/assertion_jwt.h"
#include "message/client_authentication.h"
#include "message/client_jwt.h"
#include "message/key_member.h"
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
                                 "forbids: histories and logs keep them. Servers have to refuse."));
    }
}

QString textOfLeftOutNonce(const Profile &profile)
{
    return ResponseType::of(profile.responseType()).id_token
        ? Text::tr("nonce is left out by choice; OpenID Connect Core 1.0 §3.2.2.1 requires it with id_token.")
        : Text::tr("nonce is left out by choice.");
}

/// RFC 7636 §4.1
void checkVerifier(ProblemList &problems, const Profile &profile)
{
    const QString verifier = profile.text(u"code_verifier");
    const auto problem = codeVerifierProblem(verifier);
    if (problem && !verifier.isEmpty())
        problems.notice(u"code_verifier"_s, *problem);
}

/// A code is redeemed by whoever has it, unless the client authenticates (RFC 6749 §10.5) or proves by the
/// verifier that it asked for the code (RFC 7636 §1). Either is enough, so neither is missing alone: without
/// both, each field says so.
void noticeEitherSecretOrVerifier(ProblemList &problems, const Profile &profile, const QString &pkceMember,
                                  const QString &pkceMessage)
{
    const bool isPublic = profile.tokenEndpointAuthMethod() == "none"_L1;
    problems.notice(pkceMember,
                    isPublic ? Text::tr("%1 The client does not authenticate either, so whoever has the "
                                        "code can redeem it; one of the two is enough.")
                                   .arg(pkceMessage)
                             : pkceMessage);
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
                                     Text::tr("PKCE is left out by choice."));
    else if (bringsCode)
        checkVerifier(problems, profile);
    if (isLeftOut(profile, u"state"_s, profile.usesState()))
        problems.notice(u"use_state"_s, Text::tr("state is left out by choice."));
    if (lacksNonce(profile))
        problems.notice(u"use_nonce"_s, textOfLeftOutNonce(profile));
}

/// The verifier of a code that was not asked for here is known only if the user enters it.
void checkCodeAtHand(ProblemList &problems, const Profile &profile)
{
    const bool isPublic = profile.tokenEndpointAuthMethod() == "none"_L1;
    if (isPublic && profile.text(u"code_verifier").isEmpty())
        noticeEitherSecretOrVerifier(problems, profile, u"code_verifier"_s,
                                     Text::tr("No code_verifier is sent."));
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

/// Whether the checks may open that key; where they may not, the plan says that something is left to be seen.
bool mayLookAt(ProblemList &problems, const Profile &profile, const QString &keyMember, KeyChecks keys)
{
    if (keys == KeyChecks::All || isKeyAtHand(profile, keyMember))
        return true;
    problems.notice(passphraseMember(keyMember),
                    Text::tr("Whether this passphrase opens the key is not known yet."));
    return false;
}

using Noticed = std::optional<ClientCredentials::Problem>;

void addNotice(ProblemList &problems, const Noticed &noticed)
{
    if (noticed)
        problems.notice(noticed->member, noticed->message);
}

void checkAuthentication(ProblemList &problems, const Profile &profile, const GrantDefinition &grant,
                         KeyChecks keys)
{
    ClientCredentials credentials = ClientCredentials::of(profile);
    const bool authenticates = grant.sends(Request::Token);
    if (!authenticates)
        credentials.method = u"none"_s; // says who it is in the browser's request, and no more
    std::optional<ClientCredentials::Problem> problem = credentials.problem();
    const bool isSigned = authenticates && authenticatesByJwt(profile);
    const bool hasOwnKey = credentials.method == "private_key_jwt"_L1;
    const bool looks = isSigned && (!hasOwnKey || mayLookAt(problems, profile, u"client_jwk"_s, keys));
    if (!problem && looks)
        problem = clientJwtProblem(profile);
    if (problem)
        return problems.block(problem->member, problem->message);
    addNotice(problems, credentials.ambiguity());
    addNotice(problems, looks ? clientJwtNotice(profile) : Noticed());
}

/// RFC 8693 §2.1: actor_token_type stands beside actor_token, and never alone.
void checkActor(ProblemList &problems, const Profile &profile)
{
    const bool actor = !profile.text(u"actor_token").isEmpty();
    const bool type = !profile.text(u"actor_token_type").isEmpty();
    if (actor && !type)
        problems.notice(
            u"actor_token_type"_s,
            Text::tr("actor_token is sent without actor_token_type; servers have to refuse that."));
    else if (type && !actor)
        problems.notice(
            u"actor_token_type"_s,
            Text::tr("actor_token_type is sent without actor_token; servers have to refuse that."));
}

bool isSentByExtraRow(const Profile &profile, const QString &name)
{
    const QList<ExtraRow> rows = profile.extra();
    const QString kind = tokenRequestKind(profile);
    return std::any_of(rows.cbegin(), rows.cend(), [&](const ExtraRow &row) {
        return row.enabled && row.request == kind && row.in == ExtraRow::Place::Body && row.name == name;
    });
}

/// What the grant's token request cannot do without. Whoever wants to see the server's answer leaves the
/// parameter out by name.
void checkParameters(ProblemList &problems, const Profile &profile, const GrantDefinition &grant,
                     KeyChecks keys)
{
    if (signsAssertion(profile) && mayLookAt(problems, profile, u"assertion_jwk"_s, keys)) {
        if (const auto problem = assertionProblem(profile))
            problems.block(problem->member, problem->message);
        else
            addNotice(problems, assertionNotice(profile));
    }
    for (const GrantParameter &row : grant.parameters) {
        const bool required = row.presence == GrantParameter::Presence::Required;
        const bool madeAtRunTime = row.member.isEmpty();
        if (row.request != Request::Token || !required || madeAtRunTime
            || !profile.text(row.member).isEmpty())
            continue;
        if (row.name == "assertion"_L1 && signsAssertion(profile))
            continue;
        if (profile.omits(tokenRequestKind(profile), row.name))
            problems.notice(row.member, Text::tr("%1 is left out by choice.").arg(row.name));
        else if (!isSentByExtraRow(profile, row.name))
            problems.block(row.member,
                           Text::tr("%1 is empty. Enter it, or list it under omit to send the "
                                    "request without it.")
                               .arg(row.name));
    }
    const QStringList shadowed = shadowedParameters(profile);
    for (const QString &name : shadowed) {
        problems.notice(u"parameters."_s + name,
                        Text::tr("%1 under parameters is not sent: the profile sends it from a member of its "
                                 "own. Change that one, or use extra to send it otherwise.")
                            .arg(name));
    }
    if (grant.grant_type == "token_exchange"_L1)
        checkActor(problems, profile);
}

void checkScope(ProblemList &problems, const Profile &profile, const GrantDefinition &grant)
{
    const bool asks = std::any_of(grant.parameters.cbegin(), grant.parameters.cend(),
                                  [](const GrantParameter &row) { return row.name == "scope"_L1; });
    const auto problem = asks ? scopeProblem(profile.text(u"scope")) : std::nullopt;
    if (problem)
        problems.notice(u"scope"_s, *problem);
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

void ProblemList::notice(const QString &member, const QString &message)
{
    m_list.append({Severity::Notice, member, message});
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
        problems.notice(u"grant_type"_s, grant.warning);
    if (frontChannel)
        requireEndpoint(problems, profile, u"authorization_endpoint"_s);
    if (grant.sends(Request::Device))
        requireEndpoint(problems, profile, u"device_authorization_endpoint"_s);
    if (grant.sends(Request::Token))
        requireEndpoint(problems, profile, u"token_endpoint"_s);
    checkAuthentication(problems, profile, grant, keys);
    if (redirects)
        checkRedirectUri(problems, profile, frontChannel);
    if (frontChannel) {
        checkResponseType(problems, profile, grant);
        checkProtections(problems, profile);
    } else if (redirects) {
        checkCodeAtHand(problems, profile);
    }
    checkScope(problems, profile, grant);
    if (!redirects)
        checkParameters(problems, profile, grant, keys);
    checkTransport(problems, profile);
    checkExtraRows(problems, profile, grant);
}

} // namespace workbench
