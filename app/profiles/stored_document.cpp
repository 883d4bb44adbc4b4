// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/stored_document.h"

#include "protocol/profile_check.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr qsizetype maximumDocument = 4'000'000;
constexpr QStringView generationMember = u"keychain_generation";

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::ProfileStore)
};

QString prefix()
{
    return u"io.github.oauth_workbench/"_s;
}

Failure<StoreError> damaged(const QString &why)
{
    return {{StoreError::Kind::Damaged,
             Text::tr("What the keychain has for this profile cannot be read (%1). Its item is left as it "
                      "is; delete the profile, or mend the item with the keychain’s own program.")
                 .arg(why)}};
}

Failure<StoreError> damagedIndex(const QString &why)
{
    return {{StoreError::Kind::Damaged,
             Text::tr("The list of profiles in the keychain cannot be read (%1). The profiles are still "
                      "there: have the list made anew.")
                 .arg(why)}};
}

QString memberText(const JsonValue &object, QStringView name)
{
    const JsonValue *value = object.member(name);
    return value && value->isString() ? value->text() : QString();
}

qint64 memberNumber(const JsonValue &object, QStringView name)
{
    const JsonValue *value = object.member(name);
    return value ? value->toInteger().value_or(0) : 0;
}

/// A document of a later version as far as this version understands it; its version stays in it.
StoreResult<StoredProfile> newerProfile(const QUuid &id, JsonValue document)
{
    const JsonValue version = *document.member(u"workbench");
    document.setMember(u"workbench"_s, JsonValue::number(profileVersion));
    auto profile = Profile::fromJson(writeJson(document, JsonStyle::Compact));
    if (!profile) {
        return Failure{
            StoreError{StoreError::Kind::NewerVersion,
                       Text::tr("This profile was stored by a newer OAuth Workbench, and this one cannot "
                                "read it (%1). Update OAuth Workbench.")
                           .arg(profile.error().text())}};
    }
    profile->setValue(u"workbench", version);
    return StoredProfile{id, 0, std::move(*profile), true};
}

StoreResult<ProfileIndexEntry> indexEntry(const JsonValue &value)
{
    const QUuid id = QUuid::fromString(memberText(value, u"id"));
    if (id.isNull())
        return damagedIndex(Text::tr("an entry has no id"));
    return ProfileIndexEntry{id, memberText(value, u"name"), memberText(value, u"provider"),
                             memberNumber(value, u"generation")};
}

} // namespace

QString profileKey(const QUuid &id)
{
    return prefix() + u"profile/"_s + id.toString(QUuid::WithoutBraces);
}

std::optional<QUuid> idOfKey(const QString &key)
{
    const QString start = prefix() + u"profile/"_s;
    if (!key.startsWith(start))
        return {};
    const QUuid id = QUuid::fromString(key.sliced(start.size()));
    if (id.isNull() || profileKey(id) != key)
        return {};
    return id;
}

QString indexKey()
{
    return prefix() + u"index"_s;
}

StoreResult<QByteArray> storedText(const Profile &profile, qint64 generation)
{
    if (profile.name().trimmed().isEmpty()) {
        return Failure{StoreError{StoreError::Kind::Invalid,
                                  Text::tr("The profile has no name. Give it one, then save it.")}};
    }
    JsonValue document = profile.document();
    document.removeMember(generationMember);
    document.setMember(generationMember.toString(), JsonValue::number(generation));
    const QByteArray text = writeJson(document, JsonStyle::Compact);
    if (text.size() > maximumDocument) {
        return Failure{
            StoreError{StoreError::Kind::TooLarge,
                       Text::tr("The profile has %L1 bytes; a keychain is to hold no more than %L2. Name "
                                "files instead of pasting their content.")
                           .arg(text.size())
                           .arg(maximumDocument)}};
    }
    if (const auto readable = Profile::fromJson(text); !readable) {
        const ProfileError &error = readable.error();
        const QString member =
            error.member.isEmpty() ? error.message : error.member + u": "_s + error.message;
        return Failure{StoreError{StoreError::Kind::Invalid,
                                  Text::tr("The profile cannot be saved as it stands. %1").arg(member)}};
    }
    return text;
}

