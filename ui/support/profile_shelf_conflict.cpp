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

void ProfileShelf::compare(const Attempt &attempt)
{
    unsay(attempt.id.toString());
    const Attempt reading = attemptFor(Verb::Load, attempt.id);
    ask<StoredProfile>(
        reading,
        [this, id = attempt.id](ProfileStore &store, const StoreReply<StoredProfile> &reply) {
            return store.load(id, this, reply);
        },
        [this, attempt](const StoreResult<StoredProfile> &theirs) {
            const ProfileEntry *entry = m_profiles->entry(attempt.id);
            if (!entry)
                return;
            if (theirs)
                Q_EMIT conflicted({attempt.id, entry->profile, *theirs});
            else if (theirs.error().kind == Kind::Missing)
                Q_EMIT conflicted({attempt.id, entry->profile, std::nullopt});
            else
                failed(attempt, theirs.error());
        });
}

void ProfileShelf::overwrite(const ProfileConflict &conflict)
{
    m_profiles->change(conflict.id, [&conflict](ProfileEntry &entry) {
        if (!conflict.theirs)
            return makeDraft(entry);
        entry.generation = conflict.theirs->generation;
        entry.original = conflict.theirs->profile;
    });
    save(conflict.id);
}

void ProfileShelf::takeTheirs(const ProfileConflict &conflict)
{
    if (!conflict.theirs) {
        m_profiles->change(conflict.id, makeDraft);
        return remove(conflict.id);
    }
    m_profiles->change(conflict.id, [&conflict](ProfileEntry &entry) {
        entry.profile = entry.original = conflict.theirs->profile;
        entry.generation = conflict.theirs->generation;
        entry.isReadOnly = conflict.theirs->isReadOnly;
    });
    Q_EMIT contentChanged(conflict.id);
}

QUuid ProfileShelf::keepBoth(const ProfileConflict &conflict)
{
    Profile mine = conflict.mine;
    mine.setText(u"name", m_profiles->unusedName(tr("%1 copy").arg(mine.name())));
    const QUuid copy = m_profiles->addMadeDraft(mine);
    takeTheirs(conflict);
    save(copy);
    return copy;
}

} // namespace workbench
