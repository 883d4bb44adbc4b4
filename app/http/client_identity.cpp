// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client_identity.h"

#include "http/tls_facts.h"

#include <QCoreApplication>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ClientIdentity)
};

TransportError unusable(const QString &message)
{
    return {TransportError::Kind::InvalidRequest, message, u"tls.client_certificate_file"_s};
}

QSslKey keyOf(const ClientIdentity &identity, const QSslCertificate &certificate)
{
    const QSsl::KeyAlgorithm algorithm = certificate.publicKey().algorithm();
    const bool isNamed = algorithm == QSsl::Rsa || algorithm == QSsl::Ec;
    if (isNamed)
        return QSslKey(identity.privateKey, algorithm, QSsl::Pem);
    return identity.keyObject ? QSslKey(identity.keyObject(), QSsl::PrivateKey) : QSslKey();
}

} // namespace

std::optional<CertificateFacts> certificateFacts(const ClientIdentity &identity)
{
    const QSslCertificate own(identity.certificates.value(0), QSsl::Der);
    if (own.isNull())
        return std::nullopt;
    return certificateFacts(own);
}

std::optional<TransportError> present(const ClientIdentity &identity, QSslConfiguration &tls)
{
    QList<QSslCertificate> chain;
    for (const QByteArray &der : identity.certificates)
        chain.append(QSslCertificate(der, QSsl::Der));
    if (chain.isEmpty() || chain.first().isNull())
        return unusable(Text::tr("The client certificate cannot be read; nothing was sent"));
    const QSslKey key = keyOf(identity, chain.first());
    if (key.isNull()) {
        return unusable(Text::tr("The TLS library cannot use the key of the client certificate; nothing was "
                                 "sent. Use an RSA or EC key"));
    }
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    return std::nullopt;
}

} // namespace workbench
