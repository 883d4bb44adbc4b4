// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/profile_shelf.h"

#include "models/profile_list_model.h"

namespace workbench {

namespace {

using Kind = StoreError::Kind;

void makeDraft(ProfileEntry &entry)
{
    entry.kind = ProfileEntry::Kind::Draft;
    entry.generation = 0;
}

} // namespace

void ProfileShelf::remove(const QUuid &id)
{
    const ProfileEntry *entry = m_profiles->entry(id);
    if (!entry)
        return;
    if (entry->kind != ProfileEntry::Kind::Stored) {
        const QString name = entry->profile.name();
        if (m_profiles->remove(id))
            Q_EMIT removed(id, name);
    } else if (!entry->isHere() || isFree(id)) {
        removeStored(id, entry->isHere() ? entry->generation : 0);
    }
}

void ProfileShelf::removeStored(const QUuid &id, qint64 generation)
{
    Attempt attempt = attemptFor(Verb::Delete, id);
    attempt.generation = generation;
    ask<RemovedProfile>(
        attempt,
        [this, id, generation](ProfileStore &store, const StoreReply<RemovedProfile> &reply) {
            return store.remove(id, generation, this, reply);
        },
        [this, attempt](const StoreResult<RemovedProfile> &gone) {
            if (gone) {
                m_removed.insert(attempt.id, *gone);
                applyRemoved(attempt);
            } else if (gone.error().kind == Kind::Conflict) {
                removalConflicted(attempt, gone.error());
            } else {
                failed(attempt, gone.error());
            }
        });
}

void ProfileShelf::removalConflicted(const Attempt &attempt, const StoreError &error)
{
    if (attempt.generation == 0) // there is nothing left of it
        return applyRemoved(attempt);
    say(attempt.id.toString(),
        {Tone::Error,
         tr("%1 %2", "what was not done, and why")
             .arg(storeWords(attempt.verb, attempt.name).notDone, error.message),
         tr("Delete anyway"), [this, id = attempt.id] { removeStored(id, 0); }});
}

/// Where the keychain did not hand over what it had, what is here comes back as a draft.
void ProfileShelf::applyRemoved(const Attempt &attempt)
{
    unsay(attempt.id.toString());
    const ProfileEntry *entry = m_profiles->entry(attempt.id);
    if (!entry)
        return;
    const bool canBeRestored = m_removed.contains(attempt.id);
    if (!canBeRestored && !entry->isHere())
        return m_profiles->drop(attempt.id);
    if (!canBeRestored)
        m_profiles->change(attempt.id, makeDraft);
    m_profiles->remove(attempt.id);
    Q_EMIT removed(attempt.id, attempt.name);
}

void ProfileShelf::undoRemove()
{
    const QUuid id = m_profiles->lastRemoved();
    if (m_removed.contains(id))
        restore(id);
    else if (m_profiles->bringBack(id))
        Q_EMIT broughtBack(id);
}

void ProfileShelf::restore(const QUuid &id)
{
    if (m_restoring.contains(id))
        return;
    m_restoring.insert(id);
    const Attempt attempt{Verb::Restore, id, m_removed.value(id).entry.name};
    ask<ProfileIndexEntry>(
        attempt,
        [this, id](ProfileStore &store, const StoreReply<ProfileIndexEntry> &reply) {
            return store.restore(m_removed.value(id), this, reply);
        },
        [this, attempt](const StoreResult<ProfileIndexEntry> &listed) {
            m_restoring.remove(attempt.id);
            if (listed)
                applyRestored(attempt.id);
            else
                failed(attempt, listed.error());
        });
}

void ProfileShelf::applyRestored(const QUuid &id)
{
    unsay(id.toString());
    m_removed.remove(id);
    if (m_profiles->bringBack(id))
        Q_EMIT broughtBack(id);
}

} // namespace workbench
