// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace workbench {

/// True for a parameter, member or header whose value is a secret, however its words are joined:
/// `access_token`, `accessToken` and `Access-Token` are one name. Not secret: `state`, `nonce`,
/// `code_challenge`, `request`, and `user_code`, which is made to be read aloud.
bool isSecretName(QStringView wireName);

/// What must stay private of a JWK (RFC 7518 §6.2.2, §6.3.2, §6.4; RFC 8037 §2).
bool isPrivateKeyMember(QStringView name);

} // namespace workbench
