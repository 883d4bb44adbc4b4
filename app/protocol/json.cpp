// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/json.h"

#include <QCoreApplication>

#include <algorithm>

namespace workbench {

JsonValue JsonValue::boolean(bool value)
{
    JsonValue json;
    json.m_kind = Kind::Boolean;
    json.m_boolean = value;
    return json;
}

JsonValue JsonValue::number(qint64 value)
{
    return numberText(QString::number(value));
}

JsonValue JsonValue::numberText(QString text)
{
    JsonValue json;
    json.m_kind = Kind::Number;
    json.m_text = std::move(text);
    return json;
}

JsonValue JsonValue::string(QString text)
{
    JsonValue json;
    json.m_kind = Kind::String;
    json.m_text = std::move(text);
    return json;
}

JsonValue JsonValue::array(QList<JsonValue> items)
{
    JsonValue json;
    json.m_kind = Kind::Array;
    json.m_items = std::move(items);
    return json;
}

JsonValue JsonValue::object(QList<JsonMember> members)
{
    JsonValue json;
    json.m_kind = Kind::Object;
    json.m_members = std::move(members);
    return json;
}

std::optional<QString> JsonValue::toString() const
{
    if (!isString())
        return std::nullopt;
    return m_text;
}

std::optional<qint64> JsonValue::toInteger() const
{
    if (!isNumber())
        return std::nullopt;
    bool fits = false;
    const qint64 value = m_text.toLongLong(&fits);
    if (!fits)
        return std::nullopt;
    return value;
}

const JsonValue *JsonValue::member(QStringView name) const
{
    const auto found = std::find_if(m_members.cbegin(), m_members.cend(),
                                    [name](const JsonMember &member) { return member.name == name; });
    return found == m_members.cend() ? nullptr : &found->value;
}

JsonValue *JsonValue::member(QStringView name)
{
    const auto found = std::find_if(m_members.begin(), m_members.end(),
                                    [name](const JsonMember &member) { return member.name == name; });
    return found == m_members.end() ? nullptr : &found->value;
}

void JsonValue::setMember(const QString &name, JsonValue value)
{
    if (JsonValue *present = member(name))
        *present = std::move(value);
    else
        m_members.append({name, std::move(value)});
}

void JsonValue::removeMember(QStringView name)
{
    m_members.removeIf([name](const JsonMember &member) { return member.name == name; });
}

bool operator==(const JsonValue &a, const JsonValue &b)
{
    return a.m_kind == b.m_kind && a.m_boolean == b.m_boolean && a.m_text == b.m_text
        && a.m_items == b.m_items && a.m_members == b.m_members;
}

QString JsonError::text() const
{
    return QCoreApplication::translate("JsonError", "line %1, column %2: %3")
        .arg(line)
        .arg(column)
        .arg(message);
}

TextPosition textPosition(QByteArrayView text, qsizetype offset)
{
    TextPosition position;
    const QByteArrayView before = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    for (qsizetype i = 0; i < before.size(); ++i) {
        const char c = before[i];
        const bool firstOfTwo = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !firstOfTwo)) {
            ++position.line;
            position.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) { // continuation bytes are no characters
            ++position.column;
        }
    }
    return position;
}

} // namespace workbench
