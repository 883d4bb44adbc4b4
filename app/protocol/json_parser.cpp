// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/json_reader.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr qsizetype mostDuplicatesListed = 1000;
constexpr qsizetype longestNameInPath = 60;
/// Up to here comparing each name with each is quicker than hashing them.
constexpr qsizetype fewMembers = 12;

} // namespace

/// Builds the tree from the tokens.
class JsonParser : public JsonTokenSink {
public:
    explicit JsonParser(QByteArrayView text)
        : m_text(text)
    {
    }

    void accept(const JsonToken &token) override;
    JsonDocument takeDocument() { return std::move(m_document); }

private:
    struct Level {
        JsonValue container;
        QString name; ///< of the member whose value comes next
        qsizetype nameBegin = -1;
    };

    JsonValue leaf(const JsonToken &token) const;
    void close(const JsonToken &token);
    void place(JsonValue value);
    void listDuplicates(const JsonValue &object);
    void listDuplicate(const JsonMember &first, const JsonMember &again);
    QString path() const;

    const QByteArrayView m_text;
    QList<Level> m_open;
    JsonDocument m_document;
};

void JsonParser::accept(const JsonToken &token)
{
    switch (token.kind) {
    case JsonToken::Kind::BeginObject:
    case JsonToken::Kind::BeginArray: {
        JsonValue container =
            token.kind == JsonToken::Kind::BeginObject ? JsonValue::object() : JsonValue::array();
        container.m_begin = token.begin;
        m_open.append({std::move(container), {}, -1});
        return;
    }
    case JsonToken::Kind::EndObject:
    case JsonToken::Kind::EndArray:
        return close(token);
    case JsonToken::Kind::Name:
        m_open.last().name = jsonStringText(m_text, token);
        m_open.last().nameBegin = token.begin;
        return;
    default:
        return place(leaf(token));
    }
}

JsonValue JsonParser::leaf(const JsonToken &token) const
{
    JsonValue value;
    if (token.kind == JsonToken::Kind::String)
        value = JsonValue::string(jsonStringText(m_text, token));
    else if (token.kind == JsonToken::Kind::Number)
        value =
            JsonValue::numberText(QString::fromLatin1(m_text.sliced(token.begin, token.end - token.begin)));
    else if (token.kind != JsonToken::Kind::Null)
        value = JsonValue::boolean(token.kind == JsonToken::Kind::True);
    value.m_begin = token.begin;
    value.m_end = token.end;
    return value;
}

void JsonParser::close(const JsonToken &token)
{
    JsonValue container = std::move(m_open.last().container);
    m_open.removeLast();
    container.m_end = token.end;
    listDuplicates(container);
    place(std::move(container));
}

void JsonParser::place(JsonValue value)
{
    if (m_open.isEmpty()) {
        m_document.value = std::move(value);
        return;
    }
    Level &level = m_open.last();
    if (level.container.isArray())
        level.container.m_items.append(std::move(value));
    else
        level.container.m_members.append({std::move(level.name), std::move(value), level.nameBegin});
}

void JsonParser::listDuplicates(const JsonValue &object)
{
    const QList<JsonMember> &members = object.m_members;
    if (members.size() <= fewMembers) {
        for (qsizetype later = 1; later < members.size(); ++later) {
            for (qsizetype earlier = 0; earlier < later; ++earlier) {
                if (members[earlier].name == members[later].name) {
                    listDuplicate(members[earlier], members[later]);
                    break;
                }
            }
        }
        return;
    }
    QHash<QStringView, const JsonMember *> firsts;
    firsts.reserve(members.size());
    for (const JsonMember &member : members) {
        const JsonMember *&first = firsts[member.name];
        if (first)
            listDuplicate(*first, member);
        else
            first = &member;
    }
}

void JsonParser::listDuplicate(const JsonMember &first, const JsonMember &again)
{
    if (m_document.duplicates.size() < mostDuplicatesListed)
        m_document.duplicates.append({again.name, path(), first.nameBegin, again.nameBegin});
}

/// The object that was closed last, as seen from the outermost value: `extra[2]`, `a.b`.
QString JsonParser::path() const
{
    QString path;
    for (const Level &level : m_open) {
        if (level.container.isArray()) {
            path += u'[' + QString::number(level.container.items().size()) + u']';
            continue;
        }
        if (!path.isEmpty())
            path += u'.';
        path +=
            level.name.size() > longestNameInPath ? level.name.first(longestNameInPath) + u'…' : level.name;
    }
    return path;
}

Result<JsonDocument, JsonError> parseJson(QByteArrayView text, JsonLimits limits)
{
    JsonParser parser(text);
    JsonReader reader(text, limits, parser);
    if (const std::optional<JsonError> error = reader.read())
        return Failure{*error};
    return parser.takeDocument();
}

} // namespace workbench
