// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/store_error.h"
#include "protocol/profile.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUuid>

namespace workbench {

/// What the list of stored profiles knows of one without reading it.
struct ProfileIndexEntry {
    QUuid id;
    QString name;
    QString provider;
    qint64 generation = 0; ///< counts the times it was stored; as of the last time that the list was written

    friend bool operator==(const ProfileIndexEntry &, const ProfileIndexEntry &) = default;
};

/// The list of stored profiles, in the order that the user gave it. Names may stand twice.
struct ProfileIndex {
    QList<ProfileIndexEntry> entries;
    bool isReadOnly = false; ///< a later version of this program wrote it

    friend bool operator==(const ProfileIndex &, const ProfileIndex &) = default;
};

/// A profile as the keychain has it.
struct StoredProfile {
    QUuid id;
    qint64 generation = 0;
    Profile profile;
    /// The document is of a later version: what this version knows of it can be shown and run, but it cannot
    /// be saved. The document still says its version, and keeps all members.
    bool isReadOnly = false;

    friend bool operator==(const StoredProfile &, const StoredProfile &) = default;
};

/// What remove() took away, exactly: restore() brings it back.
struct RemovedProfile {
    ProfileIndexEntry entry;
    qsizetype position = 0; ///< in the list
    QByteArray item; ///< byte for byte, secrets included; empty when the keychain had none

    friend bool operator==(const RemovedProfile &, const RemovedProfile &) = default;
};

/// Where list and keychain disagree.
struct ProfileSurvey {
    QList<QUuid> missing; ///< in the list, not in the keychain
    QList<QUuid> orphans; ///< in the keychain, not in the list: adopt() lists them
};

} // namespace workbench
