// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/http_client.h"
#include "support/finished_task.h"
#include "support/scripted_server.h"
#include "support/test_certificates.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslCertificate>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

using Kind = TransportError::Kind;

/// The client against TLS servers, good and bad.
class HttpClientTlsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodCertificateIsTrustedByCaFile();
    void badCertificates_data();
    void badCertificates();
    void acceptedErrorsNeverColourALaterExchange();
    void caFileFaults_data();
    void caFileFaults();
    void changedCaFileIsReadAgain();
    void plainServerBehindHttps();
    void silentCloseReceivesExactlyOneRequest();
    void cutBodyKeepsWhatCame();
    void bigBodyArrivesWhole();
    void destroyedTaskClosesTheConnection_data();
    void destroyedTaskClosesTheConnection();

private:
    Exchange send(const ScriptedServer &server, const TransportOptions &options);
    TransportOptions trusting() const;

    TestCertificates m_certificates;
    HttpClient m_client;
};

Exchange HttpClientTlsTest::send(const ScriptedServer &server, const TransportOptions &options)
{
    HttpRequest request;
    request.method = "POST";
    request.url = server.url(u"/token"_s, u"localhost"_s);
    request.body = "a=b";
    return finished(m_client.send(request, options));
}

TransportOptions HttpClientTlsTest::trusting() const
{
    TransportOptions options;
    options.caFile = m_certificates.authority();
    return options;
}

void HttpClientTlsTest::goodCertificateIsTrustedByCaFile()
{
    ScriptedServer server(m_certificates.good());
    server.enqueue(Reply::json("{}"));
    const Exchange exchange = send(server, trusting());

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(server.requests().first().raw, exchange.requestBytes());
    QVERIFY(exchange.timing.tls);
    QVERIFY(*exchange.timing.connect <= *exchange.timing.tls);
    QVERIFY(*exchange.timing.tls <= *exchange.timing.first_byte);

    const TlsFacts &tls = *exchange.tls;
    QCOMPARE(tls.protocol, u"TLSv1.3"_s);
    QVERIFY(tls.cipher.startsWith("TLS_"_L1));
    QCOMPARE(tls.errors, QStringList());
    QVERIFY(!tls.errorsAccepted);

    QFile file(m_certificates.good().certificate);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QSslCertificate expected(file.readAll());
    const CertificateFacts &leaf = tls.chain.first();
    QCOMPARE(leaf.subject, u"CN=localhost"_s);
    QCOMPARE(leaf.issuer, u"CN=Test authority"_s);
    QVERIFY(leaf.alternativeNames.contains(u"localhost"_s));
    QCOMPARE(leaf.pem, expected.toPem());
    QCOMPARE(leaf.notAfter, expected.expiryDate().toUTC());
    QCOMPARE(leaf.sha256.toLower().remove(u':'),
             QString::fromLatin1(expected.digest(QCryptographicHash::Sha256).toHex()));
}

void HttpClientTlsTest::badCertificates_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<bool>("withAuthority");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("subject");
    QTest::newRow("self-signed") << u"self-signed"_s << true << u"self-signed"_s << u"CN=localhost"_s;
    QTest::newRow("expired") << u"expired"_s << true << u"expired"_s << u"CN=localhost"_s;
    QTest::newRow("wrong host") << u"wrong host"_s << true << u"host name"_s << u"CN=wrong.example"_s;
    QTest::newRow("unknown authority") << u"good"_s << false << u"issuer"_s << u"CN=localhost"_s;
}

void HttpClientTlsTest::badCertificates()
{
    QFETCH(QString, which);
    QFETCH(bool, withAuthority);
    QFETCH(QString, words);
    QFETCH(QString, subject);
    const CertificateFiles files = which == "self-signed"_L1 ? m_certificates.selfSigned()
        : which == "expired"_L1                              ? m_certificates.expired()
        : which == "wrong host"_L1                           ? m_certificates.wrongHost()
                                                             : m_certificates.good();
    ScriptedServer server(files);
    server.enqueue(Reply::json("{}"));
    const Exchange strict = send(server, withAuthority ? trusting() : TransportOptions());

    QCOMPARE(strict.error->kind, Kind::TlsFailed);
    QVERIFY2(strict.error->message.contains(words), qPrintable(strict.error->message));
    const bool authorityHelps = which == "self-signed"_L1 || which == "good"_L1;
    QCOMPARE(strict.error->message.contains(u"tls.ca_file"_s), authorityHelps);
    QVERIFY(!strict.response);
    QCOMPARE(server.requests().size(), 0);
    QVERIFY(!strict.tls->errors.isEmpty());
    QVERIFY2(strict.tls->errors.join(u' ').contains(subject), qPrintable(strict.tls->errors.join(u' ')));
    QVERIFY(!strict.tls->errorsAccepted);
    QCOMPARE(strict.tls->chain.first().subject, subject);

    TransportOptions accepting = withAuthority ? trusting() : TransportOptions();
    accepting.acceptInvalidCertificates = true;
    const Exchange accepted = send(server, accepting);
    QCOMPARE(accepted.error, std::nullopt);
    QCOMPARE(accepted.response->status, 200);
    QVERIFY(accepted.tls->errorsAccepted);
    QCOMPARE(accepted.tls->errors, strict.tls->errors);
    QCOMPARE(accepted.tls->protocol, u"TLSv1.3"_s);
}

