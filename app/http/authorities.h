// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/result.h"

#include <QDateTime>
#include <QList>
#include <QSslCertificate>

namespace workbench {

/// The certificates of a profile's `tls.ca_file`, read again only when the file changed.
class Authorities {
public:
    /// Fails with InvalidRequest, naming `tls.ca_file`, for a file that is missing, unreadable or without a
    /// PEM certificate.
    Result<QList<QSslCertificate>, TransportError> load(const QString &caFile);

private:
    QString m_path;
    QDateTime m_modified;
    qint64 m_size = -1;
    QList<QSslCertificate> m_certificates;
};

} // namespace workbench
