// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"
#include "flows/flow_run.h"
#include "http/run_record.h"
#include "message/token.h"
#include "protocol/result.h"

#include <QString>

#include <optional>

namespace workbench {

/// How a flow ends: with tokens, or with the error that says at which point and why not.
using FlowResult = Result<TokenResponse, RunError>;

/// What came to the redirect URI, or what the user pasted instead.
struct RedirectArrival {
    Parameters parameters;
    Exchange exchange;
    bool pasted = false;
    bool bareCode = false; ///< nothing but the code: state and iss cannot be checked
    bool inQuery = false; ///< not in the fragment and not in a form
    QString description; ///< "GET /callback"
};

/// What a flow may do to its run: write the timeline, send requests, wait for people. A flow sees the world
/// only through this, and reads like the sequence in the specification.
class FlowContext {
public:
    explicit FlowContext(FlowRun &run)
        : m_run(run)
    {
    }

    const Profile &profile() const;
    QString randomText() const; ///< 256 unpredictable bits, base64url
    QByteArray randomBytes(int count) const;
    QDateTime now() const;
    void remember(const QString &name, const QString &secret); ///< for masking; empty values are ignored
    void addFindings(QList<Finding> findings, int exchange);

    /// Why the client certificate of the profile cannot be presented, if it cannot.
    const std::optional<UsageError> &certificateProblem() const;

    /// The timeline, in order: steps that the run does not reach are added at its end, with the reason.
    struct PlannedStep {
        QString id;
        QString title;
    };
    void announce(const QList<PlannedStep> &steps);
    int beginStep(const QString &id);
    void describeStep(int step, const QString &reason); ///< one that goes on
    void finishStep(int step, const QString &reason = {});
    void failStep(int step, const QString &reason);
    void skipStep(const QString &id, const QString &reason); ///< one that never began
    void leaveOutStep(int step, const QString &reason); ///< one that began, and that the user skipped
    void markAsChoice(int step);
    void attachExchange(int step, const Exchange &exchange);
    int exchangeOf(int step) const; ///< -1 = none
    int lastStep(const QString &id) const; ///< the one of that id that began last; -1 = none
    void shareExchange(int step, int exchange); ///< the step is about an exchange that is attached to another

    /// Step mode: waits until the user sends, edits or skips the request. Otherwise the request itself, at
    /// once. Nothing means skipped.
    Task<std::optional<HttpRequest>> decide(int step, HttpRequest request);
    /// decide(), then the exchange, which is attached to the step. Nothing means skipped.
    Task<std::optional<Exchange>> send(int step, HttpRequest request);

    /// readTokenResponse() as the profile has it, on another thread where a large body would hold up the
    /// event loop. The tokens are remembered for masking, whatever the provider calls them.
    Task<Result<TokenResponse, RunError>> readTokens(Exchange exchange);
    /// Keeps tokens that came through the browser in the record, apart from those of the token endpoint.
    void keepFrontChannelTokens(const TokenResponse &tokens);

    /// Binds the redirect listener. Returns the redirect URI to send.
    Result<QString, TransportError> listen(const RedirectListenerOptions &options,
                                           RedirectListener::Judge judge);
    void stopListening();
    /// Shows the URL and sends the browser there, unless the run goes without one. False when no browser
    /// started.
    bool openBrowser(const QString &url);
    static QString noBrowserText();
    /// Waits until the redirect arrives or is pasted; ends the run when nobody comes (Options::humanTimeout).
    Task<RedirectArrival> redirectArrival(Waiting waiting);
    /// Shows the user what to enter where, and sends the browser there unless the run goes without one. From
    /// now on the run ends when nobody does it in time (Options::humanTimeout). False when no browser
    /// started.
    bool invite(const DeviceInvitation &invitation);
    void endInvitation();
    /// Waits that long; an invitation says until when.
    Task<bool> pause(std::chrono::milliseconds time);
    /// Requests that reached the listener and changed nothing, for the reason of the step.
    QString strayRequests() const;

private:
    void rememberTokens(const TokenResponse &tokens);
    /// attachExchange(), with a mark where the server's certificate was accepted although it is invalid.
    void attachAnswered(int step, Exchange exchange);
    int appendStep(const QString &id, StepState state, const QString &reason);
    void endStep(int step, StepState state, const QString &reason);
    /// Goes on at once while the run does, and never once it has ended: a slot of one of its signals may have
    /// cancelled it while the coroutine was on the stack.
    Task<bool> stillRunning();

    FlowRun &m_run;
};

} // namespace workbench
