// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/gate.h"
#include "flows/flow_context.h"
#include "flows/flow_run.h"
#include "flows/stray_requests.h"

#include <QTimer>

#include <list>
#include <memory>
#include <optional>

namespace workbench {

/// "POST /token", for a sentence about the request.
QString requestLine(const HttpRequest &request);

/// The state behind a FlowRun, shared with the FlowContext through which its flow acts.
class FlowRun::Private {
public:
    Private(FlowRun &run, Profile profile, FlowServices services, Options options);

    /// The user's decision in step mode: send this, or leave it out.
    struct Decision {
        std::optional<HttpRequest> request;
    };

    /// A request that was handed to the client and has no answer yet.
    struct Unanswered {
        int step = -1;
        Exchange exchange; ///< without response and end
    };

    void begin();
    void end(std::optional<RunError> error);
    void setWaiting(const Waiting &waiting);
    int addStep(const Step &step);
    void changeStep(int index, const Step &step);
    void addExchange(int step, const Exchange &exchange);
    void addUnanswered(const QString &reason);
    void addUnreachedSteps();

    /// Calls out of the run: signals and services. Whoever is called may cancel(); the coroutine that is
    /// executing just then is destroyed only when it is no longer on the stack.
    template<class Call> auto callOut(Call &&call)
    {
        struct Depth {
            int &depth;
            explicit Depth(int &counter)
                : depth(counter)
            {
                ++depth;
            }
            ~Depth() { --depth; }
        } inside(callDepth);
        return call();
    }

    Task<bool> runFlow();
    Task<bool> readCertificate();
    Task<bool> runResend(HttpRequest request, int ofExchange);
    void endResend(const QString &reason);
    void dropTasks();
    void destroyDropped();

    FlowRun &run;
    FlowServices services;
    Options options;
    RunRecord record;
    FlowContext context;

    Waiting waiting;
    std::optional<Waiting> device; ///< what is shown again whenever a poll is over
    QString authorizationUrl;
    std::optional<HttpRequest> pending;
    std::optional<Decision> decision;
    std::optional<RedirectArrival> arrival;
    std::optional<Unanswered> unanswered;
    std::optional<ClientIdentity> identity; ///< what the profile's client certificate came to
    std::optional<UsageError> certificateProblem; ///< or why it came to nothing
    int resendStep = -1; ///< the step of the request that is being sent again
    bool lacksBrowser = false;
    bool ending = false;
    QList<FlowContext::PlannedStep> plannedSteps;
    StrayRequests strays;

    Gate news; ///< opens for a decision and for an arrival
    QTimer humanTimer;
    int callDepth = 0;
    std::unique_ptr<RedirectListener> listener;
    // Declared last, so destroyed first: the frames refer to everything above.
    std::list<Task<bool>> tasks;
    std::list<Task<bool>> dropped; ///< never resumed to any effect; destroyed when none is on the stack
};

} // namespace workbench
