// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/har_export.h"

#include "exchange_format/json_pieces.h"
#include "protocol/json.h"
#include "protocol/parameters.h"

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

JsonValue text(const QString &value)
{
    return JsonValue::string(value);
}

JsonValue nameAndValue(const QString &name, const QString &value)
{
    return JsonValue::object({{u"name"_s, text(name)}, {u"value"_s, text(value)}});
}

JsonValue parameterList(QByteArrayView form)
{
    QList<JsonValue> items;
    for (const Parameter &parameter : Parameters::fromForm(form).parameters.rows())
        items.append(nameAndValue(parameter.name, parameter.value));
    return JsonValue::array(items);
}

JsonValue headerList(const HeaderList &headers)
{
    QList<JsonValue> items;
    for (const Header &header : headers.rows())
        items.append(nameAndValue(headerText(header.name), headerText(header.value)));
    return JsonValue::array(items);
}

QByteArray queryOf(const QString &url)
{
    const QByteArray withoutFragment = url.toUtf8().split('#').first();
    const qsizetype question = withoutFragment.indexOf('?');
    return question < 0 ? QByteArray() : withoutFragment.sliced(question + 1);
}

QString mimeType(const HeaderList &headers)
{
    return headerText(headers.value("Content-Type").value_or(QByteArray()));
}

JsonValue postData(const HttpRequest &request)
{
    const QString type = mimeType(request.headers);
    const bool isForm = type.startsWith("application/x-www-form-urlencoded"_L1, Qt::CaseInsensitive);
    JsonValue data = JsonValue::object({
        {u"mimeType"_s, text(type)},
        {u"params"_s, isForm ? parameterList(request.body) : JsonValue::array()},
    });
    if (const auto characters = validUtf8(request.body)) {
        data.setMember(u"text"_s, text(*characters));
    } else {
        // HAR knows base64 for response content only; a member with an underscore is the format's own way
        // out.
        data.setMember(u"text"_s, text(QString::fromLatin1(request.body.toBase64())));
        data.setMember(u"_encoding"_s, text(u"base64"_s));
    }
    return data;
}

JsonValue harRequest(const Exchange &exchange)
{
    const HttpRequest &request = exchange.request;
    // Of what the browser sent nobody told us the headers.
    const bool isKnown = !request.headers.isEmpty();
    const qsizetype headSize = exchange.requestBytes().size() - request.body.size();
    JsonValue value = JsonValue::object({
        {u"method"_s, text(headerText(request.method))},
        {u"url"_s, text(request.url)},
        {u"httpVersion"_s, text(u"HTTP/1.1"_s)},
        {u"cookies"_s, JsonValue::array()},
        {u"headers"_s, headerList(exchange.sentHeaders())},
        {u"queryString"_s, parameterList(queryOf(request.url))},
        {u"headersSize"_s, JsonValue::number(isKnown ? headSize : -1)},
        {u"bodySize"_s, JsonValue::number(request.body.size())},
    });
    if (!request.body.isEmpty())
        value.setMember(u"postData"_s, postData(request));
    return value;
}

JsonValue content(const HttpResponse &response)
{
    JsonValue value = JsonValue::object({
        {u"size"_s, JsonValue::number(response.body.size())},
        {u"mimeType"_s, text(mimeType(response.headers))},
    });
    if (const auto characters = validUtf8(response.body)) {
        value.setMember(u"text"_s, text(*characters));
    } else {
        value.setMember(u"text"_s, text(QString::fromLatin1(response.body.toBase64())));
        value.setMember(u"encoding"_s, text(u"base64"_s));
    }
    return value;
}

