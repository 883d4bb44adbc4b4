// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_responses.h"

namespace workbench {

using namespace Qt::StringLiterals;

ServerResponse jsonResponse(const JsonValue &body, int status, const QByteArray &reason)
{
    ServerResponse response;
    response.status = status;
    response.reason = reason;
    response.headers = {{"Content-Type", "application/json"},
                        {"Cache-Control", "no-store"},
                        {"Pragma", "no-cache"},
                        {"X-Content-Type-Options", "nosniff"}};
    response.body = writeJson(body);
    return response;
}

ServerResponse tokenErrorResponse(const SandboxError &error)
{
    const JsonValue body = JsonValue::object({
        {u"error"_s, JsonValue::string(error.error)},
        {u"error_description"_s, JsonValue::string(error.error_description)},
    });
    if (error.error == "server_error"_L1)
        return jsonResponse(body, 500, "Internal Server Error");
    if (error.error != "invalid_client"_L1)
        return jsonResponse(body, 400, "Bad Request");
    ServerResponse response = jsonResponse(body, 401, "Unauthorized");
    response.headers.append("WWW-Authenticate", "Basic realm=\"sandbox\", charset=\"UTF-8\"");
    return response;
}

ServerResponse redirectResponse(const QString &location, int status, const QByteArray &reason)
{
    ServerResponse response;
    response.status = status;
    response.reason = reason;
    response.headers = {
        {"Location", location.toUtf8()}, {"Cache-Control", "no-store"}, {"Referrer-Policy", "no-referrer"}};
    return response;
}

ServerResponse methodNotAllowed(const QByteArray &allowed)
{
    ServerResponse response = plainResponse(405, "Method Not Allowed",
                                            u"This address takes %1."_s.arg(QString::fromLatin1(allowed)));
    response.headers.append("Allow", allowed);
    return response;
}

ServerResponse plainResponse(int status, const QByteArray &reason, const QString &text)
{
    ServerResponse response;
    response.status = status;
    response.reason = reason;
    response.headers = {{"Content-Type", "text/plain; charset=utf-8"},
                        {"Cache-Control", "no-store"},
                        {"X-Content-Type-Options", "nosniff"}};
    response.body = text.toUtf8() + '\n';
    return response;
}

} // namespace workbench
