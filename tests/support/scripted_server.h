// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/header_list.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QSslConfiguration>
#include <QString>
#include <QTcpServer>

#include <chrono>
#include <functional>
#include <optional>

namespace workbench::test {

/// One request as a server received it.
struct ReceivedRequest {
    QByteArray raw; ///< every byte, from the method to the end of the body
    QByteArray method;
    QByteArray target; ///< of the request line, undecoded
    HeaderList headers;
    QByteArray body;
    int connection = 0; ///< index into ScriptedServer::connections()
    QByteArray clientCertificate; ///< DER, over TLS and if the client presented one
};

/// What a server does with one request: write `bytes`, exactly, in the manner that the other members say.
struct Reply {
    QByteArray bytes; ///< status line, headers and body, verbatim
    std::chrono::milliseconds delay{0}; ///< before the first byte
    qsizetype pieceSize =
        0; ///< bytes for each write, each in its own turn of the event loop; 0 = all at once
    enum class Then { Close, KeepOpen };
    Then then = Then::Close; ///< after the last byte; KeepOpen waits for the next request

    /// A complete response: Content-Length and `Connection: close` are added.
    static Reply http(int status, const HeaderList &headers, const QByteArray &body);
    static Reply json(const QByteArray &body, int status = 200);
    static Reply html(const QByteArray &body, int status = 200);
    static Reply redirect(const QByteArray &location, int status = 302);
    /// Closes the connection, after `bytes` if any: `Reply::json(…).cutAfter(20)`.
    static Reply closeWithoutAnswer();
    /// Takes the request and never answers; the connection stays open.
    static Reply never();
    /// A chunked body whose second chunk has a size that is no number.
    static Reply brokenChunks();
    /// `count` header fields `X-Flood-n` before a small JSON body.
    static Reply headerFlood(int count);
    /// A JSON string of `size` bytes, quotes included.
    static Reply big(qsizetype size);

    /// The same reply, later, in pieces, or cut off after so many bytes.
    Reply after(std::chrono::milliseconds time) const;
    Reply inPieces(qsizetype size) const;
    Reply cutAfter(qsizetype size) const;
};

/// A certificate with its key, as paths of PEM files.
struct CertificateFiles {
    QString certificate;
    QString key;
};

/// An HTTP/1.1 server on loopback that does what a test scripts and records what it receives, byte for byte.
/// It lives in the thread and event loop of the test:
///
///     ScriptedServer server;                                    // http on 127.0.0.1, a free port
///     server.enqueue(Reply::json(R"({"access_token":"t"})"));   // one for each request, the last one
///     repeats … let the code under test talk to server.url("/token") …
///     QCOMPARE(server.requests().first().raw, exchange.requestBytes());
///
/// Answers that depend on the request: `server.route("/token", [](const ReceivedRequest &r) { return … })`.
/// TLS: `ScriptedServer server(certificates.good())` with TestCertificates of test_certificates.h.
class ScriptedServer : public QTcpServer {
    Q_OBJECT
public:
    using Handler = std::function<Reply(const ReceivedRequest &)>;

    explicit ScriptedServer(const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));
    explicit ScriptedServer(const CertificateFiles &tls,
                            const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));
    ~ScriptedServer() override;

    /// Over TLS: takes only clients with a certificate of this authority (a PEM file).
    void demandCertificateOf(const QString &authority);
    /// Over TLS: asks for a certificate and takes any, or none.
    void askForCertificate();

    /// "http://127.0.0.1:49152/token"; with `host`, that name in place of the address.
    QString url(const QString &path = QStringLiteral("/"), const QString &host = {}) const;

    /// The next replies, in order; the last one repeats. Nothing enqueued and no route: 404.
    void enqueue(const Reply &reply);
    /// Answers requests for that path (without query); wins over the queue.
    void route(const QByteArray &path, Handler handler);

    const QList<ReceivedRequest> &requests() const { return m_requests; }
    /// All bytes that each accepted connection sent, complete request or not.
    const QList<QByteArray> &connections() const { return m_connections; }
    int openConnections() const { return m_open; }

Q_SIGNALS:
    void requestReceived(const workbench::test::ReceivedRequest &request);
    void connectionClosed();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void listenOn(const QHostAddress &address);
    void read(QTcpSocket *socket, int connection);
    Reply replyTo(const ReceivedRequest &request);

    std::optional<QSslConfiguration> m_tls;
    bool m_takesAnyCertificate = false;
    QList<Reply> m_queue;
    QHash<QByteArray, Handler> m_routes;
    QList<ReceivedRequest> m_requests;
    QList<QByteArray> m_connections;
    int m_open = 0;
};

} // namespace workbench::test
