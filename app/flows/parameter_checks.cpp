// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/parameter_checks.h"

#include "message/assertion_jwt.h"
#include "message/client_authentication.h"
#include "message/client_jwt.h"
#include "message/kept_tokens.h"
#include "message/key_member.h"
#include "message/token.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(parameter_checks)
};

using Request = GrantParameter::Request;
using Place = ExtraRow::Place;

/// A parameter where a request has it.
struct Carrier {
    QString request; ///< as `extra` and `omit` call it
    Place place = Place::Body;
    QString name;
};

QString requestKind(const Profile &profile, Request request)
{
    switch (request) {
    case Request::Authorization:
        return u"authorization"_s;
    case Request::Device:
        return u"device"_s;
    case Request::Token:
        break;
    }
    return tokenRequestKind(profile);
}

/// What the form calls the list under `omit`.
QString titleOfOmitted(const QString &request)
{
    if (request == "authorization"_L1)
        return Text::tr("Left out of the authorization request");
    return request == "device"_L1 ? Text::tr("Left out of the device request")
                                  : Text::tr("Left out of the token request");
}

bool isSentByOwnRow(const Profile &profile, const Carrier &carrier)
{
    const Qt::CaseSensitivity sensitivity =
        carrier.place == Place::Header ? Qt::CaseInsensitive : Qt::CaseSensitive;
    const QList<ExtraRow> rows = profile.extra();
    return std::any_of(rows.cbegin(), rows.cend(), [&](const ExtraRow &row) {
        return row.enabled && row.request == carrier.request && row.in == carrier.place
            && row.name.compare(carrier.name, sensitivity) == 0;
    });
}

/// `omit` reaches parameters; a header goes out unless a row of one's own replaces it.
bool isOmitted(const Profile &profile, const Carrier &carrier)
{
    return carrier.place != Place::Header && profile.omits(carrier.request, carrier.name);
}

void noticeLeftOut(ProblemList &problems, const QString &member, const Carrier &carrier,
                   const SpecReference &reference)
{
    const bool byBrowser = carrier.request == "authorization"_L1;
    problems.notice(
        member,
        Text::tr("%1 is left out of the %2 request by choice; %3 requires it.")
            .arg(carrier.name, carrier.request, reference.text()),
        ChoiceMark{u"PRM-003"_s, reference,
                   byBrowser ? ChoiceMark::Where::FirstRequest : ChoiceMark::Where::ClientRequest});
}

QString waysWithout(const Carrier &carrier)
{
    if (carrier.place == Place::Header)
        return Text::tr("To send the %1 request without it, add a header %2 of your own.")
            .arg(carrier.request, carrier.name);
    return Text::tr("To send the %1 request without it, list %2 under omit (in the window: “%3”).")
        .arg(carrier.request, carrier.name, titleOfOmitted(carrier.request));
}

/// Where the requests have the client's id or secret.
QList<Carrier> carriersOf(const QString &name, const QString &method, const Profile &profile,
                          const GrantDefinition &grant)
{
    const bool basic = method == "client_secret_basic"_L1 || method == "client_secret_basic+post"_L1;
    const bool post = method == "client_secret_post"_L1 || method == "client_secret_basic+post"_L1;
    const bool inBody = name == "client_id"_L1 ? !basic || post : post;
    QList<Carrier> carriers;
    if (name == "client_id"_L1 && usesFrontChannel(profile, grant))
        carriers.append({u"authorization"_s, Place::Query, name});
    for (const Request request : {Request::Device, Request::Token}) {
        if (!grant.sends(request))
            continue;
        const QString kind = requestKind(profile, request);
        if (basic)
            carriers.append({kind, Place::Header, u"Authorization"_s});
        if (inBody)
            carriers.append({kind, Place::Body, name});
    }
    return carriers;
}

/// RFC 6749 §2.3. A client that signs needs its id and its secret for that, wherever they are sent.
void checkCredential(ProblemList &problems, const ClientCredentials::Problem &problem, const QString &method,
                     const Profile &profile, const GrantDefinition &grant)
{
    const bool isCredential = problem.member == "client_id"_L1 || problem.member == "client_secret"_L1;
    if (!isCredential || method.endsWith("_jwt"_L1))
        return problems.block(problem.member, problem.message);
    const QList<Carrier> carriers = carriersOf(problem.member, method, profile, grant);
    for (const Carrier &carrier : carriers) {
        if (!isSentByOwnRow(profile, carrier) && !isOmitted(profile, carrier))
            return problems.block(problem.member, problem.message + u' ' + waysWithout(carrier));
    }
    const SpecReference reference = method.startsWith("client_secret"_L1)
        ? SpecReference{u"RFC 6749"_s, u"2.3.1"_s}
        : SpecReference{u"RFC 6749"_s, u"3.2.1"_s};
    for (const Carrier &carrier : carriers) {
        const bool toldAnyway = carrier.request == "authorization"_L1; // with all that is required there
        if (!toldAnyway && !isSentByOwnRow(profile, carrier))
            noticeLeftOut(problems, problem.member, carrier, reference);
    }
}

