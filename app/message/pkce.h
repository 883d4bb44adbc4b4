// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>

namespace workbench {

/// RFC 7636 §4.1: a verifier from 32 random bytes, 43 characters of base64url. `random` must be
/// unpredictable.
QString codeVerifier(const QByteArray &random);

/// RFC 7636 §4.2. `method` is `S256` or `plain`; empty means no PKCE and yields an empty challenge.
QString codeChallenge(QStringView method, const QString &code_verifier);

/// RFC 7636 §4.1: what is wrong with a verifier that a user typed (43–128 unreserved characters), or nothing.
std::optional<QString> codeVerifierProblem(QStringView code_verifier);

} // namespace workbench
