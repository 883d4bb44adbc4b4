// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_run.h"

#include "flows/flow_run_private.h"
#include "flows/left_out_protections.h"
#include "flows/step_ids.h"
#include "flows/transport_options.h"

// What happens after the end of a run: an exchange of it is sent again.

namespace workbench {

Task<bool> FlowRun::Private::runResend(HttpRequest request, int ofExchange)
{
    const HttpRequest original = record.exchanges.value(ofExchange).request;
    const bool edited = request != original;

    Step step;
    step.id = step_id::resend;
    step.title = edited ? FlowRun::tr("Edited and sent again") : FlowRun::tr("Sent again");
    step.startedAt = services.now();
    step.byUserChoice = true;
    Exchange begun;
    begun.request = request;
    begun.startedAt = step.startedAt;
    begun.editedByUser = edited;
    begun.resendOf = ofExchange;
    // All is in place before anybody is told: whoever is told may cancel.
    const int index = int(record.steps.size());
    resendStep = index;
    unanswered = Unanswered{index, begun};
    addStep(step);
    if (resendStep == index)
        setWaiting({Waiting::For::Server, FlowRun::tr("Sending again %1 …").arg(requestLine(request)), {}});
    if (resendStep != index)
        co_return false;

    const TransportOptions transport = transportOptions(record.profile, options.httpTimeout, identity);
    Exchange exchange = co_await services.http->send(request, transport);
    unanswered.reset();
    exchange.editedByUser = edited;
    exchange.resendOf = ofExchange;
    const auto finding = acceptedCertificate(exchange);
    if (finding)
        exchange.notes.append(finding->message);

    addExchange(index, exchange);
    if (finding)
        context.addFindings({*finding}, record.steps[index].exchange);
    if (resendStep != index)
        co_return false;
    step = record.steps[index];
    step.durationMs = double(step.startedAt.msecsTo(services.now()));
    step.state = exchange.error ? StepState::Failed : StepState::Done;
    step.reason = exchange.error ? exchange.error->message : QString();
    if (request.kind == ExchangeKind::Token && !exchange.error) {
        const auto tokens = co_await context.readTokens(exchange);
        if (tokens) {
            record.tokens = tokens->members;
            record.tokensReceivedAt = services.now();
        } else {
            step.state = StepState::Failed;
            step.reason = runErrorText(tokens.error());
        }
    }
    if (resendStep != index)
        co_return false;
    resendStep = -1;
    changeStep(index, step);
    setWaiting({});
    co_return true;
}

/// A request that was sent again and is not waited for any longer; what was sent stands in the record.
void FlowRun::Private::endResend(const QString &reason)
{
    const int index = std::exchange(resendStep, -1);
    if (index < 0)
        return;
    dropTasks();
    addUnanswered(reason);
    Step step = record.steps[index];
    step.state = StepState::Failed;
    step.reason = reason;
    step.durationMs = double(step.startedAt.msecsTo(services.now()));
    changeStep(index, step);
    setWaiting({});
}

void FlowRun::resend(const HttpRequest &request, int ofExchange)
{
    if (!isFinished() || ofExchange < 0 || ofExchange >= d->record.exchanges.size())
        return;
    d->endResend(tr("Another request was sent again."));
    d->tasks.remove_if([](const Task<bool> &task) { return task.isDone(); });
    d->tasks.push_back(d->runResend(request, ofExchange));
    d->tasks.back().start();
}

bool FlowRun::isSendingAgain() const
{
    return d->resendStep >= 0;
}

} // namespace workbench
