// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/token.h"

#include "http/redaction.h"
#include "message/client_authentication.h"
#include "message/request_draft.h"
#include "message/saml_assertion.h"
#include "protocol/grant_table.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(token)
};

QString textMember(const JsonValue &object, QStringView name)
{
    const JsonValue *member = object.member(name);
    return member && member->isString() ? member->text() : QString();
}

/// Long words counted instead of shown: where nothing names it, that is what a token looks like.
QString withoutLongWords(QString text)
{
    static const QRegularExpression longWord(u"[A-Za-z0-9_~+/=-]{24,}"_s);
    for (auto match = longWord.match(text); match.hasMatch(); match = longWord.match(text)) {
        text.replace(match.capturedStart(), match.capturedLength(),
                     Text::tr("(%1 characters)").arg(match.capturedLength()));
    }
    return text;
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
    const QString start = withoutLongWords(QString::fromUtf8(body).simplified());
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

CheckFailure unreadable(const QString &message, const QString &actual)
{
    return {u"token_response"_s,
            message,
            Text::tr("a JSON object with access_token"),
            actual,
            {u"RFC 6749"_s, u"5.1"_s}};
}

/// RFC 6749 §5.2. The members beside the registered ones are kept: providers put the useful part there.
OAuthError refusal(int status, const JsonValue *object)
{
    OAuthError error{OAuthError::Where::TokenResponse, {}, {}, {}, {}, status};
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

/// What a row of the grant table is sent with; more than one value for a parameter that repeats.
QStringList valuesOf(const GrantParameter &row, const GrantDefinition &grant, const Profile &profile,
                     const Parameters &runTime)
{
    constexpr QLatin1StringView map("parameters.");
    if (const auto value = runTime.value(row.name))
        return {*value};
    if (row.name == "grant_type"_L1)
        return {grant.wire_grant_type.isEmpty() ? profile.grantType() : grant.wire_grant_type};
    if (row.name == "scope"_L1)
        return {profile.flag(u"scope_in_token_request", row.sentByDefault) ? profile.scope() : QString()};
    if (row.name == "assertion"_L1 && grant.grant_type == "saml2_bearer"_L1)
        return {samlAssertion(profile.text(row.member))};
    if (!row.member.startsWith(map))
        return {profile.text(row.member)};
    QStringList values;
    const Parameters own = profile.grantParameters();
    for (const Parameter &parameter : own.rows()) {
        if (parameter.name == row.name)
            values.append(parameter.value);
    }
    return values;
}

TokenResponse tokensOf(const JsonDocument &document)
{
    TokenResponse response;
    response.members = document.value;
    response.access_token = textMember(document.value, u"access_token");
    response.token_type = textMember(document.value, u"token_type");
    response.refresh_token = textMember(document.value, u"refresh_token");
    response.id_token = textMember(document.value, u"id_token");
    response.scope = textMember(document.value, u"scope");
    if (const JsonValue *expires_in = document.value.member(u"expires_in"))
        response.expires_in = expires_in->toInteger();
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
    return response;
}

} // namespace

HttpRequest tokenRequest(const Profile &profile, const Parameters &runTime)
{
    const GrantDefinition *grant = grantDefinition(profile.grantType());
    Q_ASSERT(grant);
    const bool json = profile.tokenRequestEncoding() == "json"_L1;
    RequestDraft draft(ExchangeKind::Token, "POST", profile.text(u"token_endpoint"),
                       json ? RequestDraft::BodyEncoding::Json : RequestDraft::BodyEncoding::Form);
    draft.setHeader("Accept", "application/json");
    for (const GrantParameter &row : grant->parameters) {
        if (row.request != GrantParameter::Request::Token || row.name == "client_secret"_L1)
            continue;
        if (row.name == "client_id"_L1) {
            authenticateClient(draft, ClientCredentials::of(profile));
            continue;
        }
        for (const QString &value : valuesOf(row, *grant, profile, runTime))
            draft.addToBody(row.name, value);
    }
    if (!grant->sends(GrantParameter::Request::Authorization)) {
        const Parameters own = profile.grantParameters();
        for (const Parameter &parameter : own.rows()) {
            if (!grant->parameter(GrantParameter::Request::Token, parameter.name))
                draft.addToBody(parameter.name, parameter.value);
        }
    }
    draft.applyProfileRows(profile, tokenRequestKind(profile));
    return draft.toHttpRequest();
}

QString tokenRequestKind(const Profile &profile)
{
    return profile.grantType() == "refresh_token"_L1 ? u"refresh"_s : u"token"_s;
}

Result<TokenResponse, RunError> readTokenResponse(const Exchange &exchange)
{
    if (exchange.error)
        return Failure<RunError>{*exchange.error};
    if (!exchange.response) {
        return Failure<RunError>{TransportError{TransportError::Kind::Other,
                                                Text::tr("There is no response."), u"token_endpoint"_s}};
    }

    const HttpResponse &answer = *exchange.response;
    const auto parsed = parseJson(answer.body);
    const JsonValue *object = parsed && parsed->value.isObject() ? &parsed->value : nullptr;
    if (answer.status >= 400)
        return Failure<RunError>{refusal(answer.status, object)};
    if (answer.status >= 300) {
        const QString location = QString::fromUtf8(answer.headers.value("Location").value_or(QByteArray()));
        return Failure<RunError>{unreadable(
            Text::tr("The token endpoint answered with a redirect, which is not followed: credentials "
                     "could go to another server. Correct token_endpoint, or follow it as a new step."),
            Text::tr("%1 to %2").arg(answer.status).arg(location))};
    }
    if (!parsed) {
        return Failure<RunError>{unreadable(
            Text::tr("The body of the token response is not JSON: %1.").arg(notJson(answer, parsed.error())),
            excerpt(exchange))};
    }
    if (!object) {
        return Failure<RunError>{unreadable(
            Text::tr("The body of the token response is JSON, but no object."), excerpt(exchange))};
    }
    if (!textMember(*object, u"error").isEmpty() && textMember(*object, u"access_token").isEmpty())
        return Failure<RunError>{refusal(answer.status, object)};
    TokenResponse response = tokensOf(*parsed);
    if (response.access_token.isEmpty()) {
        return Failure<RunError>{
            unreadable(Text::tr("The token response has no access_token."), excerpt(exchange))};
    }
    return response;
}

} // namespace workbench
