// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/flow_services.h"
#include "http/run_record.h"
#include "redirect/redirect_listener.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace workbench {

/// What the user needs to authorize on another device, while the run polls (RFC 8628 §3.3).
struct DeviceInvitation {
    QString user_code;
    QString verification_uri;
    QString verification_uri_complete; ///< empty where the server gave none
    QString address; ///< where a browser can be sent; empty when none of them is a web address
    QDateTime expiresAt; ///< UTC; null = the server did not say it
    QDateTime nextPollAt; ///< UTC; null while a poll is under way
};

/// What a run waits for just now, in words that can be shown.
struct Waiting {
    enum class For {
        Nothing,
        Browser, ///< the redirect; pasting the final URL works as well
        Device, ///< the user elsewhere: `device` says what to enter where
        Paste, ///< nobody can catch the redirect: the user pastes the final URL or the bare code
        StepDecision, ///< Step mode: pendingRequest() is to be edited, sent or skipped
        Server, ///< an HTTP answer
    };
    For what = For::Nothing;
    QString text; ///< "Waiting for the browser on http://127.0.0.1:53682/callback"
    QDateTime deadline; ///< UTC; null = none
    std::optional<DeviceInvitation> device{}; ///< of For::Device
};

/// One run of one profile: owns the flow's coroutine, the recorded steps and exchanges, and the redirect
/// listener. Destroying it at any moment cancels everything; nothing of it is left behind. Destroy it with
/// deleteLater() from inside one of its own signals.
class FlowRun : public QObject {
    Q_OBJECT
public:
    struct Options {
        bool openBrowser = true;
        bool stepping = false; ///< stop before each request
        std::chrono::milliseconds humanTimeout{std::chrono::minutes(5)};
        std::chrono::milliseconds httpTimeout{30'000};
    };

    FlowRun(Profile profile, FlowServices services, Options options, QObject *parent = nullptr);
    ~FlowRun() override;

    /// Begins. finished() comes from the event loop, never from inside this call.
    void start();
    /// Ends the run now: state `cancelled`, listener closed, request aborted. Nothing happens after the end,
    /// unless the user sends a request again; then that is what is ended.
    void cancel(const QString &reason = {}, WaitEnded::How how = WaitEnded::How::CancelledByUser);

    const RunRecord &record() const;
    bool isFinished() const { return record().outcome != RunOutcome::Running; }
    const Waiting &waiting() const;
    /// The URL for the browser, encoded; empty before it is known.
    QString authorizationUrl() const;

    /// The browser that FlowServices::openBrowser started did not come up after all: the timeline says so,
    /// and the run goes on waiting for whoever opens the URL.
    void browserFailed();
    /// True when the user has to open authorizationUrl() without our help.
    bool lacksBrowser() const;

    void setStepping(bool on);
    /// In step mode: the request that waits for a decision.
    const std::optional<HttpRequest> &pendingRequest() const;
    /// Sends the pending request, as it is or edited.
    void sendPending(const HttpRequest &request);
    /// Leaves the pending request out; the run ends there unless the step can be done without.
    void skipPending();

    /// The final URL or the bare code, pasted by the user. Ignored when nothing waits for it. Says what is
    /// wrong with a text that is neither; the run goes on waiting then.
    std::optional<QString> paste(const QString &urlOrCode);

    /// After the end: sends an (edited) request of this run again, as a new, marked exchange. One that still
    /// waits for its answer is ended first.
    void resend(const HttpRequest &request, int ofExchange);
    bool isSendingAgain() const;

Q_SIGNALS:
    void stepAdded(int index);
    void stepChanged(int index);
    void exchangeAdded(int index);
    void waitingChanged();
    /// The listener is bound; the browser is opened after this.
    void authorizationUrlReady(const QString &url);
    void redirectReceived(); ///< the browser came back: ask for attention
    void finished();

private:
    friend class FlowContext;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace workbench
