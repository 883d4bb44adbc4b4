// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "support/scripted_server.h"

#include <QTemporaryDir>

namespace workbench::test {

/// Certificates made anew for each test run, as PEM files in a directory that disappears with this object.
/// All but selfSigned() are issued by authority(). Making them costs a few milliseconds; making none costs
/// nothing: each is made when it is first asked for.
class TestCertificates {
public:
    TestCertificates();
    ~TestCertificates();

    /// The authority's certificate: what `tls.ca_file` names so that good() is trusted.
    QString authority() const;
    /// For localhost, 127.0.0.1 and ::1, valid now.
    CertificateFiles good() const;
    /// For the same hosts, but its own issuer.
    CertificateFiles selfSigned() const;
    /// For the same hosts, but its time is over since yesterday.
    CertificateFiles expired() const;
    /// Valid now, but for wrong.example only.
    CertificateFiles wrongHost() const;

    /// For a client, valid now.
    CertificateFiles client() const;
    /// For a client, but its own issuer.
    CertificateFiles selfSignedClient() const;
    /// For a client, but its time is over since yesterday.
    CertificateFiles expiredClient() const;

private:
    struct Issuer;
    const Issuer &issuer() const;
    CertificateFiles files(const QString &name, const struct CertificateSpec &spec) const;

    QTemporaryDir m_directory;
    mutable std::unique_ptr<Issuer> m_issuer;
};

} // namespace workbench::test
