// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/step_presentation.h"

#include "flows/step_ids.h"
#include "http/redaction.h"
#include "protocol/json.h"
#include "protocol/parameters.h"
#include "protocol/visible_text.h"
#include "support/readable_time.h"
#include "views/run/step_summary.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

// Beyond this a table would have more rows than anybody reads, and its tree would take much memory.
constexpr qsizetype largestTable = 1024 * 1024;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StepPresentation)
};

QString latin(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

bool isForm(const HeaderList &headers)
{
    return headers.value("Content-Type")
        .value_or(QByteArray())
        .startsWith("application/x-www-form-urlencoded");
}

void appendParameters(QList<NamedValue> &rows, QByteArrayView encoded)
{
    const FormDecoding form = Parameters::fromForm(encoded);
    for (const Parameter &parameter : form.parameters.rows())
        rows.append({parameter.name, parameter.value});
}

QList<NamedValue> jsonMembers(const JsonValue &value)
{
    QList<NamedValue> rows;
    for (const JsonMember &member : value.members()) {
        const std::optional<QString> text = member.value.toString();
        rows.append(
            {member.name, text ? *text : QString::fromUtf8(writeJson(member.value, JsonStyle::Compact))});
    }
    return rows;
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    for (qsizetype at = 0; at < bytes.size() && !decoder.hasError(); at += largestTable) {
        const QString decoded =
            decoder(QByteArrayView(bytes).sliced(at, qMin(largestTable, bytes.size() - at)));
        Q_UNUSED(decoded)
    }
    return !decoder.hasError();
}

void presentJson(ResponsePresentation &shown, const QByteArray &body)
{
    const PrettyJson pretty = prettyJson(body);
    const bool announced =
        std::any_of(shown.headers.begin(), shown.headers.end(), [](const NamedValue &header) {
            return header.name.compare("content-type"_L1, Qt::CaseInsensitive) == 0
                && header.value.contains("json"_L1);
        });
    if (!pretty.error) {
        shown.pretty = PagedText(pretty.text);
        if (body.size() > largestTable)
            return;
        if (const auto document = parseJson(body)) {
            shown.members = jsonMembers(document->value);
            for (const JsonDuplicate &duplicate : document->duplicates)
                shown.remarks.append(
                    Text::tr("The member %1 stands in the body more than once.").arg(duplicate.name));
        }
    } else if (announced) {
        shown.pretty = PagedText(pretty.text);
        shown.remarks.append(Text::tr("The body says it is JSON, but is not: %1").arg(pretty.error->text()));
    }
}

/// A parameter a line, decoded. What no table could hold is only shown as it came.
void presentForm(ResponsePresentation &shown, const QByteArray &body)
{
    if (body.size() > largestTable)
        return;
    appendParameters(shown.members, body);
    QStringList lines;
    for (const NamedValue &row : std::as_const(shown.members))
        lines.append(row.name + u'=' + row.value);
    shown.pretty = PagedText(lines.join(u'\n').toUtf8());
}

/// In the front channel the browser makes the request; we know its URL.
QByteArray requestText(const Exchange &exchange)
{
    const bool madeByBrowser = exchange.requestTarget.isEmpty() && exchange.request.headers.isEmpty();
    return madeByBrowser ? exchange.request.url.toUtf8() : exchange.requestBytes();
}

ResponsePresentation presentResponse(const Exchange &exchange, qsizetype bodySize)
{
    const HttpResponse &response = *exchange.response;
    ResponsePresentation shown;
    shown.statusLine = Text::tr("%1 %2, body of %3 bytes")
                           .arg(QString::number(response.status), visibleLine(latin(response.reason)),
                                QLocale().toString(bodySize));
    shown.raw = PagedText(exchange.responseBytes());
    for (const Header &header : response.headers.rows())
        shown.headers.append({latin(header.name), latin(header.value)});
    if (!response.complete)
        shown.remarks.append(Text::tr("The connection ended before the announced end of the body."));
    if (!isUtf8(response.body))
        shown.remarks.append(Text::tr("The body is not valid UTF-8; what cannot be read is shown as �."));
    if (isForm(response.headers))
        presentForm(shown, response.body);
    else if (!response.body.trimmed().isEmpty())
        presentJson(shown, response.body);
    return shown;
}

QString timeText(const std::optional<double> &milliseconds)
{
    return milliseconds ? Text::tr("%1 ms").arg(*milliseconds, 0, 'f', 1) : Text::tr("not known");
}

QList<NamedValue> timingRows(const Exchange &exchange, const QDateTime &now)
{
    const ExchangeTiming &timing = exchange.timing;
    QList<NamedValue> rows;
    if (exchange.startedAt.isValid())
        rows.append({Text::tr("Started"), clockText(exchange.startedAt, now)});
    rows.append({Text::tr("Host name found (DNS)"), timeText(timing.dns)});
    rows.append({Text::tr("Connected"), timeText(timing.connect)});
    rows.append({Text::tr("TLS ready"), timeText(timing.tls)});
    rows.append({Text::tr("First byte"), timeText(timing.first_byte)});
    rows.append({Text::tr("Total"), timeText(timing.total)});
    return rows;
}

void appendCertificate(QList<NamedValue> &rows, const QString &prefix, const CertificateFacts &certificate,
                       const QDateTime &now)
{
    rows.append({prefix + Text::tr("subject"), certificate.subject});
    rows.append({prefix + Text::tr("issuer"), certificate.issuer});
    if (!certificate.alternativeNames.isEmpty())
        rows.append({prefix + Text::tr("names"), certificate.alternativeNames.join(u", "_s)});
    rows.append({prefix + Text::tr("valid from"), clockText(certificate.notBefore, now)});
    rows.append(
        {prefix + Text::tr("valid until"),
         u"%1 (%2)"_s.arg(clockText(certificate.notAfter, now), relativeText(certificate.notAfter, now))});
    rows.append({prefix + Text::tr("SHA-256"), certificate.sha256});
}

QList<NamedValue> tlsRows(const TlsFacts &tls, const QDateTime &now)
{
    QList<NamedValue> rows = {{Text::tr("Protocol"), tls.protocol}, {Text::tr("Cipher"), tls.cipher}};
    for (const QString &error : tls.errors)
        rows.append(
            {tls.errorsAccepted ? Text::tr("Error, accepted by your choice") : Text::tr("Error"), error});
    for (int i = 0; i < tls.chain.size(); ++i)
        appendCertificate(rows, Text::tr("Certificate %1: ").arg(i + 1), tls.chain.at(i), now);
    if (tls.clientCertificate) {
        // Qt does not tell whether the server asked for it.
        rows.append({Text::tr("Client certificate"), Text::tr("presented if the server asked for one")});
        appendCertificate(rows, Text::tr("Client certificate: "), *tls.clientCertificate, now);
    }
    return rows;
}

/// `shown` is `exchange`, masked or not; tokens are decoded from what was really received.
ExchangePresentation presentExchange(const Exchange &exchange, const Exchange &shown,
                                     const Redactor &redactor, const QDateTime &now)
{
    ExchangePresentation presented;
    presented.request = PagedText(requestText(shown));
    appendParameters(presented.parameters, QUrl(shown.request.url).query(QUrl::FullyEncoded).toUtf8());
    if (isForm(shown.request.headers))
        appendParameters(presented.parameters, shown.request.body);
    if (shown.response)
        presented.response = presentResponse(shown, exchange.response->body.size());
    presented.tokens = tokensIn(exchange, redactor, now);
    if (exchange.timing != ExchangeTiming())
        presented.timing = timingRows(exchange, now);
    if (exchange.tls)
        presented.tls = tlsRows(*exchange.tls, now);
    return presented;
}

} // namespace

int exchangeBehind(const RunRecord &record, int step)
{
    if (step < 0 || step >= record.steps.size())
        return -1;
    const Step &shown = record.steps.at(step);
    const bool readsTheOneBefore = shown.exchange < 0 && step > 0 && shown.id == step_id::token_response
        && shown.state != StepState::Skipped;
    const int index = readsTheOneBefore ? record.steps.at(step - 1).exchange : shown.exchange;
    return index >= 0 && index < record.exchanges.size() ? index : -1;
}

StepPresentation presentStep(const RunRecord &record, int step, bool reveal, const QDateTime &now)
{
    const Redactor redactor(reveal ? QList<Secret>() : secretsIn(record));
    StepPresentation shown;
    shown.summary = stepSummary(record, step, redactor);
    shown.exchangeIndex = exchangeBehind(record, step);
    if (shown.exchangeIndex >= 0) {
        const Exchange &exchange = record.exchanges.at(shown.exchangeIndex);
        shown.exchange = presentExchange(exchange, redactor.masked(exchange), redactor, now);
    }
    return shown;
}

} // namespace workbench
