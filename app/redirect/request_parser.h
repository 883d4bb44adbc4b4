// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "redirect/server_request.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace workbench {

/// Why a request is answered without being handled.
struct RequestRejection {
    int status = 400;
    QByteArray reason;
    QString message; ///< cause, in one sentence, without anything of the query
};

/// Reads one HTTP/1.x request (RFC 9112), however it is cut into pieces. Pure: no socket, no clock.
///
/// Stricter than a public server would be, since everything that talks to a loopback listener is a browser or
/// a tool in the user's hand: lines end in CRLF (a bare LF is an error, although §2.2 would allow it), one
/// empty line before the request is skipped (§2.2), the target is in origin-form, folded headers, repeated
/// Host or differing Content-Length are errors (400), a body with Transfer-Encoding is not read (501).
class RequestParser {
public:
    enum class State {
        NeedMore,
        Complete, ///< request() can be taken
        Rejected, ///< rejection() says why; whatever follows cannot be understood
    };

    explicit RequestParser(HttpServerLimits limits = {});

    /// Takes the next bytes. After the end of the request nothing is taken any more: one request per
    /// connection.
    State feed(QByteArrayView bytes);

    State state() const { return m_state; }
    /// Whether any byte has come.
    bool hasBegun() const { return !m_request.bytes.isEmpty(); }
    /// Whether more bytes came than the request has.
    bool hasSurplus() const { return m_surplus; }
    /// What was read so far; whole when Complete. `encrypted` and `startedAt` are left to the caller.
    const ServerRequest &request() const { return m_request; }
    const RequestRejection &rejection() const { return m_rejection; }

private:
    enum class Part { RequestLine, Headers, Body };

    qsizetype feedHead(QByteArrayView bytes);
    qsizetype feedBody(QByteArrayView bytes);
    void takeByte(char c);
    void endOfLine();
    void readRequestLine();
    void readHeader();
    void endOfHeaders();
    std::optional<qsizetype> bodyLength();
    void reject(int status, QByteArray reason, QString message);
    bool wentWrong() const { return m_state == State::Rejected; }

    HttpServerLimits m_limits;
    State m_state = State::NeedMore;
    Part m_part = Part::RequestLine;
    bool m_surplus = false;
    bool m_skippedEmptyLine = false;
    QByteArray m_line; ///< of the head, without its line end
    bool m_afterCr = false;
    qsizetype m_headerBytes = 0;
    qsizetype m_bodyMissing = 0;
    ServerRequest m_request;
    RequestRejection m_rejection;
};

} // namespace workbench
