// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/request_draft.h"

#include <algorithm>

namespace workbench {

namespace {

/// Replaces the first row of that name by `replacement` and drops its other occurrences; appends when there
/// is none.
template<class Row> void replaceRows(QList<Row> &rows, const QString &name, const QList<Row> &replacement)
{
    qsizetype place = rows.size();
    for (qsizetype i = rows.size() - 1; i >= 0; --i) {
        if (rows[i].name == name) {
            rows.removeAt(i);
            place = i;
        }
    }
    for (const Row &row : replacement)
        rows.insert(place++, row);
}

/// Splits rows into groups of one name each, in the order in which the names first appear.
QList<QList<ExtraRow>> groupedByName(const QList<ExtraRow> &rows)
{
    QList<QList<ExtraRow>> groups;
    for (const ExtraRow &row : rows) {
        bool placed = false;
        for (QList<ExtraRow> &group : groups) {
            if (group.first().name == row.name) {
                group.append(row);
                placed = true;
            }
        }
        if (!placed)
            groups.append({row});
    }
    return groups;
}

/// `text` as the JSON that it is, or as a string when it is none: what the user typed is never lost.
JsonValue jsonOrString(const QString &text)
{
    const auto parsed = parseJson(text.toUtf8());
    return parsed ? parsed->value : JsonValue::string(text);
}

} // namespace

void RequestDraft::addToQuery(const QString &name, const QString &value)
{
    if (!value.isEmpty())
        m_query.append(name, value);
}

void RequestDraft::addToBody(const QString &name, const QString &value)
{
    if (!value.isEmpty())
        m_body.append({name, value});
}

bool RequestDraft::hasInBody(const QString &name) const
{
    return std::any_of(m_body.cbegin(), m_body.cend(),
                       [&name](const BodyRow &row) { return row.name == name; });
}

void RequestDraft::applyProfileRows(const Profile &profile, const QString &request)
{
    Parameters kept;
    for (const Parameter &row : m_query.rows()) {
        if (!profile.omits(request, row.name))
            kept.append(row);
    }
    m_query = kept;
    m_body.removeIf([&](const BodyRow &row) { return profile.omits(request, row.name); });

    QList<ExtraRow> query;
    QList<ExtraRow> body;
    QList<ExtraRow> headers;
    const QList<ExtraRow> rows = profile.extra();
    for (const ExtraRow &row : rows) {
        if (!row.enabled || row.name.isEmpty() || row.request != request)
            continue;
        switch (row.in) {
        case ExtraRow::Place::Query:
            query.append(row);
            break;
        case ExtraRow::Place::Body:
            body.append(row);
            break;
        case ExtraRow::Place::Header:
            headers.append(row);
            break;
        }
    }
    replaceInQuery(query);
    replaceInBody(body);
    for (const ExtraRow &row : headers)
        m_headers.remove(row.name.toUtf8());
    for (const ExtraRow &row : headers)
        m_headers.append(row.name.toUtf8(), row.value.toUtf8());
}

void RequestDraft::replaceInQuery(const QList<ExtraRow> &rows)
{
    QList<Parameter> changed = m_query.rows();
    for (const QList<ExtraRow> &group : groupedByName(rows)) {
        QList<Parameter> replacement;
        for (const ExtraRow &row : group)
            replacement.append({row.name, row.value, true});
        replaceRows(changed, group.first().name, replacement);
    }
    m_query = Parameters();
    for (const Parameter &row : std::as_const(changed))
        m_query.append(row);
}

void RequestDraft::replaceInBody(const QList<ExtraRow> &rows)
{
    for (const QList<ExtraRow> &group : groupedByName(rows)) {
        QList<BodyRow> replacement;
        for (const ExtraRow &row : group)
            replacement.append({row.name, row.value, row.json});
        replaceRows(m_body, group.first().name, replacement);
    }
}

QByteArray RequestDraft::jsonBody() const
{
    JsonValue object = JsonValue::object();
    for (const BodyRow &row : m_body) {
        const JsonValue value = row.json ? jsonOrString(row.value) : JsonValue::string(row.value);
        if (JsonValue *earlier = object.member(row.name)) {
            // A repeated name becomes an array of all its values.
            qsizetype occurrences = 0;
            for (const BodyRow &other : m_body)
                occurrences += &other < &row && other.name == row.name ? 1 : 0;
            if (occurrences == 1)
                *earlier = JsonValue::array({*earlier});
            earlier->items().append(value);
        } else {
            object.setMember(row.name, value);
        }
    }
    return writeJson(object, JsonStyle::Compact);
}

HttpRequest RequestDraft::toHttpRequest() const
{
    HttpRequest request{m_kind, m_method, m_url, m_headers, {}};
    const QByteArray query = m_query.toForm();
    if (!query.isEmpty()) {
        // RFC 6749 §3.1: an endpoint's own query component is kept. A fragment would swallow what follows it.
        const qsizetype fragment = request.url.indexOf(u'#');
        const QString tail = fragment < 0 ? QString() : request.url.mid(fragment);
        QString head = fragment < 0 ? request.url : request.url.left(fragment);
        const bool hasQuery = head.contains(u'?');
        const bool open = head.endsWith(u'?') || head.endsWith(u'&');
        if (!open)
            head += hasQuery ? u'&' : u'?';
        request.url = head + QString::fromLatin1(query) + tail;
    }
    switch (m_encoding) {
    case BodyEncoding::None:
        break;
    case BodyEncoding::Form: {
        Parameters form;
        for (const BodyRow &row : m_body)
            form.append(row.name, row.value);
        request.body = form.toForm();
        if (!request.headers.contains("Content-Type"))
            request.headers.append("Content-Type", "application/x-www-form-urlencoded");
        break;
    }
    case BodyEncoding::Json:
        request.body = jsonBody();
        if (!request.headers.contains("Content-Type"))
            request.headers.append("Content-Type", "application/json");
        break;
    }
    return request;
}

} // namespace workbench
