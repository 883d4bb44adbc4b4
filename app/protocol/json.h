// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringView>

#include <optional>
#include <utility>

namespace workbench {

struct JsonMember;

/// A JSON value as it was written: members keep their order and their duplicates, numbers their text, and
/// every value knows which bytes of the source it came from. (QJsonDocument loses all of that.)
class JsonValue {
public:
    enum class Kind { Null, Boolean, Number, String, Array, Object };

    JsonValue() = default; ///< null
    static JsonValue boolean(bool value);
    static JsonValue number(qint64 value);
    static JsonValue numberText(QString text); ///< `text` is taken as it stands; it must be a JSON number
    static JsonValue string(QString text);
    static JsonValue array(QList<JsonValue> items = {});
    static JsonValue object(QList<JsonMember> members = {});

    Kind kind() const { return m_kind; }
    bool isNull() const { return m_kind == Kind::Null; }
    bool isString() const { return m_kind == Kind::String; }
    bool isNumber() const { return m_kind == Kind::Number; }
    bool isBoolean() const { return m_kind == Kind::Boolean; }
    bool isObject() const { return m_kind == Kind::Object; }
    bool isArray() const { return m_kind == Kind::Array; }

    bool toBool() const { return m_boolean; } ///< false unless a true boolean
    /// The characters of a string, or the text of a number; empty for anything else.
    const QString &text() const { return m_text; }
    /// A string's characters; nothing for any other kind.
    std::optional<QString> toString() const;
    /// A number's value if it is written as an integer that fits; nothing otherwise.
    std::optional<qint64> toInteger() const;

    const QList<JsonValue> &items() const & { return m_items; }
    QList<JsonValue> &items() & { return m_items; }
    QList<JsonValue> items() && { return std::move(m_items); }
    const QList<JsonMember> &members() const & { return m_members; }
    QList<JsonMember> &members() & { return m_members; }
    QList<JsonMember> members() && { return std::move(m_members); }
    /// The first member of that name of an object, or nullptr.
    const JsonValue *member(QStringView name) const;
    JsonValue *member(QStringView name);
    /// Replaces the first member of that name in its place, or appends it.
    void setMember(const QString &name, JsonValue value);
    void removeMember(QStringView name);

    /// Byte range [begin, end) in the parsed text; -1, -1 for a value that was not parsed.
    qsizetype begin() const { return m_begin; }
    qsizetype end() const { return m_end; }

    /// Same kind, content, member order; positions do not count.
    friend bool operator==(const JsonValue &a, const JsonValue &b);

private:
    friend class JsonParser;

    Kind m_kind = Kind::Null;
    bool m_boolean = false;
    QString m_text;
    QList<JsonValue> m_items;
    QList<JsonMember> m_members;
    qsizetype m_begin = -1;
    qsizetype m_end = -1;
};

struct JsonMember {
    QString name;
    JsonValue value;
    qsizetype nameBegin = -1; ///< byte offset of the name's opening quote

    friend bool operator==(const JsonMember &a, const JsonMember &b)
    {
        return a.name == b.name && a.value == b.value;
    }
};

/// The first thing that is not JSON (RFC 8259).
struct JsonError {
    qsizetype offset = 0; ///< in bytes
    int line = 1; ///< counted from 1
    int column = 1; ///< counted from 1, in characters
    QString message; ///< what was expected and what stands there, without the position

    /// "line 3, column 14: expected …"
    QString text() const;

    friend bool operator==(const JsonError &, const JsonError &) = default;
};

/// Where a byte offset stands for a reader of the text.
struct TextPosition {
    int line = 1; ///< counted from 1; CR LF, LF and CR each end one
    int column = 1; ///< counted from 1, in characters
};
TextPosition textPosition(QByteArrayView text, qsizetype offset);

/// A member name that stands twice in one object (RFC 8259 §4: "SHOULD be unique").
struct JsonDuplicate {
    QString name; ///< as decoded: names that differ in their escapes alone are the same
    QString object; ///< the object it stands in, e.g. `extra[2]` or `a.b`; empty for the outermost one
    qsizetype firstOffset = 0;
    qsizetype offset = 0; ///< of the later one

    friend bool operator==(const JsonDuplicate &, const JsonDuplicate &) = default;
};

struct JsonDocument {
    JsonValue value;
    QList<JsonDuplicate> duplicates; ///< the first thousand
};

struct JsonLimits {
    int depth = 512;
};

/// Strict RFC 8259: any value at the top, no BOM, no trailing text, valid UTF-8 only, no lone surrogate
/// escape.
Result<JsonDocument, JsonError> parseJson(QByteArrayView text, JsonLimits limits = {});

enum class JsonStyle { Compact, Pretty };
/// UTF-8. Pretty: two spaces a level, one member a line. Escapes only what RFC 8259 §7 requires, and U+007F.
QByteArray writeJson(const JsonValue &value, JsonStyle style = JsonStyle::Pretty);

/// Reformats JSON text without building a tree: order, duplicates, number text and string escapes stay byte
/// for byte, only white space changes. For bodies of many megabytes. Text that is no JSON comes back as far
/// as it could be read, followed by the rest as it stands, with the error. Once indentation has made the text
/// four times as long, the rest gets line breaks alone: deep nesting cannot blow it up.
struct PrettyJson {
    QByteArray text;
    std::optional<JsonError> error;
};
PrettyJson prettyJson(QByteArrayView text);

} // namespace workbench
