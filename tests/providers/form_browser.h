// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace workbench::test {

/// A user agent without a screen: follows redirects, keeps cookies, fills the first form of each page and
/// submits it, as a user does who logs in and agrees. It runs in the event loop of the test; no scripts.
class FormBrowser {
public:
    struct Page {
        QUrl url;
        int status = 0; ///< 0 = no answer; then `body` says why
        QByteArray body;
    };

    explicit FormBrowser(const QString &user = QStringLiteral("alice"));

    /// Takes servers that this authority (a PEM file) vouches for.
    void trust(const QString &authority);

    /// Where the way ends that begins at `url`: the first page without a form.
    Page visit(const QUrl &url);
    /// Where it ends for a user who logs in, and then follows the link that says no.
    Page visitAndRefuse(const QUrl &url);

    /// Every request so far, "POST 303 http://…", for the message of a failing test.
    const QStringList &trail() const { return m_trail; }

private:
    enum class Answer { Agree, Refuse };
    Page visit(const QUrl &url, Answer answer);
    Page request(const QUrl &url, const QByteArray &form = {});
    QByteArray filledIn(const QString &html) const;

    QNetworkAccessManager m_network;
    std::optional<QSslConfiguration> m_tls;
    QString m_user;
    QStringList m_trail;
};

} // namespace workbench::test
