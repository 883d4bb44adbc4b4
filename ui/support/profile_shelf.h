// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/profile_store.h"
#include "support/store_notices.h"
#include "support/store_words.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace workbench {

class ProfileListModel;

/// A profile that was changed here and elsewhere.
struct ProfileConflict {
    QUuid id;
    Profile mine;
    std::optional<StoredProfile> theirs; ///< nothing: it was deleted elsewhere
};

/// Between the list of profiles and the keychain: reads, saves, renames, deletes, and keeps the entries of
/// the list true to what the keychain has answered. What it did not confirm stays marked; what went wrong
/// becomes a notice. Where there is no keychain, everything works on with drafts.
///
/// The store is made when it is needed first, which is not before open().
class ProfileShelf : public QObject {
    Q_OBJECT
public:
    using StoreFactory = std::function<std::unique_ptr<ProfileStore>()>;
    using Prompting = ProfileStore::Prompting;
    /// Told once: true when what was asked for is stored now.
    using Saved = std::function<void(bool)>;

    explicit ProfileShelf(StoreFactory makeStore, QObject *parent = nullptr);
    ~ProfileShelf() override;

    ProfileListModel *profiles() const { return m_profiles; }
    /// What there is to say now, or nullptr.
    const StoreNotice *notice() const { return m_notices.shown(); }
    void dismissNotice();
    /// Does what the notice offers; another notice may take its place.
    void actOnNotice();
    /// True while a change waits for the keychain's answer.
    bool isWriting() const { return m_writes > 0; }

    /// Reads the list of what is stored. A window that just starts asks for no password.
    void open(Prompting prompting = Prompting::Never);
    /// Reads a stored profile that is not here yet. One that could not be read is tried again only where the
    /// user asks for it, that is with Allowed.
    void want(const QUuid &id, Prompting prompting = Prompting::Never);

    /// Stores the profile as it stands; not a built-in one.
    void save(const QUuid &id, Saved saved = {});
    /// Stores it under another name and returns the id of that profile: a draft itself, else a copy; what it
    /// was made from is then as it was before the changes.
    QUuid saveAs(const QUuid &id, const QString &name);
    /// Stores what quitting would lose, a changed built-in profile as a copy.
    void saveAll(const Saved &saved);
    void remove(const QUuid &id);
    /// Brings back what was removed last; broughtBack() tells when.
    void undoRemove();
    /// The members of a token response for a profile that keeps them: they stand in the list at once, and in
    /// the keychain without the other changes of the profile.
    void keepTokens(const QUuid &id, const JsonValue &received, const QDateTime &receivedAt);

    // The ways out of a conflict.

    QUuid keepBoth(const ProfileConflict &conflict); ///< returns the id of mine, now under another name
    void overwrite(const ProfileConflict &conflict);
    void takeTheirs(const ProfileConflict &conflict);

Q_SIGNALS:
    /// What the list has for this profile was read, or could not be, or was replaced.
    void contentChanged(const QUuid &id);
    void listRead();
    void conflicted(const workbench::ProfileConflict &conflict);
    void removed(const QUuid &id, const QString &name);
    void broughtBack(const QUuid &id);
    void noticeChanged();
    /// isWriting() is false again.
    void wrote();

private:
    using Verb = StoreVerb;
    struct Attempt {
        Verb verb = Verb::List;
        QUuid id{};
        QString name{};
        Profile profile{}; ///< what is stored when it succeeds
        qint64 generation = 0; ///< from which that was made
    };
    /// Keeps account of an operation from its beginning to its answer.
    template<class T>
    void ask(const Attempt &attempt,
             const std::function<StoreTicket(ProfileStore &, const StoreReply<T> &)> &start,
             std::function<void(const StoreResult<T> &)> done);
    void begin(const Attempt &attempt);
    void end(StoreTicket ticket, const Attempt &attempt, bool isUnknown);
    ProfileStore &store();
    void onSlow(StoreTicket ticket);
    void onSettled(StoreTicket ticket, const StoreDone &outcome);
    void stopWaiting();

    void takeList(const ProfileIndex &index);
    void listFailed(const StoreError &error);
    void rebuildList();
    void survey();
    void takeSurvey(const ProfileSurvey &survey);
    void adopt(const QList<QUuid> &orphans);
    void takeLoaded(const StoredProfile &stored);
    void loadFailed(const Attempt &attempt, const StoreError &error);

    Attempt attemptFor(Verb verb, const QUuid &id) const;
    bool isFree(const QUuid &id);
    void write(const Attempt &attempt, const Saved &saved = {});
    void rename(const QUuid &id);
    void keepTokensOf(const QUuid &id);
    void arrange();
    void removeStored(const QUuid &id, qint64 generation);
    void restore(const QUuid &id);
    void applyWritten(const Attempt &attempt, qint64 generation);
    void applyRemoved(const Attempt &attempt);
    void applyRestored(const QUuid &id);
    void failed(const Attempt &attempt, const StoreError &error);
    void removalConflicted(const Attempt &attempt, const StoreError &error);
    void compare(const Attempt &attempt);
    void again(const Attempt &attempt);
    bool hasStoredBelow(const QUuid &id) const;

    void say(const QString &topic, StoreNotice notice);
    void unsay(const QString &topic);

    StoreFactory m_makeStore;
    std::unique_ptr<ProfileStore> m_store;
    ProfileListModel *m_profiles;
    StoreNotices m_notices;
    bool m_isListed = false;
    int m_writes = 0;
    QHash<StoreTicket, Attempt> m_asked; ///< not answered yet
    QSet<StoreTicket> m_slow; ///< of those, the ones that the user waits for
    QHash<StoreTicket, Attempt> m_unknown; ///< answered, but nobody knows what became of it
    QHash<QUuid, RemovedProfile> m_removed;
    QSet<QUuid> m_restoring;
};

template<class T>
void ProfileShelf::ask(const Attempt &attempt,
                       const std::function<StoreTicket(ProfileStore &, const StoreReply<T> &)> &start,
                       std::function<void(const StoreResult<T> &)> done)
{
    begin(attempt);
    const auto ticket = std::make_shared<StoreTicket>(0);
    *ticket = start(store(), [this, attempt, ticket, done = std::move(done)](const StoreResult<T> &result) {
        end(*ticket, attempt, !result && result.error().kind == StoreError::Kind::Unknown);
        done(result);
        if (isChange(attempt.verb) && m_writes == 0)
            Q_EMIT wrote();
    });
    m_asked.insert(*ticket, attempt);
}

} // namespace workbench