/// Of everything that the grant requires, what does not go out.
void checkLeftOut(ProblemList &problems, const Profile &profile, const GrantDefinition &grant)
{
    for (const GrantParameter &row : grant.parameters) {
        const bool required = row.presence == GrantParameter::Presence::Required;
        const bool byBrowser = row.request == Request::Authorization;
        if (!required || (byBrowser && !usesFrontChannel(profile, grant)))
            continue;
        const Carrier carrier{requestKind(profile, row.request), byBrowser ? Place::Query : Place::Body,
                              row.name};
        if (isOmitted(profile, carrier) && !isSentByOwnRow(profile, carrier))
            noticeLeftOut(problems, row.member.isEmpty() ? row.name : row.member, carrier, row.spec);
    }
}

/// What only the user can enter. Codes and verifiers come with the run.
void checkEmpty(ProblemList &problems, const Profile &profile, const GrantDefinition &grant)
{
    const QString kind = tokenRequestKind(profile);
    for (const GrantParameter &row : grant.parameters) {
        const bool required = row.presence == GrantParameter::Presence::Required;
        const bool madeAtRunTime = row.member.isEmpty();
        if (row.request != Request::Token || !required || madeAtRunTime
            || !profile.text(row.member).isEmpty())
            continue;
        if (row.name == "assertion"_L1 && signsAssertion(profile))
            continue;
        const Carrier carrier{kind, Place::Body, row.name};
        if (isOmitted(profile, carrier) || isSentByOwnRow(profile, carrier))
            continue;
        if (row.name == "refresh_token"_L1 && !refreshTokenOf(profile).isEmpty())
            problems.notice(row.member,
                            Text::tr("The refresh token that the profile keeps from its last run is sent."));
        else
            problems.block(row.member,
                           Text::tr("%1 is empty, and the grant needs it. Enter it.").arg(row.name) + u' '
                               + waysWithout(carrier));
    }
}

/// RFC 8693 §2.1: actor_token_type stands beside actor_token, and never alone.
void checkActor(ProblemList &problems, const Profile &profile)
{
    const bool actor = !profile.text(u"actor_token").isEmpty();
    const bool type = !profile.text(u"actor_token_type").isEmpty();
    const ChoiceMark choice{u"PRM-003"_s, {u"RFC 8693"_s, u"2.1"_s}, ChoiceMark::Where::ClientRequest};
    if (actor && !type)
        problems.notice(
            u"actor_token_type"_s,
            Text::tr("actor_token is sent without actor_token_type; servers have to refuse that."), choice);
    else if (type && !actor)
        problems.notice(
            u"actor_token_type"_s,
            Text::tr("actor_token_type is sent without actor_token; servers have to refuse that."), choice);
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

void addNotice(ProblemList &problems, const Noticed &noticed,
               const std::optional<ChoiceMark> &choice = std::nullopt)
{
    if (noticed)
        problems.notice(noticed->member, noticed->message, choice);
}

void checkAssertion(ProblemList &problems, const Profile &profile, KeyChecks keys)
{
    if (!signsAssertion(profile) || !mayLookAt(problems, profile, u"assertion_jwk"_s, keys))
        return;
    if (const auto problem = assertionProblem(profile))
        problems.block(problem->member, problem->message);
    else
        addNotice(problems, assertionNotice(profile));
}

void noticeShadowed(ProblemList &problems, const Profile &profile)
{
    const QStringList shadowed = shadowedParameters(profile);
    for (const QString &name : shadowed) {
        problems.notice(u"parameters."_s + name,
                        Text::tr("%1 under parameters is not sent: the profile sends it from a member of its "
                                 "own. Change that one, or use extra to send it otherwise.")
                            .arg(name));
    }
}

} // namespace

void checkClient(ProblemList &problems, const Profile &profile, const GrantDefinition &grant, KeyChecks keys)
{
    ClientCredentials credentials = ClientCredentials::of(profile);
    const bool authenticates = grant.sends(Request::Token);
    if (!authenticates)
        credentials.method = u"none"_s; // says who it is in the browser's request, and no more
    const QList<ClientCredentials::Problem> missing = credentials.problems();
    for (const ClientCredentials::Problem &problem : missing)
        checkCredential(problems, problem, credentials.method, profile, grant);
    const bool isSigned = authenticates && authenticatesByJwt(profile);
    const bool hasOwnKey = credentials.method == "private_key_jwt"_L1;
    const bool looks = isSigned && (!hasOwnKey || mayLookAt(problems, profile, u"client_jwk"_s, keys));
    if (!missing.isEmpty())
        return;
    if (looks) {
        if (const auto problem = clientJwtProblem(profile))
            return problems.block(problem->member, problem->message);
    }
    addNotice(problems, credentials.ambiguity(),
              ChoiceMark{u"PRM-002"_s, {u"RFC 7617"_s, u"2"_s}, ChoiceMark::Where::ClientRequest});
    addNotice(problems, looks ? clientJwtNotice(profile) : Noticed());
}

void checkParameters(ProblemList &problems, const Profile &profile, const GrantDefinition &grant,
                     KeyChecks keys)
{
    const bool redirects = grant.sends(Request::Authorization);
    if (!redirects) {
        checkAssertion(problems, profile, keys);
        checkEmpty(problems, profile, grant);
        noticeShadowed(problems, profile);
    }
    checkLeftOut(problems, profile, grant);
    if (grant.grant_type == "token_exchange"_L1)
        checkActor(problems, profile);
}

} // namespace workbench
