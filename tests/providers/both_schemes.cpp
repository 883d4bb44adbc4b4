// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "providers/both_schemes.h"

#include "providers/form_browser.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

void BothSchemes::addRows()
{
    QTest::addColumn<bool>("https");
    QTest::newRow("http") << false;
    QTest::newRow("https") << true;
}

QString BothSchemes::start()
{
    const QString trouble = m_http.start();
    if (!trouble.isEmpty())
        return trouble;
    return m_https.start({{u"certificate"_s, m_certificates.good().certificate},
                          {u"key"_s, m_certificates.good().key},
                          {u"authority"_s, m_certificates.authority()},
                          {u"selfSigned"_s, m_certificates.selfSignedClient().certificate}});
}

bool BothSchemes::isHttps()
{
    QFETCH_GLOBAL(bool, https);
    return https;
}

OidcProvider &BothSchemes::provider()
{
    return isHttps() ? m_https : m_http;
}

QJsonObject BothSchemes::profile(QJsonObject members) const
{
    if (isHttps())
        members.insert(u"tls"_s, QJsonObject{{u"ca_file"_s, m_certificates.authority()}});
    return members;
}

QJsonObject BothSchemes::profile(QJsonObject members, const CertificateFiles &client) const
{
    members.insert(u"tls"_s,
                   QJsonObject{{u"ca_file"_s, m_certificates.authority()},
                               {u"client_certificate_file"_s, client.certificate},
                               {u"client_key_file"_s, client.key}});
    return members;
}

QString BothSchemes::visit(const QUrl &url, const QString &user) const
{
    FormBrowser browser(user);
    if (isHttps())
        browser.trust(m_certificates.authority());
    const FormBrowser::Page page = browser.visit(url);
    return browser.trail().join(u'\n') + u'\n' + QString::fromUtf8(page.body);
}

} // namespace workbench::test
