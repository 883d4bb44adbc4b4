// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/kept_tokens.h"

#include "message/response_paths.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

const QString refreshToken = u"refresh_token"_s;

/// Where the provider puts it; else under its usual name, where keptResponse() adds it.
QString refreshTokenIn(const JsonValue &response, const Profile &profile)
{
    const JsonValue named = ResponsePaths(profile).named(response);
    for (const JsonValue *members : {&named, &response}) {
        const JsonValue *token = members->member(refreshToken);
        if (token && token->isString() && !token->text().isEmpty())
            return token->text();
    }
    return {};
}

} // namespace

QString refreshTokenOf(const Profile &profile)
{
    const QString own = profile.text(refreshToken);
    const JsonValue *kept = profile.value(u"last_response");
    return own.isEmpty() && kept ? refreshTokenIn(*kept, profile) : own;
}

JsonValue keptResponse(const Profile &profile, const JsonValue &received, const QDateTime &receivedAt)
{
    JsonValue kept = received;
    const bool isRefresh = profile.grantType() == refreshToken;
    if (isRefresh && refreshTokenIn(received, profile).isEmpty())
        kept.setMember(refreshToken, JsonValue::string(refreshTokenOf(profile)));
    kept.setMember(u"received_at"_s, JsonValue::string(receivedAt.toUTC().toString(Qt::ISODate)));
    return kept;
}

} // namespace workbench
