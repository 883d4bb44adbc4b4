// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QSslConfiguration;
QT_END_NAMESPACE

namespace workbench {

/// With what a client proves itself in TLS (RFC 8705 §2). Plain bytes: to have one loads no TLS library.
struct ClientIdentity {
    QList<QByteArray> certificates; ///< DER: that of the key first, then its issuers
    QByteArray privateKey; ///< PKCS #8 as PEM, not encrypted
    /// Gives away a reference to the same key as an object of OpenSSL's, for kinds of keys that Qt has no
    /// name for (Ed25519, RSA-PSS). May be empty.
    std::function<Qt::HANDLE()> keyObject;
};

/// What is shown of the identity's own certificate; nothing when it is none.
std::optional<CertificateFacts> certificateFacts(const ClientIdentity &identity);

/// Lets a connection present the identity, or says why the TLS library cannot use it.
std::optional<TransportError> present(const ClientIdentity &identity, QSslConfiguration &tls);

} // namespace workbench
