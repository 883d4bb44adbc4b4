// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/front_channel.h"

#include "flows/left_out_protections.h"
#include "flows/redirect_verdict.h"
#include "flows/step_ids.h"
#include "jose/jwt.h"
#include "message/pkce.h"
#include "protocol/secret_names.h"

#include <QCoreApplication>
#include <QUrl>

#include <memory>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(front_channel)
};

/// RFC 6749 §4.1.2 names what comes in the query; response_mode=fragment moves it where only a page can see
/// it, and so does every response_type with a token (OAuth Multiple Response Types 1.0 §5), whose errors come
/// there in spite of another response_mode. The request tells, since each of its parameters can be given in
/// more than one way.
bool fragmentPossible(const Profile &profile, const RuntimeValues &values)
{
    const RequestPlan plan = planRequests(profile, values);
    const QByteArray query = QUrl(plan.authorization->url).query(QUrl::FullyEncoded).toLatin1();
    const Parameters asked = Parameters::fromForm(query).parameters;
    if (asked.value(u"response_mode").value_or(QString()).contains("fragment"_L1))
        return true;
    return ResponseType::of(asked.value(u"response_type").value_or(QString())).inFront();
}

/// Binds the listener, or says why the result has to be pasted. The redirect URI to send is put into
/// `values`.
std::optional<RunError> prepareRedirect(FlowContext &flow, RuntimeValues &values,
                                        const std::shared_ptr<AuthorizationExpectation> &expectation,
                                        bool &pasting)
{
    const Profile &profile = flow.profile();
    const RedirectTarget target = redirectTarget(values.redirect_uri);
    pasting = target.kind != RedirectTarget::Kind::Loopback;
    if (!pasting && target.https && profile.text(u"tls.redirect_certificate_file").isEmpty()) {
        pasting = true;
        flow.skipStep(
            step_id::listener,
            Text::tr("An https redirect URI needs tls.redirect_certificate_file and tls.redirect_key_file; "
                     "without them the final URL has to be pasted."));
        return std::nullopt;
    }
    if (pasting) {
        flow.skipStep(
            step_id::listener,
            Text::tr("Nothing can listen on this redirect URI: the final URL or the code has to be pasted."));
        return std::nullopt;
    }

    const int step = flow.beginStep(step_id::listener);
    const RedirectListenerOptions options{fragmentPossible(profile, values),
                                          profile.text(u"tls.redirect_certificate_file"),
                                          profile.text(u"tls.redirect_key_file")};
    const auto bound = flow.listen(
        options, [expectation](const RedirectHit &hit) { return redirectVerdict(hit, *expectation); });
    if (!bound) {
        flow.failStep(step, bound.error().message);
        return RunError{bound.error()};
    }
    values.redirect_uri = *bound;
    flow.finishStep(step, Text::tr("Listening for %1").arg(*bound));
    return std::nullopt;
}

/// Writes one check into the timeline. Returns the failure that ends the run, if it is one.
std::optional<CheckFailure> recordCheck(FlowContext &flow, const QString &stepId, const QString &name,
                                        const ResponseCheck &check, const SpecReference &reference)
{
    switch (check.verdict) {
    case ResponseCheck::Verdict::NotApplicable:
        flow.skipStep(stepId, check.reason);
        return std::nullopt;
    case ResponseCheck::Verdict::Passed:
        flow.finishStep(flow.beginStep(stepId));
        return std::nullopt;
    case ResponseCheck::Verdict::Failed:
        break;
    }
    flow.failStep(flow.beginStep(stepId), check.reason);
    return CheckFailure{name, check.reason, check.expected, check.actual, reference};
}

/// RFC 6749 §10.12, RFC 9207 §2.4, then §4.1.2: nothing is sent onward before these hold.
Result<AuthorizationResponse, RunError> checkedResponse(FlowContext &flow, const RedirectArrival &arrival,
                                                        const AuthorizationExpectation &expectation)
{
    if (arrival.bareCode) {
        const QString reason = Text::tr("Only the code was pasted: there is nothing to compare.");
        flow.skipStep(step_id::state_check, reason);
        flow.skipStep(step_id::iss_check, reason);
        return readAuthorizationResponse(arrival.parameters);
    }

    ResponseCheck state = checkState(arrival.parameters, expectation);
    if (refusesWithoutState(arrival.parameters, expectation)) {
        // A refusal is worth more to the user than the missing state, which RFC 6749 §4.1.2.1 demands here
        // too.
        flow.addFindings({{u"AZS-001"_s,
                           Finding::Severity::Error,
                           -1,
                           Text::tr("The error response does not repeat the state of the request."),
                           *expectation.state,
                           Text::tr("absent"),
                           {u"RFC 6749"_s, u"4.1.2.1"_s}}},
                         -1);
        state = {ResponseCheck::Verdict::NotApplicable, Text::tr("The error response has no state."), {}, {}};
    }
    if (auto failure =
            recordCheck(flow, step_id::state_check, u"state"_s, state, {u"RFC 6749"_s, u"10.12"_s}))
        return Failure<RunError>{*failure};
    const ResponseCheck iss = checkIss(arrival.parameters, expectation);
    if (auto failure = recordCheck(flow, step_id::iss_check, u"iss"_s, iss, {u"RFC 9207"_s, u"2.4"_s}))
        return Failure<RunError>{*failure};
    return readAuthorizationResponse(arrival.parameters, expectation.asked);
}

