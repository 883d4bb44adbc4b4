// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/loopback_browser.h"

using namespace Qt::StringLiterals;

namespace workbench::test {

Parameters queryOf(const QUrl &url)
{
    return Parameters::fromForm(url.query(QUrl::FullyEncoded).toLatin1()).parameters;
}

void LoopbackBrowser::get(const QUrl &url)
{
    QByteArray target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    if (!target.startsWith('/'))
        target.prepend('/');
    send(url, "GET " + target + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n\r\n");
}

void LoopbackBrowser::send(const QUrl &url, const QByteArray &bytes)
{
    auto *socket = new QTcpSocket(this);
    connect(socket, &QTcpSocket::connected, socket, [socket, bytes] { socket->write(bytes); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_pages.append(socket->readAll());
        socket->deleteLater();
        Q_EMIT pageArrived();
    });
    socket->connectToHost(url.host(), quint16(url.port(80)));
}

void LoopbackBrowser::post(const QUrl &url, const Parameters &form)
{
    const QByteArray body = form.toForm();
    send(url,
         "POST " + url.path().toLatin1() + " HTTP/1.1\r\nHost: " + url.authority().toLatin1()
             + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
             + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void LoopbackBrowser::visitWithFragment(const QUrl &url, const QByteArray &fragment)
{
    connect(
        this, &LoopbackBrowser::pageArrived, this,
        [this, url, fragment] {
            const QByteArray field = "name=\"workbench_key\" value=\"";
            const QByteArray page = m_pages.constLast();
            const qsizetype begin = page.indexOf(field) + field.size();
            const QByteArray key = page.mid(begin, page.indexOf('"', begin) - begin);
            post(url,
                 {{u"workbench_fragment"_s, QString::fromLatin1(fragment)},
                  {u"workbench_key"_s, QString::fromLatin1(key)}});
        },
        Qt::SingleShotConnection);
    get(url);
}

std::function<bool(const QUrl &)> LoopbackBrowser::agreeing(
    std::function<Parameters(const Parameters &)> answer, Carrier carrier)
{
    return [this, carrier, answer = std::move(answer)](const QUrl &url) {
        const Parameters asked = queryOf(url);
        const Parameters given = answer(asked);
        QUrl back(asked.value(u"redirect_uri").value_or(QString()));
        switch (carrier) {
        case Carrier::Query:
            back.setQuery(QString::fromLatin1(given.toForm()));
            get(back);
            break;
        case Carrier::Fragment:
            visitWithFragment(back, given.toForm());
            break;
        case Carrier::FormPost:
            post(back, given);
            break;
        }
        return true;
    };
}

} // namespace workbench::test
