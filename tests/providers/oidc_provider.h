// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>

namespace workbench::test {

/// The certified OpenID provider of npm's `oidc-provider` on a free port of 127.0.0.1, one process per
/// object. Clients: `public`, `basic` and `post`, named by how they authenticate; redirect URIs
/// http://127.0.0.1, localhost and [::1], any port, `/callback`. PKCE is required, but for the client
/// `without pkce`, every code comes with a refresh token, and any user can log in. The client `browser` may
/// ask for every response type.
class OidcProvider {
public:
    ~OidcProvider();

    /// Why it cannot run on this machine; empty when it can.
    static QString unavailable();

    /// Starts it and waits until it serves. Empty, or what it said instead. With paths of PEM files (see
    /// provider.mjs) it serves https, asks for client certificates, and has the clients `tls_client_auth` and
    /// `self_signed_tls_client_auth`.
    QString start(const QJsonObject &tls = {});

    QString issuer() const { return m_ready.value("issuer").toString(); }
    /// An API for `resource=` (RFC 8707) whose access tokens are JWTs.
    QString api() const { return m_ready.value("api").toString(); }
    /// Empty for the public client.
    QString clientSecret(const QString &client_id) const;

    /// The private JWK of the client `private_key_jwt ALG`.
    QJsonObject clientKey(const QString &alg) const
    {
        return m_ready.value("keys").toObject().value(alg).toObject();
    }

    /// What the provider made of one request: the event of that name ("grant.success", …) whose request had
    /// this parameter. Members: `client`, `parameters` as received, `error`, `detail`. Waits a moment for it;
    /// empty when it does not come.
    QJsonObject event(const QString &name, const QString &parameter, const QString &value);

private:
    /// Reads whole lines for at most that long; false when none came.
    bool readLines(int milliseconds);

    QProcess m_process;
    QJsonObject m_ready;
    QList<QJsonObject> m_events;
};

} // namespace workbench::test
