// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/authorities.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Authorities)
};

Failure<TransportError> unusable(const QString &message)
{
    return Failure{TransportError{TransportError::Kind::InvalidRequest, message, u"tls.ca_file"_s}};
}

} // namespace

Result<QList<QSslCertificate>, TransportError> Authorities::load(const QString &caFile)
{
    const QFileInfo info(caFile);
    if (caFile == m_path && info.lastModified() == m_modified && info.size() == m_size)
        return m_certificates;

    QFile file(caFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return unusable(Text::tr("The file %1 of tls.ca_file cannot be read (%2); nothing was sent")
                            .arg(caFile, file.errorString()));
    }
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(file.readAll(), QSsl::Pem);
    if (certificates.isEmpty()) {
        return unusable(Text::tr("The file %1 of tls.ca_file holds no certificate in PEM form "
                                 "(-----BEGIN CERTIFICATE-----); nothing was sent")
                            .arg(caFile));
    }
    m_path = caFile;
    m_modified = info.lastModified();
    m_size = info.size();
    m_certificates = certificates;
    return certificates;
}

} // namespace workbench
