// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"

#include <QString>
#include <QStringList>

namespace workbench {

/// The one made-up user of the sandbox.
namespace sandbox_user {
QString sub();
bool isLogin(const QString &username, const QString &password);
/// The claims that the scope gives access to (OpenID Connect Core 1.0 §5.4), `sub` first.
JsonValue claims(const QStringList &scope);
} // namespace sandbox_user

/// The scopes of the sandbox: those of OpenID Connect, and two of an API that needs no user.
namespace sandbox_scope {
QStringList supported();
/// Words between single spaces, duplicates dropped (RFC 6749 §3.3).
QStringList fromText(const QString &text);
bool areSupported(const QStringList &scope);
/// What a client without a user can have: the rest is left out, and the response says so (§3.3).
QStringList withoutUser(const QStringList &scope);
} // namespace sandbox_scope

} // namespace workbench
