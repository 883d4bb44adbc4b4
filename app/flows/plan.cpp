// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/plan.h"

#include "http/proxy_choice.h"
#include "http/request_completion.h"
#include "message/authorization.h"
#include "message/client_authentication.h"
#include "message/pkce.h"
#include "message/token.h"
#include "protocol/grant_table.h"
#include "redirect/redirect_uri.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(plan)
};

using Severity = PlanProblem::Severity;

/// Collects the problems of one profile, in the order of the form.
class ProblemList {
public:
    /// The first member that is blamed for a cause is the closest to it: the others are not told again.
    void block(const QString &member, const QString &message)
    {
        for (const PlanProblem &known : std::as_const(m_list)) {
            if (known.severity == Severity::Blocking && known.message == message)
                return;
        }
        m_list.append({Severity::Blocking, member, message});
    }
    void notice(const QString &member, const QString &message)
    {
        m_list.append({Severity::Notice, member, message});
    }
    const QList<PlanProblem> &list() const { return m_list; }

private:
    QList<PlanProblem> m_list;
};

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

void checkProtections(ProblemList &problems, const Profile &profile)
{
    const QString verifier = profile.text(u"code_verifier");
    if (profile.codeChallengeMethod().isEmpty())
        problems.notice(u"code_challenge_method"_s, Text::tr("PKCE is left out by choice."));
    else if (const auto problem = codeVerifierProblem(verifier); problem && !verifier.isEmpty())
        problems.notice(u"code_verifier"_s, *problem);
    if (!profile.usesState())
        problems.notice(u"use_state"_s, Text::tr("state is left out by choice."));
    if (!profile.usesNonce() && profile.text(u"scope").split(u' ').contains("openid"_L1))
        problems.notice(u"use_nonce"_s, Text::tr("nonce is left out by choice."));
}

void checkTransport(ProblemList &problems, const Profile &profile)
{
    if (profile.acceptsInvalidCertificates()) {
        problems.notice(u"tls.accept_invalid_certificates"_s,
                        Text::tr("Invalid TLS certificates are accepted by choice."));
    }
    for (const QString &member : {u"tls.client_certificate_file"_s, u"tls.client_pkcs12_file"_s}) {
        if (!profile.text(member).isEmpty()) {
            problems.notice(
                member, Text::tr("This version does not present client certificates; the file is not used."));
        }
    }
    // Before the browser opens: a proxy is needed only for the token request, long after the login.
    const QUrl target(profile.text(u"token_endpoint"));
    const auto unusable =
        proxyProblem(target, profile.text(u"proxy"), QProcessEnvironment::systemEnvironment());
    if (unusable)
        problems.block(unusable->field, unusable->message);
}

/// Why a row cannot go out as a header of the token request; nothing for what is no such row.
std::optional<HeaderFault> faultOfHeader(const ExtraRow &row)
{
    const bool isHeader = row.request == "token"_L1 && row.in == ExtraRow::Place::Header;
    if (!isHeader || row.name.isEmpty())
        return std::nullopt;
    return headerFault({row.name.toUtf8(), row.value.toUtf8()});
}

void checkExtraRows(ProblemList &problems, const Profile &profile)
{
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
        if (const auto fault = faultOfHeader(row)) {
            const bool inName = fault->part == HeaderFault::Part::Name;
            problems.block(member + (inName ? u".name"_s : u".value"_s), fault->message);
        }
        if (row.json && !parseJson(row.value.toUtf8()))
            problems.notice(member + u".value"_s,
                            Text::tr("The value of %1 is marked as JSON but is none; it is sent as a string.")
                                .arg(row.name));
    }
}

/// Completes a request, or says in the problem list why it cannot be sent.
std::optional<HttpRequest> completed(const HttpRequest &request, const QString &member, ProblemList &problems)
{
    const auto done = completedRequest(request);
    if (done)
        return done->request;
    problems.block(done.error().field.isEmpty() ? member : done.error().field, done.error().message);
    return std::nullopt;
}

/// Stands in for a port that is known only at run time: the URL classes want a number.
constexpr quint16 unknownPort = 65535;
const QString portPlaceholder = u"{{port}}"_s;

/// The run-time values of a preview; braces look otherwise once they are form-encoded.
constexpr const char *placeholders[] = {"state", "nonce", "code", "code_verifier", "code_challenge"};

QByteArray withReadablePlaceholders(QByteArray bytes, bool portIsUnknown)
{
    for (const char *name : placeholders) {
        const QByteArray plain(name);
        bytes.replace("%7B%7B" + plain + "%7D%7D", "{{" + plain + "}}");
    }
    if (portIsUnknown) {
        const QByteArray port = QByteArray::number(unknownPort);
        bytes.replace(':' + port, ":{{port}}");
        bytes.replace("%3A" + port, "%3A{{port}}");
    }
    return bytes;
}