void HttpClientTlsTest::acceptedErrorsNeverColourALaterExchange()
{
    ScriptedServer server(m_certificates.selfSigned());
    server.enqueue(Reply::json("{}"));
    TransportOptions accepting;
    accepting.acceptInvalidCertificates = true;

    QCOMPARE(send(server, accepting).response->status, 200);
    const Exchange strict = send(server, {});
    QCOMPARE(strict.error->kind, Kind::TlsFailed);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(send(server, accepting).response->status, 200);
    QCOMPARE(send(server, {}).error->kind, Kind::TlsFailed);
    QCOMPARE(server.requests().size(), 2);
}

void HttpClientTlsTest::caFileFaults_data()
{
    QTest::addColumn<QByteArray>("content"); // null: no such file
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("no certificate") << "hello"_ba;
}

void HttpClientTlsTest::caFileFaults()
{
    QFETCH(QByteArray, content);
    QTemporaryDir directory;
    TransportOptions options;
    options.caFile = directory.filePath(u"ca.pem"_s);
    if (!content.isNull()) {
        QFile file(options.caFile);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    ScriptedServer server(m_certificates.good());
    const Exchange exchange = send(server, options);

    QCOMPARE(exchange.error->kind, Kind::InvalidRequest);
    QCOMPARE(exchange.error->field, u"tls.ca_file"_s);
    QVERIFY(exchange.error->message.contains(options.caFile));
    QCOMPARE(server.connections().size(), 0);
}

void HttpClientTlsTest::changedCaFileIsReadAgain()
{
    QTemporaryDir directory;
    TransportOptions options;
    options.caFile = directory.filePath(u"ca.pem"_s);
    QVERIFY(QFile::copy(m_certificates.selfSigned().certificate, options.caFile));
    ScriptedServer server(m_certificates.good());
    server.enqueue(Reply::json("{}"));
    QCOMPARE(send(server, options).error->kind, Kind::TlsFailed);

    QVERIFY(QFile::remove(options.caFile));
    QVERIFY(QFile::copy(m_certificates.authority(), options.caFile));
    QCOMPARE(send(server, options).error, std::nullopt);
}

void HttpClientTlsTest::plainServerBehindHttps()
{
    ScriptedServer server;
    server.enqueue(Reply::http(400, {}, "Bad Request"));
    HttpRequest request;
    request.url = server.url().replace("http:"_L1, "https:"_L1);
    TransportOptions options;
    options.timeout = std::chrono::seconds(5);
    Task<Exchange> task = m_client.send(request, options);
    task.start();
    // A server that reads lines waits for the rest of one: here it answers as soon as anything comes.
    QTRY_COMPARE(server.connections().size(), 1);
    QTRY_VERIFY(!server.connections().first().isEmpty());
    for (QTcpSocket *socket : server.findChildren<QTcpSocket *>())
        socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTRY_VERIFY(task.isDone());

    QCOMPARE(task.result().error->kind, Kind::TlsFailed);
    QVERIFY2(task.result().error->message.contains("http://"_L1), qPrintable(task.result().error->message));
}

void HttpClientTlsTest::silentCloseReceivesExactlyOneRequest()
{
    ScriptedServer server(m_certificates.good());
    server.enqueue(Reply::closeWithoutAnswer());
    const Exchange exchange = send(server, trusting());
    ScriptedServer later(m_certificates.good());
    later.enqueue(Reply::json("{}"));
    QCOMPARE(send(later, trusting()).error, std::nullopt);

    QCOMPARE(exchange.error->kind, Kind::ConnectionClosed);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.connections().size(), 1);
    QVERIFY(exchange.tls);
}

void HttpClientTlsTest::cutBodyKeepsWhatCame()
{
    const Reply reply = Reply::json("{\"access_token\":\"t\"}");
    ScriptedServer server(m_certificates.good());
    server.enqueue(reply.cutAfter(reply.bytes.size() - 5));
    const Exchange exchange = send(server, trusting());

    QCOMPARE(exchange.error->kind, Kind::ConnectionClosed);
    QCOMPARE(exchange.response->body, "{\"access_token\""_ba);
    QVERIFY(!exchange.response->complete);
}

void HttpClientTlsTest::bigBodyArrivesWhole()
{
    ScriptedServer server(m_certificates.good());
    server.enqueue(Reply::big(10'000'000));
    const Exchange exchange = send(server, trusting());

    QCOMPARE(exchange.error, std::nullopt);
    QCOMPARE(exchange.response->body.size(), 10'000'000);
}

void HttpClientTlsTest::destroyedTaskClosesTheConnection_data()
{
    QTest::addColumn<bool>("inHandshake");
    QTest::newRow("in the handshake") << true;
    QTest::newRow("while waiting for the answer") << false;
}

void HttpClientTlsTest::destroyedTaskClosesTheConnection()
{
    QFETCH(bool, inHandshake);
    ScriptedServer server(m_certificates.good());
    server.enqueue(Reply::never());
    HttpRequest request;
    request.url = server.url();
    {
        Task<Exchange> task = m_client.send(request, trusting());
        task.start();
        QTRY_COMPARE(inHandshake ? server.connections().size() : server.requests().size(), 1);
    }
    QTRY_COMPARE(server.openConnections(), 0);
}

QTEST_GUILESS_MAIN(HttpClientTlsTest)
#include "http_client_tls_test.moc"
