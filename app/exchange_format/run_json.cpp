// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/run_json.h"

#include "exchange_format/json_pieces.h"
#include "http/redaction.h"
#include "jose/jwt.h"
#include "message/response_paths.h"
#include "protocol/json.h"

#include <algorithm>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

JsonValue text(const QString &value)
{
    return JsonValue::string(value);
}

template<class List, class Map> JsonValue array(const List &list, Map map)
{
    QList<JsonValue> items;
    std::transform(list.begin(), list.end(), std::back_inserter(items), map);
    return JsonValue::array(std::move(items));
}

/// An index into another list; null where there is none.
JsonValue indexValue(int index)
{
    return index < 0 ? JsonValue() : JsonValue::number(index);
}

JsonValue bodyValue(const QByteArray &body)
{
    if (const auto characters = validUtf8(body))
        return text(*characters);
    return JsonValue::object({{u"base64"_s, text(QString::fromLatin1(body.toBase64()))}});
}

JsonValue headersValue(const HeaderList &headers)
{
    return array(headers.rows(), [](const Header &header) {
        return JsonValue::array({text(headerText(header.name)), text(headerText(header.value))});
    });
}

JsonValue requestValue(const Exchange &exchange)
{
    const HttpRequest &request = exchange.request;
    return JsonValue::object({
        {u"method"_s, text(headerText(request.method))},
        {u"url"_s, text(request.url)},
        {u"headers"_s, headersValue(exchange.sentHeaders())},
        {u"body"_s, bodyValue(request.body)},
    });
}

JsonValue responseValue(const std::optional<HttpResponse> &response)
{
    if (!response)
        return {};
    return JsonValue::object({
        {u"status"_s, JsonValue::number(response->status)},
        {u"reason"_s, text(headerText(response->reason))},
        {u"headers"_s, headersValue(response->headers)},
        {u"body"_s, bodyValue(response->body)},
    });
}

JsonValue timeValue(const std::optional<double> &milliseconds)
{
    return milliseconds ? jsonMilliseconds(*milliseconds) : JsonValue();
}

JsonValue timingValue(const ExchangeTiming &timing)
{
    return JsonValue::object({
        {u"dns"_s, timeValue(timing.dns)},
        {u"connect"_s, timeValue(timing.connect)},
        {u"tls"_s, timeValue(timing.tls)},
        {u"first_byte"_s, timeValue(timing.first_byte)},
        {u"total"_s, timeValue(timing.total)},
    });
}

JsonValue errorValue(const QString &kind, const QString &message, const QString &field)
{
    return JsonValue::object(
        {{u"kind"_s, text(kind)}, {u"message"_s, text(message)}, {u"field"_s, text(field)}});
}

JsonValue certificateValue(const CertificateFacts &certificate)
{
    return JsonValue::object({
        {u"subject"_s, text(certificate.subject)},
        {u"issuer"_s, text(certificate.issuer)},
        {u"names"_s, array(certificate.alternativeNames, text)},
        {u"not_before"_s, jsonTime(certificate.notBefore)},
        {u"not_after"_s, jsonTime(certificate.notAfter)},
        {u"sha256"_s, text(certificate.sha256)},
    });
}

JsonValue tlsValue(const std::optional<TlsFacts> &tls)
{
    if (!tls)
        return {};
    return JsonValue::object({
        {u"protocol"_s, text(tls->protocol)},
        {u"cipher"_s, text(tls->cipher)},
        {u"chain"_s, array(tls->chain, certificateValue)},
        {u"client_certificate"_s,
         tls->clientCertificate ? certificateValue(*tls->clientCertificate) : JsonValue()},
        {u"errors"_s, array(tls->errors, text)},
        {u"accepted"_s, JsonValue::boolean(tls->errors.isEmpty() || tls->errorsAccepted)},
    });
}

JsonValue exchangeValue(const Exchange &exchange)
{
    const auto &error = exchange.error;
    return JsonValue::object({
        {u"kind"_s, text(exchangeKindId(exchange.request.kind))},
        {u"request"_s, requestValue(exchange)},
        {u"response"_s, responseValue(exchange.response)},
        {u"started_at"_s, jsonTime(exchange.startedAt)},
        {u"timing"_s, timingValue(exchange.timing)},
        {u"error"_s, error ? errorValue(error->kindId(), error->message, error->field) : JsonValue()},
        {u"notes"_s, array(exchange.notes, text)},
        {u"tls"_s, tlsValue(exchange.tls)},
    });
}

