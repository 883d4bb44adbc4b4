// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// One token of a JSON text that bears meaning; commas and colons follow from the order of the others.
struct JsonToken {
    enum class Kind { BeginObject, EndObject, BeginArray, EndArray, Name, String, Number, True, False, Null };

    Kind kind = Kind::Null;
    qsizetype begin = 0; ///< byte range [begin, end) in the text, quotation marks included
    qsizetype end = 0;
};

/// Receives the tokens of a text in order, each of them well-formed and in a place where it may stand.
class JsonTokenSink {
public:
    virtual ~JsonTokenSink() = default;
    virtual void accept(const JsonToken &token) = 0;
};

/// Reads a JSON text (RFC 8259) from its first byte to its last and hands on its tokens. It keeps no more
/// than the open objects and arrays, and does not recurse: depth costs no stack.
class JsonReader {
    Q_DECLARE_TR_FUNCTIONS(workbench::JsonReader)

public:
    JsonReader(QByteArrayView text, JsonLimits limits, JsonTokenSink &sink)
        : m_text(text)
        , m_limits(limits)
        , m_sink(sink)
    {
    }

    /// The first error, or nothing when the whole text is JSON.
    std::optional<JsonError> read();

private:
    struct Level {
        bool isObject = false;
        bool isEmpty = true;
        JsonToken name; ///< of the member that is being read or was read last
    };

    bool readText();
    bool readNextInside();
    bool readName();
    bool readValue();
    bool readOpening(JsonToken::Kind kind);
    bool readString(JsonToken::Kind kind);
    bool readEscape();
    bool readSurrogatePair();
    bool readNumber();
    bool readDigits(const QString &after);
    bool readLiteral();

    void skipWhiteSpace();
    bool atEnd() const { return m_at == m_text.size(); }
    bool stands(char c) const { return !atEnd() && m_text[m_at] == c; }
    int hex4(qsizetype at) const;

    void emitToken(JsonToken::Kind kind, qsizetype begin) { m_sink.accept({kind, begin, m_at}); }
    bool fail(qsizetype offset, const QString &message);
    bool failExpecting(const QString &expected);
    QString found() const;
    QString lastValue() const;
    QString memberName() const;

    const QByteArrayView m_text;
    const JsonLimits m_limits;
    JsonTokenSink &m_sink;
    qsizetype m_at = 0;
    QList<Level> m_open;
    std::optional<JsonError> m_error;
};

/// The characters of a String or Name token.
QString jsonStringText(QByteArrayView text, const JsonToken &token);

} // namespace workbench
