// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// Client certificates (RFC 8705), by the command line against an authorization server that nobody here wrote.
#include "providers/cli_process.h"
#include "providers/form_browser.h"
#include "providers/oidc_provider.h"
#include "support/test_certificates.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

class MutualTlsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void certificateMethods_data();
    void certificateMethods();
    void codeThenRefresh_data() { certificateMethods_data(); }
    void codeThenRefresh();
    void theWrongCertificateIsRefused_data();
    void theWrongCertificateIsRefused();
    void otherMethods_data();
    void otherMethods();
    void anUnknownAuthorityIsTold();

private:
    QJsonObject profileOf(const QString &grant_type, const QString &client_id, const QString &method) const;
    QJsonObject withCertificate(QJsonObject profile, const CertificateFiles &files) const;
    static CliResult run(const QJsonObject &profile);

    TestCertificates m_certificates;
    OidcProvider m_provider;
};

void MutualTlsTest::initTestCase()
{
    if (const QString why = OidcProvider::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    const QString trouble =
        m_provider.start({{u"certificate"_s, m_certificates.good().certificate},
                          {u"key"_s, m_certificates.good().key},
                          {u"authority"_s, m_certificates.authority()},
                          {u"selfSigned"_s, m_certificates.selfSignedClient().certificate}});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY(m_provider.issuer().startsWith("https://"_L1));
}

QJsonObject MutualTlsTest::profileOf(const QString &grant_type, const QString &client_id,
                                     const QString &method) const
{
    return {{u"workbench"_s, 1},
            {u"grant_type"_s, grant_type},
            {u"issuer"_s, m_provider.issuer()},
            {u"token_endpoint"_s, m_provider.issuer() + u"/token"_s},
            {u"client_id"_s, client_id},
            {u"client_secret"_s, m_provider.clientSecret(client_id)},
            {u"token_endpoint_auth_method"_s, method},
            {u"tls"_s, QJsonObject{{u"ca_file"_s, m_certificates.authority()}}}};
}

QJsonObject MutualTlsTest::withCertificate(QJsonObject profile, const CertificateFiles &files) const
{
    profile.insert(u"tls"_s,
                   QJsonObject{{u"ca_file"_s, m_certificates.authority()},
                               {u"client_certificate_file"_s, files.certificate},
                               {u"client_key_file"_s, files.key}});
    return profile;
}

CliResult MutualTlsTest::run(const QJsonObject &profile)
{
    return runCli(profile, {u"--reveal"_s}, [](const QUrl &url) {
        QFAIL(qPrintable(u"a browser was asked for: "_s + url.toString()));
    });
}

void MutualTlsTest::certificateMethods_data()
{
    QTest::addColumn<QString>("method");
    QTest::newRow("RFC 8705 section 2.1") << u"tls_client_auth"_s;
    QTest::newRow("RFC 8705 section 2.2") << u"self_signed_tls_client_auth"_s;
}

void MutualTlsTest::certificateMethods()
{
    QFETCH(QString, method);
    const CertificateFiles files =
        method == "tls_client_auth"_L1 ? m_certificates.client() : m_certificates.selfSignedClient();
    const CliResult result = run(withCertificate(profileOf(u"client_credentials"_s, method, method), files));
    QVERIFY2(result.exitStatus == 0, result.all().constData());
    QVERIFY(!result.report.value("tokens").toObject().value("access_token").toString().isEmpty());
    const QJsonObject exchange = exchangeOfKind(result.report, u"token"_s);
    QCOMPARE(exchange.value("request").toObject().value("body").toString(),
             u"grant_type=client_credentials&client_id="_s + method);
    QVERIFY(exchange.value("tls").toObject().value("client_certificate").isObject());
}

/// RFC 6749 §4.1, then §6 with the same certificate.
void MutualTlsTest::codeThenRefresh()
{
    QFETCH(QString, method);
    const CertificateFiles files =
        method == "tls_client_auth"_L1 ? m_certificates.client() : m_certificates.selfSignedClient();
    QJsonObject profile = withCertificate(profileOf(u"authorization_code"_s, method, method), files);
    profile.insert(u"authorization_endpoint"_s, m_provider.issuer() + u"/auth"_s);
    profile.insert(u"redirect_uri"_s, u"http://127.0.0.1:0/callback"_s);
    profile.insert(u"scope"_s, u"openid"_s);
    const CliResult first = runCli(profile, {u"--reveal"_s}, [this](const QUrl &url) {
        FormBrowser browser;
        browser.trust(m_certificates.authority());
        browser.visit(url);
    });
    QVERIFY2(first.exitStatus == 0, first.all().constData());
    profile.insert(u"grant_type"_s, u"refresh_token"_s);
    profile.insert(u"refresh_token"_s, first.report.value("tokens").toObject().value("refresh_token"));
    profile.insert(u"scope"_s, QString());
    const CliResult refreshed = run(profile);
    QVERIFY2(refreshed.exitStatus == 0, refreshed.all().constData());
    QCOMPARE(run(withCertificate(profile, m_certificates.expiredClient())).exitStatus, 1);
}

void MutualTlsTest::theWrongCertificateIsRefused_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("which");
    QTest::newRow("of no authority") << u"tls_client_auth"_s << u"self-signed"_s;
    QTest::newRow("of another client") << u"tls_client_auth"_s << u"server"_s;
    QTest::newRow("out of date") << u"tls_client_auth"_s << u"expired"_s;
    QTest::newRow("not the registered one") << u"self_signed_tls_client_auth"_s << u"other"_s;
}

