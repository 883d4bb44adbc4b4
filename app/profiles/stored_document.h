// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/stored_profile.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace workbench {

// The items of the keychain as bytes: a profile's is its document with one more member, the list's is an
// object of our own.

/// `io.github.oauth_workbench/profile/<uuid>`
QString profileKey(const QUuid &id);
/// The id that such a key names, or nothing.
std::optional<QUuid> idOfKey(const QString &key);
QString indexKey();

/// The document as it is stored: `keychain_generation` is added. Invalid when it has no name, or when
/// storedProfile() would not read it; TooLarge beyond 4 MB.
StoreResult<QByteArray> storedText(const Profile &profile, qint64 generation);
/// Reads storedText() back. Damaged; NewerVersion when nothing can be made of it.
StoreResult<StoredProfile> storedProfile(const QUuid &id, const QByteArray &item);
/// As the list has it.
ProfileIndexEntry entryOf(const StoredProfile &stored);
/// The same from the item; of one that cannot be read, the id alone.
ProfileIndexEntry entryOfItem(const QUuid &id, const QByteArray &item);

/// The list with what only the store knows.
struct StoredIndex {
    QList<ProfileIndexEntry> entries;
    /// No longer in the list, while their items may still be there: a removal that did not come to its end.
    QList<QUuid> removing;
    bool isNewer = false; ///< of a later version: read, never written

    qsizetype indexOf(const QUuid &id) const;
    /// Replaces the entry of that id in its place, or inserts it at `position` (outside of the list: at its
    /// end).
    void put(const ProfileIndexEntry &entry, qsizetype position);
};
QByteArray indexText(const StoredIndex &index);
/// Damaged when it is none; no item is an empty list.
StoreResult<StoredIndex> storedIndex(const std::optional<QByteArray> &item);

} // namespace workbench
