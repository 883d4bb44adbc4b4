// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/profile_list_model.h"

#include <QFont>

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
        return ProfileListModel::tr("Drafts");
    title[0] = title.at(0).toUpper();
    return title;
}

} // namespace

ProfileListModel::ProfileListModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

ProfileListModel::~ProfileListModel() = default;

bool ProfileListModel::Group::hasBuiltIn() const
{
    return std::any_of(entries.begin(), entries.end(), [](const auto &entry) { return entry->builtIn; });
}

QUuid ProfileListModel::addBuiltIn(const Profile &profile)
{
    return add(std::make_unique<Entry>(Entry{QUuid::createUuid(), profile, profile, true}));
}

QUuid ProfileListModel::addDraft(Profile profile)
{
    if (profile.name().trimmed().isEmpty())
        profile.setText(u"name", unusedName(tr("New profile")));
    return add(std::make_unique<Entry>(Entry{QUuid::createUuid(), profile, profile, false}));
}

QUuid ProfileListModel::duplicate(const QUuid &id)
{
    const Entry *source = entry(id);
    if (!source)
        return {};
    const QString name = unusedName(tr("%1 copy").arg(source->profile.name()));
    auto copy = std::make_unique<Entry>(Entry{QUuid::createUuid(), source->profile, source->original, false});
    copy->profile.setText(u"name", name);
    copy->original.setText(u"name", name);
    return add(std::move(copy));
}

QUuid ProfileListModel::add(std::unique_ptr<Entry> entry)
{
    const QUuid id = entry->id;
    Group *group = groupFor(*entry);
    const int row = int(group->entries.size());
    beginInsertRows(createIndex(rowOf(group), 0), row, row);
    group->entries.push_back(std::move(entry));
    endInsertRows();
    return id;
}

Profile ProfileListModel::profile(const QUuid &id) const
{
    const Entry *found = entry(id);
    return found ? found->profile : Profile();
}

void ProfileListModel::setProfile(const QUuid &id, const Profile &profile)
{
    Entry *changed = entry(id);
    if (!changed || changed->profile == profile)
        return;
    const bool moves = providerKey(changed->profile) != providerKey(profile);
    changed->profile = profile;
    if (moves)
        regroup(id);
    announce(id);
}

bool ProfileListModel::isBuiltIn(const QUuid &id) const
{
    const Entry *found = entry(id);
    return found && found->builtIn;
}

bool ProfileListModel::isUnsaved(const QUuid &id) const
{
    const Entry *found = entry(id);
    return found && (!found->builtIn || found->profile != found->original);
}

int ProfileListModel::changedCount() const
{
    const auto isChanged = [](const std::unique_ptr<Entry> &entry) {
        return entry->profile != entry->original;
    };
    qsizetype count = 0;
    for (const auto &group : m_groups)
        count += std::count_if(group->entries.begin(), group->entries.end(), isChanged);
    return int(count);
}

void ProfileListModel::reset(const QUuid &id)
{
    if (isBuiltIn(id))
        setProfile(id, Profile(entry(id)->original));
}

bool ProfileListModel::remove(const QUuid &id)
{
    const QModelIndex index = indexOf(id);
    if (!index.isValid() || isBuiltIn(id))
        return false;
    Group *group = m_groups.at(size_t(index.parent().row())).get();
    beginRemoveRows(index.parent(), index.row(), index.row());
    const auto at = group->entries.begin() + index.row();
    m_removed.push_back(std::move(*at));
    group->entries.erase(at);
    endRemoveRows();
    dropGroupIfEmpty(group);
    return true;
}

QUuid ProfileListModel::undoRemove()
{
    if (m_removed.empty())
        return {};
    std::unique_ptr<Entry> entry = std::move(m_removed.back());
    m_removed.pop_back();
    return add(std::move(entry));
}

ProfileListModel::Entry *ProfileListModel::entry(const QUuid &id) const
{
    return entryAt(indexOf(id));
}

ProfileListModel::Entry *ProfileListModel::entryAt(const QModelIndex &index) const
{
    const auto *group = static_cast<const Group *>(index.internalPointer());
    return group ? group->entries.at(size_t(index.row())).get() : nullptr;
}

