// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/json_answer.h"

#include "http/redaction.h"
#include "http/redaction_places.h"
#include "protocol/parameters.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(json_answer)
};

/// Words that may be tokens counted instead of shown: those with a digit, those in mixed case, and long ones.
/// Masks stay.
QString withoutTokens(const QString &text)
{
    static const QRegularExpression word(u"‹masked, [^›]*›|(?<token>[A-Za-z0-9._~+/=-]{16,}"
                                         "|(?=[A-Za-z._~+/=-]*[0-9])[A-Za-z0-9._~+/=-]{6,}"
                                         "|(?=[A-Z._~+/=-]*[a-z][a-z._~+/=-]*[A-Z])[A-Za-z._~+/=-]{6,})"_s);
    QString shown;
    qsizetype copied = 0;
    for (auto matches = word.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength(u"token"_s) == 0)
            continue;
        shown += text.sliced(copied, match.capturedStart() - copied);
        shown += Text::tr("(%1 characters)").arg(match.capturedLength());
        copied = match.capturedEnd();
    }
    return shown + text.sliced(copied);
}

/// The first characters of a body that is not what it should be, on one line. Without secrets: cut off, they
/// would not be known again by those who mask this text.
QString excerpt(const Exchange &exchange)
{
    constexpr qsizetype read = 4096;
    constexpr qsizetype shown = 80;
    Exchange beginning = exchange;
    QByteArray &body = beginning.response->body;
    if (body.isEmpty())
        return Text::tr("an empty body");
    body.truncate(read);
    body = Redactor(secretsIn(beginning)).masked(beginning).response->body;
    const auto wide = utf16Text(body);
    const QString start = withoutTokens(QString::fromUtf8(wide ? wide->utf8 : body).simplified());
    return start.size() > shown ? start.first(shown) + u'…' : start;
}

/// What stands in the way of reading the body as JSON, in one sentence without its full stop.
QString notJson(const HttpResponse &answer, const JsonError &error)
{
    const QByteArray encoding = answer.headers.value("Content-Encoding").value_or("identity").trimmed();
    if (encoding.isEmpty() || encoding.compare("identity", Qt::CaseInsensitive) == 0)
        return error.text();
    return Text::tr("it is encoded (Content-Encoding: %1), although only identity was asked for")
        .arg(QString::fromLatin1(encoding));
}

/// RFC 6749 §5.2. The members beside the registered ones are kept: providers put the useful part there.
OAuthError refusal(int status, const JsonValue *object, OAuthError::Where where)
{
    OAuthError error{where, {}, {}, {}, {}, status};
    if (!object)
        return error;
    error.error = textMember(*object, u"error");
    error.error_description = textMember(*object, u"error_description");
    error.error_uri = textMember(*object, u"error_uri");
    for (const JsonMember &member : object->members()) {
        const bool registered = (member.name == "error"_L1 && !error.error.isEmpty())
            || (member.name == "error_description"_L1 && !error.error_description.isEmpty())
            || (member.name == "error_uri"_L1 && !error.error_uri.isEmpty());
        if (registered)
            continue;
        const QString value = member.value.isString()
            ? member.value.text()
            : QString::fromUtf8(writeJson(member.value, JsonStyle::Compact));
        error.others.append(member.name, value);
    }
    return error;
}

bool mayBeForm(const HttpResponse &answer)
{
    const QByteArray type = answer.headers.value("Content-Type").value_or(QByteArray());
    const QByteArray media = type.split(';').constFirst().trimmed().toLower();
    return media == "application/x-www-form-urlencoded" || media == "text/plain";
}

/// A form with at least one of the members that answers of OAuth servers have; everything else that has an
/// equals sign somewhere is none.
std::optional<JsonDocument> readForm(const HttpResponse &answer)
{
    if (!mayBeForm(answer))
        return std::nullopt;
    const FormDecoding form = Parameters::fromForm(answer.body.trimmed());
    const bool isAnswer = form.parameters.value(u"access_token") || form.parameters.value(u"device_code")
        || form.parameters.value(u"error");
    if (!isAnswer || !form.problems.isEmpty())
        return std::nullopt;
    JsonDocument document;
    document.value = JsonValue::object();
    for (const Parameter &row : form.parameters.rows())
        document.value.setMember(row.name, JsonValue::string(row.value));
    return document;
}

} // namespace

QString textMember(const JsonValue &object, QStringView name)
{
    const JsonValue *member = object.member(name);
    return member && member->isString() ? member->text() : QString();
}

CheckFailure unreadableAnswer(const Exchange &exchange, const AnswerOf &from, const QString &message)
{
    return {from.check, message, from.expected, excerpt(exchange), from.spec};
}

OAuthError refusalIn(const Exchange &exchange, const JsonValue *object, const AnswerOf &from)
{
    return refusal(exchange.response->status, object, from.where);
}

Result<JsonAnswer, RunError> readJsonAnswer(const Exchange &exchange, const AnswerOf &from)
{
    if (exchange.error)
        return Failure<RunError>{*exchange.error};
    if (!exchange.response) {
        return Failure<RunError>{
            TransportError{TransportError::Kind::Other, Text::tr("There is no response."), from.endpoint}};
    }

    const HttpResponse &answer = *exchange.response;
    const auto parsed = parseJson(answer.body);
    const std::optional<JsonDocument> form = parsed ? std::nullopt : readForm(answer);
    const JsonDocument *document = parsed ? &*parsed : form ? &*form : nullptr;
    const JsonValue *object = document && document->value.isObject() ? &document->value : nullptr;
    if (answer.status >= 400)
        return Failure<RunError>{refusalIn(exchange, object, from)};
    if (answer.status >= 300) {
        const QString location = QString::fromUtf8(answer.headers.value("Location").value_or(QByteArray()));
        return Failure<RunError>{CheckFailure{
            from.check,
            Text::tr("The %1 endpoint answered with a redirect, which is not followed: credentials could go "
                     "to another server. Correct %2, or follow it as a new step.")
                .arg(from.name, from.endpoint),
            from.expected, Text::tr("%1 to %2").arg(answer.status).arg(location), from.spec}};
    }
    if (!document) {
        return Failure<RunError>{unreadableAnswer(exchange, from,
                                                  Text::tr("The body of the %1 response is not JSON: %2.")
                                                      .arg(from.name, notJson(answer, parsed.error())))};
    }
    if (!object) {
        return Failure<RunError>{unreadableAnswer(
            exchange, from, Text::tr("The body of the %1 response is JSON, but no object.").arg(from.name))};
    }
    return JsonAnswer{*document, form.has_value()};
}

} // namespace workbench