/// OAuth Multiple Response Types 1.0 §5: the query stays in histories, logs and Referer headers.
void reportTokensInQuery(FlowContext &flow, const RedirectArrival &arrival, int exchange)
{
    const bool tokens =
        arrival.parameters.contains(u"access_token") || arrival.parameters.contains(u"id_token");
    if (!tokens || !arrival.inQuery)
        return;
    flow.addFindings({{u"AZS-002"_s,
                       Finding::Severity::Error,
                       -1,
                       Text::tr("Tokens came in the query of the redirect, which histories and logs keep."),
                       Text::tr("in the fragment, or as form_post"),
                       Text::tr("in the query"),
                       {u"OAuth Multiple Response Types 1.0"_s, u"5"_s}}},
                     exchange);
}

/// RFC 6749 §3.1: no parameter comes twice. Of two values, one program takes the first and another the last.
QList<Finding> repeatedNames(const Parameters &response)
{
    QList<Finding> findings;
    for (const QString &name : response.repeatedNames()) {
        const QStringList values = response.values(name);
        findings.append(
            {u"AZS-003"_s,
             Finding::Severity::Warning,
             -1,
             Text::tr("The parameter %1 stands more than once in the redirect.").arg(name),
             Text::tr("once"),
             isSecretName(name) ? Text::tr("%n times", nullptr, int(values.size())) : values.join(u", "_s),
             {u"RFC 6749"_s, u"3.1"_s}});
    }
    return findings;
}

void attachRedirect(FlowContext &flow, int step, const RedirectArrival &arrival)
{
    const QList<Finding> repeated = repeatedNames(arrival.parameters);
    Exchange exchange = arrival.exchange;
    for (const Finding &finding : repeated)
        exchange.notes.append(finding.message);
    flow.attachExchange(step, exchange);
    flow.addFindings(repeated, flow.exchangeOf(step));
}

/// True where the timeline already shows a failed step of its own: the checks of state and iss.
bool isFailureOfACheckStep(const RunError &error)
{
    const auto *failure = std::get_if<CheckFailure>(&error);
    return failure && failure->check != "authorization_response"_L1;
}

/// What the profile leaves out is marked where it is missing: at the step, at its exchange, and as findings.
void markLeftOut(FlowContext &flow, int step, const QList<Finding> &leftOut, Exchange &exchange)
{
    if (leftOut.isEmpty())
        return;
    flow.markAsChoice(step);
    for (const Finding &finding : leftOut)
        exchange.notes.append(finding.message);
}

void openInTheBrowser(FlowContext &flow, int step, const RequestPlan &plan, const HttpRequest &request)
{
    const QList<Finding> leftOut = choicesOfBrowser(plan);
    Exchange asked;
    asked.request = request;
    asked.startedAt = flow.now();
    asked.finishedAt = asked.startedAt;
    asked.editedByUser = request != *plan.authorization;
    markLeftOut(flow, step, leftOut, asked);
    QStringList remarks = asked.notes;
    flow.attachExchange(step, asked);
    flow.addFindings(leftOut, flow.exchangeOf(step));
    if (!flow.openBrowser(request.url))
        remarks.append(FlowContext::noBrowserText());
    flow.finishStep(step, remarks.join(u' '));
}

QString tokensStepTitle()
{
    return Text::tr("Tokens in the redirect read");
}

/// The names of the tokens, and what the ID token says of itself; no token.
QString whatCame(const TokenResponse &tokens)
{
    QStringList names;
    if (!tokens.access_token.isEmpty())
        names.append(u"access_token"_s);
    if (tokens.id_token.isEmpty())
        return names.join(u", "_s);
    names.append(u"id_token"_s);
    const DecodedToken decoded = decodeToken(tokens.id_token.toUtf8());
    if (!decoded.claims)
        return names.join(u", "_s);
    return Text::tr("%1 with the claims %2")
        .arg(names.join(u", "_s), QString::fromUtf8(writeJson(*decoded.claims, JsonStyle::Compact)));
}

} // namespace

