// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/profile.h"
#include "protocol/result.h"

#include <QObject>

#include <memory>

namespace workbench {

/// The built-in authorization server: correct, small, in memory, on 127.0.0.1 only. Discovery, authorize
/// (login and consent page), token (authorization_code with PKCE, refresh_token, client_credentials,
/// password), userinfo, JWKS, ID tokens signed with RS256.
class SandboxServer : public QObject {
    Q_OBJECT
public:
    explicit SandboxServer(QObject *parent = nullptr);
    ~SandboxServer() override;

    /// Starts on `port` (0 = a free one). Starting a running server does nothing. Returns the port, or why
    /// not.
    Result<quint16, QString> start(quint16 port = 0);
    bool isRunning() const;
    QString issuer() const; ///< "http://127.0.0.1:PORT"

    static QString clientId();
    static QString clientSecret();
    static QString username();
    static QString password();

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The built-in profile "Sandbox"; its endpoints hold `{{port}}` until the server runs.
Profile sandboxProfile();
/// The same profile with `{{port}}` replaced in every text member.
Profile withSandboxPort(const Profile &profile, quint16 port);
bool needsSandbox(const Profile &profile); ///< some text member holds `{{port}}`

} // namespace workbench
