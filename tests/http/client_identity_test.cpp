// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client_identity.h"

#include "http/http_client.h"
#include "jose/certified_key.h"
#include "jose/key_fixtures.h"
#include "support/finished_task.h"
#include "support/scripted_server.h"
#include "support/test_certificates.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ClientIdentity identityOf(const CertifiedKey &certified)
{
    return {certified.certificates, privateKeyPem(certified.key),
            [key = certified.key] { return static_cast<Qt::HANDLE>(newReference(key)); }};
}

ClientIdentity identityOf(const CertificateFiles &files)
{
    const auto certified = readCertifiedKey(contentOf(files.certificate), contentOf(files.key), {});
    if (!certified)
        qFatal("%s", qPrintable(certified.error().message));
    return identityOf(*certified);
}

} // namespace

/// RFC 8705: what a server sees of the client in the TLS handshake.
class ClientIdentityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCertificateArrives();
    void everyKindOfKey_data();
    void everyKindOfKey();
    void aServerThatDoesNotAsk();
    void plainHttpShowsNothing();
    void eachExchangeHasItsOwn();
    void aServerThatRefuses_data();
    void aServerThatRefuses();
    void aKeyThatIsNone();

private:
    Exchange send(const ScriptedServer &server, const std::optional<ClientIdentity> &identity);
    Exchange sendTo(const QString &url, const std::optional<ClientIdentity> &identity);

    TestCertificates m_certificates;
    HttpClient m_client;
};

Exchange ClientIdentityTest::send(const ScriptedServer &server, const std::optional<ClientIdentity> &identity)
{
    return sendTo(server.url(u"/token"_s, u"localhost"_s), identity);
}

Exchange ClientIdentityTest::sendTo(const QString &url, const std::optional<ClientIdentity> &identity)
{
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.body = "client_id=c";
    TransportOptions options;
    options.caFile = m_certificates.authority();
    options.identity = identity;
    return finished(m_client.send(request, options));
}

void ClientIdentityTest::theCertificateArrives()
{
    ScriptedServer server(m_certificates.good());
    server.demandCertificateOf(m_certificates.authority());
    server.enqueue(Reply::json("{}"));
    const ClientIdentity identity = identityOf(m_certificates.client());
    const Exchange exchange = send(server, identity);
    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().clientCertificate, identity.certificates.first());
    QCOMPARE(server.requests().first().raw, exchange.requestBytes());

    QVERIFY(exchange.tls->clientCertificate);
    const CertificateFacts &shown = *exchange.tls->clientCertificate;
    QCOMPARE(shown, *certificateFacts(identity));
    QCOMPARE(shown.subject, u"CN=Test client"_s);
    QCOMPARE(shown.sha256.size(), 95);
    QCOMPARE(exchange.tls->chain.first().subject, u"CN=localhost"_s);
}

void ClientIdentityTest::everyKindOfKey_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind : {"RSA", "P-256", "P-384", "ED25519", "RSA-PSS"})
        QTest::newRow(kind) << QByteArray(kind);
}

void ClientIdentityTest::everyKindOfKey()
{
    QFETCH(QByteArray, kind);
    const fixtures::Pkey key = kind == "RSA" ? fixtures::rsaKey()
        : kind == "RSA-PSS"                  ? fixtures::pssKey()
        : kind == "ED25519"                  ? fixtures::keyOfType("ED25519")
                                             : fixtures::ecKey(kind.constData());
    const QByteArray pem = fixtures::certificatePem(fixtures::certificateFor(key, "client"));
    const auto certified = readCertifiedKey(pem, fixtures::pkcs8(key), {});
    QVERIFY(certified.isOk());

    ScriptedServer server(m_certificates.good());
    server.askForCertificate();
    server.enqueue(Reply::json("{}"));
    for (int time = 0; time < 2; ++time) {
        const Exchange exchange = send(server, identityOf(*certified));
        QVERIFY2(!exchange.error, exchange.error ? qPrintable(exchange.error->message) : "");
        QCOMPARE(server.requests().last().clientCertificate, certified->certificates.first());
    }
}

