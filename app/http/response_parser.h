// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>

namespace workbench {

/// Reads one HTTP/1.1 response (RFC 9112) from bytes as they arrive, in pieces of any size, and keeps what it
/// is given: header names, order and repetition stay as sent; the body is not decoded beyond its chunks.
/// Pure.
class ResponseParser {
public:
    /// More than anybody reads, and less than what would cost a user the program.
    static constexpr qsizetype longestBody = 256 * 1024 * 1024;

    /// `requestMethod` decides whether a body can follow (RFC 9112 §6.3). A body beyond `bodyLimit` is a
    /// failure; what came before is kept.
    explicit ResponseParser(QByteArray requestMethod, qsizetype bodyLimit = longestBody);

    void feed(QByteArrayView bytes);
    /// The connection ended: completes a body that ends with it, else the response stays incomplete.
    void end();

    bool hasBegun() const { return m_begun; } ///< at least one byte came
    bool hasHead() const { return m_head; } ///< status line and all headers are there
    bool isFinished() const { return m_state == State::Finished; }
    bool hasFailed() const { return m_state == State::Failed; }
    /// Why the bytes are no HTTP response. Only when hasFailed().
    const QString &fault() const { return m_fault; }
    /// "20 of 48 bytes of the body had come"; what is missing after end().
    QString missing() const;
    const QStringList &notes() const { return m_notes; }

    /// The response so far. Only when hasHead(); `complete` says whether all of it came.
    HttpResponse takeResponse();

private:
    enum class State {
        StatusLine,
        Headers,
        BodyOfLength,
        BodyToEnd,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailers,
        Finished,
        Failed,
    };

    void readStatusLine(const QByteArray &line);
    void readHeader(const QByteArray &line);
    void keepLastHeader();
    void endHead();
    void beginBody();
    void readChunkSize(const QByteArray &line);
    std::optional<QByteArray> takeLine(QByteArrayView &bytes);
    void takeBody(QByteArrayView &bytes);
    void appendToBody(QByteArrayView bytes);
    void readLine(const QByteArray &line);
    bool readsLines() const;
    void note(const QString &text);
    void fail(const QString &fault);

    QByteArray m_method;
    qsizetype m_bodyLimit;
    State m_state = State::StatusLine;
    QByteArray m_line; ///< the beginning of a line whose end has not come
    qsizetype m_headSize = 0;
    qint64 m_expected = 0; ///< bytes still to come of a body or chunk of known length
    bool m_begun = false;
    bool m_head = false;
    HttpResponse m_response;
    std::optional<Header> m_lastHeader; ///< it may go on in the next line
    QString m_fault;
    QStringList m_notes;
};

} // namespace workbench
