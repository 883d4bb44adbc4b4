// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/token_presentation.h"

#include "jose/jwt.h"
#include "protocol/parameters.h"
#include "support/readable_time.h"

#include <QCoreApplication>
#include <QTimeZone>
#include <QUrl>

#include <cmath>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

// A JSON body beyond this is no token response; it is not searched for tokens.
constexpr qsizetype largestBody = 4 * 1024 * 1024;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TokenPresentation)
};

struct Candidate {
    QString name;
    QString place;
    QString value;
};

void appendForm(QList<Candidate> &found, QByteArrayView encoded, const QString &place)
{
    const FormDecoding form = Parameters::fromForm(encoded);
    for (const Parameter &parameter : form.parameters.rows()) {
        if (parameter.name == "workbench_fragment"_L1) // the listener's page hands it over
            appendForm(found, parameter.value.toUtf8(), Text::tr("the fragment"));
        else
            found.append({parameter.name, place, parameter.value});
    }
}

void appendJson(QList<Candidate> &found, const QByteArray &body, const QString &place)
{
    if (body.size() > largestBody)
        return;
    const auto document = parseJson(body);
    if (!document)
        return;
    for (const JsonMember &member : document->value.members()) {
        if (member.value.isString())
            found.append({member.name, place, member.value.text()});
    }
}

bool isForm(const HeaderList &headers)
{
    return headers.value("Content-Type")
        .value_or(QByteArray())
        .startsWith("application/x-www-form-urlencoded");
}

QList<Candidate> candidates(const Exchange &exchange)
{
    QList<Candidate> found;
    const HttpRequest &request = exchange.request;
    appendForm(found, QUrl(request.url).query(QUrl::FullyEncoded).toLatin1(), Text::tr("the URL"));
    appendForm(found, QUrl(request.url).fragment(QUrl::FullyEncoded).toLatin1(), Text::tr("the fragment"));
    const QByteArray authorization = request.headers.value("Authorization").value_or(QByteArray());
    if (const qsizetype space = authorization.indexOf(' '); space > 0 && !authorization.startsWith("Basic "))
        found.append({u"Authorization"_s, Text::tr("the request"),
                      QString::fromLatin1(authorization.sliced(space + 1))});
    if (isForm(request.headers))
        appendForm(found, request.body, Text::tr("the request"));
    else
        appendJson(found, request.body, Text::tr("the request"));
    if (exchange.response)
        appendJson(found, exchange.response->body, Text::tr("the response"));
    return found;
}

bool isTokenName(const QString &name)
{
    return name == "access_token"_L1 || name == "id_token"_L1 || name == "refresh_token"_L1;
}

bool isTimeClaim(const QString &name)
{
    static const QStringList names = {u"exp"_s, u"iat"_s, u"nbf"_s, u"auth_time"_s, u"updated_at"_s};
    return names.contains(name);
}

/// A NumericDate (RFC 7519 §2) may have a fraction.
QString timeText(const JsonValue &value, const QDateTime &now)
{
    bool ok = false;
    const double seconds = value.text().toDouble(&ok);
    if (!ok || std::abs(seconds) > 1e11)
        return {};
    const QDateTime when = QDateTime::fromSecsSinceEpoch(qint64(seconds), QTimeZone::utc());
    return u" (%1, %2)"_s.arg(clockText(when, now), relativeText(when, now));
}

QString valueText(const JsonMember &member, const QDateTime &now)
{
    if (member.value.isString())
        return member.value.text();
    const QString text = QString::fromUtf8(writeJson(member.value, JsonStyle::Compact));
    return member.value.isNumber() && isTimeClaim(member.name) ? text + timeText(member.value, now) : text;
}

void appendRows(QList<NamedValue> &rows, const QString &part, const std::optional<JsonValue> &object,
                const QDateTime &now)
{
    if (!object)
        return;
    for (const JsonMember &member : object->members())
        rows.append({part + member.name, valueText(member, now)});
}

QString summaryOf(TokenFormat format)
{
    switch (format) {
    case TokenFormat::Opaque:
        return Text::tr("Opaque: a string that only the server understands.");
    case TokenFormat::Jws:
        return Text::tr("Signed JWT (JWS). Decoded only: the signature was not checked.");
    case TokenFormat::Jwe:
        return Text::tr(
            "Encrypted JWT (JWE). Only the header can be read without the key; nothing was checked.");
    }
    Q_UNREACHABLE();
}

QByteArray textOf(const DecodedToken &token)
{
    QByteArray text;
    if (!token.headerBytes.isEmpty())
        text += prettyJson(token.headerBytes).text + '\n';
    if (!token.payloadBytes.isEmpty())
        text += prettyJson(token.payloadBytes).text + '\n';
    return text;
}

TokenPresentation presented(const Candidate &candidate, const DecodedToken &token, const QDateTime &now)
{
    TokenPresentation shown;
    shown.title = Text::tr("%1 in %2").arg(candidate.name, candidate.place);
    shown.summary = summaryOf(token.format);
    for (const TokenProblem &problem : token.problems) {
        shown.problems.append(Text::tr("%1, at byte %2: %3")
                                  .arg(problem.part, QString::number(problem.offset), problem.message));
    }
    shown.text = textOf(token);
    appendRows(shown.rows, Text::tr("header: "), token.header, now);
    appendRows(shown.rows, QString(), token.claims, now);
    return shown;
}

} // namespace

QList<TokenPresentation> tokensIn(const Exchange &exchange, const Redactor &redactor, const QDateTime &now)
{
    QList<TokenPresentation> tokens;
    for (const Candidate &candidate : candidates(exchange)) {
        const DecodedToken decoded = decodeToken(candidate.value.toUtf8());
        if (decoded.format == TokenFormat::Opaque && !isTokenName(candidate.name))
            continue;
        TokenPresentation shown = presented(candidate, decoded, now);
        shown.text = redactor.masked(shown.text);
        for (NamedValue &row : shown.rows)
            row.value = redactor.masked(row.value);
        tokens.append(shown);
    }
    return tokens;
}

} // namespace workbench
