// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "providers/oidc_provider.h"
#include "support/test_certificates.h"

namespace workbench::test {

/// The provider over http and over https, for a test program that runs once with each: QtTest's global data.
class BothSchemes {
public:
    /// For initTestCase_data().
    static void addRows();

    /// Starts both. Empty, or what one of them said instead.
    QString start();

    /// The provider of the scheme whose turn it is.
    OidcProvider &provider();
    static bool isHttps();

    /// What every profile needs for that provider: over https its authority.
    QJsonObject profile(QJsonObject members) const;
    /// The same for a client that shows this certificate.
    QJsonObject profile(QJsonObject members, const CertificateFiles &client) const;
    const TestCertificates &certificates() const { return m_certificates; }

    /// A user without a screen logs in and agrees. The way that was gone, for the message of a failing test.
    QString visit(const QUrl &url, const QString &user = QStringLiteral("alice")) const;

private:
    TestCertificates m_certificates;
    OidcProvider m_http;
    OidcProvider m_https;
};

} // namespace workbench::test
