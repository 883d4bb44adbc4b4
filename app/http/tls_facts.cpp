// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/tls_facts.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TlsFacts)
};

template<class Attributes, class Values>
QString distinguishedName(const Attributes &attributes, Values values)
{
    QStringList parts;
    for (const QByteArray &attribute : attributes) {
        for (const QString &value : values(attribute))
            parts.append(QString::fromLatin1(attribute) + u'=' + value);
    }
    return parts.join(", "_L1);
}

QString subjectOf(const QSslCertificate &certificate)
{
    return distinguishedName(certificate.subjectInfoAttributes(),
                             [&](const QByteArray &name) { return certificate.subjectInfo(name); });
}

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return u"TLSv1.2"_s;
    case QSsl::TlsV1_3:
        return u"TLSv1.3"_s;
    default:
        return {};
    }
}

} // namespace

CertificateFacts certificateFacts(const QSslCertificate &certificate)
{
    CertificateFacts facts;
    facts.subject = subjectOf(certificate);
    facts.issuer = distinguishedName(certificate.issuerInfoAttributes(),
                                     [&](const QByteArray &name) { return certificate.issuerInfo(name); });
    const auto alternativeNames = certificate.subjectAlternativeNames();
    for (auto name = alternativeNames.cbegin(); name != alternativeNames.cend(); ++name)
        facts.alternativeNames.append(name.value());
    facts.notBefore = certificate.effectiveDate().toUTC();
    facts.notAfter = certificate.expiryDate().toUTC();
    facts.sha256 = QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
    facts.pem = certificate.toPem();
    return facts;
}

TlsFacts tlsFacts(const QSslSocket &socket)
{
    TlsFacts facts;
    facts.protocol = protocolName(socket.sessionProtocol());
    facts.cipher = socket.sessionCipher().name();
    const QList<QSslCertificate> chain = socket.peerCertificateChain();
    for (const QSslCertificate &certificate : chain)
        facts.chain.append(certificateFacts(certificate));
    if (const QSslCertificate own = socket.localCertificate(); !own.isNull())
        facts.clientCertificate = certificateFacts(own);
    return facts;
}

QString tlsErrorText(const QSslError &error)
{
    const QSslCertificate certificate = error.certificate();
    if (certificate.isNull())
        return error.errorString();
    return Text::tr("%1 (%2, valid from %3 to %4)")
        .arg(error.errorString(), subjectOf(certificate),
             certificate.effectiveDate().toUTC().toString(Qt::ISODate),
             certificate.expiryDate().toUTC().toString(Qt::ISODate));
}

} // namespace workbench
