// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_connection.h"

#include "http/proxy_choice.h"

#include <QCoreApplication>
#include <QUrl>

#include <utility>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(curl_connection)
};

} // namespace

void CurlConnection::take(CurlReading &reading, CurlOption option, const QString &name, const QString &value)
{
    Profile &profile = reading.draft.profile;
    switch (option) {
    case CurlOption::Insecure:
        return profile.setFlag(u"tls.accept_invalid_certificates", true);
    case CurlOption::CaFile:
        return profile.setText(u"tls.ca_file", value);
    case CurlOption::Certificate:
        m_certificate = value;
        return;
    case CurlOption::CertificateType:
        m_certificateIsP12 = value.compare("P12"_L1, Qt::CaseInsensitive) == 0;
        return;
    case CurlOption::Key:
        m_key = value;
        return;
    case CurlOption::Passphrase:
        m_passphrase = value;
        return;
    case CurlOption::Proxy:
        m_proxy = value;
        return;
    case CurlOption::Socks5:
        m_proxy = u"socks5://"_s + value;
        return;
    case CurlOption::ProxyUser:
        m_proxyUser = value;
        return;
    case CurlOption::NoProxy:
        m_noProxy = value == "*"_L1;
        if (!m_noProxy)
            reading.remark(ImportRemark::Kind::NotUnderstood, name,
                           Text::tr("A profile has no list of hosts without a proxy."));
        return;
    default:
        return; // what our own export always has
    }
}

/// curl takes `file:passphrase`; a colon of the file's name has a backslash in front of it.
void CurlConnection::addCertificate(Profile &profile) const
{
    QString file = m_certificate;
    QString passphrase = m_passphrase;
    qsizetype colon = file.indexOf(u':');
    while (colon > 0 && file[colon - 1] == u'\\')
        colon = file.indexOf(u':', colon + 1);
    if (colon > 0) {
        passphrase = file.sliced(colon + 1);
        file.truncate(colon);
    }
    file.replace("\\:"_L1, ":"_L1).replace("\\\\"_L1, "\\"_L1);
    const QString certificate =
        m_certificateIsP12 ? u"tls.client_pkcs12_file"_s : u"tls.client_certificate_file"_s;
    const QList<std::pair<QString, QString>> members{
        {certificate, file}, {u"tls.client_key_file"_s, m_key}, {u"tls.client_key_passphrase"_s, passphrase}};
    for (const auto &[member, value] : members) {
        if (!value.isEmpty())
            profile.setText(member, value);
    }
}

void CurlConnection::addTo(Profile &profile, const QString &url) const
{
    addCertificate(profile);
    if (m_noProxy && !isLoopbackHost(QUrl(url).host())) // to loopback no proxy is used anyway
        profile.setText(u"proxy", u"none"_s);
    else if (!m_proxy.isEmpty())
        profile.setText(u"proxy", proxyUrl());
}

QString CurlConnection::proxyUrl() const
{
    QString proxy = m_proxy.contains("://"_L1) ? m_proxy : u"http://"_s + m_proxy;
    if (proxy.startsWith("socks5h:"_L1)) // the proxy resolves names, which is our only way
        proxy.remove(6, 1);
    if (!m_proxyUser.isEmpty())
        proxy.insert(proxy.indexOf("://"_L1) + 3, m_proxyUser + u'@');
    return proxy;
}

} // namespace workbench
