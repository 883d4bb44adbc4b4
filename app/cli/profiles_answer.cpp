// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/profiles_answer.h"

#include "http/redaction.h"
#include "profiles/profile_export.h"
#include "protocol/visible_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

Profile masked(const Profile &profile)
{
    RunRecord record;
    record.profile = profile;
    return Redactor(secretsIn(record)).masked(record).profile;
}

/// The members, a line each; of one that is no text, its JSON.
QByteArray linesOf(const Profile &profile)
{
    QByteArray lines;
    for (const JsonMember &member : profile.document().members()) {
        const QByteArray value = member.value.isString() ? visibleLine(member.value.text()).toUtf8()
                                                         : writeJson(member.value, JsonStyle::Compact);
        lines += visibleLine(member.name).toUtf8() + ": " + value + '\n';
    }
    return lines;
}

struct Found {
    ProfileIndexEntry entry;
    StoredProfile stored;
};

Result<Found, Problem> loadedByName(StoredProfiles &stored, const QString &name)
{
    const auto entry = stored.find(name);
    if (!entry)
        return Failure{entry.error()};
    auto loaded = stored.load(entry->id);
    if (!loaded)
        return Failure{loaded.error()};
    return Found{*entry, *loaded};
}

} // namespace

ProfilesAnswer failed(const Problem &problem)
{
    ProfilesAnswer answer;
    answer.problem = problem;
    return answer;
}

QList<JsonMember> identityOf(const QUuid &id, const QString &name)
{
    return {{u"uuid"_s, JsonValue::string(idText(id))}, {u"name"_s, JsonValue::string(name)}};
}

ProfilesAnswer listProfiles(StoredProfiles &stored)
{
    const auto index = stored.list();
    if (!index)
        return failed(index.error());
    ProfilesAnswer answer;
    JsonValue profiles = JsonValue::array();
    for (const ProfileIndexEntry &entry : index->entries) {
        QString line = idText(entry.id) + u"  "_s + entry.name;
        if (!entry.provider.isEmpty())
            line += u"  ("_s + entry.provider + u')';
        answer.text += visibleLine(line).toUtf8() + '\n';
        QList<JsonMember> members = identityOf(entry.id, entry.name);
        members.append({u"provider"_s, JsonValue::string(entry.provider)});
        profiles.items().append(JsonValue::object(members));
    }
    if (index->entries.isEmpty())
        answer.remarks.append(Text::tr("No profile is stored."));
    answer.json = {{u"profiles"_s, profiles}};
    return answer;
}

ProfilesAnswer showProfile(StoredProfiles &stored, const QString &name, bool reveal)
{
    const auto found = loadedByName(stored, name);
    if (!found)
        return failed(found.error());
    const StoredProfile &profile = found->stored;
    const Profile shown = reveal ? profile.profile : masked(profile.profile);
    ProfilesAnswer answer;
    answer.text = "uuid: " + idText(profile.id).toUtf8() + '\n' + linesOf(shown);
    answer.json = identityOf(profile.id, profile.profile.name());
    answer.json +=
        {{u"read_only"_s, JsonValue::boolean(profile.isReadOnly)}, {u"profile"_s, shown.document()}};
    if (profile.isReadOnly)
        answer.remarks.append(newerVersionRemark());
    return answer;
}

ProfilesAnswer exportProfile(StoredProfiles &stored, const QString &name, bool reveal)
{
    const auto found = loadedByName(stored, name);
    if (!found)
        return failed(found.error());
    const Profile &profile = found->stored.profile;
    const ProfileExport result =
        exportedProfile(profile, reveal ? Profile::Secrets::Keep : Profile::Secrets::LeaveEmpty);
    ProfilesAnswer answer;
    answer.text = result.text;
    JsonValue leftOut = JsonValue::array();
    for (const QString &secret : result.leftOut)
        leftOut.items().append(JsonValue::string(secret));
    answer.json = identityOf(found->stored.id, profile.name());
    answer.json.append({u"left_out"_s, leftOut});
    if (!result.leftOut.isEmpty()) {
        answer.remarks.append(Text::tr("Left out, since it is secret: %1. With --reveal it is written.")
                                  .arg(result.leftOut.join(u", "_s)));
    }
    return answer;
}

ProfilesAnswer deleteProfile(StoredProfiles &stored, const QString &name)
{
    const auto entry = stored.find(name);
    if (!entry)
        return failed(entry.error());
    const auto removed = stored.remove(entry->id);
    if (!removed)
        return failed(removed.error());
    ProfilesAnswer answer;
    answer.json = identityOf(entry->id, entry->name);
    answer.remarks.append(Text::tr("Deleted “%1” (%2).").arg(entry->name, idText(entry->id)));
    return answer;
}

} // namespace workbench::cli
