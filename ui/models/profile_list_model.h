// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/profile.h"

#include <QAbstractItemModel>
#include <QList>
#include <QUuid>

#include <memory>
#include <vector>

namespace workbench {

/// The profiles of this session, grouped by provider: built-in ones, which can be changed and reset but
/// neither renamed nor removed, and drafts. A removed draft can be brought back.
class ProfileListModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, MarkColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole };

    explicit ProfileListModel(QObject *parent = nullptr);
    ~ProfileListModel() override;

    QUuid addBuiltIn(const Profile &profile);
    /// A draft without a name gets one: "New profile", "New profile 2", ….
    QUuid addDraft(Profile profile);
    /// A draft with the same content, named after the original.
    QUuid duplicate(const QUuid &id);

    /// The profile as it stands now; an empty one for an unknown id.
    Profile profile(const QUuid &id) const;
    /// Takes what was typed. A changed provider moves the profile to its group.
    void setProfile(const QUuid &id, const Profile &profile);
    bool isBuiltIn(const QUuid &id) const;
    /// A draft, or a built-in profile that was changed.
    bool isUnsaved(const QUuid &id) const;
    /// How many profiles are not what they were when they were added: what quitting would lose.
    int changedCount() const;
    /// A built-in profile as it was delivered.
    void reset(const QUuid &id);

    /// False for a built-in profile.
    bool remove(const QUuid &id);
    bool canUndoRemove() const { return !m_removed.empty(); }
    /// Brings back the draft that was removed last and returns its id; null when there is none.
    QUuid undoRemove();

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

private:
    struct Entry {
        QUuid id;
        Profile profile;
        Profile original; ///< as it was added
        bool builtIn = false;
    };
    struct Group {
        QString key; ///< the provider, in lower case
        QString title;
        std::vector<std::unique_ptr<Entry>> entries;

        bool hasBuiltIn() const;
    };

    QUuid add(std::unique_ptr<Entry> entry);
    Entry *entry(const QUuid &id) const;
    Entry *entryAt(const QModelIndex &index) const;
    Group *groupFor(const Entry &entry);
    void regroup(const QUuid &id);
    void dropGroupIfEmpty(const Group *group);
    int rowOf(const Group *group) const;
    QString unusedName(const QString &wanted) const;
    QVariant entryData(const Entry &entry, int column, int role) const;
    void announce(const QUuid &id);

    std::vector<std::unique_ptr<Group>> m_groups;
    std::vector<std::unique_ptr<Entry>> m_removed;
};

} // namespace workbench
