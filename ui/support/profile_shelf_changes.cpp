// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/kept_tokens.h"
#include "models/profile_list_model.h"
#include "support/profile_shelf.h"

namespace workbench {

namespace {

using Work = ProfileEntry::Work;
using Kind = StoreError::Kind;

Work workOf(StoreVerb verb)
{
    return verb == StoreVerb::Delete ? Work::Deleting : Work::Saving;
}

/// What stays true whatever one asks for again.
bool isFinal(Kind kind)
{
    return kind == Kind::Invalid || kind == Kind::TooLarge || kind == Kind::NewerVersion;
}

} // namespace

ProfileShelf::Attempt ProfileShelf::attemptFor(Verb verb, const QUuid &id) const
{
    const ProfileEntry *entry = m_profiles->entry(id);
    return entry ? Attempt{verb, id, entry->profile.name(), entry->profile, entry->generation}
                 : Attempt{verb, id};
}

void ProfileShelf::begin(const Attempt &attempt)
{
    if (!isChange(attempt.verb))
        return;
    ++m_writes;
    m_profiles->change(attempt.id, [&attempt](ProfileEntry &entry) { entry.work = workOf(attempt.verb); });
}

void ProfileShelf::end(StoreTicket ticket, const Attempt &attempt, bool isUnknown)
{
    m_asked.remove(ticket);
    m_slow.remove(ticket);
    if (m_slow.isEmpty())
        unsay(store_topic::waiting);
    if (!isChange(attempt.verb))
        return;
    --m_writes;
    if (isUnknown)
        m_unknown.insert(ticket, attempt);
    m_profiles->change(attempt.id, [isUnknown](ProfileEntry &entry) {
        entry.work = isUnknown ? Work::Unknown : Work::None;
    });
}

void ProfileShelf::onSettled(StoreTicket ticket, const StoreDone &outcome)
{
    const auto found = m_unknown.constFind(ticket);
    if (found == m_unknown.cend())
        return;
    const Attempt attempt = *found;
    m_unknown.erase(found);
    m_profiles->change(attempt.id, [](ProfileEntry &entry) { entry.work = Work::None; });
    if (!outcome)
        return failed(attempt, outcome.error());
    switch (attempt.verb) {
    case Verb::Save:
    case Verb::Rename:
    case Verb::KeepTokens:
        applyWritten(attempt, attempt.generation + 1);
        break;
    case Verb::Delete:
        applyRemoved(attempt);
        break;
    case Verb::Restore:
        applyRestored(attempt.id);
        break;
    default:
        break;
    }
    say(attempt.id.toString(), {Tone::Good, storeWords(attempt.verb, attempt.name).doneAfterAll});
}

/// Two changes of one profile at once would be a conflict of the program with itself.
bool ProfileShelf::isFree(const QUuid &id)
{
    const ProfileEntry *entry = m_profiles->entry(id);
    if (!entry || !entry->isHere())
        return false;
    if (entry->work == Work::None)
        return true;
    say(id.toString(),
        {Tone::Warning,
         tr("The keychain has not answered yet what became of the last change of “%1”. Try again then.")
             .arg(entry->profile.name()),
         tr("Ask the keychain"), [this] { open(Prompting::Allowed); }});
    return false;
}

void ProfileShelf::save(const QUuid &id, Saved saved)
{
    const auto answer = [&saved](bool isStored) {
        if (saved)
            saved(isStored);
    };
    if (!isFree(id) || m_profiles->isBuiltIn(id))
        return answer(false);
    const ProfileEntry *entry = m_profiles->entry(id);
    if (entry->isReadOnly) {
        say(id.toString(),
            {Tone::Warning,
             tr("“%1” was stored by a newer OAuth Workbench, and this one does not overwrite what it does "
                "not "
                "know. Update OAuth Workbench to change it.")
                 .arg(entry->profile.name())});
        return answer(false);
    }
    if (!entry->isUnsaved())
        return answer(true);
    write(attemptFor(Verb::Save, id), saved);
}

void ProfileShelf::write(const Attempt &attempt, const Saved &saved)
{
    ask<ProfileIndexEntry>(
        attempt,
        [this, attempt](ProfileStore &store, const StoreReply<ProfileIndexEntry> &reply) {
            return attempt.verb == Verb::Rename
                ? store.rename(attempt.id, attempt.name, attempt.generation, this, reply)
                : store.save(attempt.id, attempt.profile, attempt.generation, this, reply);
        },
        [this, attempt, saved](const StoreResult<ProfileIndexEntry> &stored) {
            if (stored)
                applyWritten(attempt, stored->generation);
            else
                failed(attempt, stored.error());
            if (saved)
                saved(stored.isOk());
        });
}

void ProfileShelf::applyWritten(const Attempt &attempt, qint64 generation)
{
    unsay(store_topic::keychain);
    unsay(attempt.id.toString());
    m_profiles->change(attempt.id, [&](ProfileEntry &entry) {
        entry.kind = ProfileEntry::Kind::Stored;
        entry.original = attempt.profile;
        entry.generation = generation;
    });
    if (attempt.generation == 0 && hasStoredBelow(attempt.id))
        arrange();
    if (!m_isListed)
        open();
    if (m_profiles->isNameUsedBeside(attempt.id, attempt.name)) {
        say(attempt.id.toString(),
            {Tone::Plain,
             tr("Another profile is called “%1”, too. On the command line this one is %2.")
                 .arg(attempt.name, attempt.id.toString(QUuid::WithoutBraces))});
    }
}

/// A new profile goes to the end of the stored list; here it may stand elsewhere.
bool ProfileShelf::hasStoredBelow(const QUuid &id) const
{
    QModelIndex below = m_profiles->indexOf(id);
    do {
        below = below.siblingAtRow(below.row() + 1);
        const ProfileEntry *entry = m_profiles->entry(m_profiles->idAt(below));
        if (entry && entry->kind == ProfileEntry::Kind::Stored)
            return true;
    } while (below.isValid());
    return false;
}

QUuid ProfileShelf::saveAs(const QUuid &id, const QString &name)
{
    const ProfileEntry *entry = m_profiles->entry(id);
    if (!entry || !entry->isHere())
        return {};
    QUuid target = id;
    if (entry->kind != ProfileEntry::Kind::Draft) {
        target = m_profiles->addMadeDraft(entry->profile);
        m_profiles->reset(id);
    }
    m_profiles->change(target, [&name](ProfileEntry &copy) { copy.profile.setText(u"name", name); });
    save(target);
    return target;
}

void ProfileShelf::saveAll(const Saved &saved)
{
    QList<QUuid> ids = m_profiles->changed();
    for (QUuid &id : ids) {
        if (!m_profiles->isBuiltIn(id))
            continue;
        const QUuid copy = m_profiles->duplicate(id);
        m_profiles->reset(id);
        Q_EMIT contentChanged(id);
        id = copy;
    }
    if (ids.isEmpty())
        return saved(true);
    struct Count {
        qsizetype open;
        bool isAllStored = true;
    };
    const auto count = std::make_shared<Count>(Count{ids.size()});
    for (const QUuid &id : std::as_const(ids)) {
        save(id, [count, saved](bool isStored) {
            count->isAllStored = count->isAllStored && isStored;
            if (--count->open == 0)
                saved(count->isAllStored);
        });
    }
}

void ProfileShelf::rename(const QUuid &id)
{
    const ProfileEntry *entry = m_profiles->entry(id);
    if (!entry || entry->kind != ProfileEntry::Kind::Stored || !isFree(id))
        return;
    Attempt attempt = attemptFor(Verb::Rename, id);
    attempt.profile = entry->original;
    attempt.profile.setText(u"name", attempt.name);
    write(attempt);
}

void ProfileShelf::keepTokens(const QUuid &id, const JsonValue &received, const QDateTime &receivedAt)
{
    const ProfileEntry *entry = m_profiles->entry(id);
    if (!entry || !entry->isHere())
        return;
    const JsonValue kept = keptResponse(entry->profile, received, receivedAt);
    m_profiles->change(id,
                       [&kept](ProfileEntry &keeper) { keeper.profile.setValue(u"last_response", kept); });
    Q_EMIT contentChanged(id);
    keepTokensOf(id);
}

void ProfileShelf::keepTokensOf(const QUuid &id)
{
    const ProfileEntry *entry = m_profiles->entry(id);
    if (!entry || entry->kind != ProfileEntry::Kind::Stored || entry->isReadOnly || !isFree(id))
        return;
    Attempt attempt = attemptFor(Verb::KeepTokens, id);
    attempt.profile = entry->original;
    for (const QStringView member : {u"keep_last_response", u"last_response"}) {
        if (const JsonValue *value = entry->profile.value(member))
            attempt.profile.setValue(member, *value);
    }
    write(attempt);
}

void ProfileShelf::arrange()
{
    const QList<QUuid> order = m_profiles->storedOrder();
    if (order.isEmpty())
        return;
    const Attempt attempt{Verb::Arrange};
    ask<ProfileIndex>(
        attempt,
        [this, order](ProfileStore &store, const StoreReply<ProfileIndex> &reply) {
            return store.arrange(order, this, reply);
        },
        [this, attempt](const StoreResult<ProfileIndex> &index) {
            if (!index)
                failed(attempt, index.error());
        });
}

void ProfileShelf::failed(const Attempt &attempt, const StoreError &error)
{
    const StoreWords words = storeWords(attempt.verb, attempt.name);
    const bool isUnknown = error.kind == Kind::Unknown;
    StoreNotice notice{isUnknown ? Tone::Warning : Tone::Error,
                       tr("%1 %2", "what was not done, and why")
                           .arg(isUnknown ? words.unknown : words.notDone, error.message)};
    if (isUnknown) {
        notice.action = tr("Ask the keychain");
        notice.act = [this] { open(Prompting::Allowed); };
    } else if (error.kind == Kind::Conflict && attempt.verb == Verb::KeepTokens) {
        notice.action = tr("Compare…");
        notice.act = [this, attempt] { compare(attempt); };
    } else if (error.kind == Kind::Conflict && attempt.verb != Verb::Restore) {
        return compare(attempt);
    } else if (!isFinal(error.kind)) {
        const bool isLocked = error.kind == Kind::Locked || error.kind == Kind::Dismissed;
        notice.action = isLocked ? tr("Unlock") : tr("Try again");
        notice.act = [this, attempt] { again(attempt); };
    }
    say(error.isUnavailable() ? store_topic::keychain : attempt.id.toString(), notice);
}

void ProfileShelf::again(const Attempt &attempt)
{
    switch (attempt.verb) {
    case Verb::List:
        return open(Prompting::Allowed);
    case Verb::Load:
        return want(attempt.id, Prompting::Allowed);
    case Verb::Save:
        return save(attempt.id);
    case Verb::Rename:
        return rename(attempt.id);
    case Verb::KeepTokens:
        return keepTokensOf(attempt.id);
    case Verb::Delete:
        return remove(attempt.id);
    case Verb::Restore:
        return restore(attempt.id);
    case Verb::Arrange:
        return arrange();
    case Verb::RebuildList:
        return rebuildList();
    }
}

} // namespace workbench
