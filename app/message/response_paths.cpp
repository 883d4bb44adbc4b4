// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/response_paths.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(response_paths)
};

const QString parent = u"response."_s;

bool saysHowItWent(const QString &member)
{
    return member == "success"_L1 || member == "error"_L1;
}

QString namesIn(const JsonValue &object)
{
    constexpr qsizetype shown = 8;
    QStringList names;
    for (const JsonMember &member : object.members()) {
        if (names.size() == shown)
            return names.join(u", "_s) + u", …"_s;
        names.append(member.name);
    }
    return names.join(u", "_s);
}

QString lacking(const QString &where, const JsonValue &object, const QString &name)
{
    const QString place = where.isEmpty() ? Text::tr("the response") : where;
    return object.members().isEmpty() ? Text::tr("%1 has no %2: it is empty").arg(place, name)
                                      : Text::tr("%1 has no %2, but %3").arg(place, name, namesIn(object));
}

} // namespace

ResponsePaths::ResponsePaths(const Profile &profile)
{
    for (const ProfileMember &member : profileMembers()) {
        if (!member.name.startsWith(parent))
            continue;
        const QString path = profile.text(member.name).trimmed();
        if (!path.isEmpty())
            m_paths.append(member.name.sliced(parent.size()), path);
    }
}

QString ResponsePaths::of(QStringView member) const
{
    return m_paths.value(member).value_or(QString());
}

JsonValue ResponsePaths::named(const JsonValue &members) const
{
    JsonValue result = members;
    for (const Parameter &row : m_paths.rows()) {
        if (saysHowItWent(row.name))
            continue;
        if (const JsonValue *found = followPath(members, row.value).value)
            result.setMember(row.name, *found);
        else
            result.removeMember(row.name);
    }
    return result;
}

PathEnd followPath(const JsonValue &root, const QString &path)
{
    const JsonValue *here = &root;
    QString where;
    const QStringList names = path.split(u'.');
    for (const QString &name : names) {
        if (!here->isObject()) {
            const QString place = where.isEmpty() ? Text::tr("the response") : where;
            return {nullptr, Text::tr("%1 is %2").arg(place, kindText(*here))};
        }
        const JsonValue *next = here->member(name);
        if (!next)
            return {nullptr, lacking(where, *here, name)};
        here = next;
        where = where.isEmpty() ? name : where + u'.' + name;
    }
    return {here, {}};
}

QList<Secret> tokensAt(const QByteArray &body, const ResponsePaths &paths)
{
    QList<Secret> tokens;
    const auto document = paths.isEmpty() ? parseJson({}) : parseJson(body);
    if (!document)
        return tokens;
    for (const QString &member : {u"access_token"_s, u"refresh_token"_s, u"id_token"_s}) {
        const QString path = paths.of(member);
        const JsonValue *token = path.isEmpty() ? nullptr : followPath(document->value, path).value;
        if (token && !token->text().isEmpty())
            tokens.append({member, token->text()});
    }
    return tokens;
}

QString kindText(const JsonValue &value)
{
    switch (value.kind()) {
    case JsonValue::Kind::Null:
        return Text::tr("null");
    case JsonValue::Kind::Boolean:
        return Text::tr("true or false");
    case JsonValue::Kind::Number:
        return Text::tr("a number");
    case JsonValue::Kind::String:
        return Text::tr("a text");
    case JsonValue::Kind::Array:
        return Text::tr("an array");
    case JsonValue::Kind::Object:
        break;
    }
    return Text::tr("an object");
}

} // namespace workbench
