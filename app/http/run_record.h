// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/finding.h"
#include "protocol/json.h"
#include "protocol/oauth_error.h"
#include "protocol/profile.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUuid>

#include <optional>
#include <variant>

namespace workbench {

enum class StepState { Running, Done, Failed, Skipped };
QString stepStateId(StepState state); ///< `running`, `done`, `failed`, `skipped`

/// One line of the timeline. Steps that did not happen stand there too, with the reason.
struct Step {
    QString id; ///< from the table in flows/step_ids.h, e.g. `token_request`
    QString title;
    StepState state = StepState::Running;
    QString reason; ///< never empty unless Done; may say more when Done
    QDateTime startedAt; ///< UTC; null for a step that never began
    double durationMs = 0;
    int exchange = -1; ///< index into RunRecord::exchanges
    bool byUserChoice = false; ///< a protection was left out, or the request edited or skipped

    friend bool operator==(const Step &, const Step &) = default;
};

/// A check of ours that stopped the run, e.g. a `state` that is not the one we sent.
struct CheckFailure {
    QString check; ///< `state`, `iss`, `token_response`, …
    QString message;
    QString expected;
    QString actual;
    SpecReference reference;

    friend bool operator==(const CheckFailure &, const CheckFailure &) = default;
};

/// The run ended while it waited for a human: by the user, or because nobody did what it waited for.
struct WaitEnded {
    enum class How {
        Timeout,
        CancelledByUser,
        EndOfInput,
        Expired, ///< what the server gave for that purpose has outlived itself (RFC 8628 §3.2, `expires_in`)
    };
    How how = How::CancelledByUser;
    QString message;

    friend bool operator==(const WaitEnded &, const WaitEnded &) = default;
};

/// The profile does not say enough, or something contradictory, to begin.
struct UsageError {
    QString member; ///< of the profile document; empty when no single member is at fault
    QString message;

    friend bool operator==(const UsageError &, const UsageError &) = default;
};

using RunError = std::variant<TransportError, OAuthError, CheckFailure, WaitEnded, UsageError>;

enum class RunOutcome { Running, Tokens, Refused, Transport, Stopped, Timeout, Cancelled, Usage };
QString runOutcomeId(RunOutcome outcome); ///< `tokens`, `refused`, … as in JSON output; `running`
/// The outcome that an error amounts to.
RunOutcome runOutcome(const RunError &error);
/// One sentence for people: what went wrong, where, and what to look at.
QString runErrorText(const RunError &error);

/// Everything that happened in one run: plain values that outlive it.
struct RunRecord {
    QUuid id;
    Profile profile; ///< as it was when the run began
    QDateTime startedAt;
    QDateTime finishedAt; ///< null while running
    QList<Step> steps;
    QList<Exchange> exchanges;
    QList<Finding> findings;
    RunOutcome outcome = RunOutcome::Running;
    std::optional<RunError> error;
    /// The members of the token response as received; null unless tokens came.
    JsonValue tokens;
    QDateTime tokensReceivedAt;
    /// The tokens among the parameters of the authorization response; null unless some came that way.
    JsonValue frontChannelTokens;
    /// Run-time secrets that no table knows: code, verifier, assertions. For masking.
    QList<Secret> secrets;
};

} // namespace workbench
