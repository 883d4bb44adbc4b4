// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/profile.h"

using namespace Qt::StringLiterals;

// The members of a profile that are tables: `parameters`, `extra` and `omit`.

namespace workbench {

namespace {

ExtraRow::Place place(const QString &in)
{
    if (in == "query"_L1)
        return ExtraRow::Place::Query;
    return in == "header"_L1 ? ExtraRow::Place::Header : ExtraRow::Place::Body;
}

QString placeName(ExtraRow::Place place)
{
    switch (place) {
    case ExtraRow::Place::Query:
        return u"query"_s;
    case ExtraRow::Place::Header:
        return u"header"_s;
    case ExtraRow::Place::Body:
        break;
    }
    return u"body"_s;
}

QString memberText(const JsonValue &object, QStringView name)
{
    const JsonValue *value = object.member(name);
    return value && value->isString() ? value->text() : QString();
}

bool memberFlag(const JsonValue &object, QStringView name, bool fallback)
{
    const JsonValue *value = object.member(name);
    return value && value->isBoolean() ? value->toBool() : fallback;
}

ExtraRow extraRow(const JsonValue &object)
{
    ExtraRow row;
    row.request = memberText(object, u"request");
    row.in = place(memberText(object, u"in"));
    row.name = memberText(object, u"name");
    row.enabled = memberFlag(object, u"enabled", true);
    row.json = memberFlag(object, u"json", false);
    if (const JsonValue *value = object.member(u"value"))
        row.value =
            value->isString() ? value->text() : QString::fromUtf8(writeJson(*value, JsonStyle::Compact));
    return row;
}

/// Writes the row into an object that may hold members which this version does not know.
void writeExtraRow(JsonValue &object, const ExtraRow &row)
{
    if (object.isObject() && extraRow(object) == row)
        return;
    if (!object.isObject())
        object = JsonValue::object();
    object.setMember(u"request"_s, JsonValue::string(row.request));
    object.setMember(u"in"_s, JsonValue::string(placeName(row.in)));
    object.setMember(u"name"_s, JsonValue::string(row.name));
    object.setMember(u"value"_s, JsonValue::string(row.value));
    object.setMember(u"enabled"_s, JsonValue::boolean(row.enabled));
    if (row.json || object.member(u"json"))
        object.setMember(u"json"_s, JsonValue::boolean(row.json));
}

} // namespace

Parameters Profile::grantParameters() const
{
    Parameters parameters;
    const JsonValue *map = value(u"parameters");
    if (!map)
        return parameters;
    for (const JsonMember &member : map->members()) {
        if (member.value.isString())
            parameters.append(member.name, member.value.text());
        for (const JsonValue &item : member.value.items())
            parameters.append(member.name, item.text());
    }
    return parameters;
}

void Profile::setGrantParameters(const Parameters &parameters)
{
    if (parameters.isEmpty() && !has(u"parameters"))
        return;
    JsonValue map = JsonValue::object();
    for (const Parameter &row : parameters.rows()) {
        JsonValue *present = map.member(row.name);
        if (!present) {
            map.setMember(row.name, JsonValue::string(row.value));
            continue;
        }
        if (present->isString())
            *present = JsonValue::array({*present});
        present->items().append(JsonValue::string(row.value));
    }
    setValue(u"parameters", map);
}

QList<ExtraRow> Profile::extra() const
{
    QList<ExtraRow> rows;
    if (const JsonValue *table = value(u"extra")) {
        for (const JsonValue &row : table->items())
            rows.append(extraRow(row));
    }
    return rows;
}

void Profile::setExtra(const QList<ExtraRow> &rows)
{
    if (rows.isEmpty() && !has(u"extra"))
        return;
    const QList<ExtraRow> before = extra();
    QList<JsonValue> unused = has(u"extra") ? value(u"extra")->items() : QList<JsonValue>{};
    // Rows keep what else stands in their object: an edited row in its place, a moved row wherever it went.
    const bool sameRows = rows.size() == before.size();
    QList<JsonValue> written;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        JsonValue object;
        if (sameRows && before[i].name == rows[i].name) {
            object = unused[i];
        } else if (const qsizetype moved = before.indexOf(rows[i]); moved >= 0) {
            object = unused[moved];
        }
        writeExtraRow(object, rows[i]);
        written.append(object);
    }
    setValue(u"extra", JsonValue::array(written));
}

bool Profile::omits(QStringView request, QStringView name) const
{
    const JsonValue *table = value(u"omit");
    if (!table)
        return false;
    for (const JsonValue &row : table->items()) {
        if (memberText(row, u"request") == request && memberText(row, u"name") == name)
            return true;
    }
    return false;
}

QStringList Profile::omitted(QStringView request) const
{
    QStringList names;
    if (const JsonValue *table = value(u"omit")) {
        for (const JsonValue &row : table->items()) {
            if (memberText(row, u"request") == request)
                names.append(memberText(row, u"name"));
        }
    }
    return names;
}

void Profile::setOmitted(QStringView request, const QStringList &names)
{
    if (names == omitted(request))
        return;
    QList<JsonValue> rows = has(u"omit") ? value(u"omit")->items() : QList<JsonValue>{};
    QStringList missing = names;
    rows.removeIf([&](const JsonValue &row) {
        return memberText(row, u"request") == request && !missing.removeOne(memberText(row, u"name"));
    });
    for (const QString &name : std::as_const(missing)) {
        JsonValue row = JsonValue::object();
        row.setMember(u"request"_s, JsonValue::string(request.toString()));
        row.setMember(u"name"_s, JsonValue::string(name));
        rows.append(row);
    }
    setValue(u"omit", JsonValue::array(rows));
}

} // namespace workbench
