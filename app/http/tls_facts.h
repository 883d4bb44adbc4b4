// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"

#include <QSslError>

QT_BEGIN_NAMESPACE
class QSslCertificate;
class QSslSocket;
QT_END_NAMESPACE

namespace workbench {

CertificateFacts certificateFacts(const QSslCertificate &certificate);

/// Protocol, cipher and the peer's chain of a socket whose handshake got at least as far as the certificates.
TlsFacts tlsFacts(const QSslSocket &socket);

/// "The certificate is self-signed, and untrusted (CN=localhost, valid until 2026-11-30)".
QString tlsErrorText(const QSslError &error);

} // namespace workbench
