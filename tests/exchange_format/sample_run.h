// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/redaction.h"
#include "http/request_completion.h"
#include "http/run_record.h"
#include "protocol/parameters.h"

#include <QTimeZone>

namespace workbench::test {

/// A finished authorization code run in which every secret has characters that each encoding writes
/// differently.
struct SampleRun {
    const QString client_secret = QStringLiteral("S3cr3t %/'\"\\&<é +x");
    const QString code = QStringLiteral("SplxlOBeZQQYbYS6WxSbIA+/=");
    const QString code_verifier = QStringLiteral("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    const QString access_token = QStringLiteral("2YotnFZFEjr1zCsicMWpAA\"/é");
    const QString refresh_token = QStringLiteral("tGzv3JOkF0XG5Qx2TlKWIA");
    const QString cookie = QStringLiteral("31d4d96e407aad42");
    /// RFC 7519 §3.1
    const QString id_token = QStringLiteral(
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6"
        "Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk1");

    QList<Secret> all() const
    {
        return {{QStringLiteral("client_secret"), client_secret},
                {QStringLiteral("code"), code},
                {QStringLiteral("code_verifier"), code_verifier},
                {QStringLiteral("access_token"), access_token},
                {QStringLiteral("refresh_token"), refresh_token},
                {QStringLiteral("cookie"), cookie},
                {QStringLiteral("id_token"), id_token}};
    }

