// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_export.h"
#include "http/request_completion.h"
#include "jose/key_fixtures.h"
#include "support/scripted_server.h"
#include "support/shell_run.h"
#include "support/test_certificates.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

/// RFC 8705 §2: curl shows the certificate that the program shows.
class CurlIdentityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!hasProgram(u"curl"_s) || !hasProgram(u"dash"_s))
            QSKIP("curl or dash is not on this machine");
    }

    void realCurlShowsIt_data()
    {
        QTest::addColumn<bool>("pkcs12");
        QTest::addColumn<bool>("oneFile");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("folder");
        QTest::newRow("PEM, two files") << false << false << QString() << u"plain"_s;
        QTest::newRow("PEM, one file") << false << true << QString() << u"plain"_s;
        QTest::newRow("PEM, encrypted key") << false << false << u"correct 'horse$"_s << u"plain"_s;
        QTest::newRow("PKCS #12") << true << false << u"correct horse"_s << u"plain"_s;
        QTest::newRow("signs in the path") << false << false << QString() << u"c:lient's \\ \"dir\""_s;
        QTest::newRow("signs in the path of a PKCS #12 file")
            << true << false << u"correct horse"_s << u"c:lient's \\ \"dir\""_s;
    }
    void realCurlShowsIt()
    {
        QFETCH(bool, pkcs12);
        QFETCH(bool, oneFile);
        QFETCH(QString, secret);
        QFETCH(QString, folder);
        const QTemporaryDir root;
        QVERIFY(QDir(root.path()).mkdir(folder));
        const QString path = root.filePath(folder) + u'/';
        const QByteArray secretBytes = secret.toUtf8();
        const char *passphrase = secret.isEmpty() ? nullptr : secretBytes.constData();
        const fixtures::Pkey key = fixtures::ecKey("P-256");
        const fixtures::Certificate certificate = fixtures::certificateFor(key, "client");
        const fixtures::Certificate none;
        const QByteArray certificatePem = fixtures::certificatePem(certificate);
        const QByteArray keyPem = fixtures::pkcs8(key, passphrase);

        Profile profile;
        profile.setText(u"tls.ca_file", m_certificates.authority());
        profile.setText(u"tls.client_key_passphrase", secret);
        if (pkcs12) {
            write(path + u"c.p12"_s, fixtures::pkcs12(key, certificate, none, passphrase));
            profile.setText(u"tls.client_pkcs12_file", path + u"c.p12"_s);
        } else {
            write(path + u"c.pem"_s, certificatePem + (oneFile ? keyPem : QByteArray()));
            profile.setText(u"tls.client_certificate_file", path + u"c.pem"_s);
        }
        if (!pkcs12 && !oneFile) {
            write(path + u"c.key"_s, keyPem);
            profile.setText(u"tls.client_key_file", path + u"c.key"_s);
        }

        ScriptedServer server(m_certificates.good());
        server.askForCertificate();
        server.enqueue(Reply::json("{}"));
        HttpRequest request;
        request.method = "POST";
        request.url = server.url(u"/token"_s, u"localhost"_s);
        request.body = "client_id=c";
        CurlOptions options = CurlOptions::of(profile);
        options.variables = profile.secrets();
        const auto script = curlCommand(completedRequest(request)->request, options);
        QVERIFY(script.isOk());
        QVERIFY2(secret.isEmpty() || !script->contains(secretBytes), script->constData());
        QCOMPARE(script->contains("--pass"), !secret.isEmpty());
        const ShellResult result = runScript(u"dash"_s, *script, {{"CLIENT_KEY_PASSPHRASE", secretBytes}});
        QVERIFY2(result.exitCode == 0, (*script + result.errors).constData());
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().first().clientCertificate, fixtures::certificateDer(certificate));
    }

    void plainHttpHasNone()
    {
        CurlOptions options;
        options.clientCertificateFile = u"c.pem"_s;
        HttpRequest request;
        request.url = u"http://login.example.com/token"_s;
        const auto script = curlCommand(completedRequest(request)->request, options);
        QVERIFY(script.isOk());
        QVERIFY(!script->contains("--cert"));
    }

private:
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
            qFatal("%s cannot be written", qPrintable(path));
    }

    TestCertificates m_certificates;
};

QTEST_GUILESS_MAIN(CurlIdentityTest)
#include "curl_identity_test.moc"
