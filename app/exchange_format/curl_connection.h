// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/curl_options.h"
#include "exchange_format/curl_reading.h"
#include "protocol/profile.h"

#include <QString>

namespace workbench {

/// How curl reaches the server: TLS files and proxy.
class CurlConnection {
public:
    /// Takes an option of that kind; any other one changes nothing.
    void take(CurlReading &reading, CurlOption option, const QString &name, const QString &value);
    /// What has been taken, for a request to that URL.
    void addTo(Profile &profile, const QString &url) const;

private:
    void addCertificate(Profile &profile) const;
    QString proxyUrl() const;

    QString m_certificate;
    bool m_certificateIsP12 = false;
    QString m_key;
    QString m_passphrase;
    QString m_proxy;
    QString m_proxyUser;
    bool m_noProxy = false;
};

} // namespace workbench
