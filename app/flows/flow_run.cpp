// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_run.h"

#include "flows/authorization_code_flow.h"
#include "flows/device_flow.h"
#include "flows/flow_run_private.h"
#include "flows/implicit_flow.h"
#include "flows/step_ids.h"
#include "flows/token_grant_flow.h"
#include "message/authorization.h"
#include "message/pasted_response.h"
#include "message/token.h"
#include "protocol/grant_table.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Flow = Task<FlowResult> (*)(FlowContext &);

/// The flow of each grant. One that is more than a request to the token endpoint is a line here.
Flow flowOf(QStringView grant_type)
{
    static constexpr struct {
        QStringView grant_type;
        Flow flow;
    } flows[] = {
        {u"authorization_code", authorizationCodeFlow},
        {u"device_code", deviceFlow},
        {u"hybrid", authorizationCodeFlow},
        {u"implicit", implicitFlow},
    };
    for (const auto &known : flows) {
        if (known.grant_type == grant_type)
            return known.flow;
    }
    return grantDefinition(grant_type) ? tokenGrantFlow : nullptr;
}

QString sentRedirectUri(const QString &authorizationUrl)
{
    const QByteArray query = QUrl(authorizationUrl).query(QUrl::FullyEncoded).toLatin1();
    return Parameters::fromForm(query).parameters.value(u"redirect_uri").value_or(QString());
}

} // namespace

FlowRun::Private::Private(FlowRun &owner, Profile profile, FlowServices theServices, Options theOptions)
    : run(owner)
    , services(std::move(theServices))
    , options(theOptions)
    , context(owner)
{
    record.id = QUuid::createUuid();
    record.profile = std::move(profile);
    humanTimer.setSingleShot(true);
    humanTimer.setTimerType(Qt::PreciseTimer); // a coarse one may be early by a twentieth
    QObject::connect(&humanTimer, &QTimer::timeout, &run, [this] {
        const double seconds = double(options.humanTimeout.count()) / 1000;
        run.cancel(device ? FlowRun::tr("Nobody authorized the device within %1 s.").arg(seconds)
                          : FlowRun::tr("Nobody came back from the browser within %1 s.").arg(seconds),
                   WaitEnded::How::Timeout);
    });
}

void FlowRun::Private::begin()
{
    const Flow flow = flowOf(record.profile.grantType());
    if (!flow) {
        end(UsageError{u"grant_type"_s,
                       FlowRun::tr("This version cannot run the grant %1.").arg(record.profile.grantType())});
        return;
    }
    tasks.push_back(runFlow());
    tasks.back().start();
}

Task<bool> FlowRun::Private::runFlow()
{
    co_await readCertificate();
    const Flow flow = flowOf(record.profile.grantType());
    Task<FlowResult> running = flow(context);
    const FlowResult result = co_await running;
    if (result) {
        record.tokens = result->members;
        record.tokensReceivedAt = services.now();
        end(std::nullopt);
    } else {
        end(result.error());
    }
    co_return true;
}

void FlowRun::Private::end(std::optional<RunError> error)
{
    // A slot of what follows may cancel() a run that is ending already.
    if (run.isFinished() || std::exchange(ending, true))
        return;
    const QString reason = error ? runErrorText(*error) : QString();
    addUnanswered(reason);
    for (int i = 0; i < record.steps.size(); ++i) {
        if (record.steps[i].state == StepState::Running)
            context.failStep(i, reason);
    }
    addUnreachedSteps();
    humanTimer.stop();
    pending.reset();
    device.reset();
    if (listener)
        listener->stop();
    setWaiting({});
    record.finishedAt = services.now();
    record.outcome = error ? runOutcome(*error) : RunOutcome::Tokens;
    record.error = std::move(error);
    callOut([this] { Q_EMIT run.finished(); });
}

void FlowRun::Private::addUnreachedSteps()
{
    QString blocker;
    for (const Step &step : std::as_const(record.steps)) {
        if (step.state == StepState::Failed)
            blocker = step.title;
    }
    for (const FlowContext::PlannedStep &planned : std::as_const(plannedSteps)) {
        bool reached = false;
        for (const Step &step : std::as_const(record.steps))
            reached = reached || step.id == planned.id;
        if (!reached) {
            context.skipStep(planned.id,
                             blocker.isEmpty() ? FlowRun::tr("The run ended before.")
                                               : FlowRun::tr("Not reached: “%1” failed.").arg(blocker));
        }
    }
}

void FlowRun::Private::setWaiting(const Waiting &now)
{
    const bool betweenPolls = now.what == Waiting::For::Nothing || now.what == Waiting::For::Server;
    waiting = device && betweenPolls ? *device : now;
    callOut([this] { Q_EMIT run.waitingChanged(); });
}

int FlowRun::Private::addStep(const Step &step)
{
    record.steps.append(step);
    const int index = int(record.steps.size()) - 1;
    callOut([&] { Q_EMIT run.stepAdded(index); });
    return index;
}

void FlowRun::Private::changeStep(int index, const Step &step)
{
    record.steps[index] = step;
    callOut([&] { Q_EMIT run.stepChanged(index); });
}

void FlowRun::Private::addExchange(int step, const Exchange &exchange)
{
    // Both are in place before anybody is told: whoever is told may end the run.
    record.exchanges.append(exchange);
    const int index = int(record.exchanges.size()) - 1;
    record.steps[step].exchange = index;
    callOut([&] {
        Q_EMIT run.exchangeAdded(index);
        Q_EMIT run.stepChanged(step);
    });
}

