// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/profile.h"
#include "protocol/spec_reference.h"

#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// What the user chose to do otherwise than a specification has it: a run that is made all the same says so.
struct ChoiceMark {
    enum class Where {
        FirstRequest, ///< of the run, which is the browser's where one is involved
        ClientRequest, ///< the first one that the client sends by itself
    };
    QString finding; ///< its id
    SpecReference reference;
    Where where = Where::FirstRequest;

    friend bool operator==(const ChoiceMark &, const ChoiceMark &) = default;
};

/// Something in the profile that stands in the way of a run, or that a user should know before it.
struct PlanProblem {
    enum class Severity { Notice, Blocking };
    Severity severity = Severity::Blocking;
    QString member; ///< of the profile document, e.g. `token_endpoint`
    QString message; ///< cause and remedy
    std::optional<ChoiceMark> choice{}; ///< of a notice: how the run is marked; none: not at all

    friend bool operator==(const PlanProblem &, const PlanProblem &) = default;
};

/// What exists only at run time. In a preview each is its placeholder: `{{code}}`, `{{state}}`, ….
struct RuntimeValues {
    QString redirect_uri;
    QString state;
    QString nonce;
    QString code;
    QString code_verifier;
    QString code_challenge;
    QString device_code;
    QString assertion; ///< of the JWT bearer grant, where it is signed here
    QString client_assertion; ///< of client_secret_jwt and private_key_jwt
};

/// What a profile would send, in order: the only place that turns a profile into requests. Window, `preview`
/// and `run` all call it.
struct RequestPlan {
    /// The URL for the browser; none when the profile brings its own `code`, and for a grant without one.
    std::optional<HttpRequest> authorization;
    /// What brings the codes for another device; of that grant alone.
    std::optional<HttpRequest> device;
    std::optional<HttpRequest> token; ///< none for a grant whose tokens come through the browser alone
    bool usesTokenEndpoint = true; ///< false: the tokens come through the browser alone
    bool usesBrowser = false; ///< a URL is opened for the user, whatever is still missing for it
    QList<PlanProblem> problems; ///< in the order of the form

    bool canRun() const;
    /// Those that there are, in sending order.
    QList<HttpRequest> requests() const;
    /// The same without the one that the browser makes.
    QList<HttpRequest> backChannel() const;
};

/// Whether a plan opens keys to say what is wrong with them, or only looks at those that are open already
/// (message/key_member.h).
enum class KeyChecks { All, AtHand };

/// Plans with these values; requests are completed (http/request_completion.h) and ready to be sent.
RequestPlan planRequests(const Profile &profile, const RuntimeValues &values,
                         KeyChecks keys = KeyChecks::All);
/// Plans for showing: run-time values are placeholders, literally `{{code}}` in URL and body.
RequestPlan previewRequests(const Profile &profile, KeyChecks keys = KeyChecks::All);

} // namespace workbench
