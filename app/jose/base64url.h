// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace workbench {

/// The first thing that is wrong in base64url text (RFC 7515 §2, RFC 4648 §5).
struct Base64UrlError {
    qsizetype offset = 0; ///< in bytes
    QString message;

    friend bool operator==(const Base64UrlError &, const Base64UrlError &) = default;
};

/// Without padding, as JOSE and PKCE want it.
QByteArray toBase64Url(QByteArrayView bytes);
/// Strict: the URL-safe alphabet only, no padding, no white space, unused trailing bits zero.
Result<QByteArray, Base64UrlError> fromBase64Url(QByteArrayView text);

} // namespace workbench
