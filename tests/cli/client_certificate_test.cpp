// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli_process.h"
#include "jose/key_fixtures.h"
#include "support/scripted_server.h"
#include "support/test_certificates.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

/// Client certificates and encrypted keys where nobody can be asked.
class ClientCertificateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const fixtures::Pkey key = fixtures::ecKey("P-256");
        const fixtures::Certificate certificate = fixtures::certificateFor(key, "client");
        m_certificate = fixtures::certificateDer(certificate);
        m_lockedKey = fixtures::pkcs8(key, "correct horse");
        write(u"c.pem"_s, fixtures::certificatePem(certificate));
        write(u"c.key"_s, m_lockedKey);
        m_server = std::make_unique<ScriptedServer>(m_certificates.good());
        m_server->askForCertificate();
        m_server->enqueue(Reply::json(R"({"access_token":"at","token_type":"Bearer"})"));
        m_environment.insert(u"PASSPHRASE"_s, u"correct horse"_s);
        m_environment.insert(u"WRONG"_s, u"wrong"_s);
    }

    void aPassphraseIsNeverAskedFor_data()
    {
        QTest::addColumn<QString>("member");
        QTest::newRow("client certificate") << u"tls.client_key_passphrase"_s;
        QTest::newRow("client_jwk") << u"client_jwk_passphrase"_s;
    }
    void aPassphraseIsNeverAskedFor()
    {
        QFETCH(QString, member);
        const QString document = member.startsWith("tls"_L1) ? certificateDocument() : keyDocument();
        const qsizetype before = m_server->requests().size();
        CliProcess missing({u"run"_s, document}, m_environment);
        missing.give("correct horse\n"); // nobody reads it
        QCOMPARE(missing.exitStatus(), 2);
        QVERIFY2(missing.error().contains("encrypted"), missing.error().constData());
        QVERIFY2(missing.error().contains("--secret " + member.toUtf8() + "=env:NAME"),
                 missing.error().constData());
        QCOMPARE(m_server->requests().size(), before);

        CliProcess wrong({u"run"_s, document, u"--secret"_s, member + u"=env:WRONG"_s}, m_environment);
        QCOMPARE(wrong.exitStatus(), 2);
        QVERIFY2(wrong.error().contains("does not open"), wrong.error().constData());
        QVERIFY(wrong.error().contains(member.toUtf8()));

        CliProcess right({u"run"_s, document, u"--secret"_s, member + u"=env:PASSPHRASE"_s}, m_environment);
        QVERIFY2(right.exitStatus() == 0, right.error().constData());
        QVERIFY(!right.error().contains("correct horse"));
        QCOMPARE(m_server->requests().size(), before + 1);
    }

    void theReportSaysWhatWasShown()
    {
        CliProcess run({u"run"_s, certificateDocument(), u"--secret"_s,
                        u"tls.client_key_passphrase=env:PASSPHRASE"_s, u"--format"_s, u"json"_s},
                       m_environment);
        QCOMPARE(run.exitStatus(), 0);
        QCOMPARE(m_server->requests().last().clientCertificate, m_certificate);
        const JsonValue exchange = run.json().member(u"exchanges")->items().first();
        QCOMPARE(at(exchange, {u"tls"_s, u"client_certificate"_s, u"subject"_s}).text(), u"CN=client"_s);
        QCOMPARE(run.json().member(u"steps")->items().first().member(u"id")->text(), u"client_certificate"_s);
    }

    void thePreviewLooksIntoTheFiles()
    {
        CliProcess preview({u"preview"_s, certificateDocument()}, m_environment);
        QCOMPARE(preview.exitStatus(), 2);
        QVERIFY2(preview.error().contains("tls.client_key_passphrase"), preview.error().constData());
        CliProcess right({u"preview"_s, certificateDocument(), u"--format"_s, u"curl"_s, u"--secret"_s,
                          u"tls.client_key_passphrase=env:PASSPHRASE"_s},
                         m_environment);
        QCOMPARE(right.exitStatus(), 0);
        QVERIFY(right.output().contains("--cert "));
        QVERIFY(right.output().contains("--pass \"$CLIENT_KEY_PASSPHRASE\""));
    }

private:
    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
            qFatal("the folder takes no file");
        return file.fileName();
    }
    QString document(JsonValue profile) const
    {
        profile.setMember(u"workbench"_s, JsonValue::number(1));
        profile.setMember(u"grant_type"_s, JsonValue::string(u"client_credentials"_s));
        profile.setMember(u"client_id"_s, JsonValue::string(u"client"_s));
        profile.setMember(u"token_endpoint"_s, JsonValue::string(m_server->url(u"/token"_s, u"localhost"_s)));
        JsonValue tls = profile.member(u"tls") ? *profile.member(u"tls") : JsonValue::object();
        tls.setMember(u"ca_file"_s, JsonValue::string(m_certificates.authority()));
        profile.setMember(u"tls"_s, tls);
        return write(u"profile.json"_s, writeJson(profile));
    }
    QString certificateDocument() const
    {
        JsonValue profile = JsonValue::object();
        profile.setMember(u"token_endpoint_auth_method"_s, JsonValue::string(u"tls_client_auth"_s));
        profile.setMember(
            u"tls"_s,
            JsonValue::object(
                {{u"client_certificate_file"_s, JsonValue::string(m_folder.filePath(u"c.pem"_s))},
                 {u"client_key_file"_s, JsonValue::string(m_folder.filePath(u"c.key"_s))}}));
        return document(profile);
    }
    QString keyDocument() const
    {
        JsonValue profile = JsonValue::object();
        profile.setMember(u"token_endpoint_auth_method"_s, JsonValue::string(u"private_key_jwt"_s));
        profile.setMember(u"client_jwk"_s, JsonValue::string(QString::fromLatin1(m_lockedKey)));
        return document(profile);
    }

    QTemporaryDir m_folder;
    TestCertificates m_certificates;
    std::unique_ptr<ScriptedServer> m_server;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QByteArray m_certificate;
    QByteArray m_lockedKey;
};

QTEST_GUILESS_MAIN(ClientCertificateTest)
#include "client_certificate_test.moc"