QList<FlowContext::PlannedStep> frontChannelSteps(const Profile &profile)
{
    QList<FlowContext::PlannedStep> steps{
        {step_id::listener, Text::tr("Redirect listener")},
        {step_id::authorization_request, Text::tr("Authorization URL opened")},
        {step_id::authorization_response, Text::tr("Redirect received")},
        {step_id::state_check, Text::tr("state checked")},
        {step_id::iss_check, Text::tr("iss checked")},
    };
    if (ResponseType::of(profile.responseType()).inFront())
        steps.append({step_id::authorization_tokens, tokensStepTitle()});
    return steps;
}

RuntimeValues freshValues(FlowContext &flow)
{
    const Profile &profile = flow.profile();
    RuntimeValues values;
    values.redirect_uri = profile.text(u"redirect_uri");
    values.state = profile.usesState() ? flow.randomText() : QString();
    values.nonce = profile.usesNonce() ? flow.randomText() : QString();
    const QString method = profile.codeChallengeMethod();
    if (!method.isEmpty() && ResponseType::of(profile.responseType()).code) {
        const QString own = profile.text(u"code_verifier");
        values.code_verifier = own.isEmpty() ? codeVerifier(flow.randomBytes(32)) : own;
        values.code_challenge = codeChallenge(method, values.code_verifier);
        flow.remember(u"code_verifier"_s, values.code_verifier);
    }
    return values;
}

Task<Result<AuthorizationResponse, RunError>> askInTheBrowser(FlowContext &flow, RuntimeValues &values)
{
    const auto expectation = std::make_shared<AuthorizationExpectation>();
    bool pasting = false;
    if (const auto error = prepareRedirect(flow, values, expectation, pasting))
        co_return Failure<RunError>{*error};

    const int asking = flow.beginStep(step_id::authorization_request);
    const RequestPlan plan = planRequests(flow.profile(), values);
    const std::optional<HttpRequest> decided = co_await flow.decide(asking, *plan.authorization);
    const HttpRequest request = decided.value_or(*plan.authorization);
    *expectation = AuthorizationExpectation::of(request.url, flow.profile());
    if (decided)
        openInTheBrowser(flow, asking, plan, request);
    else
        flow.leaveOutStep(asking,
                          Text::tr("Skipped by the user; the run waits for a redirect all the same."));

    const Waiting waiting = pasting
        ? Waiting{Waiting::For::Paste, Text::tr("Waiting for the final URL or the code to be pasted"), {}}
        : Waiting{
            Waiting::For::Browser, Text::tr("Waiting for the browser on %1").arg(values.redirect_uri), {}};
    const int answer = flow.beginStep(step_id::authorization_response);
    const RedirectArrival arrival = co_await flow.redirectArrival(waiting);
    flow.stopListening();
    for (const Parameter &row : arrival.parameters.rows()) {
        if (isSecretName(row.name))
            flow.remember(row.name, row.value);
    }
    attachRedirect(flow, answer, arrival);
    reportTokensInQuery(flow, arrival, flow.exchangeOf(answer));
    const QString strays = flow.strayRequests();
    flow.finishStep(answer, strays.isEmpty() ? arrival.description : arrival.description + u" · "_s + strays);

    const auto response = checkedResponse(flow, arrival, *expectation);
    // What came back was ours, yet it says no, or says nothing: that is where the run failed.
    if (!response && !isFailureOfACheckStep(response.error()))
        flow.failStep(answer, runErrorText(response.error()));
    co_return response;
}

std::optional<TokenResponse> takeFrontChannelTokens(FlowContext &flow, const AuthorizationResponse &response)
{
    if (!response.hasTokens())
        return std::nullopt;
    const TokenResponse tokens = frontChannelTokens(response.others);
    flow.keepFrontChannelTokens(tokens);
    const int reading = flow.beginStep(step_id::authorization_tokens);
    const int exchange = flow.exchangeOf(flow.lastStep(step_id::authorization_response));
    flow.shareExchange(reading, exchange);
    flow.addFindings(tokens.findings, exchange);
    flow.finishStep(reading, whatCame(tokens));
    return tokens;
}

void skipFrontChannel(FlowContext &flow, const QString &reason)
{
    const QList<FlowContext::PlannedStep> steps = frontChannelSteps(flow.profile());
    for (const FlowContext::PlannedStep &step : steps)
        flow.skipStep(step.id, reason);
}

} // namespace workbench
