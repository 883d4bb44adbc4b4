// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QUrl>

namespace workbench::test {

/// A browser whose user logs in at the sandbox and presses Allow: it opens the URL, posts the form of the
/// page and follows the redirects, all in the event loop of the test.
class FakeBrowser : public QObject {
public:
    QString decision = QStringLiteral("allow");
    QByteArray lastPage; ///< what the user sees at the end

    bool open(const QUrl &url)
    {
        get(url);
        return true;
    }

private:
    void get(const QUrl &url) { follow(m_network.get(request(url))); }

    static QNetworkRequest request(const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        return request;
    }

    void follow(QNetworkReply *reply)
    {
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            reply->deleteLater();
            const QUrl target = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
            lastPage = reply->readAll();
            if (!target.isEmpty())
                get(reply->url().resolved(target));
            else if (lastPage.contains("<form"))
                submit(reply->url());
        });
    }

    void submit(const QUrl &page)
    {
        static const QRegularExpression field(
            QStringLiteral("<input[^>]*name=\"([^\"]*)\"[^>]*value=\"([^\"]*)\""));
        QByteArray body;
        auto fields = field.globalMatch(QString::fromUtf8(lastPage));
        while (fields.hasNext()) {
            const QRegularExpressionMatch match = fields.next();
            body += match.captured(1).toUtf8() + '=' + QUrl::toPercentEncoding(match.captured(2)) + '&';
        }
        body += "decision=" + decision.toUtf8();
        QNetworkRequest post = request(page.resolved(QUrl(QStringLiteral("/authorize"))));
        post.setHeader(QNetworkRequest::ContentTypeHeader,
                       QStringLiteral("application/x-www-form-urlencoded"));
        follow(m_network.post(post, body));
    }

    QNetworkAccessManager m_network;
};

} // namespace workbench::test