StoreResult<StoredProfile> storedProfile(const QUuid &id, const QByteArray &item)
{
    auto parsed = parseJson(item);
    if (!parsed)
        return damaged(parsed.error().text());
    JsonValue document = std::move(parsed->value);
    if (!document.isObject())
        return damaged(Text::tr("it is no JSON object"));
    const qint64 generation = memberNumber(document, generationMember);
    document.removeMember(generationMember);
    if (memberNumber(document, u"workbench") > profileVersion) {
        auto newer = newerProfile(id, std::move(document));
        if (newer)
            newer->generation = generation;
        return newer;
    }
    if (generation <= 0)
        return damaged(Text::tr("%1 is missing").arg(generationMember));
    auto profile = Profile::fromJson(writeJson(document, JsonStyle::Compact));
    if (!profile)
        return damaged(profile.error().text());
    return StoredProfile{id, generation, std::move(*profile), false};
}

ProfileIndexEntry entryOf(const StoredProfile &stored)
{
    return {stored.id, stored.profile.name(), stored.profile.text(u"provider"), stored.generation};
}

ProfileIndexEntry entryOfItem(const QUuid &id, const QByteArray &item)
{
    const auto stored = storedProfile(id, item);
    return stored ? entryOf(*stored) : ProfileIndexEntry{id, {}, {}, 0};
}

qsizetype StoredIndex::indexOf(const QUuid &id) const
{
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (entries[i].id == id)
            return i;
    }
    return -1;
}

void StoredIndex::put(const ProfileIndexEntry &entry, qsizetype position)
{
    removing.removeAll(entry.id);
    const qsizetype present = indexOf(entry.id);
    if (present >= 0)
        entries[present] = entry;
    else
        entries.insert(position < 0 || position > entries.size() ? entries.size() : position, entry);
}

QByteArray indexText(const StoredIndex &index)
{
    JsonValue profiles = JsonValue::array();
    for (const ProfileIndexEntry &entry : index.entries) {
        profiles.items().append(
            JsonValue::object({{u"id"_s, JsonValue::string(entry.id.toString(QUuid::WithoutBraces))},
                               {u"name"_s, JsonValue::string(entry.name)},
                               {u"provider"_s, JsonValue::string(entry.provider)},
                               {u"generation"_s, JsonValue::number(entry.generation)}}));
    }
    JsonValue removing = JsonValue::array();
    for (const QUuid &id : index.removing)
        removing.items().append(JsonValue::string(id.toString(QUuid::WithoutBraces)));
    return writeJson(JsonValue::object({{u"workbench_index"_s, JsonValue::number(1)},
                                        {u"profiles"_s, std::move(profiles)},
                                        {u"removing"_s, std::move(removing)}}),
                     JsonStyle::Compact);
}

StoreResult<StoredIndex> storedIndex(const std::optional<QByteArray> &item)
{
    StoredIndex index;
    if (!item)
        return index;
    const auto parsed = parseJson(*item);
    if (!parsed)
        return damagedIndex(parsed.error().text());
    const qint64 version = parsed->value.isObject() ? memberNumber(parsed->value, u"workbench_index") : 0;
    const JsonValue *profiles = parsed->value.member(u"profiles");
    if (version < 1 || !profiles || !profiles->isArray())
        return damagedIndex(Text::tr("it is no list of profiles"));
    index.isNewer = version > 1;
    for (const JsonValue &value : profiles->items()) {
        const auto entry = indexEntry(value);
        if (!entry)
            return Failure{entry.error()};
        if (index.indexOf(entry->id) >= 0)
            return damagedIndex(Text::tr("an id stands twice"));
        index.entries.append(*entry);
    }
    if (const JsonValue *removing = parsed->value.member(u"removing")) {
        for (const JsonValue &value : removing->items())
            index.removing.append(QUuid::fromString(value.text()));
    }
    return index;
}

} // namespace workbench
