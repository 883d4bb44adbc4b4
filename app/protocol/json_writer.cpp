// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/json_reader.h"

#include <limits>

namespace workbench {

namespace {

/// Puts brackets, commas, colons and white space around names and values that arrive in document order.
class Layout {
public:
    Layout(QByteArray &out, JsonStyle style, qsizetype indentUpTo = std::numeric_limits<qsizetype>::max())
        : m_out(out)
        , m_pretty(style == JsonStyle::Pretty)
        , m_indentUpTo(indentUpTo)
    {
    }

    void open(char bracket)
    {
        beginValue();
        m_out += bracket;
        ++m_depth;
        m_isFirst = true;
    }
    void close(char bracket)
    {
        --m_depth;
        if (!m_isFirst)
            breakLine();
        m_out += bracket;
        m_isFirst = false;
    }
    void name(QByteArrayView quoted)
    {
        beginItem();
        m_out += quoted;
        m_afterName = true;
    }
    void value(QByteArrayView text)
    {
        beginValue();
        m_out += text;
    }

private:
    /// The colon is written with the value, so that a text which ends behind a name keeps its own rest.
    void beginValue()
    {
        if (m_afterName)
            m_out += m_pretty ? QByteArrayView(": ") : QByteArrayView(":");
        else
            beginItem();
        m_afterName = false;
    }
    void beginItem()
    {
        if (!m_isFirst)
            m_out += ',';
        if (m_depth > 0)
            breakLine();
        m_isFirst = false;
    }
    void breakLine()
    {
        if (!m_pretty)
            return;
        m_out += '\n';
        if (m_out.size() < m_indentUpTo)
            m_out.append(2 * m_depth, ' ');
    }

    QByteArray &m_out;
    const bool m_pretty;
    const qsizetype m_indentUpTo;
    qsizetype m_depth = 0;
    bool m_isFirst = true;
    bool m_afterName = false;
};

QByteArray quoted(const QString &text)
{
    static constexpr char digits[] = "0123456789abcdef";
    const QByteArray utf8 = text.toUtf8();
    QByteArray out;
    out.reserve(utf8.size() + 2);
    out += '"';
    for (const char c : utf8) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
                out += "\\u00";
                out += digits[c >> 4];
                out += digits[c & 0xF];
            } else {
                out += c;
            }
        }
    }
    out += '"';
    return out;
}

void write(Layout &layout, const JsonValue &value)
{
    switch (value.kind()) {
    case JsonValue::Kind::Null:
        return layout.value("null");
    case JsonValue::Kind::Boolean:
        return layout.value(value.toBool() ? QByteArrayView("true") : QByteArrayView("false"));
    case JsonValue::Kind::Number:
        return layout.value(value.text().toLatin1());
    case JsonValue::Kind::String:
        return layout.value(quoted(value.text()));
    case JsonValue::Kind::Array:
        layout.open('[');
        for (const JsonValue &item : value.items())
            write(layout, item);
        return layout.close(']');
    case JsonValue::Kind::Object:
        layout.open('{');
        for (const JsonMember &member : value.members()) {
            layout.name(quoted(member.name));
            write(layout, member.value);
        }
        return layout.close('}');
    }
}

/// Lays the tokens of a text out anew; remembers how far it got.
class PrettyPrinter : public JsonTokenSink {
public:
    PrettyPrinter(QByteArrayView text, QByteArray &out)
        : m_text(text)
        , m_layout(out, JsonStyle::Pretty, 4 * text.size() + 4096)
    {
    }

    void accept(const JsonToken &token) override
    {
        m_done = token.end;
        switch (token.kind) {
        case JsonToken::Kind::BeginObject:
            return m_layout.open('{');
        case JsonToken::Kind::BeginArray:
            return m_layout.open('[');
        case JsonToken::Kind::EndObject:
            return m_layout.close('}');
        case JsonToken::Kind::EndArray:
            return m_layout.close(']');
        case JsonToken::Kind::Name:
            return m_layout.name(m_text.sliced(token.begin, token.end - token.begin));
        default:
            return m_layout.value(m_text.sliced(token.begin, token.end - token.begin));
        }
    }

    /// What follows the last token, as it stands.
    QByteArrayView rest() const { return m_text.sliced(m_done); }

private:
    const QByteArrayView m_text;
    Layout m_layout;
    qsizetype m_done = 0;
};

} // namespace

QByteArray writeJson(const JsonValue &value, JsonStyle style)
{
    QByteArray out;
    Layout layout(out, style);
    write(layout, value);
    return out;
}

PrettyJson prettyJson(QByteArrayView text)
{
    PrettyJson pretty;
    pretty.text.reserve(text.size() + text.size() / 2);
    PrettyPrinter printer(text, pretty.text);
    JsonReader reader(text, JsonLimits{}, printer);
    pretty.error = reader.read();
    if (pretty.error)
        pretty.text += printer.rest();
    return pretty;
}

} // namespace workbench
