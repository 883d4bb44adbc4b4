// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_context.h"

#include "async/in_background.h"
#include "async/signal_awaiter.h"
#include "flows/flow_run_private.h"
#include "flows/left_out_protections.h"
#include "flows/transport_options.h"
#include "jose/base64url.h"

#include <QUrl>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

QStringList notesOn(const QList<FormProblem> &problems)
{
    QStringList notes;
    for (const FormProblem &problem : problems) {
        notes.append(problem.kind == FormProblem::Kind::BadPercentEscape
                         ? FlowRun::tr("A percent sign in %1 begins no escape (byte %2 of the parameters).")
                               .arg(problem.name)
                               .arg(problem.offset)
                         : FlowRun::tr("The bytes of %1 are no UTF-8 (byte %2 of the parameters).")
                               .arg(problem.name)
                               .arg(problem.offset));
    }
    return notes;
}

} // namespace

QString requestLine(const HttpRequest &request)
{
    return QString::fromLatin1(request.method) + u' '
        + QUrl(request.url).adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment).path();
}

const Profile &FlowContext::profile() const
{
    return m_run.d->record.profile;
}

QByteArray FlowContext::randomBytes(int count) const
{
    return m_run.d->services.randomBytes(count);
}

QString FlowContext::randomText() const
{
    return QString::fromLatin1(toBase64Url(randomBytes(32)));
}

void FlowContext::remember(const QString &name, const QString &secret)
{
    if (!secret.isEmpty())
        m_run.d->record.secrets.append({name, secret});
}

void FlowContext::addFindings(QList<Finding> findings, int exchange)
{
    for (Finding &finding : findings) {
        finding.exchange = exchange;
        m_run.d->record.findings.append(finding);
    }
}

void FlowContext::announce(const QList<PlannedStep> &steps)
{
    m_run.d->plannedSteps += steps;
}

const std::optional<UsageError> &FlowContext::certificateProblem() const
{
    return m_run.d->certificateProblem;
}

QDateTime FlowContext::now() const
{
    return m_run.d->services.now();
}

int FlowContext::appendStep(const QString &id, StepState state, const QString &reason)
{
    if (m_run.isFinished())
        return -1;
    Step step;
    step.id = id;
    step.state = state;
    step.reason = reason;
    for (const PlannedStep &planned : std::as_const(m_run.d->plannedSteps)) {
        if (planned.id == id)
            step.title = planned.title;
    }
    if (state == StepState::Running)
        step.startedAt = now();
    return m_run.d->addStep(step);
}

void FlowContext::endStep(int index, StepState state, const QString &reason)
{
    if (m_run.isFinished() || index < 0)
        return;
    Step step = m_run.d->record.steps[index];
    step.state = state;
    step.reason = reason;
    step.durationMs = double(step.startedAt.msecsTo(now()));
    m_run.d->changeStep(index, step);
}

int FlowContext::beginStep(const QString &id)
{
    return appendStep(id, StepState::Running, {});
}

void FlowContext::describeStep(int index, const QString &reason)
{
    if (m_run.isFinished() || index < 0)
        return;
    Step step = m_run.d->record.steps[index];
    step.reason = reason;
    m_run.d->changeStep(index, step);
}

void FlowContext::finishStep(int step, const QString &reason)
{
    endStep(step, StepState::Done, reason);
}

void FlowContext::failStep(int step, const QString &reason)
{
    endStep(step, StepState::Failed, reason);
}

void FlowContext::skipStep(const QString &id, const QString &reason)
{
    appendStep(id, StepState::Skipped, reason);
}

void FlowContext::leaveOutStep(int step, const QString &reason)
{
    markAsChoice(step);
    endStep(step, StepState::Skipped, reason);
}

void FlowContext::markAsChoice(int index)
{
    if (m_run.isFinished() || index < 0)
        return;
    Step step = m_run.d->record.steps[index];
    step.byUserChoice = true;
    m_run.d->changeStep(index, step);
}

void FlowContext::attachExchange(int index, const Exchange &exchange)
{
    if (m_run.isFinished() || index < 0)
        return;
    m_run.d->addExchange(index, exchange);
}

int FlowContext::exchangeOf(int step) const
{
    return step < 0 ? -1 : m_run.d->record.steps[step].exchange;
}

int FlowContext::lastStep(const QString &id) const
{
    const QList<Step> &steps = m_run.d->record.steps;
    for (qsizetype i = steps.size() - 1; i >= 0; --i) {
        if (steps[i].id == id)
            return int(i);
    }
    return -1;
}

void FlowContext::shareExchange(int index, int exchange)
{
    if (m_run.isFinished() || index < 0)
        return;
    Step step = m_run.d->record.steps[index];
    step.exchange = exchange;
    m_run.d->changeStep(index, step);
}

Task<bool> FlowContext::stillRunning()
{
    while (m_run.isFinished()) {
        SignalAwaiter never(&m_run.d->news, &Gate::opened);
        co_await never;
    }
    co_return true;
}

Task<std::optional<HttpRequest>> FlowContext::decide(int step, HttpRequest request)
{
    FlowRun::Private &run = *m_run.d;
    co_await stillRunning();
    if (!run.options.stepping)
        co_return request;

    run.pending = request;
    run.setWaiting({Waiting::For::StepDecision,
                    FlowRun::tr("Stopped before %1: send it, edit it or skip it.").arg(requestLine(request)),
                    {}});
    while (!run.decision) {
        SignalAwaiter news(&run.news, &Gate::opened);
        co_await news;
    }
    const std::optional<HttpRequest> decided = std::exchange(run.decision, std::nullopt)->request;
    run.setWaiting({});
    if (decided && *decided != request)
        markAsChoice(step);
    co_return decided;
}

