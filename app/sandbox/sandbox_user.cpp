// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_user.h"

#include "sandbox/sandbox_clients.h"
#include "sandbox/sandbox_server.h"

namespace workbench {

using namespace Qt::StringLiterals;

namespace sandbox_user {

QString sub()
{
    return u"alice-1"_s;
}

bool isLogin(const QString &username, const QString &password)
{
    return isSameSecret(username, SandboxServer::username())
        && isSameSecret(password, SandboxServer::password());
}

JsonValue claims(const QStringList &scope)
{
    JsonValue claims = JsonValue::object({{u"sub"_s, JsonValue::string(sub())}});
    if (scope.contains(u"profile"_s)) {
        claims.setMember(u"name"_s, JsonValue::string(u"Demo User"_s));
        claims.setMember(u"given_name"_s, JsonValue::string(u"Demo"_s));
        claims.setMember(u"family_name"_s, JsonValue::string(u"User"_s));
        claims.setMember(u"preferred_username"_s, JsonValue::string(SandboxServer::username()));
    }
    if (scope.contains(u"email"_s)) {
        claims.setMember(u"email"_s, JsonValue::string(u"demo@sandbox.example"_s));
        claims.setMember(u"email_verified"_s, JsonValue::boolean(true));
    }
    return claims;
}

} // namespace sandbox_user

namespace sandbox_scope {

namespace {

QStringList ofApi()
{
    return {u"api.read"_s, u"api.write"_s};
}

} // namespace

QStringList supported()
{
    return QStringList{u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s} + ofApi();
}

QStringList fromText(const QString &text)
{
    QStringList scope = text.split(u' ', Qt::SkipEmptyParts);
    scope.removeDuplicates();
    return scope;
}

bool areSupported(const QStringList &scope)
{
    const QStringList known = supported();
    return std::all_of(scope.begin(), scope.end(),
                       [&known](const QString &one) { return known.contains(one); });
}

QStringList withoutUser(const QStringList &scope)
{
    QStringList granted;
    for (const QString &one : scope) {
        if (ofApi().contains(one))
            granted.append(one);
    }
    return granted;
}

} // namespace sandbox_scope

} // namespace workbench