void MutualTlsTest::theWrongCertificateIsRefused()
{
    QFETCH(QString, method);
    QFETCH(QString, which);
    const CertificateFiles files = which == "self-signed"_L1 ? m_certificates.selfSignedClient()
        : which == "server"_L1                               ? m_certificates.good()
        : which == "expired"_L1                              ? m_certificates.expiredClient()
                                                             : m_certificates.client();
    const CliResult result = run(withCertificate(profileOf(u"client_credentials"_s, method, method), files));
    QVERIFY2(result.exitStatus == 1, result.all().constData());
    QVERIFY2(result.errors.contains(": invalid_client:"), result.all().constData());
}

void MutualTlsTest::otherMethods_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("method");
    QTest::newRow("none") << u"public"_s << u"none"_s;
    QTest::newRow("client_secret_basic") << u"basic"_s << u"client_secret_basic"_s;
    QTest::newRow("client_secret_post") << u"post"_s << u"client_secret_post"_s;
}

/// The whole of RFC 6749 §4.1, a certificate shown besides.
void MutualTlsTest::otherMethods()
{
    QFETCH(QString, client);
    QFETCH(QString, method);
    QJsonObject profile =
        withCertificate(profileOf(u"authorization_code"_s, client, method), m_certificates.client());
    profile.insert(u"authorization_endpoint"_s, m_provider.issuer() + u"/auth"_s);
    profile.insert(u"redirect_uri"_s, u"http://127.0.0.1:0/callback"_s);
    profile.insert(u"scope"_s, u"openid"_s);
    QString trail;
    const CliResult result = runCli(profile, {u"--reveal"_s}, [&](const QUrl &url) {
        FormBrowser browser;
        browser.trust(m_certificates.authority());
        browser.visit(url);
        trail = browser.trail().join(u'\n');
    });
    QVERIFY2(result.exitStatus == 0, qPrintable(trail + u'\n' + QString::fromUtf8(result.all())));
    QVERIFY(!result.report.value("tokens").toObject().value("id_token").toString().isEmpty());
}

void MutualTlsTest::anUnknownAuthorityIsTold()
{
    QJsonObject profile = profileOf(u"client_credentials"_s, u"service"_s, u"client_secret_basic"_s);
    QCOMPARE(run(profile).exitStatus, 0);
    profile.remove(u"tls"_s);
    const CliResult result = run(profile);
    QCOMPARE(result.exitStatus, 3);
    QVERIFY2(result.errors.contains("tls.ca_file"), result.all().constData());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::MutualTlsTest)
#include "mutual_tls_test.moc"
