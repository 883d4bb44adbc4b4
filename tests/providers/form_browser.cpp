// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "providers/form_browser.h"

#include <QEventLoop>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSslCertificate>

#include <memory>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {
constexpr int longest_way = 20;

QString attribute(const QString &tag, QLatin1StringView name)
{
    const QRegularExpression pattern(u"\\b%1\\s*=\\s*\"([^\"]*)\""_s.arg(name));
    return pattern.match(tag).captured(1).replace("&amp;"_L1, "&"_L1);
}

QString firstTag(const QString &html, QLatin1StringView element)
{
    return QRegularExpression(u"<%1\\b[^>]*>"_s.arg(element)).match(html).captured();
}

QString refusalLink(const QString &html)
{
    static const QRegularExpression pattern(u"<a\\b[^>]*href=\"([^\"]*abort[^\"]*)\""_s);
    return pattern.match(html).captured(1);
}
} // namespace

FormBrowser::FormBrowser(const QString &user)
    : m_user(user)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(30'000);
}

void FormBrowser::trust(const QString &authority)
{
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls->setCaCertificates(QSslCertificate::fromPath(authority));
}

FormBrowser::Page FormBrowser::visit(const QUrl &url)
{
    return visit(url, Answer::Agree);
}

FormBrowser::Page FormBrowser::visitAndRefuse(const QUrl &url)
{
    return visit(url, Answer::Refuse);
}

FormBrowser::Page FormBrowser::visit(const QUrl &url, Answer answer)
{
    Page page = request(url);
    for (int step = 0; step < longest_way; ++step) {
        const QString html = QString::fromUtf8(page.body);
        const QString form = firstTag(html, "form"_L1);
        const bool consent = html.contains("value=\"consent\""_L1);
        const bool submitsItself = html.contains("forms[0].submit()"_L1); // errors by form_post, too
        if (form.isEmpty() || (page.status != 200 && !submitsItself))
            return page;
        if (answer == Answer::Refuse && consent)
            page = request(page.url.resolved(QUrl(refusalLink(html))));
        else
            page = request(page.url.resolved(QUrl(attribute(form, "action"_L1))), filledIn(html));
    }
    return {page.url, 0, "the pages never came to an end"};
}

FormBrowser::Page FormBrowser::request(const QUrl &url, const QByteArray &form)
{
    QUrl target = url;
    QByteArray body = form;
    for (int hop = 0; hop < longest_way; ++hop) {
        QNetworkRequest message(target);
        if (m_tls)
            message.setSslConfiguration(*m_tls);
        message.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded");
        const std::unique_ptr<QNetworkReply> reply(body.isEmpty() ? m_network.get(message)
                                                                  : m_network.post(message, body));
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();

        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        m_trail.append(
            u"%1 %2 %3"_s.arg(body.isEmpty() ? "GET"_L1 : "POST"_L1).arg(status).arg(target.toString()));
        if (status == 0)
            return {target, 0, reply->errorString().toUtf8()};
        const QUrl next = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (next.isEmpty())
            return {target, status, reply->readAll()};
        target = target.resolved(next);
        body.clear();
    }
    return {target, 0, "redirected too often"};
}

/// The fields of the form with what a user would type: any name, any password.
QByteArray FormBrowser::filledIn(const QString &html) const
{
    static const QRegularExpression input(u"<input\\b[^>]*>"_s);
    QByteArrayList fields;
    for (auto tags = input.globalMatch(html); tags.hasNext();) {
        const QString tag = tags.next().captured();
        QString value = attribute(tag, "value"_L1);
        if (attribute(tag, "type"_L1) == "password"_L1)
            value = u"correct horse"_s;
        else if (attribute(tag, "type"_L1) != "hidden"_L1 && value.isEmpty())
            value = m_user;
        fields.append(QUrl::toPercentEncoding(attribute(tag, "name"_L1)) + '='
                      + QUrl::toPercentEncoding(value));
    }
    return fields.join('&');
}

} // namespace workbench::test