/// What was sent stands in the record, also when nobody waited for the answer.
void FlowRun::Private::addUnanswered(const QString &reason)
{
    if (!unanswered)
        return;
    auto [step, exchange] = *std::exchange(unanswered, std::nullopt);
    exchange.finishedAt = services.now();
    exchange.timing.total = double(exchange.startedAt.msecsTo(exchange.finishedAt));
    exchange.error = TransportError{
        TransportError::Kind::Cancelled,
        FlowRun::tr("%1 No answer had come; the server may have acted on the request.").arg(reason),
        {}};
    addExchange(step, exchange);
}

void FlowRun::Private::dropTasks()
{
    dropped.splice(dropped.end(), tasks);
    destroyDropped();
}

void FlowRun::Private::destroyDropped()
{
    if (callDepth == 0) {
        dropped.clear();
        listener.reset();
    } else {
        QMetaObject::invokeMethod(
            &run, [this] { destroyDropped(); }, Qt::QueuedConnection);
    }
}

FlowRun::FlowRun(Profile profile, FlowServices services, Options options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(profile), std::move(services), options))
{
}

FlowRun::~FlowRun()
{
    d->tasks.clear();
    d->dropped.clear();
}

void FlowRun::start()
{
    d->record.startedAt = d->services.now();
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!isFinished())
                d->begin();
        },
        Qt::QueuedConnection);
}

void FlowRun::cancel(const QString &reason, WaitEnded::How how)
{
    if (isFinished()) {
        d->endResend(reason.isEmpty() ? tr("Cancelled.") : reason);
        return;
    }
    QString message = reason.isEmpty() ? tr("Cancelled.") : reason;
    // A browser that came back to another place is the likeliest cause of a wait without end.
    const bool waited = d->waiting.what == Waiting::For::Browser && !d->arrival;
    if (waited && !d->strays.isEmpty())
        message += u' ' + tr("What did arrive is not the redirect URI: %1.").arg(d->strays.text());
    // First the end, so that a coroutine that is on the stack just now finds a finished run and goes no
    // further.
    d->end(WaitEnded{how, message});
    d->dropTasks();
}

const RunRecord &FlowRun::record() const
{
    return d->record;
}

const Waiting &FlowRun::waiting() const
{
    return d->waiting;
}

QString FlowRun::authorizationUrl() const
{
    return d->authorizationUrl;
}

void FlowRun::browserFailed()
{
    // Whoever has sent an answer had a browser.
    if (isFinished() || d->arrival)
        return;
    d->lacksBrowser = true;
    for (int i = 0; i < d->record.steps.size(); ++i) {
        Step step = d->record.steps[i];
        const bool opened = (step.id == step_id::authorization_request && step.state == StepState::Done)
            || (step.id == step_id::user_authorization && step.state == StepState::Running);
        if (!opened)
            continue;
        step.reason = (step.reason + u' ' + FlowContext::noBrowserText()).trimmed();
        d->changeStep(i, step);
    }
    d->callOut([this] { Q_EMIT waitingChanged(); });
}

bool FlowRun::lacksBrowser() const
{
    return d->lacksBrowser;
}

void FlowRun::setStepping(bool on)
{
    d->options.stepping = on;
}

const std::optional<HttpRequest> &FlowRun::pendingRequest() const
{
    return d->pending;
}

void FlowRun::sendPending(const HttpRequest &request)
{
    if (!d->pending)
        return;
    d->decision = Private::Decision{request};
    d->pending.reset();
    d->news.open();
}

void FlowRun::skipPending()
{
    if (!d->pending)
        return;
    d->decision = Private::Decision{};
    d->pending.reset();
    d->news.open();
}

std::optional<QString> FlowRun::paste(const QString &urlOrCode)
{
    const bool welcome = d->waiting.what == Waiting::For::Browser || d->waiting.what == Waiting::For::Paste;
    if (!welcome || d->arrival)
        return tr("Nothing waits for a redirect now.");
    const ResponseType asked = AuthorizationExpectation::of(d->authorizationUrl, d->record.profile).asked;
    const auto pasted = readPastedResponse(urlOrCode, sentRedirectUri(d->authorizationUrl), asked);
    if (!pasted)
        return pasted.error();
    if (pasted->bareCode && asked.inFront()) {
        return tr(
            "That is a code alone, but tokens were asked for, too. Paste the whole URL that the browser "
            "shows after the login.");
    }

    RedirectArrival arrival;
    arrival.parameters = pasted->parameters;
    arrival.pasted = true;
    arrival.bareCode = pasted->bareCode;
    arrival.description = pasted->bareCode ? tr("a bare code, pasted") : tr("the final URL, pasted");
    arrival.exchange.request.kind = ExchangeKind::AuthorizationResponse;
    arrival.exchange.request.url = pasted->url;
    arrival.exchange.startedAt = d->services.now();
    arrival.exchange.finishedAt = arrival.exchange.startedAt;
    arrival.exchange.notes.append(tr("Pasted by the user: the program did not receive this request itself."));
    if (pasted->otherThanRedirectUri)
        arrival.exchange.notes.append(
            tr("The pasted URL does not begin with the redirect URI that was sent."));
    d->arrival = arrival;
    d->news.open();
    return std::nullopt;
}

} // namespace workbench
