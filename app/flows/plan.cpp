// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/plan.h"

#include "flows/plan_checks.h"
#include "http/request_completion.h"
#include "message/assertion_jwt.h"
#include "message/authorization.h"
#include "message/client_jwt.h"
#include "message/device_authorization.h"
#include "message/pkce.h"
#include "message/token.h"
#include "protocol/grant_table.h"
#include "protocol/placeholder.h"
#include "protocol/response_type.h"
#include "redirect/redirect_uri.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(plan)
};

using Severity = PlanProblem::Severity;
using Request = GrantParameter::Request;

QString namesOfGrants()
{
    QStringList names;
    for (const GrantDefinition &grant : grantTable()) {
        if (!grant.wire_grant_type.isEmpty())
            names.append(grant.grant_type);
    }
    return names.join(u", "_s);
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

/// A port that is known only at run time. The URL classes want a number, so one stands in for it.
struct UnknownPort {
    const char *placeholder;
    quint16 standIn;
    bool isUsed = false;
};

/// The server's and the redirect listener's are two, and a user who fills them in has to tell them apart.
struct UnknownPorts {
    UnknownPort server{placeholder::port, 65535};
    UnknownPort redirect{placeholder::redirectPort, 65534};
};

/// The run-time values of a preview; braces look otherwise once they are form-encoded.
constexpr const char *placeholders[] = {"state",          "nonce",       "code",      "code_verifier",
                                        "code_challenge", "device_code", "assertion", "client_assertion"};

QByteArray withReadablePlaceholders(QByteArray bytes, const UnknownPorts &ports)
{
    for (const char *name : placeholders) {
        const QByteArray plain(name);
        bytes.replace("%7B%7B" + plain + "%7D%7D", "{{" + plain + "}}");
    }
    for (const UnknownPort &port : {ports.server, ports.redirect}) {
        if (!port.isUsed)
            continue;
        const QByteArray standIn = QByteArray::number(port.standIn);
        bytes.replace(':' + standIn, QByteArray(":") + port.placeholder);
        bytes.replace("%3A" + standIn, QByteArray("%3A") + port.placeholder);
    }
    return bytes;
}

HttpRequest withReadablePlaceholders(HttpRequest request, const UnknownPorts &ports)
{
    request.url = QString::fromUtf8(withReadablePlaceholders(request.url.toUtf8(), ports));
    const QByteArray body = withReadablePlaceholders(request.body, ports);
    if (body != request.body && request.headers.contains("Content-Length"))
        request.headers.set("Content-Length", placeholder::contentLength); // known only when the values are
    request.body = body;
    if (ports.server.isUsed) {
        if (const auto host = request.headers.value("Host"))
            request.headers.set("Host", withReadablePlaceholders(*host, ports));
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
    return token.has_value() || !usesTokenEndpoint;
}

QList<HttpRequest> RequestPlan::requests() const
{
    QList<HttpRequest> list = backChannel();
    if (authorization)
        list.prepend(*authorization);
    return list;
}

QList<HttpRequest> RequestPlan::backChannel() const
{
    QList<HttpRequest> list;
    for (const std::optional<HttpRequest> &request : {device, token}) {
        if (request)
            list.append(*request);
    }
    return list;
}

RequestPlan planRequests(const Profile &profile, const RuntimeValues &values, KeyChecks keys)
{
    RequestPlan plan;
    ProblemList problems;
    const GrantDefinition *grant = grantDefinition(profile.grantType());
    if (!grant) {
        problems.block(u"grant_type"_s,
                       Text::tr("This version cannot run the grant %1. It knows: %2, and grants with names "
                                "of the provider's own.")
                           .arg(profile.grantType(), namesOfGrants()));
        plan.problems = problems.list();
        return plan;
    }

    checkProfile(problems, profile, *grant, keys);

    const bool frontChannel = usesFrontChannel(profile, *grant);
    plan.usesBrowser = frontChannel;
    plan.usesTokenEndpoint = grant->sends(Request::Token);
    if (frontChannel && !profile.text(u"authorization_endpoint").isEmpty()) {
        const HttpRequest request = authorizationRequest(
            profile, {values.redirect_uri, values.state, values.nonce, values.code_challenge});
        plan.authorization = completed(request, u"authorization_endpoint"_s, problems);
        // The browser sends its own headers; ours would only pretend.
        if (plan.authorization)
            plan.authorization->headers = {};
    }
    const bool asksForCodes = grant->sends(Request::Device);
    plan.usesBrowser = plan.usesBrowser || asksForCodes;
    if (asksForCodes && !profile.text(u"device_authorization_endpoint").isEmpty()) {
        const HttpRequest request = deviceAuthorizationRequest(profile, values.client_assertion);
        plan.device = completed(request, u"device_authorization_endpoint"_s, problems);
    }
    if (plan.usesTokenEndpoint && !profile.text(u"token_endpoint").isEmpty()) {
        Parameters runTime;
        if (asksForCodes)
            runTime.append(u"device_code"_s, values.device_code);
        if (grant->sends(Request::Authorization)) {
            runTime.append(u"code"_s, values.code);
            runTime.append(u"redirect_uri"_s, values.redirect_uri);
            runTime.append(u"code_verifier"_s, values.code_verifier);
        }
        if (signsAssertion(profile))
            runTime.append(u"assertion"_s, values.assertion);
        if (authenticatesByJwt(profile))
            runTime.append(u"client_assertion"_s, values.client_assertion);
        const HttpRequest request = tokenRequest(profile, runTime);
        plan.token = completed(request, u"token_endpoint"_s, problems);
    }
    plan.problems = problems.list();
    return plan;
}

RequestPlan previewRequests(const Profile &profile, KeyChecks keys)
{
    Profile shown = profile;
    UnknownPorts ports;
    const QLatin1StringView serverPort(placeholder::port);
    for (const QString &member : {u"issuer"_s, u"authorization_endpoint"_s, u"token_endpoint"_s}) {
        QString url = profile.text(member);
        if (url.contains(serverPort)) {
            ports.server.isUsed = true;
            shown.setText(member, url.replace(serverPort, QString::number(ports.server.standIn)));
        }
    }

    const GrantDefinition *grant = grantDefinition(profile.grantType());
    const bool frontChannel = grant && usesFrontChannel(profile, *grant);
    const QString verifier = profile.text(u"code_verifier");
    RuntimeValues values;
    values.redirect_uri = profile.text(u"redirect_uri");
    values.device_code = u"{{device_code}}"_s;
    values.assertion = u"{{assertion}}"_s;
    values.client_assertion = u"{{client_assertion}}"_s;
    if (frontChannel) {
        const RedirectTarget target = redirectTarget(values.redirect_uri);
        if (target.kind == RedirectTarget::Kind::Loopback && target.port == 0) {
            ports.redirect.isUsed = true;
            values.redirect_uri = withPort(values.redirect_uri, ports.redirect.standIn);
        }
        values.state = profile.usesState() ? u"{{state}}"_s : QString();
        values.nonce = profile.usesNonce() ? u"{{nonce}}"_s : QString();
        values.code = u"{{code}}"_s;
        const QString method = profile.codeChallengeMethod();
        if (!method.isEmpty() && ResponseType::of(profile.responseType()).code) {
            values.code_verifier = verifier.isEmpty() ? u"{{code_verifier}}"_s : verifier;
            values.code_challenge =
                verifier.isEmpty() ? u"{{code_challenge}}"_s : codeChallenge(method, verifier);
        }
    } else {
        values.code = profile.text(u"code");
        values.code_verifier = verifier;
    }

    RequestPlan plan = planRequests(shown, values, keys);
    if (plan.authorization)
        plan.authorization = withReadablePlaceholders(*plan.authorization, ports);
    if (plan.device)
        plan.device = withReadablePlaceholders(*plan.device, ports);
    if (plan.token)
        plan.token = withReadablePlaceholders(*plan.token, ports);
    return plan;
}

} // namespace workbench
