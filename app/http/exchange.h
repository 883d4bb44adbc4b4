// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange_kind.h"
#include "protocol/header_list.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace workbench {

/// A request as it is meant, before it is sent. `headers` are the ones that the message needs (Content-Type,
/// Authorization, Accept, …); completedRequest() adds what the transport needs.
struct HttpRequest {
    ExchangeKind kind = ExchangeKind::Token;
    QByteArray method = "GET";
    QString url; ///< as typed or built; what goes on the wire is its QUrl::toEncoded() form
    HeaderList headers;
    QByteArray body;

    friend bool operator==(const HttpRequest &, const HttpRequest &) = default;
};

/// A response as it came: header names, order and repetition are the server's.
struct HttpResponse {
    QByteArray httpVersion; ///< "HTTP/1.1"; empty when not known
    int status = 0;
    QByteArray reason;
    HeaderList headers;
    QByteArray body;
    bool complete = true; ///< false: the connection ended before the announced end of the body

    friend bool operator==(const HttpResponse &, const HttpResponse &) = default;
};

/// The transport went wrong: there is no complete HTTP answer.
struct TransportError {
    enum class Kind {
        InvalidRequest, ///< we refused to send it (URL, header); nothing went out
        HostNotFound,
        ConnectionRefused,
        ProxyFailed,
        TlsFailed,
        Timeout,
        ConnectionClosed, ///< closed before a complete answer
        ProtocolError, ///< the answer was no HTTP
        Cancelled,
        Other,
    };
    Kind kind = Kind::Other;
    QString message; ///< cause and remedy
    QString field; ///< the profile member to look at, e.g. `token_endpoint`; may be empty

    /// `host_not_found`, `tls_failed`, … as in JSON output.
    QString kindId() const;

    friend bool operator==(const TransportError &, const TransportError &) = default;
};

/// Milliseconds since the exchange began; nothing for what did not happen (a lookup, TLS) or a proxy did.
struct ExchangeTiming {
    std::optional<double> dns;
    std::optional<double> connect;
    std::optional<double> tls;
    std::optional<double> first_byte;
    std::optional<double> total;

    friend bool operator==(const ExchangeTiming &, const ExchangeTiming &) = default;
};

/// One certificate of the peer's chain, in words.
struct CertificateFacts {
    QString subject;
    QString issuer;
    QStringList alternativeNames;
    QDateTime notBefore;
    QDateTime notAfter;
    QString sha256; ///< fingerprint, hex pairs with colons
    QByteArray pem;

    friend bool operator==(const CertificateFacts &, const CertificateFacts &) = default;
};

struct TlsFacts {
    QString protocol; ///< "TLSv1.3"
    QString cipher;
    QList<CertificateFacts> chain; ///< the peer's own certificate first
    /// Ours, first in its chain, for a server that asks for one. Whether it did, Qt does not tell.
    std::optional<CertificateFacts> clientCertificate;
    QStringList errors; ///< what the verification found wrong, each with the certificate it is about
    bool errorsAccepted = false; ///< the user's marked choice: the exchange went on all the same

    friend bool operator==(const TlsFacts &, const TlsFacts &) = default;
};

/// One request and what became of it: a plain value, complete enough to be shown, exported and diagnosed
/// without anything else.
struct Exchange {
    HttpRequest request; ///< as sent: encoded URL, all headers in wire order, body
    /// What the connection to a proxy added behind them (Proxy-Authorization): sent, and recorded, but no
    /// part of the request, so that nothing made from the request takes it to somebody else.
    HeaderList proxyHeaders;
    QByteArray requestTarget; ///< of the request line; empty in the front channel, where the browser makes it
    std::optional<HttpResponse> response;
    std::optional<TransportError> error;
    QDateTime startedAt; ///< UTC, with milliseconds
    QDateTime finishedAt;
    ExchangeTiming timing;
    std::optional<TlsFacts> tls;
    QString proxy; ///< "http://proxy:3128"; empty = direct
    int connections = 0; ///< opened for this one request; more than one is noted
    QStringList notes; ///< deviations a reader must know: "%41 in the URL is sent as A"
    bool editedByUser = false; ///< not what the profile says
    std::optional<int> resendOf; ///< index of the exchange that this one repeats

    friend bool operator==(const Exchange &, const Exchange &) = default;

    /// All headers that went out: those of the request, then those for the proxy.
    HeaderList sentHeaders() const;
    /// The request as raw HTTP/1.1: request line, sentHeaders(), blank line, body.
    QByteArray requestBytes() const;
    /// Status line, headers, blank line, body; empty without a response.
    QByteArray responseBytes() const;
};

} // namespace workbench
