// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/profile_list_model.h"

#include <QFont>
#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

const QString draggedType = u"application/x-oauth-workbench-profile-id"_s;

} // namespace

ProfileListModel::ProfileListModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

ProfileListModel::~ProfileListModel() = default;

Profile ProfileListModel::profile(const QUuid &id) const
{
    const ProfileEntry *found = find(id);
    return found ? found->profile : Profile();
}

bool ProfileListModel::isBuiltIn(const QUuid &id) const
{
    const ProfileEntry *found = find(id);
    return found && found->kind == ProfileEntry::Kind::BuiltIn;
}

bool ProfileListModel::isUnsaved(const QUuid &id) const
{
    const ProfileEntry *found = find(id);
    return found && found->isUnsaved();
}

ProfileEntry *ProfileListModel::find(const QUuid &id) const
{
    return entryAt(indexOf(id));
}

ProfileEntry *ProfileListModel::entryAt(const QModelIndex &index) const
{
    const auto *group = static_cast<const Group *>(index.internalPointer());
    return group ? group->entries.at(size_t(index.row())).get() : nullptr;
}

int ProfileListModel::rowOf(const Group *group) const
{
    const auto at = std::find_if(m_groups.begin(), m_groups.end(),
                                 [group](const auto &candidate) { return candidate.get() == group; });
    return int(at - m_groups.begin());
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
    const ProfileEntry *found = entryAt(index);
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
    if (const ProfileEntry *found = entryAt(index))
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

QVariant ProfileListModel::entryData(const ProfileEntry &entry, int column, int role) const
{
    if (role == IdRole)
        return entry.id;
    const bool isName = column == NameColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isName ? entry.profile.name() : entry.mark();
    case Qt::EditRole:
        return isName ? entry.profile.name() : QVariant();
    case Qt::ToolTipRole:
        return isName ? entry.profile.name() : entry.explanation();
    case Qt::AccessibleTextRole:
        return isName ? QVariant() : entry.state();
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
    const ProfileEntry *entry = entryAt(index);
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || !entry || !(flags(index) & Qt::ItemIsEditable) || name.isEmpty())
        return false;
    if (name == entry->profile.name())
        return true;
    const QUuid id = entry->id;
    change(id, [&name](ProfileEntry &renamed) { renamed.profile.setText(u"name", name); });
    Q_EMIT renamed(id);
    return true;
}

Qt::ItemFlags ProfileListModel::flags(const QModelIndex &index) const
{
    const ProfileEntry *found = entryAt(index);
    if (!found)
        return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (found->kind != ProfileEntry::Kind::BuiltIn)
        flags |= Qt::ItemIsDragEnabled;
    const bool canBeRenamed =
        found->kind != ProfileEntry::Kind::BuiltIn && found->isHere() && !found->isReadOnly;
    return index.column() == NameColumn && canBeRenamed ? flags | Qt::ItemIsEditable : flags;
}

QStringList ProfileListModel::mimeTypes() const
{
    return {draggedType};
}

QMimeData *ProfileListModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(draggedType, idAt(indexes.first()).toByteArray());
    return data;
}

bool ProfileListModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int,
                                       const QModelIndex &parent) const
{
    const QModelIndex dragged = indexOf(QUuid(data->data(draggedType)));
    return action == Qt::MoveAction && dragged.isValid() && parent.isValid()
        && dragged.parent() == parent.siblingAtColumn(NameColumn);
}

bool ProfileListModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                    const QModelIndex &parent)
{
    return canDropMimeData(data, action, row, column, parent)
        && moveTo(QUuid(data->data(draggedType)), row < 0 ? rowCount(parent) : row);
}

} // namespace workbench
