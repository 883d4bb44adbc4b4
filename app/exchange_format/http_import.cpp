// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/http_import.h"

#include "exchange_format/json_pieces.h"
#include "http/proxy_choice.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(http_import)
};

/// One line, without its break; `at` moves behind it.
QByteArray takeLine(QByteArrayView text, qsizetype &at)
{
    qsizetype end = text.indexOf('\n', at);
    end = end < 0 ? text.size() : end;
    QByteArray line = text.sliced(at, end - at).toByteArray();
    at = qMin(end + 1, text.size());
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

/// Method and target of a request line; the target is empty when it is none.
std::pair<QByteArray, QByteArray> requestLine(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    const bool isMethod = !words.first().isEmpty()
        && std::all_of(words.first().begin(), words.first().end(),
                       [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!isMethod || words.size() < 2 || words.size() > 3)
        return {};
    const QByteArray &target = words[1];
    const bool isVersioned = words.size() == 3 && words[2].startsWith("HTTP/");
    const bool isUrl = target.startsWith("http://") || target.startsWith("https://");
    if (isVersioned ? !isUrl && !target.startsWith('/') : words.size() == 3 || !isUrl)
        return {};
    return {words.first(), target};
}

QString hostWithoutPort(const QByteArray &host)
{
    const QString text = QString::fromUtf8(host);
    if (text.startsWith(u'['))
        return text.sliced(1).section(u']', 0, 0);
    return text.section(u':', 0, 0);
}

FoundRequest readRequest(QByteArrayView text, qsizetype offset, ImportDraft &draft)
{
    FoundRequest found;
    HttpRequest &request = found.request;
    qsizetype at = 0;
    const auto [method, target] = requestLine(takeLine(text, at));
    request.method = method;
    request.url = QString::fromUtf8(target);
    while (at < text.size()) {
        const qsizetype lineBegin = at;
        const QByteArray line = takeLine(text, at);
        if (line.isEmpty())
            break;
        const qsizetype colon = line.indexOf(':');
        if (colon > 0) {
            request.headers.append(line.first(colon).trimmed(), line.sliced(colon + 1).trimmed());
        } else {
            draft.remarks.append(
                {ImportRemark::Kind::NotUnderstood, offset + lineBegin, headerText(line),
                 Text::tr("This line is no header: it has no colon. An empty line is missing "
                          "where the body begins.")});
        }
    }
    request.body = text.sliced(at).toByteArray();
    while (request.body.endsWith('\n') || request.body.endsWith('\r'))
        request.body.chop(1);
    if (target.startsWith('/')) {
        const QByteArray host = request.headers.value("Host").value_or(QByteArray());
        const bool loopback = isLoopbackHost(hostWithoutPort(host));
        if (!host.isEmpty())
            request.url = (loopback ? u"http://"_s : u"https://"_s) + QString::fromUtf8(host) + request.url;
    }
    return found;
}

} // namespace

bool looksLikeHttp(QByteArrayView text)
{
    qsizetype at = 0;
    return !requestLine(takeLine(text, at)).second.isEmpty();
}

QList<FoundRequest> readHttpRequests(QByteArrayView text, ImportDraft &draft)
{
    QList<FoundRequest> requests;
    qsizetype begin = 0;
    qsizetype at = 0;
    const auto finish = [&](qsizetype end) {
        while (begin < end && (text[begin] == '\n' || text[begin] == '\r'))
            ++begin;
        const QByteArrayView piece = text.sliced(begin, end - begin);
        if (looksLikeHttp(piece))
            requests.append(readRequest(piece, begin, draft));
    };
    while (at < text.size()) {
        const qsizetype lineBegin = at;
        if (takeLine(text, at).startsWith("###")) {
            finish(lineBegin);
            begin = at;
        }
    }
    finish(text.size());
    return requests;
}

} // namespace workbench
