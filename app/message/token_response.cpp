// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/jwt.h"
#include "message/json_answer.h"
#include "message/lifetime.h"
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
void readScope(TokenResponse &response, const JsonValue &members)
{
    const JsonValue *scope = members.member(u"scope");
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
void readLifetime(TokenResponse &response, const JsonValue &members, bool isForm)
{
    const JsonValue *expires_in = members.member(u"expires_in");
    if (!expires_in)
        return;
    response.expires_in = lifetimeIn(*expires_in);
    if (!response.expires_in) {
        response.findings.append(noticed(
            u"TKR-010"_s,
            Text::tr(
                "expires_in is no number of seconds that makes sense: when the token ends is not known."),
            Text::tr("a number of seconds"), QString::fromUtf8(writeJson(*expires_in, JsonStyle::Compact))));
        return;
    }
    if (isForm || !expires_in->isString())
        return; // every value of a form is a text
    response.findings.append(noticed(u"TKR-008"_s,
                                     Text::tr("expires_in is a text; clients that expect a number may fail."),
                                     Text::tr("a number"), expires_in->text(), Finding::Severity::Info));
}

/// A path of the profile that ends before it reaches anything.
Finding ledNowhere(const ResponsePaths &paths, const QString &member, const QString &obstacle)
{
    return noticed(u"TKR-009"_s,
                   Text::tr("response.%1 leads to %2, but %3.").arg(member, paths.of(member), obstacle),
                   paths.of(member), obstacle);
}

/// The paths of members that may be missing; access_token may not, and `error` counts when there is one.
QList<Finding> lostPaths(const JsonValue &members, const ResponsePaths &paths)
{
    QList<Finding> findings;
    for (const QString &member :
         {u"success"_s, u"token_type"_s, u"expires_in"_s, u"refresh_token"_s, u"scope"_s, u"id_token"_s}) {
        const QString path = paths.of(member);
        const PathEnd end = path.isEmpty() ? PathEnd{&members, {}} : followPath(members, path);
        if (!end.value)
            findings.append(ledNowhere(paths, member, end.obstacle));
    }
    return findings;
}

TokenResponse tokensOf(const JsonAnswer &answer, const ResponsePaths &paths)
{
    const JsonDocument &document = answer.document;
    const JsonValue named = paths.named(document.value);
    TokenResponse response;
    response.members = document.value;
    response.access_token = textMember(named, u"access_token");
    response.token_type = textMember(named, u"token_type");
    response.refresh_token = textMember(named, u"refresh_token");
    response.id_token = textMember(named, u"id_token");
    readScope(response, named);
    readLifetime(response, named, answer.isForm);
    response.findings += lostPaths(document.value, paths);
    if (response.token_type.isEmpty() && !response.access_token.isEmpty()) {
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

/// Why there is no `access_token`: RFC 6749 §5.1 wants a string.
QString unusableToken(const JsonValue &members, const ResponsePaths &paths)
{
    const QString path = paths.of(u"access_token");
    if (!path.isEmpty()) {
        const PathEnd end = followPath(members, path);
        if (!end.value)
            return Text::tr("response.access_token leads to %1, but %2.").arg(path, end.obstacle);
    }
    const JsonValue named = paths.named(members);
    const JsonValue *access_token = named.member(u"access_token");
    if (!access_token)
        return Text::tr("The token response has no access_token.");
    const QString name = path.isEmpty() ? u"access_token"_s : path;
    return access_token->isString()
        ? Text::tr("The %1 of the response is empty.").arg(name)
        : Text::tr("The %1 of the response is %2, not a string.").arg(name, kindText(*access_token));
}

/// What a provider writes for "it failed" into the member that says so.
bool meansFailure(const JsonValue &success)
{
    const bool isFalse = success.isBoolean() && !success.toBool();
    return isFalse || success.text() == "false"_L1 || success.text() == "0"_L1;
}

bool isError(const JsonValue *error)
{
    return error && !error->isNull() && !(error->isString() && error->text().isEmpty());
}

/// True for an answer that says no, in spite of its status.
bool isRefused(const JsonValue &members, const ResponsePaths &paths)
{
    const QString success = paths.of(u"success");
    const JsonValue *verdict = success.isEmpty() ? nullptr : followPath(members, success).value;
    if (verdict && meansFailure(*verdict))
        return true;
    if (!textMember(paths.named(members), u"access_token").isEmpty())
        return false;
    const QString error = paths.of(u"error");
    const bool refused = members.member(u"error") && !members.member(u"error")->isNull();
    return refused || (!error.isEmpty() && isError(followPath(members, error).value));
}

/// The error text of the provider, from where the profile says that it stands.
void readErrorByPath(OAuthError &refusal, const JsonValue &members, const ResponsePaths &paths)
{
    const QString path = paths.of(u"error");
    const JsonValue *error = path.isEmpty() ? nullptr : followPath(members, path).value;
    if (!isError(error))
        return;
    const bool isPlain = error->isString() || error->isNumber();
    const QString text = isPlain ? error->text() : QString::fromUtf8(writeJson(*error, JsonStyle::Compact));
    if (!refusal.error.isEmpty() && refusal.error != text)
        refusal.others.append(u"error"_s, refusal.error);
    refusal.error = text;
}

/// The error of an answer whose status says that it is one.
RunError failureByStatus(const Exchange &exchange, const RunError &error, const ResponsePaths &paths)
{
    const auto *refusal = std::get_if<OAuthError>(&error);
    const auto body = refusal ? parseJson(exchange.response->body) : parseJson({});
    if (!body)
        return error;
    OAuthError result = *refusal;
    readErrorByPath(result, body->value, paths);
    return result;
}

} // namespace

Result<TokenResponse, RunError> readTokenResponse(const Exchange &exchange, const ResponsePaths &paths)
{
    const AnswerOf token{OAuthError::Where::TokenResponse,
                         u"token_endpoint"_s,
                         u"token_response"_s,
                         Text::tr("token"),
                         Text::tr("a JSON object with access_token"),
                         {u"RFC 6749"_s, u"5.1"_s}};
    const auto answer = readJsonAnswer(exchange, token);
    if (!answer)
        return Failure<RunError>{failureByStatus(exchange, answer.error(), paths)};
    const JsonValue &members = answer->document.value;
    if (isRefused(members, paths)) {
        OAuthError refusal = refusalIn(exchange, &members, token);
        readErrorByPath(refusal, members, paths);
        return Failure<RunError>{refusal};
    }
    TokenResponse response = tokensOf(*answer, paths);
    if (answer->isForm) {
        response.findings.append(noticed(u"TKR-003"_s,
                                         Text::tr("The provider answered in form encoding instead of JSON."),
                                         u"application/json"_s, u"application/x-www-form-urlencoded"_s));
    }
    if (response.access_token.isEmpty())
        return Failure<RunError>{unreadableAnswer(exchange, token, unusableToken(members, paths))};
    return response;
}

QList<Finding> refusalFindings(const Exchange &exchange, const ResponsePaths &paths)
{
    const QString path = paths.of(u"error");
    if (path.isEmpty() || !exchange.response)
        return {};
    const auto body = parseJson(exchange.response->body);
    if (!body)
        return {};
    const PathEnd end = followPath(body->value, path);
    return end.value ? QList<Finding>() : QList<Finding>{ledNowhere(paths, u"error"_s, end.obstacle)};
}

TokenResponse frontChannelTokens(const Parameters &response)
{
    JsonAnswer answer;
    answer.isForm = true;
    answer.document.value = JsonValue::object();
    for (const Parameter &row : response.rows()) {
        if (row.name != "code"_L1 && row.name != "state"_L1 && row.name != "iss"_L1)
            answer.document.value.setMember(row.name, JsonValue::string(row.value));
    }
    return tokensOf(answer, {});
}

} // namespace workbench
