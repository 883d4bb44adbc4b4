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

std::function<bool(const QUrl &)> LoopbackBrowser::agreeing(
    std::function<Parameters(const Parameters &)> answer)
{
    return [this, answer = std::move(answer)](const QUrl &url) {
        const Parameters asked = queryOf(url);
        QUrl back(asked.value(u"redirect_uri").value_or(QString()));
        back.setQuery(QString::fromLatin1(answer(asked).toForm()));
        get(back);
        return true;
    };
}

} // namespace workbench::test
