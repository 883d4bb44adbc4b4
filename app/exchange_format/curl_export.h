// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/result.h"
#include "protocol/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace workbench {

enum class Shell { Posix, Cmd, PowerShell };

struct CurlOptions {
    Shell shell = Shell::Posix;
    /// Where these values occur (in any wire encoding) a shell variable stands, named after the secret in
    /// capitals: `"$CLIENT_SECRET"`. It holds the value as it stands on the wire. Empty: secrets in place.
    QList<Secret> variables;
    QString caFile;
    bool acceptInvalidCertificates = false;
    QString proxy; ///< as in the profile document
};

/// Why there is no such command: the character that the shell or curl cannot carry, and where it stands.
struct CurlError {
    QString message;
};

/// A curl command that sends byte for byte the request that was sent: method, URL, every header in order, body.
/// `request` is a completed one (Exchange::request, or completedRequest()). Posix: no `$'…'`, runs in dash.
/// Fails for NUL in the body and for what cmd or PowerShell 7 cannot carry.
Result<QByteArray, CurlError> curlCommand(const HttpRequest &request, const CurlOptions &options);

} // namespace workbench