Task<std::optional<Exchange>> FlowContext::send(int step, HttpRequest request)
{
    FlowRun::Private &run = *m_run.d;
    const std::optional<HttpRequest> decided = co_await decide(step, request);
    if (!decided)
        co_return std::nullopt;

    run.setWaiting(
        {Waiting::For::Server, FlowRun::tr("Waiting for the answer to %1").arg(requestLine(*decided)), {}});
    co_await stillRunning();
    const TransportOptions transport =
        transportOptions(run.record.profile, run.options.httpTimeout, run.identity);
    Exchange begun;
    begun.request = *decided;
    begun.startedAt = now();
    begun.editedByUser = *decided != request;
    run.unanswered = FlowRun::Private::Unanswered{step, begun};
    Exchange exchange = co_await run.services.http->send(*decided, transport);
    run.unanswered.reset();
    run.setWaiting({});
    exchange.editedByUser = begun.editedByUser;
    attachAnswered(step, exchange);
    co_return exchange;
}

void FlowContext::attachAnswered(int step, Exchange exchange)
{
    const auto finding = acceptedCertificate(exchange);
    if (finding) {
        exchange.notes.append(finding->message);
        markAsChoice(step);
    }
    attachExchange(step, exchange);
    if (finding)
        addFindings({*finding}, exchangeOf(step));
}

Task<Result<TokenResponse, RunError>> FlowContext::readTokens(Exchange exchange)
{
    constexpr qsizetype readAtOnce = 256 * 1024;
    const ResponsePaths paths(profile());
    const auto secrets = std::make_shared<QList<Secret>>();
    const auto reading = [exchange, paths, secrets] {
        if (exchange.response)
            *secrets = tokensAt(exchange.response->body, paths);
        return readTokenResponse(exchange, paths);
    };
    const auto rememberAll = [this, secrets](const Result<TokenResponse, RunError> &tokens) {
        for (const Secret &secret : std::as_const(*secrets))
            remember(secret.name, secret.value);
        if (tokens)
            rememberTokens(*tokens);
    };
    if (!exchange.response || exchange.response->body.size() <= readAtOnce) {
        const Result<TokenResponse, RunError> tokens = reading();
        rememberAll(tokens);
        co_return tokens;
    }
    Task<Result<TokenResponse, RunError>> read = inBackground<Result<TokenResponse, RunError>>(reading);
    const Result<TokenResponse, RunError> tokens = co_await read;
    rememberAll(tokens);
    co_return tokens;
}

void FlowContext::keepFrontChannelTokens(const TokenResponse &tokens)
{
    m_run.d->record.frontChannelTokens = tokens.members;
    rememberTokens(tokens);
}

void FlowContext::rememberTokens(const TokenResponse &tokens)
{
    remember(u"access_token"_s, tokens.access_token);
    remember(u"refresh_token"_s, tokens.refresh_token);
    remember(u"id_token"_s, tokens.id_token);
}

Result<QString, TransportError> FlowContext::listen(const RedirectListenerOptions &options,
                                                    RedirectListener::Judge judge)
{
    FlowRun::Private &run = *m_run.d;
    run.listener = std::make_unique<RedirectListener>();
    const auto bound = run.listener->listen(profile().text(u"redirect_uri"), options, std::move(judge));
    if (!bound) {
        run.listener.reset();
        return bound;
    }
    QObject::connect(run.listener.get(), &RedirectListener::hit, &m_run,
                     [&run](const RedirectHit &hit, const RedirectVerdict &verdict) {
                         const QString line = requestLine(hit.exchange.request);
                         if (!verdict.final || run.arrival) {
                             run.strays.add(line);
                             return;
                         }
                         Exchange exchange = hit.exchange;
                         exchange.notes += notesOn(hit.problems);
                         RedirectArrival arrival;
                         arrival.parameters = hit.parameters;
                         arrival.exchange = exchange;
                         arrival.inQuery = hit.carrier == RedirectHit::Carrier::Query;
                         arrival.description = line;
                         run.arrival = arrival;
                         run.callOut([&run] { Q_EMIT run.run.redirectReceived(); });
                         run.news.open();
                     });
    QObject::connect(run.listener.get(), &RedirectListener::stray, &m_run,
                     [&run](const QString &description) { run.strays.add(description); });
    return bound;
}

void FlowContext::stopListening()
{
    if (m_run.d->listener)
        m_run.d->listener->stop();
}

bool FlowContext::openBrowser(const QString &url)
{
    FlowRun::Private &run = *m_run.d;
    run.authorizationUrl = url;
    run.callOut([&] { Q_EMIT m_run.authorizationUrlReady(url); });
    if (!run.options.openBrowser || m_run.isFinished())
        return true;
    const bool opened = run.callOut([&] { return run.services.openBrowser(QUrl(url)); });
    run.lacksBrowser = !opened;
    return opened;
}

QString FlowContext::noBrowserText()
{
    return FlowRun::tr("No browser could be started: copy the URL into one.");
}

Task<RedirectArrival> FlowContext::redirectArrival(Waiting waiting)
{
    FlowRun::Private &run = *m_run.d;
    co_await stillRunning();
    waiting.deadline = now().addMSecs(run.options.humanTimeout.count());
    run.humanTimer.start(run.options.humanTimeout);
    run.setWaiting(waiting);
    while (!run.arrival) {
        SignalAwaiter news(&run.news, &Gate::opened);
        co_await news;
    }
    run.humanTimer.stop();
    run.setWaiting({});
    co_return *run.arrival;
}

QString FlowContext::strayRequests() const
{
    const StrayRequests &strays = m_run.d->strays;
    return strays.isEmpty() ? QString() : FlowRun::tr("requests that changed nothing: %1").arg(strays.text());
}

} // namespace workbench
