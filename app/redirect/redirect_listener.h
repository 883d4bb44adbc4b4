// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/parameters.h"
#include "protocol/result.h"
#include "redirect/redirect_uri.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace workbench {

/// What the page in the browser says. The listener asks for it before it answers a request to the exact path.
struct RedirectVerdict {
    enum class Page { Received, Refused, StateMismatch, WrongRequest };
    Page page = Page::Received;
    QString heading; ///< empty = the page's own
    QList<Parameter> details; ///< shown as a table, escaped (error, unknown parameters, …), tokens masked
    bool final = true; ///< false: the run goes on waiting
};

/// One request of the browser that reached the exact path with the right method.
struct RedirectHit {
    enum class Carrier { Query, Fragment, FormPost };
    Carrier carrier = Carrier::Query;
    Parameters parameters; ///< split first, decoded after
    QList<FormProblem> problems;
    Exchange exchange; ///< kind AuthorizationResponse; the response is filled in once the page was sent
};

struct RedirectListenerOptions {
    /// A bare GET of the path is answered with the page that posts the fragment back; only when the response
    /// can come in a fragment.
    bool fragmentPossible = false;
    QString certificateFile; ///< PEM, for https redirect URIs
    QString keyFile;
};

/// The loopback listener of one run.
///
/// A request counts when `Host`, path and method are exactly those of the redirect URI (else 421, 404, 405);
/// the redirect URI's own query, if any, must be among the request's parameters, in any order, and is not
/// part of what is delivered. After a final verdict every further one is told that it came too late and is a
/// stray. Destroying the listener closes its sockets at once, but for an answer that is just being written.
class RedirectListener : public QObject {
    Q_OBJECT
public:
    /// Called from the event loop; it must not destroy the listener.
    using Judge = std::function<RedirectVerdict(const RedirectHit &)>;

    explicit RedirectListener(QObject *parent = nullptr);
    ~RedirectListener() override;

    /// Binds. Returns the redirect URI as it is to be sent (free port filled in), or why not: for a port in
    /// use the error names the port and, where it can be found, the process. Nothing else is opened then.
    Result<QString, TransportError> listen(const QString &redirect_uri,
                                           const RedirectListenerOptions &options, Judge judge);
    /// No new connections; answers under way are still written.
    void stop();
    /// What a user should know of the sockets: "[::1] is not available on this machine …". Usually empty.
    QStringList notes() const;

Q_SIGNALS:
    /// Exactly one per request that was judged, from the event loop, after its answer was decided.
    /// `exchange.response` is set.
    void hit(const workbench::RedirectHit &hit, const workbench::RedirectVerdict &verdict);
    /// A request that changed nothing (favicon, wrong path, wrong Host, malformed, …), in one short line:
    /// method and path, how it differs from the redirect URI; of the query at most the code, masked.
    void stray(const QString &description);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace workbench
