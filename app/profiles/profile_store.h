// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/open_question.h"
#include "profiles/secret_items.h"
#include "profiles/stored_profile.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace workbench {

class ProfileRecords;

/// Names one operation of a ProfileStore while it is under way.
using StoreTicket = quint64;
template<class T> using StoreReply = std::function<void(const StoreResult<T> &)>;

/// The saved profiles, on a keychain (makeKeychainStore() in profiles/keychain_store.h)
/// or in memory (profiles/memory_items.h): one item of the keychain for each, holding the whole document, and
/// one for the list. There is no other copy: nothing is kept in files, settings or caches.
///
/// **How it is used.** Every operation returns at once with a ticket and ends in exactly one call of its
/// reply, always from the event loop, never from inside the call. The reply is dropped when `context` dies.
/// All in the thread of the store, which needs a running event loop; no operation blocks it, nor starts
/// another one. Operations run one after the other in the order in which they were asked for.
///
///     m_store->save(id, profile, generation, this, [this](const StoreResult<ProfileIndexEntry> &saved) {
///         if (!saved)
///             return showTrouble(saved.error()); // nothing is ever called stored that was not
///         markClean(saved->id, saved->generation);
///     });
///
/// **Waiting.** A keychain may ask a person for a password, or hang; what it was once asked cannot be taken
/// back. After 5 s the store emits slow(): a window then shows "waiting for the keychain" with a button
/// that calls stopWaiting(). A program without a window calls it by a timer:
///
///     const StoreTicket ticket = store.list(&context, reply);
///     QTimer::singleShot(60s, &context, [&] { store.stopWaiting(ticket); });
///
/// stopWaiting() answers at once: Stopped when nothing can have been changed, else Unknown; the operation
/// goes on, and when the keychain has answered (for an Unknown that was reported by the keychain: when it can
/// be read again), settled() tells what became of it.
///
/// **Generations.** Each save counts up. Who saves says which generation the text was made from; when the
/// keychain meanwhile has another one, the answer is Conflict, and nothing was written. load() then gives the
/// other version: keep both by saving one under a new id, or save again with the generation loaded.
///
/// **Threads, processes.** Several stores, also of several programs, may work on the same keychain: changes
/// run under a lock file in the runtime folder, whose owner may die at any moment. Reading takes no lock.
///
/// **Ownership.** Destroying the store abandons what runs, as the end of the program would: no reply comes,
/// profiles are then old or new, never mixed. Who wants to see the end of a save waits for isIdle().
class ProfileStore final : public QObject {
    Q_OBJECT
public:
    using Prompting = SecretItems::Prompting;

    /// A store on those items. `lockFile`: where programs that share the items exclude each other.
    ProfileStore(std::unique_ptr<SecretItems> items, const QString &lockFile, QObject *parent = nullptr);
    ~ProfileStore() override;
    /// For how long an operation is not yet slow().
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    /// The list; empty when nothing was ever stored. `Never`: a locked keychain is an error, not a question,
    /// as suits a program that is just starting.
    StoreTicket list(QObject *context, StoreReply<ProfileIndex> reply,
                     Prompting prompting = Prompting::Allowed);
    /// One profile. Missing, Damaged, and NewerVersion when not even a part of it can be understood.
    StoreTicket load(const QUuid &id, QObject *context, StoreReply<StoredProfile> reply,
                     Prompting prompting = Prompting::Allowed);

    /// Stores a document under that id, which the caller makes for a new one (QUuid::createUuid()).
    /// `generation` is the one it was loaded with or saved as; 0 for a new one, which goes to the end of the
    /// list or to `position`. Names need not be unique: who wants that looks at the list. Fails with
    /// Conflict; Invalid, for a document that load() would not read, or without a name; NewerVersion, when
    /// the keychain's version is of a later program.
    StoreTicket save(const QUuid &id, const Profile &profile, qint64 generation, QObject *context,
                     StoreReply<ProfileIndexEntry> reply, qsizetype position = -1);
    /// Changes the name alone, in the document as it is stored. Errors as for save().
    StoreTicket rename(const QUuid &id, const QString &name, qint64 generation, QObject *context,
                       StoreReply<ProfileIndexEntry> reply);
    /// Removes the profile, be it damaged or missing. `generation` 0: whichever there is; else Conflict when
    /// it was changed elsewhere.
    StoreTicket remove(const QUuid &id, qint64 generation, QObject *context,
                       StoreReply<RemovedProfile> reply);
    /// Undoes remove(), byte for byte, in its old place. Conflict when the id is in use again.
    StoreTicket restore(const RemovedProfile &removed, QObject *context, StoreReply<ProfileIndexEntry> reply);
    /// Puts the list in that order. Ids that are not in the list are passed over; entries that are not named
    /// follow in the order that they had.
    StoreTicket arrange(const QList<QUuid> &order, QObject *context, StoreReply<ProfileIndex> reply);

    /// Compares the list with what the keychain has. Where a keychain cannot list its items, orphans stay
    /// unknown.
    StoreTicket survey(QObject *context, StoreReply<ProfileSurvey> reply);
    /// Lists an orphan again, at the end.
    StoreTicket adopt(const QUuid &id, QObject *context, StoreReply<ProfileIndexEntry> reply);
    /// For a list that is Damaged: keeps its bytes in an item of their own, and makes a new list of the items
    /// that are there. Fails where a keychain cannot list them.
    StoreTicket rebuildIndex(QObject *context, StoreReply<ProfileIndex> reply);

    /// Answers the operation now; without effect when it was answered.
    void stopWaiting(StoreTicket ticket);
    /// True when nothing is under way, what was stopped included.
    bool isIdle() const;

Q_SIGNALS:
    /// The operation has been under way for the patience. Once, and only for one that is not answered.
    void slow(workbench::StoreTicket ticket);
    /// What became of an operation that was answered Unknown: done, or the error for which it was not.
    void settled(workbench::StoreTicket ticket, const workbench::StoreDone &outcome);
    /// Nothing is under way any more.
    void idle();

private:
    struct Operation;
    template<class T>
    StoreTicket enqueue(std::function<Task<StoreResult<T>>()> work, QObject *context, StoreReply<T> reply);
    template<class T>
    Task<std::monostate> perform(Task<StoreResult<T>> work, std::weak_ptr<Operation> weak,
                                 std::shared_ptr<std::optional<StoreResult<T>>> result);
    void startNext();
    void finish(const std::shared_ptr<Operation> &operation);
    void settleOpenQuestions();

    std::unique_ptr<SecretItems> m_items;
    std::unique_ptr<ProfileRecords> m_records;
    std::chrono::milliseconds m_patience{5000};
    QList<std::shared_ptr<Operation>> m_queue; ///< the first one runs
    QList<OpenQuestion> m_openQuestions;
    StoreTicket m_lastTicket = 0;
};

} // namespace workbench
