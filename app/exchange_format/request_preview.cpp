// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/request_preview.h"

#include "exchange_format/http_text.h"
#include "http/redaction.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

/// The planned requests as a run that has not sent them yet.
RunRecord plannedRun(const QList<HttpRequest> &requests, const Profile &profile)
{
    RunRecord record;
    record.profile = profile;
    for (const HttpRequest &request : requests) {
        Exchange exchange;
        exchange.request = request;
        record.exchanges.append(exchange);
    }
    return record;
}

QList<HttpRequest> shownRequests(const QList<HttpRequest> &requests, const PreviewOptions &options)
{
    if (options.reveal)
        return requests;
    const Redactor redactor(secretsIn(plannedRun(requests, options.profile)));
    QList<HttpRequest> masked;
    for (const HttpRequest &request : requests)
        masked.append(redactor.masked(request));
    return masked;
}

} // namespace

QString previewAsUrl(const HttpRequest &request, const PreviewOptions &options)
{
    QString url = shownRequests({request}, options).constFirst().url;
    const qsizetype query = url.indexOf(u'?');
    if (query < 0)
        return url;
    url.replace(u"&"_s, u"\n  &"_s);
    return url.insert(query, u"\n  "_s);
}

QByteArray previewAsHttp(const QList<HttpRequest> &requests, const PreviewOptions &options)
{
    QByteArray text;
    for (const HttpRequest &request : shownRequests(requests, options)) {
        if (!text.isEmpty())
            text += "\n###\n\n";
        text += httpText(request).toUtf8();
        if (!text.endsWith('\n'))
            text += '\n';
    }
    return text;
}

QByteArray previewAsJson(const QList<HttpRequest> &requests, const PreviewOptions &options)
{
    JsonValue list = JsonValue::array();
    for (const HttpRequest &request : shownRequests(requests, options)) {
        JsonValue headers = JsonValue::array();
        for (const Header &header : request.headers.rows()) {
            headers.items().append(JsonValue::array({JsonValue::string(QString::fromUtf8(header.name)),
                                                     JsonValue::string(QString::fromUtf8(header.value))}));
        }
        list.items().append(JsonValue::object({
            {u"kind"_s, JsonValue::string(exchangeKindId(request.kind))},
            {u"method"_s, JsonValue::string(QString::fromLatin1(request.method))},
            {u"url"_s, JsonValue::string(request.url)},
            {u"headers"_s, headers},
            {u"body"_s, JsonValue::string(QString::fromUtf8(request.body))},
        }));
    }
    return writeJson(JsonValue::object({{u"requests"_s, list}})) + '\n';
}

Result<QByteArray, CurlError> previewAsCurl(const QList<HttpRequest> &requests, const PreviewOptions &options)
{
    const RunRecord record = plannedRun(requests, options.profile);
    CurlOptions curl = CurlOptions::of(options.profile);
    if (!options.reveal)
        curl.variables = secretsIn(record);
    return curlScript(record, curl);
}

} // namespace workbench