HttpRequest withReadablePlaceholders(HttpRequest request, bool portIsUnknown)
{
    request.url = QString::fromUtf8(withReadablePlaceholders(request.url.toUtf8(), portIsUnknown));
    const QByteArray body = withReadablePlaceholders(request.body, portIsUnknown);
    if (body != request.body && request.headers.contains("Content-Length"))
        request.headers.set("Content-Length", "{{content_length}}"); // known only when the values are
    request.body = body;
    if (portIsUnknown) {
        if (const auto host = request.headers.value("Host"))
            request.headers.set("Host", withReadablePlaceholders(*host, true));
    }
    return request;
}

} // namespace

bool RequestPlan::canRun() const
{
    for (const PlanProblem &problem : problems) {
        if (problem.severity == Severity::Blocking)
            return false;
    }
    return token.has_value();
}

RequestPlan planRequests(const Profile &profile, const RuntimeValues &values)
{
    RequestPlan plan;
    ProblemList problems;
    if (!grantDefinition(profile.grantType())) {
        problems.block(u"grant_type"_s,
                       Text::tr("This version cannot run the grant %1. It knows: authorization_code.")
                           .arg(profile.grantType()));
        plan.problems = problems.list();
        return plan;
    }

    const bool frontChannel = profile.text(u"code").isEmpty();
    if (frontChannel)
        requireEndpoint(problems, profile, u"authorization_endpoint"_s);
    requireEndpoint(problems, profile, u"token_endpoint"_s);
    if (const auto problem = ClientCredentials::of(profile).problem())
        problems.block(problem->member, problem->message);
    checkRedirectUri(problems, profile, frontChannel);
    if (frontChannel)
        checkProtections(problems, profile);
    checkTransport(problems, profile);
    checkExtraRows(problems, profile);

    if (frontChannel && !profile.text(u"authorization_endpoint").isEmpty()) {
        const HttpRequest request = authorizationRequest(
            profile, {values.redirect_uri, values.state, values.nonce, values.code_challenge});
        plan.authorization = completed(request, u"authorization_endpoint"_s, problems);
        // The browser sends its own headers; ours would only pretend.
        if (plan.authorization)
            plan.authorization->headers = {};
    }
    if (!profile.text(u"token_endpoint").isEmpty()) {
        const HttpRequest request =
            codeTokenRequest(profile, {values.code, values.redirect_uri, values.code_verifier});
        plan.token = completed(request, u"token_endpoint"_s, problems);
    }
    plan.problems = problems.list();
    return plan;
}

RequestPlan previewRequests(const Profile &profile)
{
    Profile shown = profile;
    bool portIsUnknown = false;
    for (const QString &member : {u"issuer"_s, u"authorization_endpoint"_s, u"token_endpoint"_s}) {
        QString url = profile.text(member);
        if (url.contains(portPlaceholder)) {
            portIsUnknown = true;
            shown.setText(member, url.replace(portPlaceholder, QString::number(unknownPort)));
        }
    }

    const bool frontChannel = profile.text(u"code").isEmpty();
    const QString verifier = profile.text(u"code_verifier");
    RuntimeValues values;
    values.redirect_uri = profile.text(u"redirect_uri");
    if (frontChannel) {
        const RedirectTarget target = redirectTarget(values.redirect_uri);
        if (target.kind == RedirectTarget::Kind::Loopback && target.port == 0) {
            portIsUnknown = true;
            values.redirect_uri = withPort(values.redirect_uri, unknownPort);
        }
        values.state = profile.usesState() ? u"{{state}}"_s : QString();
        values.nonce = profile.usesNonce() ? u"{{nonce}}"_s : QString();
        values.code = u"{{code}}"_s;
        if (const QString method = profile.codeChallengeMethod(); !method.isEmpty()) {
            values.code_verifier = verifier.isEmpty() ? u"{{code_verifier}}"_s : verifier;
            values.code_challenge =
                verifier.isEmpty() ? u"{{code_challenge}}"_s : codeChallenge(method, verifier);
        }
    } else {
        values.code = profile.text(u"code");
        values.code_verifier = verifier;
    }

    RequestPlan plan = planRequests(shown, values);
    if (plan.authorization)
        plan.authorization = withReadablePlaceholders(*plan.authorization, portIsUnknown);
    if (plan.token)
        plan.token = withReadablePlaceholders(*plan.token, portIsUnknown);
    return plan;
}

} // namespace workbench