    RunRecord record() const
    {
        RunRecord record;
        record.startedAt = time(0);
        record.finishedAt = time(9'500);
        record.outcome = RunOutcome::Tokens;
        record.profile.setText(u"name", QStringLiteral("Sample"));
        record.profile.setText(u"client_id", QStringLiteral("s6BhdRkqt3"));
        record.profile.setText(u"client_secret", client_secret);
        record.secrets = {{QStringLiteral("code_verifier"), code_verifier}};
        record.exchanges = {authorizationRequest(), authorizationResponse(), tokenExchange(),
                            userinfoExchange()};
        record.tokens = parseJson(record.exchanges[2].response->body)->value;
        record.steps = {{QStringLiteral("authorization_request"),
                         QStringLiteral("Browser opened"),
                         StepState::Done,
                         {},
                         time(0),
                         12.5,
                         0,
                         false},
                        {QStringLiteral("iss_check"),
                         QStringLiteral("iss checked"),
                         StepState::Skipped,
                         QStringLiteral("no iss beside the code ") + code,
                         {},
                         0,
                         -1,
                         true}};
        record.findings = {{QStringLiteral("TOK-001"),
                            Finding::Severity::Warning,
                            2,
                            QStringLiteral("the token ") + refresh_token + QStringLiteral(" is short"),
                            {},
                            refresh_token,
                            {QStringLiteral("RFC 6749"), QStringLiteral("5.1")}}};
        return record;
    }

    static QDateTime time(qint64 ms)
    {
        return QDateTime::fromMSecsSinceEpoch(1'790'000'000'123 + ms, QTimeZone::utc());
    }

private:
    QString encoded(const QString &value) const { return QString::fromLatin1(formEncoded(value)); }

    Exchange authorizationRequest() const
    {
        Exchange exchange;
        exchange.request.kind = ExchangeKind::AuthorizationRequest;
        exchange.request.url =
            QStringLiteral("https://as.example/authorize?response_type=code&client_id=s6BhdRkqt3&"
                           "state=xyz&id_token_hint=")
            + id_token;
        exchange.startedAt = time(0);
        return exchange;
    }

    Exchange authorizationResponse() const
    {
        Exchange exchange;
        exchange.request.kind = ExchangeKind::AuthorizationResponse;
        exchange.request.url =
            QStringLiteral("http://127.0.0.1:53682/callback?state=xyz&code=") + encoded(code);
        exchange.requestTarget = "/callback?state=xyz&code=" + formEncoded(code);
        exchange.request.headers = {{"Host", "127.0.0.1:53682"}, {"Cookie", "session=" + cookie.toLatin1()}};
        exchange.startedAt = time(8'400);
        return exchange;
    }

    Exchange tokenExchange() const
    {
        HttpRequest request;
        request.method = "POST";
        request.url = QStringLiteral("https://as.example/token");
        request.headers = {
            {"Content-Type", "application/x-www-form-urlencoded"},
            {"Authorization", "Basic " + ("s6BhdRkqt3:" + formEncoded(client_secret)).toBase64()}};
        request.body = Parameters{{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
                                  {QStringLiteral("code"), code},
                                  {QStringLiteral("code_verifier"), code_verifier}}
                           .toForm();
        Exchange exchange = completedExchange(request);
        exchange.response = HttpResponse{};
        exchange.response->httpVersion = "HTTP/1.1";
        exchange.response->status = 200;
        exchange.response->reason = "OK";
        exchange.response->headers = {{"Content-Type", "application/json"},
                                      {"Set-Cookie", "session=" + cookie.toLatin1() + "; HttpOnly"}};
        exchange.response->body = writeJson(JsonValue::object(
            {{QStringLiteral("access_token"), JsonValue::string(access_token)},
             {QStringLiteral("token_type"), JsonValue::string(QStringLiteral("Bearer"))},
             {QStringLiteral("expires_in"), JsonValue::numberText(QStringLiteral("3600.0"))},
             {QStringLiteral("refresh_token"), JsonValue::string(refresh_token)},
             {QStringLiteral("id_token"), JsonValue::string(id_token)}}));
        exchange.timing = {1, 3, 8.25, 60, 61.5};
        return exchange;
    }

    Exchange userinfoExchange() const
    {
        HttpRequest request;
        request.kind = ExchangeKind::Userinfo;
        request.url = QStringLiteral("https://as.example/userinfo?echo=") + encoded(access_token);
        request.headers = {{"Authorization", "Bearer " + access_token.toUtf8()}};
        Exchange exchange = completedExchange(request);
        exchange.response = HttpResponse{};
        exchange.response->status = 502;
        exchange.response->headers = {{"Content-Type", "image/png"}};
        exchange.response->body = "\x89PNG\r\n\xff" + refresh_token.toLatin1();
        exchange.response->complete = false;
        exchange.error = TransportError{TransportError::Kind::ConnectionClosed,
                                        QStringLiteral("closed after ") + access_token,
                                        QStringLiteral("userinfo_endpoint")};
        return exchange;
    }

    static Exchange completedExchange(const HttpRequest &request)
    {
        const auto completed = completedRequest(request);
        Exchange exchange;
        exchange.request = completed->request;
        // The version of the program is not what the tests are about.
        exchange.request.headers.set("User-Agent", "oauth-workbench");
        exchange.requestTarget = completed->target;
        exchange.startedAt = time(8'500);
        exchange.finishedAt = time(8'562);
        return exchange;
    }
};

/// The forms in which a secret could be found in a text.
inline QList<QByteArray> formsOf(const QString &secret)
{
    const QByteArray plain = secret.toUtf8();
    const QByteArray json = writeJson(JsonValue::string(secret), JsonStyle::Compact);
    QList<QByteArray> forms{plain,
                            formEncoded(secret),
                            plain.toPercentEncoding(),
                            plain.toPercentEncoding().toLower(),
                            formEncoded(secret).toPercentEncoding(),
                            json.mid(1, json.size() - 2),
                            secret.toHtmlEscaped().toUtf8(),
                            ("s6BhdRkqt3:" + plain).toBase64(),
                            ("s6BhdRkqt3:" + formEncoded(secret)).toBase64()};
    // JSON in JSON, as when a body is shown as a text member.
    forms.append(QByteArray(json.mid(1, json.size() - 2)).replace('\\', "\\\\").replace('"', "\\\""));
    return forms;
}

} // namespace workbench::test
