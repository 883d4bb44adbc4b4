// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cli/problem.h"
#include "profiles/profile_store.h"
#include "protocol/result.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace workbench::cli {

class Termination;

/// The profile store for a program without a window: each operation is waited for. Nobody else may run an
/// event loop meanwhile. A keychain that does not answer within the patience is a Problem, and so is a
/// signal; a change whose outcome is then unknown is called that.
class StoredProfiles {
public:
    struct Replacement {
        ProfileIndexEntry entry;
        Profile before; ///< an empty document when the keychain had lost it
    };

    static constexpr std::chrono::milliseconds patience = std::chrono::seconds(60);

    /// `makeStore` is called when the store is first needed. Without a `termination` signals end the process
    /// in the system's way.
    using MakeStore = std::function<std::unique_ptr<ProfileStore>()>;
    explicit StoredProfiles(MakeStore makeStore, const Termination *termination = nullptr,
                            std::chrono::milliseconds patience = StoredProfiles::patience);
    ~StoredProfiles();

    Result<ProfileIndex, Problem> list();
    /// The entry of that name, or of that id. Usage when there is none or, with the ids, more than one.
    Result<ProfileIndexEntry, Problem> find(const QString &nameOrId);
    Result<StoredProfile, Problem> load(const QUuid &id);
    /// Stores a new one; replaces the one of that id as it is now.
    Result<ProfileIndexEntry, Problem> save(const QUuid &id, const Profile &profile);
    Result<Replacement, Problem> replace(const QUuid &id, const Profile &profile);
    /// Whatever state it is in.
    Result<RemovedProfile, Problem> remove(const QUuid &id);

private:
    template<class T, class Start> StoreResult<T> wait(Start start);
    Problem problemOf(const StoreError &error) const;
    template<class T> Result<T, Problem> answer(const StoreResult<T> &result) const;
    StoreResult<StoredProfile> loaded(const QUuid &id);
    StoreResult<ProfileIndexEntry> saved(const QUuid &id, const Profile &profile, qint64 generation);

    const MakeStore m_makeStore;
    const Termination *const m_termination;
    const std::chrono::milliseconds m_patience;
    std::unique_ptr<ProfileStore> m_store;
    bool m_isInterrupted = false;
};

/// The entries of a list that have this name, or the one that has it for its id.
QList<ProfileIndexEntry> entriesOf(const ProfileIndex &index, const QString &nameOrId);
/// What to know of a profile that cannot be saved.
QString newerVersionRemark();
/// An id as the command line writes it.
QString idText(const QUuid &id);
/// Two profiles have the same name: both ids, to choose by.
Problem ambiguousName(const QString &name, const QList<ProfileIndexEntry> &entries);

} // namespace workbench::cli
