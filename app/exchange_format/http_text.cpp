// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/http_text.h"

#include "exchange_format/json_pieces.h"
#include "protocol/visible_text.h"

#include <QCoreApplication>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

/// CRLF and LF break the line, and no other control character acts on a terminal.
QString visible(QString text)
{
    return visibleLines(text.replace("\r\n"_L1, "\n"_L1));
}

/// 16 bytes a line: offset, bytes in hex, printable ASCII.
QString hexDump(const QByteArray &bytes)
{
    QString dump;
    for (qsizetype at = 0; at < bytes.size(); at += 16) {
        const QByteArray row = bytes.mid(at, 16);
        QString printable;
        for (const char c : row)
            printable += c >= ' ' && c < 0x7F ? QLatin1Char(c) : QLatin1Char('.');
        const QString hex = QString::fromLatin1(row.toHex(' '));
        dump += u"%1  %2  %3\n"_s.arg(at, 8, 16, QLatin1Char('0')).arg(hex, -47).arg(printable);
    }
    return dump;
}

QString bodyText(const QByteArray &body)
{
    const auto text = validUtf8(body);
    return text ? visible(*text) : hexDump(body);
}

QString headerLines(const HeaderList &headers)
{
    QString lines;
    for (const Header &header : headers.rows())
        lines += visible(headerText(header.name) + u": "_s + headerText(header.value)) + u'\n';
    return lines;
}

/// What follows scheme and authority. Not by way of QUrl: a masked URL has to stay as it is.
QString originForm(const QString &url)
{
    const qsizetype scheme = url.indexOf("://"_L1);
    qsizetype begin = scheme < 0 ? 0 : scheme + 3;
    while (scheme >= 0 && begin < url.size() && url[begin] != u'/' && url[begin] != u'?')
        ++begin;
    const QString target = url.sliced(begin);
    return target.startsWith(u'/') ? target : u'/' + target;
}

QString requestText(const HttpRequest &request, const QByteArray &requestTarget)
{
    // Without a Host header only the absolute form says where the request goes.
    QString target = request.url;
    if (!requestTarget.isEmpty())
        target = QString::fromUtf8(requestTarget);
    else if (request.headers.contains("Host"))
        target = originForm(request.url);
    return visible(headerText(request.method) + u' ' + target) + u" HTTP/1.1\n"_s
        + headerLines(request.headers) + u'\n' + bodyText(request.body);
}

QString responseText(const HttpResponse &response)
{
    QString line = response.httpVersion.isEmpty() ? u"HTTP"_s : headerText(response.httpVersion);
    line += u' ' + QString::number(response.status);
    if (!response.reason.isEmpty())
        line += u' ' + headerText(response.reason);
    return visible(line) + u'\n' + headerLines(response.headers) + u'\n' + bodyText(response.body);
}

void endLine(QString &text)
{
    if (!text.endsWith(u'\n'))
        text += u'\n';
}

} // namespace

QString httpText(const HttpRequest &request)
{
    return requestText(request, {});
}

QString httpText(const Exchange &exchange)
{
    HttpRequest sent = exchange.request;
    sent.headers = exchange.sentHeaders();
    QString text = requestText(sent, exchange.requestTarget);
    if (exchange.response) {
        endLine(text);
        text += u'\n' + responseText(*exchange.response);
    }
    if (exchange.error) {
        endLine(text);
        text += u'\n'
            + QCoreApplication::translate("HttpText", "# No complete answer: %1")
                  .arg(visible(exchange.error->message))
            + u'\n';
    }
    return text;
}

} // namespace workbench
