// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/step_ids.h"
#include "http/run_record.h"
#include "jose/base64url.h"

#include <QTimeZone>

namespace workbench::test {

// The secrets of sampleRun(), long enough to be recognised wherever they recur.
inline constexpr char clientSecret[] = "s3cr3t-of-the-client";
inline constexpr char code[] = "code-that-is-used-once";
inline constexpr char codeVerifier[] = "verifier-verifier-verifier-verifier-verifier-43";
inline constexpr char refreshToken[] = "refresh-token-of-the-run";

inline QDateTime sampleTime()
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc());
}

/// A JWT whose signature is made up; exp is an hour after sampleTime().
inline QByteArray sampleJwt()
{
    const QByteArray claims = "{\"iss\":\"https://as.example\",\"sub\":\"alice\",\"exp\":"
        + QByteArray::number(sampleTime().addSecs(3600).toSecsSinceEpoch()) + "}";
    return toBase64Url(QByteArrayView("{\"alg\":\"RS256\",\"kid\":\"k1\"}")) + '.' + toBase64Url(claims) + '.'
        + toBase64Url(QByteArrayView("not a signature"));
}

inline QByteArray sampleTokenBody()
{
    return "{\"access_token\":\"" + sampleJwt()
        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
          "\"refresh_token\":\""
        + QByteArray(refreshToken) + "\",\"scope\":\"openid\"}";
}

inline Exchange sampleTokenExchange(const QByteArray &body, int status = 200)
{
    Exchange exchange;
    exchange.request.kind = ExchangeKind::Token;
    exchange.request.method = "POST";
    exchange.request.url = QStringLiteral("https://as.example/token");
    exchange.request.headers = {{"Host", "as.example"},
                                {"Content-Type", "application/x-www-form-urlencoded"}};
    exchange.request.body = QByteArray("grant_type=authorization_code&code=") + code
        + "&code_verifier=" + codeVerifier + "&client_secret=" + clientSecret;
    exchange.requestTarget = "/token";
    HttpResponse response;
    response.httpVersion = "HTTP/1.1";
    response.status = status;
    response.reason = status == 200 ? "OK" : "Bad Request";
    response.headers = {{"Content-Type", "application/json"}};
    response.body = body;
    exchange.response = response;
    exchange.startedAt = sampleTime();
    exchange.finishedAt = sampleTime().addMSecs(61);
    exchange.timing.total = 61.0;
    return exchange;
}

/// A run that ended with tokens: one step without and one with an exchange, one skipped.
inline RunRecord sampleRun()
{
    RunRecord record;
    record.id = QUuid::createUuid();
    record.profile.setText(u"name", QStringLiteral("Sample"));
    record.profile.setText(u"client_secret", QString::fromLatin1(clientSecret));
    record.startedAt = sampleTime();
    record.finishedAt = sampleTime().addSecs(1);
    record.exchanges = {sampleTokenExchange(sampleTokenBody())};
    record.outcome = RunOutcome::Tokens;
    record.tokens = parseJson(sampleTokenBody())->value;
    record.tokensReceivedAt = sampleTime();
    record.secrets = {{QStringLiteral("code"), QString::fromLatin1(code)},
                      {QStringLiteral("code_verifier"), QString::fromLatin1(codeVerifier)}};

    Step listener;
    listener.id = step_id::listener;
    listener.title = QStringLiteral("Redirect listener");
    listener.state = StepState::Done;
    listener.durationMs = 1;
    Step check;
    check.id = step_id::iss_check;
    check.title = QStringLiteral("iss checked");
    check.state = StepState::Skipped;
    check.reason = QStringLiteral("The server sent none.");
    Step token;
    token.id = step_id::token_request;
    token.title = QStringLiteral("Token request");
    token.state = StepState::Done;
    token.durationMs = 61;
    token.exchange = 0;
    record.steps = {listener, check, token};
    return record;
}

/// The same run, but the last step failed with `error`.
inline RunRecord failedRun(const RunError &error, const QByteArray &body = "{\"error\":\"invalid_client\"}")
{
    RunRecord record = sampleRun();
    record.exchanges = {sampleTokenExchange(body, 400)};
    record.tokens = {};
    record.error = error;
    record.outcome = runOutcome(error);
    record.steps.last().state = StepState::Failed;
    record.steps.last().reason = runErrorText(error);
    return record;
}

} // namespace workbench::test
