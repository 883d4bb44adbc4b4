// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/profile_entry.h"
#include "profiles/stored_profile.h"

#include <QAbstractItemModel>
#include <QList>
#include <QUuid>

#include <functional>
#include <memory>
#include <vector>

namespace workbench {

/// The profiles of this window, grouped by provider: built-in ones, drafts, and those of the keychain, of
/// which it knows what it was told. A removed profile can be brought back.
class ProfileListModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, MarkColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole };

    explicit ProfileListModel(QObject *parent = nullptr);
    ~ProfileListModel() override;

    QUuid addBuiltIn(const Profile &profile);
    /// A draft without a name gets one: "New profile", "New profile 2", …. Nothing is lost with it before it
    /// is changed.
    QUuid addDraft(Profile profile);
    /// A draft that somebody put together: to lose it would be a loss.
    QUuid addMadeDraft(Profile profile);
    /// A draft with the same content, without the tokens that the original keeps, named after it.
    QUuid duplicate(const QUuid &id);
    /// "name", or "name 2", … where there is one.
    QString unusedName(const QString &wanted) const;
    bool isNameUsedBeside(const QUuid &id, const QString &name) const;

    /// The entry of that id, or nullptr; valid until the list changes.
    const ProfileEntry *entry(const QUuid &id) const { return find(id); }
    /// The profile as it stands now; an empty one for an unknown id.
    Profile profile(const QUuid &id) const;
    /// Takes what was typed. A changed provider moves the profile to its group.
    void setProfile(const QUuid &id, const Profile &profile);
    /// Changes an entry in any way but its id. Without effect for an unknown one.
    void change(const QUuid &id, const std::function<void(ProfileEntry &)> &edit);
    bool isBuiltIn(const QUuid &id) const;
    /// A draft, or a profile that was changed.
    bool isUnsaved(const QUuid &id) const;
    /// The profiles that are not what they were when they were added, read or saved: what quitting would
    /// lose.
    QList<QUuid> changed() const;
    int changedCount() const { return int(changed().size()); }
    /// A built-in profile as it was delivered, a stored one as it is stored.
    void reset(const QUuid &id);

    /// Takes over what is stored, in its order. What is new stands there unread; what was changed elsewhere,
    /// and not here, is unread again; what is gone disappears, or becomes a draft where it was changed here.
    void setStored(const QList<ProfileIndexEntry> &listed);
    /// The stored profiles in the order in which they are shown.
    QList<QUuid> storedOrder() const;

    /// Moves a profile within its group, by rows or in front of the one in `row`. False where it cannot go.
    bool moveBy(const QUuid &id, int rows);
    bool moveTo(const QUuid &id, int row);

    /// False for a built-in profile.
    bool remove(const QUuid &id);
    /// The same, and it does not come back.
    void drop(const QUuid &id);
    bool canBringBack() const { return !m_removed.empty(); }
    /// The one that was removed last, or null.
    QUuid lastRemoved() const { return m_removed.empty() ? QUuid() : m_removed.back().entry->id; }
    /// Brings a removed one back where it stood; false when there is none of that id.
    bool bringBack(const QUuid &id);

    QModelIndex indexOf(const QUuid &id) const;
    QUuid idAt(const QModelIndex &index) const; ///< null for a group

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    /// The ids alone: nothing of a profile leaves the window by being dragged.
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /// A person gave the profile another name.
    void renamed(const QUuid &id);
    /// A person moved a profile within its group.
    void moved(const QUuid &id);

private:
    using Entries = std::vector<std::unique_ptr<ProfileEntry>>;
    struct Group {
        QString key; ///< the provider, in lower case
        QString title;
        Entries entries;

        bool hasBuiltIn() const { return builtInCount() > 0; }
        int builtInCount() const; ///< they stand first
    };
    struct Removed {
        std::unique_ptr<ProfileEntry> entry;
        int row;
    };

    QUuid add(std::unique_ptr<ProfileEntry> entry, int row = -1);
    ProfileEntry *find(const QUuid &id) const;
    ProfileEntry *entryAt(const QModelIndex &index) const;
    Group *groupFor(const ProfileEntry &entry);
    void regroup(const QUuid &id);
    void dropGroupIfEmpty(const Group *group);
    void takeOver(const ProfileIndexEntry &listed);
    void dropUnlisted(const QList<ProfileIndexEntry> &listed);
    void sortStored(const QList<ProfileIndexEntry> &listed);
    bool moveRow(Group *group, int from, int to);
    int rowOf(const Group *group) const;
    QVariant entryData(const ProfileEntry &entry, int column, int role) const;
    void announce(const QUuid &id);

    std::vector<std::unique_ptr<Group>> m_groups;
    std::vector<Removed> m_removed;
};

} // namespace workbench
