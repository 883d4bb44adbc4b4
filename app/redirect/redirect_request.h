// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "redirect/redirect_listener.h"
#include "redirect/server_request.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace workbench {

/// A request that is none for the redirect URI, and how it is answered.
struct StrayRequest {
    int status = 404;
    QByteArray reason;
    QString explanation; ///< for the page
    QString difference; ///< for the user of the run: what the redirect URI says instead
};

/// A bare GET, to be answered with the page that hands over the fragment.
struct FragmentRequest { };

/// What a request to the listener amounts to. Pure.
using RedirectRequest = std::variant<RedirectHit, FragmentRequest, StrayRequest>;

/// The redirect URI that a listener serves, its port filled in.
struct ServedRedirect {
    RedirectTarget target;
    bool fragmentPossible = false;
    QString fragmentKey; ///< what the fragment page adds, so that its form is told from a form_post response
};

/// `host[:port]` as browsers write it into `Host`: the scheme's own port is left out.
QByteArray redirectAuthority(const RedirectTarget &target);
/// What a client sent, short enough for a line of text.
QString abridged(const QByteArray &text);
/// The exchange of a hit has its request; response and end are the caller's.
RedirectRequest readRedirectRequest(const ServerRequest &request, const ServedRedirect &served);

} // namespace workbench
