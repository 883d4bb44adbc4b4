// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/profile_list_model.h"

#include <algorithm>

namespace workbench {

namespace {

QString providerKey(const Profile &profile)
{
    return profile.text(u"provider").trimmed().toLower();
}

QString providerTitle(const Profile &profile)
{
    QString title = profile.text(u"provider").trimmed();
    if (title.isEmpty())
        return ProfileListModel::tr("Other profiles");
    title[0] = title.at(0).toUpper();
    return title;
}

std::unique_ptr<ProfileEntry> newEntry(ProfileEntry::Kind kind, const Profile &profile,
                                       const Profile &original)
{
    auto entry = std::make_unique<ProfileEntry>();
    entry->id = QUuid::createUuid();
    entry->kind = kind;
    entry->profile = profile;
    entry->original = original;
    return entry;
}

/// What the list of the keychain knows of a profile that was not read yet.
Profile unreadProfile(const ProfileIndexEntry &listed)
{
    Profile profile;
    profile.setText(u"name", listed.name);
    if (!listed.provider.isEmpty())
        profile.setText(u"provider", listed.provider);
    return profile;
}

void makeUnread(ProfileEntry &entry, const ProfileIndexEntry &listed)
{
    entry.profile = entry.original = unreadProfile(listed);
    entry.generation = listed.generation;
    entry.content = ProfileEntry::Content::Unread;
    entry.isReadOnly = false;
    entry.trouble.clear();
}

} // namespace

int ProfileListModel::Group::builtInCount() const
{
    return int(std::count_if(entries.begin(), entries.end(),
                             [](const auto &entry) { return entry->kind == ProfileEntry::Kind::BuiltIn; }));
}

QUuid ProfileListModel::addBuiltIn(const Profile &profile)
{
    return add(newEntry(ProfileEntry::Kind::BuiltIn, profile, profile));
}

QUuid ProfileListModel::addDraft(Profile profile)
{
    if (profile.name().trimmed().isEmpty())
        profile.setText(u"name", unusedName(tr("New profile")));
    return add(newEntry(ProfileEntry::Kind::Draft, profile, profile));
}

QUuid ProfileListModel::addMadeDraft(Profile profile)
{
    const QUuid id = addDraft(std::move(profile));
    find(id)->original = Profile();
    return id;
}

QUuid ProfileListModel::duplicate(const QUuid &id)
{
    const ProfileEntry *source = find(id);
    if (!source || !source->isHere())
        return {};
    const QString name = unusedName(tr("%1 copy").arg(source->profile.name()));
    auto copy = newEntry(ProfileEntry::Kind::Draft, source->profile, source->original);
    for (Profile *profile : {&copy->profile, &copy->original}) {
        profile->setText(u"name", name);
        profile->remove(u"last_response");
    }
    return add(std::move(copy));
}

QUuid ProfileListModel::add(std::unique_ptr<ProfileEntry> entry, int row)
{
    const QUuid id = entry->id;
    Group *group = groupFor(*entry);
    const int end = int(group->entries.size());
    const int place = row < 0 ? end : std::min(row, end);
    beginInsertRows(createIndex(rowOf(group), 0), place, place);
    group->entries.insert(group->entries.begin() + place, std::move(entry));
    endInsertRows();
    return id;
}

QString ProfileListModel::unusedName(const QString &wanted) const
{
    QString name = wanted;
    for (int number = 2; isNameUsedBeside({}, name); ++number)
        name = tr("%1 %2", "name and number").arg(wanted).arg(number);
    return name;
}

bool ProfileListModel::isNameUsedBeside(const QUuid &id, const QString &name) const
{
    return std::any_of(m_groups.begin(), m_groups.end(), [&](const auto &group) {
        return std::any_of(group->entries.begin(), group->entries.end(), [&](const auto &entry) {
            return entry->id != id && entry->profile.name() == name;
        });
    });
}

void ProfileListModel::setProfile(const QUuid &id, const Profile &profile)
{
    const ProfileEntry *present = find(id);
    if (present && present->profile != profile)
        change(id, [&profile](ProfileEntry &entry) { entry.profile = profile; });
}

void ProfileListModel::change(const QUuid &id, const std::function<void(ProfileEntry &)> &edit)
{
    ProfileEntry *entry = find(id);
    if (!entry)
        return;
    const QString key = providerKey(entry->profile);
    edit(*entry);
    if (providerKey(entry->profile) != key)
        regroup(id);
    announce(id);
}

QList<QUuid> ProfileListModel::changed() const
{
    QList<QUuid> ids;
    for (const auto &group : m_groups) {
        for (const auto &entry : group->entries) {
            if (entry->isChanged())
                ids.append(entry->id);
        }
    }
    return ids;
}

void ProfileListModel::reset(const QUuid &id)
{
    const ProfileEntry *entry = find(id);
    if (entry && entry->kind != ProfileEntry::Kind::Draft)
        setProfile(id, Profile(entry->original));
}

void ProfileListModel::setStored(const QList<ProfileIndexEntry> &listed)
{
    dropUnlisted(listed);
    for (const ProfileIndexEntry &entry : listed)
        takeOver(entry);
    sortStored(listed);
}

void ProfileListModel::takeOver(const ProfileIndexEntry &listed)
{
    const ProfileEntry *known = find(listed.id);
    if (!known) {
        auto entry = newEntry(ProfileEntry::Kind::Stored, {}, {});
        entry->id = listed.id;
        makeUnread(*entry, listed);
        add(std::move(entry));
        return;
    }
    const bool mayBeRead = !known->isHere() || (!known->isChanged() && known->generation < listed.generation);
    if (known->kind == ProfileEntry::Kind::Stored && mayBeRead && known->work == ProfileEntry::Work::None)
        change(listed.id, [&listed](ProfileEntry &entry) { makeUnread(entry, listed); });
}

void ProfileListModel::dropUnlisted(const QList<ProfileIndexEntry> &listed)
{
    const QList<QUuid> stored = storedOrder();
    for (const QUuid &id : stored) {
        const bool isListed = std::any_of(listed.begin(), listed.end(),
                                          [&id](const ProfileIndexEntry &entry) { return entry.id == id; });
        const ProfileEntry *entry = find(id);
        if (isListed || entry->work != ProfileEntry::Work::None)
            continue;
        if (entry->isChanged()) {
            change(id, [](ProfileEntry &kept) {
                kept.kind = ProfileEntry::Kind::Draft;
                kept.generation = 0;
            });
        } else {
            drop(id);
        }
    }
}

/// Within each group the stored profiles stand in the order of the list; drafts go where that leaves them.
void ProfileListModel::sortStored(const QList<ProfileIndexEntry> &listed)
{
    for (const auto &group : m_groups) {
        int row = 0;
        for (const ProfileIndexEntry &entry : listed) {
            const QModelIndex present = indexOf(entry.id);
            if (!present.isValid() || present.internalPointer() != group.get())
                continue;
            while (group->entries.at(size_t(row))->kind != ProfileEntry::Kind::Stored)
                ++row;
            moveRow(group.get(), present.row(), row);
            ++row;
        }
    }
}

QList<QUuid> ProfileListModel::storedOrder() const
{
    QList<QUuid> ids;
    for (const auto &group : m_groups) {
        for (const auto &entry : group->entries) {
            if (entry->kind == ProfileEntry::Kind::Stored)
                ids.append(entry->id);
        }
    }
    return ids;
}

bool ProfileListModel::moveBy(const QUuid &id, int rows)
{
    const QModelIndex index = indexOf(id);
    return index.isValid() && moveTo(id, index.row() + rows + (rows > 0 ? 1 : 0));
}

bool ProfileListModel::moveTo(const QUuid &id, int row)
{
    const QModelIndex index = indexOf(id);
    if (!index.isValid() || isBuiltIn(id))
        return false;
    Group *group = m_groups.at(size_t(index.parent().row())).get();
    const int target = row > index.row() ? row - 1 : row;
    if (target < group->builtInCount() || !moveRow(group, index.row(), target))
        return false;
    Q_EMIT moved(id);
    return true;
}

/// `to` is the row in which it then stands.
bool ProfileListModel::moveRow(Group *group, int from, int to)
{
    Entries &entries = group->entries;
    if (from == to || to < 0 || to >= int(entries.size()))
        return false;
    const QModelIndex parent = createIndex(rowOf(group), 0);
    beginMoveRows(parent, from, from, parent, to > from ? to + 1 : to);
    if (to > from)
        std::rotate(entries.begin() + from, entries.begin() + from + 1, entries.begin() + to + 1);
    else
        std::rotate(entries.begin() + to, entries.begin() + from, entries.begin() + from + 1);
    endMoveRows();
    return true;
}

bool ProfileListModel::remove(const QUuid &id)
{
    const QModelIndex index = indexOf(id);
    if (!index.isValid() || isBuiltIn(id))
        return false;
    Group *group = m_groups.at(size_t(index.parent().row())).get();
    beginRemoveRows(index.parent(), index.row(), index.row());
    const auto at = group->entries.begin() + index.row();
    m_removed.push_back({std::move(*at), index.row()});
    group->entries.erase(at);
    endRemoveRows();
    dropGroupIfEmpty(group);
    return true;
}

void ProfileListModel::drop(const QUuid &id)
{
    if (remove(id))
        m_removed.pop_back();
}

bool ProfileListModel::bringBack(const QUuid &id)
{
    const auto at = std::find_if(m_removed.begin(), m_removed.end(),
                                 [&id](const Removed &removed) { return removed.entry->id == id; });
    if (at == m_removed.end())
        return false;
    Removed removed = std::move(*at);
    m_removed.erase(at);
    add(std::move(removed.entry), removed.row);
    return true;
}

// Groups stand in this order: the one with the built-in profile, then by title, profiles without a provider
// last.
ProfileListModel::Group *ProfileListModel::groupFor(const ProfileEntry &entry)
{
    const QString key = providerKey(entry.profile);
    for (const auto &group : m_groups) {
        if (group->key == key)
            return group.get();
    }

    auto group = std::make_unique<Group>();
    group->key = key;
    group->title = providerTitle(entry.profile);
    const auto standsBefore = [&](const std::unique_ptr<Group> &other) {
        if (other->hasBuiltIn() || key.isEmpty())
            return true;
        return !other->key.isEmpty() && other->title.localeAwareCompare(group->title) < 0;
    };
    const auto at = entry.kind == ProfileEntry::Kind::BuiltIn
        ? m_groups.begin()
        : std::find_if_not(m_groups.begin(), m_groups.end(), standsBefore);
    const int row = int(at - m_groups.begin());
    beginInsertRows({}, row, row);
    Group *added = m_groups.insert(at, std::move(group))->get();
    endInsertRows();
    return added;
}

void ProfileListModel::regroup(const QUuid &id)
{
    const QModelIndex index = indexOf(id);
    auto *from = static_cast<Group *>(index.internalPointer());
    const int row = index.row();
    Group *to = groupFor(*from->entries.at(size_t(row)));
    if (to == from)
        return;
    const int end = int(to->entries.size());
    beginMoveRows(createIndex(rowOf(from), 0), row, row, createIndex(rowOf(to), 0), end);
    to->entries.push_back(std::move(from->entries.at(size_t(row))));
    from->entries.erase(from->entries.begin() + row);
    endMoveRows();
    dropGroupIfEmpty(from);
}

void ProfileListModel::dropGroupIfEmpty(const Group *group)
{
    if (!group->entries.empty())
        return;
    const int row = rowOf(group);
    beginRemoveRows({}, row, row);
    m_groups.erase(m_groups.begin() + row);
    endRemoveRows();
}

} // namespace workbench