JsonValue stepValue(const Step &step)
{
    JsonValue value = JsonValue::object({
        {u"id"_s, text(step.id)},
        {u"title"_s, text(step.title)},
        {u"state"_s, text(stepStateId(step.state))},
    });
    if (step.state != StepState::Done || !step.reason.isEmpty())
        value.setMember(u"reason"_s, text(step.reason));
    value.setMember(u"duration_ms"_s, jsonMilliseconds(step.durationMs));
    value.setMember(u"exchange"_s, indexValue(step.exchange));
    return value;
}

QString severityId(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Info:
        return u"info"_s;
    case Finding::Severity::Warning:
        return u"warning"_s;
    case Finding::Severity::Error:
        break;
    }
    return u"error"_s;
}

JsonValue findingValue(const Finding &finding)
{
    return JsonValue::object({
        {u"id"_s, text(finding.id)},
        {u"severity"_s, text(severityId(finding.severity))},
        {u"exchange"_s, indexValue(finding.exchange)},
        {u"message"_s, text(finding.message)},
        {u"reference"_s, finding.reference.isEmpty() ? JsonValue() : text(finding.reference.text())},
    });
}

struct KindAndField {
    QString kind;
    QString field;
};

KindAndField kindAndField(const RunError &error)
{
    if (const auto *transport = std::get_if<TransportError>(&error))
        return {transport->kindId(), transport->field};
    if (std::holds_alternative<OAuthError>(error))
        return {u"oauth_error"_s, {}};
    if (const auto *check = std::get_if<CheckFailure>(&error))
        return {u"check_failed"_s, check->check};
    if (const auto *usage = std::get_if<UsageError>(&error))
        return {u"usage"_s, usage->member};
    switch (std::get<WaitEnded>(error).how) {
    case WaitEnded::How::Timeout:
        return {u"timeout"_s, {}};
    case WaitEnded::How::CancelledByUser:
        return {u"cancelled"_s, {}};
    case WaitEnded::How::Expired:
        return {u"expired"_s, {}};
    case WaitEnded::How::EndOfInput:
        break;
    }
    return {u"end_of_input"_s, {}};
}

JsonValue runErrorValue(const std::optional<RunError> &error)
{
    if (!error)
        return {};
    const auto [kind, field] = kindAndField(*error);
    return errorValue(kind, runErrorText(*error), field);
}

JsonValue problemValue(const TokenProblem &problem)
{
    return JsonValue::object({
        {u"offset"_s, JsonValue::number(problem.offset)},
        {u"part"_s, text(problem.part)},
        {u"message"_s, text(problem.message)},
    });
}

/// The tokens by the names of RFC 6749, wherever the provider has put them.
JsonValue namedTokens(const RunRecord &record)
{
    return ResponsePaths(record.profile).named(record.tokens);
}

/// Header and claims of the members that are JWTs, by member name; of a broken one what can be read, and
/// where it breaks. They are no secrets, unlike the tokens themselves.
JsonValue decodedTokens(const JsonValue &tokens, const Redactor &redactor)
{
    JsonValue decoded = JsonValue::object();
    for (const JsonMember &member : tokens.members()) {
        if (!member.value.isString())
            continue;
        const DecodedToken token = decodeToken(member.value.text().toUtf8());
        if (token.format == TokenFormat::Opaque && token.problems.isEmpty())
            continue;
        JsonValue value = JsonValue::object({
            {u"header"_s, redactor.masked(token.header.value_or(JsonValue()))},
            {u"claims"_s, redactor.masked(token.claims.value_or(JsonValue()))},
        });
        if (!token.problems.isEmpty())
            value.setMember(u"errors"_s, array(token.problems, problemValue));
        decoded.setMember(member.name, value);
    }
    return decoded;
}

} // namespace

QByteArray runJson(const RunRecord &record, RunSecrets secrets)
{
    const Redactor redactor(secrets == RunSecrets::Masked ? secretsIn(record) : QList<Secret>());
    const RunRecord shown = redactor.masked(record);
    const JsonValue run = JsonValue::object({
        {u"outcome"_s, text(runOutcomeId(shown.outcome))},
        {u"error"_s, runErrorValue(shown.error)},
        {u"steps"_s, array(shown.steps, stepValue)},
        {u"exchanges"_s, array(shown.exchanges, exchangeValue)},
        {u"tokens"_s, shown.tokens},
        {u"front_channel_tokens"_s, shown.frontChannelTokens},
        {u"decoded"_s, decodedTokens(namedTokens(record), redactor)},
        {u"findings"_s, array(shown.findings, findingValue)},
    });
    return writeJson(run) + '\n';
}

} // namespace workbench
