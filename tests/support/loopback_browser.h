// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/parameters.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace workbench::test {

/// The part of a browser that a redirect listener sees: requests with a Host header, on connections of their
/// own, answered whenever the event loop gets to it.
class LoopbackBrowser : public QObject {
    Q_OBJECT
public:
    /// Sends a GET for the URL. The answer is appended to pages().
    void get(const QUrl &url);
    /// Sends these bytes to the URL's host and port.
    void send(const QUrl &url, const QByteArray &bytes);

    /// Whole answers, head and body, in the order in which they were complete.
    const QList<QByteArray> &pages() const { return m_pages; }

    enum class Carrier { Query, Fragment, FormPost };
    /// What an authorization endpoint does when the user agrees: `answer` gets the request's parameters and
    /// returns those that go to its redirect_uri. For FlowServices::openBrowser.
    std::function<bool(const QUrl &)> agreeing(std::function<Parameters(const Parameters &)> answer,
                                               Carrier carrier = Carrier::Query);

Q_SIGNALS:
    void pageArrived();

private:
    void post(const QUrl &url, const Parameters &form);
    /// A browser keeps the fragment to itself: the page that it gets for the URL without one asks for it.
    void visitWithFragment(const QUrl &url, const QByteArray &fragment);

    QList<QByteArray> m_pages;
};

/// The parameters of a URL's query.
Parameters queryOf(const QUrl &url);

} // namespace workbench::test
