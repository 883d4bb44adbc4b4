// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/base64url.h"
#include "jose/key.h"
#include "protocol/json.h"
#include "protocol/parameters.h"
#include "redirect/server_request.h"
#include "sandbox/sandbox_context.h"
#include "sandbox/sandbox_server.h"

#include <QRegularExpression>
#include <QString>
#include <QUrl>

namespace workbench::test {

/// The moment at which these tests happen, in seconds since 1970.
inline constexpr qint64 sandboxNow = 1'800'000'000;

inline const QString sandboxRedirectUri = QStringLiteral("http://127.0.0.1:53682/callback");

/// A sandbox without socket and clock. The key is made once: that takes a while.
inline SandboxContext sandboxContext()
{
    SandboxContext context;
    context.issuer = QStringLiteral("http://127.0.0.1:4711");
    context.signer.setKey(Key::generateRsa().value());
    return context;
}

inline ServerRequest sandboxGet(const QByteArray &path, const Parameters &query = {},
                                const HeaderList &headers = {})
{
    ServerRequest request;
    request.method = "GET";
    request.path = path;
    request.query = query.toForm();
    request.headers = headers;
    return request;
}

inline ServerRequest sandboxPost(const QByteArray &path, const Parameters &form,
                                 const HeaderList &headers = {})
{
    ServerRequest request;
    request.method = "POST";
    request.path = path;
    request.headers = headers;
    request.headers.append("Content-Type", "application/x-www-form-urlencoded");
    request.body = form.toForm();
    return request;
}

inline QByteArray basic(const QByteArray &client_id, const QByteArray &client_secret)
{
    return "Basic " + (client_id + ':' + client_secret).toBase64();
}

/// The authorization request of the built-in profile, with a nonce and the challenge of RFC 7636 Appendix B.
inline Parameters sandboxAuthorizationParameters()
{
    return {{QStringLiteral("response_type"), QStringLiteral("code")},
            {QStringLiteral("client_id"), QStringLiteral("sandbox-client")},
            {QStringLiteral("redirect_uri"), sandboxRedirectUri},
            {QStringLiteral("scope"), QStringLiteral("openid profile email offline_access")},
            {QStringLiteral("state"), QStringLiteral("st&te +1")},
            {QStringLiteral("nonce"), QStringLiteral("n-0S6")},
            {QStringLiteral("code_challenge"), QStringLiteral("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")},
            {QStringLiteral("code_challenge_method"), QStringLiteral("S256")}};
}
inline const QString sandboxVerifier = QStringLiteral("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

/// The CSRF token of a login page; empty if it is none.
inline QString csrfTokenOf(const ServerResponse &page)
{
    static const QRegularExpression field(QStringLiteral("name=\"csrf_token\" value=\"([^\"]+)\""));
    return field.match(QString::fromUtf8(page.body)).captured(1);
}

inline Parameters sandboxDecision(const QString &csrfToken, const QString &decision)
{
    return {{QStringLiteral("csrf_token"), csrfToken},
            {QStringLiteral("username"), SandboxServer::username()},
            {QStringLiteral("password"), SandboxServer::password()},
            {QStringLiteral("decision"), decision}};
}

inline QString locationOf(const ServerResponse &response)
{
    return QString::fromUtf8(response.headers.value("Location").value_or(QByteArray()));
}

/// The parameters after `separator` in the Location.
inline Parameters returned(const ServerResponse &response, QChar separator = u'?')
{
    const QString location = locationOf(response);
    return Parameters::fromForm(location.mid(location.indexOf(separator) + 1).toLatin1()).parameters;
}

inline JsonValue jsonOf(const ServerResponse &response)
{
    const auto document = parseJson(response.body);
    return document ? document->value : JsonValue();
}

inline QString memberOf(const JsonValue &object, QStringView name)
{
    const JsonValue *member = object.member(name);
    return member ? member->text() : QString();
}

/// Header (0) or claims (1) of a compact JWS.
inline JsonValue jwtPart(const QString &jwt, int part)
{
    const auto bytes = fromBase64Url(jwt.section(u'.', part, part).toLatin1());
    const auto document = parseJson(bytes ? QByteArrayView(*bytes) : QByteArrayView());
    return document ? document->value : JsonValue();
}

} // namespace workbench::test
