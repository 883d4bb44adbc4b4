// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"

#include <QAbstractSocket>

#include <chrono>

namespace workbench {

enum class ConnectionPhase { Connecting, Tunnelling, Encrypting, Waiting, Reading, Ended };

/// Where an exchange stood when it failed; what the words about the failure are made of.
struct Circumstances {
    ConnectionPhase phase = ConnectionPhase::Connecting;
    QString server; ///< "example.com:8443"
    QString proxy; ///< "http://proxy.example:3128"; empty = direct
    bool proxyIsPeer = false; ///< the socket itself ends at the proxy, which speaks HTTP
    bool proxyForwards =
        false; ///< and what comes from there is its own word, or what it says of the server's
    QStringList tlsErrors; ///< what the verification of the certificates found
    bool authorityUnknown = false; ///< that is all that is wrong with them: naming the authority would help
    bool showsIdentity = false; ///< a client certificate is at hand
    QString missing; ///< of the response, in words
};

// Each says what happened, to whom, and what to look at.
TransportError timedOut(const Circumstances &at, std::chrono::milliseconds limit);
TransportError connectionClosed(const Circumstances &at);
TransportError socketFailed(const Circumstances &at, QAbstractSocket::SocketError error,
                            const QString &detail);
TransportError answerBroken(const Circumstances &at, const QString &fault);
/// The proxy answered in the server's place, e.g. with 407.
TransportError proxyRefused(const Circumstances &at, const HttpResponse &answer);

} // namespace workbench