// Groups stand in this order: the one with the built-in profile, then by title, drafts without a provider
// last.
ProfileListModel::Group *ProfileListModel::groupFor(const Entry &entry)
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
    const auto at =
        entry.builtIn ? m_groups.begin() : std::find_if_not(m_groups.begin(), m_groups.end(), standsBefore);
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

int ProfileListModel::rowOf(const Group *group) const
{
    const auto at = std::find_if(m_groups.begin(), m_groups.end(),
                                 [group](const auto &candidate) { return candidate.get() == group; });
    return int(at - m_groups.begin());
}

QString ProfileListModel::unusedName(const QString &wanted) const
{
    const auto isUsed = [this](const QString &name) {
        for (const auto &group : m_groups) {
            for (const auto &entry : group->entries) {
                if (entry->profile.name() == name)
                    return true;
            }
        }
        return false;
    };
    QString name = wanted;
    for (int number = 2; isUsed(name); ++number)
        name = tr("%1 %2", "name and number").arg(wanted).arg(number);
    return name;
}

void ProfileListModel::announce(const QUuid &id)
{
    const QModelIndex name = indexOf(id);
    Q_EMIT dataChanged(name, name.siblingAtColumn(MarkColumn));
}

QModelIndex ProfileListModel::indexOf(const QUuid &id) const
{
    for (const auto &group : m_groups) {
        for (size_t row = 0; row < group->entries.size(); ++row) {
            if (group->entries[row]->id == id)
                return createIndex(int(row), NameColumn, group.get());
        }
    }
    return {};
}

QUuid ProfileListModel::idAt(const QModelIndex &index) const
{
    const Entry *found = entryAt(index);
    return found ? found->id : QUuid();
}

QModelIndex ProfileListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_groups.at(size_t(parent.row())).get() : nullptr);
}

// A group has no internal pointer; an entry points to its group, which stays where it is in memory when rows
// move.
QModelIndex ProfileListModel::parent(const QModelIndex &child) const
{
    const auto *group = static_cast<const Group *>(child.internalPointer());
    return group ? createIndex(rowOf(group), 0) : QModelIndex();
}

int ProfileListModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    const bool isGroup = !parent.internalPointer() && parent.column() == 0;
    return isGroup ? int(m_groups.at(size_t(parent.row()))->entries.size()) : 0;
}

int ProfileListModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ProfileListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const Entry *found = entryAt(index))
        return entryData(*found, index.column(), role);
    if (index.column() != NameColumn)
        return {};
    if (role == Qt::FontRole) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    return role == Qt::DisplayRole ? m_groups.at(size_t(index.row()))->title : QVariant();
}

QVariant ProfileListModel::entryData(const Entry &entry, int column, int role) const
{
    if (role == IdRole)
        return entry.id;
    if (column == NameColumn) {
        const bool isName = role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::ToolTipRole;
        return isName ? entry.profile.name() : QVariant();
    }
    if (!isUnsaved(entry.id))
        return {};
    const QString mark = entry.builtIn ? tr("changed") : tr("unsaved");
    switch (role) {
    case Qt::DisplayRole:
        return QStringLiteral(u"\u25cf");
    case Qt::AccessibleTextRole:
        return mark;
    case Qt::ToolTipRole:
        return tr("%1: kept for this session only", "unsaved").arg(mark);
    default:
        return {};
    }
}

QVariant ProfileListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == NameColumn ? tr("Profile name") : tr("State");
}

bool ProfileListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    Entry *renamed = entryAt(index);
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || !renamed || renamed->builtIn || name.isEmpty())
        return false;
    renamed->profile.setText(u"name", name);
    announce(renamed->id);
    return true;
}

Qt::ItemFlags ProfileListModel::flags(const QModelIndex &index) const
{
    const Entry *found = entryAt(index);
    if (!found)
        return index.isValid() ? Qt::ItemIsEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == NameColumn && !found->builtIn ? flags | Qt::ItemIsEditable : flags;
}

} // namespace workbench