void ClientIdentityTest::aServerThatDoesNotAsk()
{
    ScriptedServer server(m_certificates.good());
    server.enqueue(Reply::json("{}"));
    QCOMPARE(send(server, identityOf(m_certificates.client())).error, std::nullopt);
    QCOMPARE(server.requests().first().clientCertificate, QByteArray());
}

void ClientIdentityTest::plainHttpShowsNothing()
{
    ScriptedServer server;
    server.enqueue(Reply::json("{}"));
    const Exchange exchange = send(server, identityOf(m_certificates.client()));
    QCOMPARE(exchange.error, std::nullopt);
    QVERIFY(!exchange.tls);
}

/// No connection and no TLS session carries the identity of one exchange into the next.
void ClientIdentityTest::eachExchangeHasItsOwn()
{
    ScriptedServer server(m_certificates.good());
    server.askForCertificate();
    server.enqueue(Reply::json("{}"));
    const ClientIdentity first = identityOf(m_certificates.client());
    const ClientIdentity second = identityOf(m_certificates.selfSignedClient());
    QCOMPARE(send(server, first).error, std::nullopt);
    QCOMPARE(send(server, std::nullopt).error, std::nullopt);
    QCOMPARE(send(server, second).error, std::nullopt);
    QList<QByteArray> seen;
    for (const ReceivedRequest &request : server.requests())
        seen.append(request.clientCertificate);
    QCOMPARE(seen, (QList{first.certificates.first(), QByteArray(), second.certificates.first()}));
}

void ClientIdentityTest::aServerThatRefuses_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << QString() << u"demands a client certificate"_s;
    QTest::newRow("unknown authority") << u"self-signed"_s << u"does not accept the client certificate"_s;
    QTest::newRow("expired") << u"expired"_s << u"does not accept the client certificate"_s;
}

/// OpenSSL's own server, which says by an alert why it refuses; one made of Qt only hangs up.
void ClientIdentityTest::aServerThatRefuses()
{
    QFETCH(QString, which);
    QFETCH(QString, words);
    const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
    if (openssl.isEmpty())
        QSKIP("there is no openssl on this machine");
    const CertificateFiles own = m_certificates.good();
    QProcess server;
    server.setProcessChannelMode(QProcess::MergedChannels);
    server.start(openssl,
                 {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s, own.certificate, u"-key"_s,
                  own.key, u"-CAfile"_s, m_certificates.authority(), u"-Verify"_s, u"2"_s,
                  u"-verify_return_error"_s, u"-www"_s});
    static const QRegularExpression accepting(u"ACCEPT 127\\.0\\.0\\.1:(\\d+)"_s);
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT(accepting.match(QString::fromUtf8(said += server.readAll())).hasMatch(), 10'000);
    const QString port = accepting.match(QString::fromUtf8(said)).captured(1);

    std::optional<ClientIdentity> identity;
    if (which == "self-signed"_L1)
        identity = identityOf(m_certificates.selfSignedClient());
    else if (which == "expired"_L1)
        identity = identityOf(m_certificates.expiredClient());
    const Exchange exchange = sendTo(u"https://localhost:%1/token"_s.arg(port), identity);
    server.kill();
    server.waitForFinished();
    QVERIFY(exchange.error);
    QCOMPARE(exchange.error->kind, TransportError::Kind::TlsFailed);
    QCOMPARE(exchange.error->field, u"tls.client_certificate_file"_s);
    QVERIFY2(exchange.error->message.contains(words), qPrintable(exchange.error->message));
}

void ClientIdentityTest::aKeyThatIsNone()
{
    ScriptedServer server(m_certificates.good());
    ClientIdentity identity = identityOf(m_certificates.client());
    identity.privateKey = "no key";
    const Exchange exchange = send(server, identity);
    QCOMPARE(server.connections().size(), 0);
    QVERIFY(exchange.error);
    QCOMPARE(exchange.error->kind, TransportError::Kind::InvalidRequest);
    QCOMPARE(exchange.error->field, u"tls.client_certificate_file"_s);
}

QTEST_GUILESS_MAIN(ClientIdentityTest)
#include "client_identity_test.moc"
