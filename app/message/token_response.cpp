// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/jwt.h"
#include "message/json_answer.h"
#include "message/token.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(token)
};

/// An ID token is a JWT (OpenID Connect Core 1.0 §2); where it stops being one.
QList<Finding> idTokenFindings(const QString &id_token)
{
    QList<Finding> findings;
    const auto add = [&findings](const QString &message) {
        findings.append({u"IDT-001"_s,
                         Finding::Severity::Error,
                         -1,
                         message,
                         Text::tr("a signed or encrypted JWT"),
                         {},
                         {u"OpenID Connect Core 1.0"_s, u"2"_s}});
    };
    if (id_token.isEmpty())
        return findings;
    const DecodedToken decoded = decodeToken(id_token.toUtf8());
    for (const TokenProblem &problem : decoded.problems) {
        add(Text::tr("The ID token cannot be read at byte %1 (%2): %3")
                .arg(problem.offset)
                .arg(problem.part, problem.message));
    }
    if (decoded.format == TokenFormat::Opaque && decoded.problems.isEmpty())
        add(Text::tr("The ID token is no JWT: at byte 0 there is no encoded header."));
    return findings;
}

Finding noticed(const QString &id, const QString &message, const QString &expected, const QString &actual,
                Finding::Severity severity = Finding::Severity::Warning)
{
    return {id, severity, -1, message, expected, actual, {u"RFC 6749"_s, u"5.1"_s}};
}

/// One text, its names separated by spaces; a few providers send an array.
void readScope(TokenResponse &response)
{
    const JsonValue *scope = response.members.member(u"scope");
    if (!scope)
        return;
    if (scope->isString()) {
        response.scope = scope->text();
        return;
    }
    QStringList names;
    for (const JsonValue &item : scope->items())
        names.append(item.text());
    response.scope = names.join(u' ');
    response.findings.append(noticed(u"TKR-008"_s,
                                     Text::tr("scope is no text; clients that expect one may fail."),
                                     Text::tr("a text"), Text::tr("another type"), Finding::Severity::Info));
}

/// A number of seconds; a few providers send its digits as a text.
void readLifetime(TokenResponse &response, bool isForm)
{
    const JsonValue *expires_in = response.members.member(u"expires_in");
    if (!expires_in)
        return;
    response.expires_in = expires_in->toInteger();
    if (response.expires_in || !expires_in->isString())
        return;
    bool isNumber = false;
    const qint64 seconds = expires_in->text().toLongLong(&isNumber);
    if (isNumber)
        response.expires_in = seconds;
    if (isForm && isNumber)
        return; // every value of a form is a text
    response.findings.append(noticed(u"TKR-008"_s,
                                     Text::tr("expires_in is a text; clients that expect a number may fail."),
                                     Text::tr("a number"), expires_in->text(), Finding::Severity::Info));
}

TokenResponse tokensOf(const JsonAnswer &answer)
{
    const JsonDocument &document = answer.document;
    TokenResponse response;
    response.members = document.value;
    response.access_token = textMember(document.value, u"access_token");
    response.token_type = textMember(document.value, u"token_type");
    response.refresh_token = textMember(document.value, u"refresh_token");
    response.id_token = textMember(document.value, u"id_token");
    readScope(response);
    readLifetime(response, answer.isForm);
    if (response.token_type.isEmpty()) {
        response.findings.append(
            {u"TKR-004"_s,
             Finding::Severity::Warning,
             -1,
             Text::tr("token_type is missing, so a client has to guess how to send the token."),
             u"token_type"_s,
             Text::tr("absent"),
             {u"RFC 6749"_s, u"5.1"_s}});
    }
    for (const JsonDuplicate &duplicate : document.duplicates) {
        response.findings.append(
            {u"JSN-001"_s,
             Finding::Severity::Warning,
             -1,
             Text::tr("The member %1 stands twice in one object (again at byte %2); readers "
                      "differ in which one they take.")
                 .arg(duplicate.name)
                 .arg(duplicate.offset),
             Text::tr("once"),
             Text::tr("twice"),
             {u"RFC 8259"_s, u"4"_s}});
    }
    response.findings += idTokenFindings(response.id_token);
    return response;
}

/// Why this `access_token`, if there is one at all, is none: RFC 6749 §5.1 wants a string.
QString unusableToken(const JsonValue *access_token)
{
    if (!access_token)
        return Text::tr("The token response has no access_token.");
    switch (access_token->kind()) {
    case JsonValue::Kind::Null:
        return Text::tr("The access_token of the response is null, not a string.");
    case JsonValue::Kind::Boolean:
        return Text::tr("The access_token of the response is true or false, not a string.");
    case JsonValue::Kind::Number:
        return Text::tr("The access_token of the response is a number, not a string.");
    case JsonValue::Kind::Array:
        return Text::tr("The access_token of the response is an array, not a string.");
    case JsonValue::Kind::Object:
        return Text::tr("The access_token of the response is an object, not a string.");
    case JsonValue::Kind::String:
        break;
    }
    return Text::tr("The access_token of the response is empty.");
}

} // namespace

Result<TokenResponse, RunError> readTokenResponse(const Exchange &exchange)
{
    const AnswerOf token{OAuthError::Where::TokenResponse,
                         u"token_endpoint"_s,
                         u"token_response"_s,
                         Text::tr("token"),
                         Text::tr("a JSON object with access_token"),
                         {u"RFC 6749"_s, u"5.1"_s}};
    const auto answer = readJsonAnswer(exchange, token);
    if (!answer)
        return Failure<RunError>{answer.error()};
    const JsonValue &members = answer->document.value;
    const bool refused = members.member(u"error") && !members.member(u"error")->isNull();
    if (refused && textMember(members, u"access_token").isEmpty())
        return Failure<RunError>{refusalIn(exchange, &members, token)};
    TokenResponse response = tokensOf(*answer);
    if (answer->isForm) {
        response.findings.append(noticed(u"TKR-003"_s,
                                         Text::tr("The provider answered in form encoding instead of JSON."),
                                         u"application/json"_s, u"application/x-www-form-urlencoded"_s));
    }
    if (response.access_token.isEmpty()) {
        return Failure<RunError>{
            unreadableAnswer(exchange, token, unusableToken(members.member(u"access_token")))};
    }
    return response;
}

} // namespace workbench