/// HAR has no exchange without a response: status 0 is how browsers write one.
JsonValue harResponse(const Exchange &exchange)
{
    const HttpResponse response = exchange.response.value_or(HttpResponse());
    const qsizetype headSize = exchange.responseBytes().size() - response.body.size();
    return JsonValue::object({
        {u"status"_s, JsonValue::number(response.status)},
        {u"statusText"_s, text(headerText(response.reason))},
        {u"httpVersion"_s, text(headerText(response.httpVersion))},
        {u"cookies"_s, JsonValue::array()},
        {u"headers"_s, headerList(response.headers)},
        {u"content"_s, content(response)},
        {u"redirectURL"_s, text(headerText(response.headers.value("Location").value_or(QByteArray())))},
        {u"headersSize"_s, JsonValue::number(exchange.response ? headSize : -1)},
        {u"bodySize"_s, JsonValue::number(exchange.response ? response.body.size() : -1)},
    });
}

/// The time between two moments, the later of which may be unknown.
JsonValue span(const std::optional<double> &from, const std::optional<double> &to)
{
    return to ? jsonMilliseconds(qMax(0.0, *to - from.value_or(0))) : JsonValue::number(-1);
}

std::optional<double> firstKnown(std::initializer_list<std::optional<double>> moments)
{
    for (const auto &moment : moments) {
        if (moment)
            return moment;
    }
    return std::nullopt;
}

/// Ours are moments since the beginning, HAR's are durations, and its `connect` includes its `ssl`.
JsonValue timings(const ExchangeTiming &timing)
{
    const auto connected = firstKnown({timing.tls, timing.connect});
    const auto beforeAnswer = firstKnown({connected, timing.dns});
    return JsonValue::object({
        {u"blocked"_s, JsonValue::number(-1)},
        {u"dns"_s, span({}, timing.dns)},
        {u"connect"_s, span(timing.dns, connected)},
        {u"send"_s, JsonValue::number(0)},
        {u"wait"_s, span(beforeAnswer, timing.first_byte)},
        {u"receive"_s, timing.first_byte ? span(timing.first_byte, timing.total) : JsonValue::number(-1)},
        {u"ssl"_s, timing.connect ? span(timing.connect, timing.tls) : JsonValue::number(-1)},
    });
}

double duration(const Exchange &exchange)
{
    if (exchange.timing.total)
        return *exchange.timing.total;
    const bool isKnown = exchange.startedAt.isValid() && exchange.finishedAt.isValid();
    return isKnown ? double(exchange.startedAt.msecsTo(exchange.finishedAt)) : 0;
}

JsonValue entry(const Exchange &exchange)
{
    QStringList remarks{exchangeKindId(exchange.request.kind)};
    if (exchange.error)
        remarks.append(exchange.error->kindId() + u": "_s + exchange.error->message);
    remarks += exchange.notes;

    JsonValue value = JsonValue::object({
        {u"startedDateTime"_s, jsonTime(exchange.startedAt)},
        {u"time"_s, jsonMilliseconds(duration(exchange))},
        {u"request"_s, harRequest(exchange)},
        {u"response"_s, harResponse(exchange)},
        {u"cache"_s, JsonValue::object()},
        {u"timings"_s, timings(exchange.timing)},
        {u"comment"_s, text(remarks.join(u"; "_s))},
    });
    if (exchange.error)
        value.setMember(u"_error"_s, text(exchange.error->message));
    return value;
}

} // namespace

QByteArray harLog(const RunRecord &record, int onlyExchange)
{
    QList<JsonValue> entries;
    for (int i = 0; i < record.exchanges.size(); ++i) {
        if (onlyExchange < 0 || onlyExchange == i)
            entries.append(entry(record.exchanges[i]));
    }
    const JsonValue creator = JsonValue::object({
        {u"name"_s, text(u"OAuth Workbench"_s)},
        {u"version"_s, text(QStringLiteral(WORKBENCH_VERSION))},
    });
    const JsonValue log = JsonValue::object({
        {u"version"_s, text(u"1.2"_s)},
        {u"creator"_s, creator},
        {u"entries"_s, JsonValue::array(entries)},
    });
    return writeJson(JsonValue::object({{u"log"_s, log}})) + '\n';
}

} // namespace workbench
