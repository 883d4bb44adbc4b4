// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "http/run_record.h"
#include "protocol/profile.h"
#include "protocol/result.h"
#include "protocol/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace workbench {

enum class Shell {
    Posix, ///< sh, dash, bash, zsh
    Cmd, ///< the Windows prompt (not a batch file, where `%` has other rules)
    PowerShell, ///< 7.3 or later; earlier ones mangle quotes in arguments
};

struct CurlOptions {
    Shell shell = Shell::Posix;
    /// Where these values occur (in any wire encoding) a shell variable stands, named after the secret in
    /// capitals: `"$CLIENT_SECRET"`. It holds the value as it stands on the wire. Empty: secrets in place.
    QList<Secret> variables;
    QString caFile{}; ///< given to curl as its only authorities
    bool acceptInvalidCertificates = false;
    QString proxy{}; ///< as in the profile document
    QString clientCertificateFile{}; ///< PEM; or
    QString clientPkcs12File{};
    QString clientKeyFile{}; ///< empty: the key is in the same file
    QString clientKeyPassphrase{};

    /// What the profile says about the transport.
    static CurlOptions of(const Profile &profile);
};

/// Why there is no such command: the character that the shell or curl cannot carry, and where it stands.
struct CurlError {
    QString message;
};

/// A curl command that sends byte for byte the request that was sent: method, URL, every header in order,
/// body; whatever else stands in the user's ~/.curlrc (`-q`). `request` is a completed one
/// (Exchange::request, or completedRequest()); a front-channel one is a plain GET. Posix: no `$'…'`, runs in
/// dash; a body with control characters or of more than 100 000 bytes goes through `printf … |`. One line
/// before the command demands each variable. Fails for NUL and for what cmd or PowerShell cannot carry.
Result<QByteArray, CurlError> curlCommand(const HttpRequest &request, const CurlOptions &options);

/// The whole run as a script: what went through the browser as comments with the URL, each other request as
/// a command. Variables are shared by all of them.
Result<QByteArray, CurlError> curlScript(const RunRecord &record, const CurlOptions &options);

} // namespace workbench
