// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/profile_check.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Complaint = std::optional<ProfileComplaint>;

class ProfileCheck {
    Q_DECLARE_TR_FUNCTIONS(workbench::ProfileCheck)

public:
    static Complaint version(const JsonValue &document);
    static Complaint object(const JsonValue &object, const QString &prefix);
    static Complaint value(const ProfileMember &member, const JsonValue &value);

private:
    static Complaint versionNumber(const JsonValue &version);
    static Complaint text(const QString &member, const JsonValue &value, const QStringList &allowed = {});
    static Complaint flag(const QString &member, const JsonValue &value);
    static Complaint key(const QString &member, const JsonValue &value);
    static Complaint textMap(const QString &member, const JsonValue &value);
    static Complaint extraRow(const QString &row, const JsonValue &value);
    static Complaint omitRow(const QString &row, const JsonValue &value);
    static Complaint required(const QString &row, const JsonValue &value, const QString &name,
                              const QStringList &allowed = {});

    template<class Check> static Complaint rows(const QString &member, const JsonValue &value, Check check);

    static ProfileComplaint mistaken(const QString &member, const JsonValue &value, const QString &expected);
    static QString kindOf(const JsonValue &value);
};

/// The requests that a row of `extra` or `omit` can belong to.
QStringList requestKinds()
{
    return {u"authorization"_s, u"token"_s,      u"refresh"_s,  u"device"_s,       u"par"_s,
            u"introspection"_s, u"revocation"_s, u"userinfo"_s, u"registration"_s, u"ciba"_s};
}

/// True for `tls` and `response`: objects whose members the table lists by dotted names.
bool isParentOfMembers(const QString &name)
{
    const QString prefix = name + u'.';
    return std::any_of(profileMembers().cbegin(), profileMembers().cend(),
                       [&prefix](const ProfileMember &member) { return member.name.startsWith(prefix); });
}

QString ProfileCheck::kindOf(const JsonValue &value)
{
    switch (value.kind()) {
    case JsonValue::Kind::Null:
        return tr("null");
    case JsonValue::Kind::Boolean:
        return value.toBool() ? u"true"_s : u"false"_s;
    case JsonValue::Kind::Number:
        return tr("a number");
    case JsonValue::Kind::String:
        return tr("text");
    case JsonValue::Kind::Array:
        return tr("an array");
    case JsonValue::Kind::Object:
        break;
    }
    return tr("an object");
}

ProfileComplaint ProfileCheck::mistaken(const QString &member, const JsonValue &value,
                                        const QString &expected)
{
    QString message = tr("must be %1, found %2").arg(expected, kindOf(value));
    if (value.isNull())
        message += tr("; leave the member out instead");
    return {member, message, value.begin()};
}

Complaint ProfileCheck::version(const JsonValue &document)
{
    if (const JsonValue *version = document.member(u"workbench"))
        return versionNumber(*version);
    return ProfileComplaint{
        u"workbench"_s,
        tr("is missing, so this is no profile document; add \"workbench\": %1 if it is meant to "
           "be one")
            .arg(profileVersion),
        document.begin()};
}

Complaint ProfileCheck::versionNumber(const JsonValue &version)
{
    const std::optional<qint64> number = version.toInteger();
    if (!number || *number < 1)
        return mistaken(u"workbench"_s, version, tr("the document's version, a whole number from 1"));
    if (*number <= profileVersion)
        return std::nullopt;
    return ProfileComplaint{
        u"workbench"_s,
        tr("version %1 was written by a newer OAuth Workbench, this one reads version %2; update "
           "it to open this profile")
            .arg(*number)
            .arg(profileVersion),
        version.begin()};
}

Complaint ProfileCheck::object(const JsonValue &object, const QString &prefix)
{
    for (const JsonMember &child : object.members()) {
        const QString name = prefix + child.name;
        Complaint complaint;
        if (const ProfileMember *member = child.name.contains(u'.') ? nullptr : profileMember(name))
            complaint = value(*member, child.value);
        else if (prefix.isEmpty() && isParentOfMembers(name))
            complaint = child.value.isObject() ? ProfileCheck::object(child.value, name + u'.')
                                               : mistaken(name, child.value, tr("an object"));
        if (complaint)
            return complaint;
    }
    return std::nullopt;
}

Complaint ProfileCheck::value(const ProfileMember &member, const JsonValue &value)
{
    if (member.name == "workbench"_L1)
        return versionNumber(value);
    switch (member.kind) {
    case ProfileMember::Kind::Text:
        return text(member.name, value, member.values);
    case ProfileMember::Kind::Flag:
        return flag(member.name, value);
    case ProfileMember::Kind::Integer:
        if (!value.toInteger())
            return mistaken(member.name, value, tr("a whole number"));
        return std::nullopt;
    case ProfileMember::Kind::Key:
        return key(member.name, value);
    case ProfileMember::Kind::TextMap:
        return textMap(member.name, value);
    case ProfileMember::Kind::ExtraTable:
        return rows(member.name, value, extraRow);
    case ProfileMember::Kind::OmitTable:
        return rows(member.name, value, omitRow);
    case ProfileMember::Kind::ObjectText:
        if (value.isString())
            return std::nullopt;
        break;
    case ProfileMember::Kind::Object:
        break;
    }
    if (!value.isObject())
        return mistaken(member.name, value, tr("an object"));
    return std::nullopt;
}

Complaint ProfileCheck::text(const QString &member, const JsonValue &value, const QStringList &allowed)
{
    if (!value.isString())
        return mistaken(member, value, tr("text in double quotes"));
    if (allowed.isEmpty() || value.text().isEmpty() || allowed.contains(value.text()))
        return std::nullopt;
    return ProfileComplaint{member, tr("\"%1\" is not one of %2").arg(value.text(), allowed.join(u", "_s)),
                            value.begin()};
}

Complaint ProfileCheck::flag(const QString &member, const JsonValue &value)
{
    if (value.isBoolean())
        return std::nullopt;
    return mistaken(member, value, tr("true or false, without quotes"));
}

Complaint ProfileCheck::key(const QString &member, const JsonValue &value)
{
    if (value.isNull() || value.isString() || value.isObject())
        return std::nullopt;
    return mistaken(member, value, tr("a JWK object, or a JWK or PEM as text"));
}

Complaint ProfileCheck::textMap(const QString &member, const JsonValue &value)
{
    if (!value.isObject())
        return mistaken(member, value, tr("an object of texts"));
    for (const JsonMember &entry : value.members()) {
        const QString name = member + u'.' + entry.name;
        if (entry.value.isString())
            continue;
        if (!entry.value.isArray())
            return mistaken(name, entry.value, tr("text in double quotes, or an array of texts"));
        for (qsizetype i = 0; i < entry.value.items().size(); ++i) {
            if (Complaint complaint = text(u"%1[%2]"_s.arg(name).arg(i), entry.value.items()[i]))
                return complaint;
        }
    }
    return std::nullopt;
}

template<class Check> Complaint ProfileCheck::rows(const QString &member, const JsonValue &value, Check check)
{
    if (!value.isArray())
        return mistaken(member, value, ProfileCheck::tr("an array of rows"));
    for (qsizetype i = 0; i < value.items().size(); ++i) {
        const QString row = u"%1[%2]"_s.arg(member).arg(i);
        const JsonValue &item = value.items()[i];
        const Complaint complaint =
            item.isObject() ? check(row, item) : mistaken(row, item, ProfileCheck::tr("an object"));
        if (complaint)
            return complaint;
    }
    return std::nullopt;
}

Complaint ProfileCheck::required(const QString &row, const JsonValue &value, const QString &name,
                                 const QStringList &allowed)
{
    const QString member = row + u'.' + name;
    if (const JsonValue *present = value.member(name))
        return text(member, *present, allowed);
    const QString remedy = allowed.isEmpty() ? QString() : tr("; it is one of %1").arg(allowed.join(u", "_s));
    return ProfileComplaint{member, tr("is missing") + remedy, value.begin()};
}

Complaint ProfileCheck::extraRow(const QString &row, const JsonValue &value)
{
    if (Complaint complaint = required(row, value, u"request"_s, requestKinds()))
        return complaint;
    if (Complaint complaint = required(row, value, u"in"_s, {u"query"_s, u"header"_s, u"body"_s}))
        return complaint;
    if (Complaint complaint = required(row, value, u"name"_s))
        return complaint;
    for (const QString &name : {u"enabled"_s, u"json"_s}) {
        const JsonValue *present = value.member(name);
        if (Complaint complaint = present ? flag(row + u'.' + name, *present) : std::nullopt)
            return complaint;
    }
    // A row that is sent as JSON may write its value as JSON, too.
    const JsonValue *json = value.member(u"json");
    const JsonValue *content = value.member(u"value");
    return content && !(json && json->toBool()) ? text(row + u".value"_s, *content) : std::nullopt;
}

Complaint ProfileCheck::omitRow(const QString &row, const JsonValue &value)
{
    if (Complaint complaint = required(row, value, u"request"_s, requestKinds()))
        return complaint;
    return required(row, value, u"name"_s);
}

} // namespace

std::optional<ProfileComplaint> checkProfile(const JsonValue &document)
{
    if (Complaint complaint = ProfileCheck::version(document))
        return complaint;
    return ProfileCheck::object(document, {});
}

std::optional<ProfileComplaint> checkProfileMember(const ProfileMember &member, const JsonValue &value)
{
    return ProfileCheck::value(member, value);
}

} // namespace workbench
