// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// What is read, waited for and said; what is changed stands in profile_shelf_changes.cpp.
#include "support/profile_shelf.h"

#include "models/profile_list_model.h"

namespace workbench {

namespace {

using Content = ProfileEntry::Content;
using Kind = StoreError::Kind;

/// What an unread profile turned out to be; nothing for a trouble of the keychain that may pass.
std::optional<Content> contentOf(Kind kind)
{
    switch (kind) {
    case Kind::Missing:
        return Content::Missing;
    case Kind::Damaged:
        return Content::Damaged;
    case Kind::NewerVersion:
        return Content::Newer;
    default:
        return std::nullopt;
    }
}

} // namespace

ProfileShelf::ProfileShelf(StoreFactory makeStore, QObject *parent)
    : QObject(parent)
    , m_makeStore(std::move(makeStore))
    , m_profiles(new ProfileListModel(this))
{
    connect(m_profiles, &ProfileListModel::renamed, this, &ProfileShelf::rename);
    connect(m_profiles, &ProfileListModel::moved, this, &ProfileShelf::arrange);
}

ProfileShelf::~ProfileShelf() = default;

ProfileStore &ProfileShelf::store()
{
    if (!m_store) {
        m_store = m_makeStore();
        connect(m_store.get(), &ProfileStore::slow, this, &ProfileShelf::onSlow);
        connect(m_store.get(), &ProfileStore::settled, this, &ProfileShelf::onSettled);
    }
    return *m_store;
}

void ProfileShelf::say(const QString &topic, StoreNotice notice)
{
    m_notices.put(topic, std::move(notice));
    Q_EMIT noticeChanged();
}

void ProfileShelf::unsay(const QString &topic)
{
    m_notices.drop(topic);
    Q_EMIT noticeChanged();
}

void ProfileShelf::dismissNotice()
{
    m_notices.dropShown();
    Q_EMIT noticeChanged();
}

void ProfileShelf::actOnNotice()
{
    // A copy: what it does may end the notice, and the function with it.
    const std::function<void()> act = notice() ? notice()->act : nullptr;
    if (act)
        act();
}

void ProfileShelf::onSlow(StoreTicket ticket)
{
    const auto attempt = m_asked.constFind(ticket);
    if (attempt == m_asked.cend())
        return;
    m_slow.insert(ticket);
    say(store_topic::waiting,
        {Tone::Warning,
         tr("%1: waiting for the keychain. It may be asking for its password in a window of its own.")
             .arg(storeWords(attempt->verb, attempt->name).doing),
         tr("Stop waiting"), [this] { stopWaiting(); }});
}

void ProfileShelf::stopWaiting()
{
    const QSet<StoreTicket> tickets = m_slow;
    for (const StoreTicket ticket : tickets)
        m_store->stopWaiting(ticket);
}

void ProfileShelf::open(Prompting prompting)
{
    ask<ProfileIndex>(
        {Verb::List},
        [this, prompting](ProfileStore &store, const StoreReply<ProfileIndex> &reply) {
            return store.list(this, reply, prompting);
        },
        [this](const StoreResult<ProfileIndex> &index) {
            if (index)
                takeList(*index);
            else
                listFailed(index.error());
        });
}

void ProfileShelf::takeList(const ProfileIndex &index)
{
    m_isListed = true;
    unsay(store_topic::keychain);
    m_profiles->setStored(index.entries);
    Q_EMIT listRead();
    survey();
}

void ProfileShelf::listFailed(const StoreError &error)
{
    if (error.kind == Kind::Damaged) {
        say(store_topic::keychain,
            {Tone::Error, error.message, tr("Make a new list"), [this] { rebuildList(); }});
        return;
    }
    const bool isLocked = error.kind == Kind::Locked || error.kind == Kind::Dismissed;
    say(store_topic::keychain,
        {Tone::Warning,
         tr("%1 %2 Until then profiles live in this window alone.", "what was not done, and why")
             .arg(storeWords(Verb::List, {}).notDone, error.message),
         isLocked ? tr("Unlock") : tr("Try again"), [this] { open(Prompting::Allowed); }});
}

void ProfileShelf::rebuildList()
{
    const Attempt attempt{Verb::RebuildList};
    ask<ProfileIndex>(
        attempt,
        [this](ProfileStore &store, const StoreReply<ProfileIndex> &reply) {
            return store.rebuildIndex(this, reply);
        },
        [this, attempt](const StoreResult<ProfileIndex> &index) {
            if (index)
                takeList(*index);
            else
                failed(attempt, index.error());
        });
}

/// Not every keychain can tell what it has; then there is nothing to say.
void ProfileShelf::survey()
{
    ask<ProfileSurvey>(
        {Verb::List},
        [this](ProfileStore &store, const StoreReply<ProfileSurvey> &reply) {
            return store.survey(this, reply);
        },
        [this](const StoreResult<ProfileSurvey> &found) {
            if (found)
                takeSurvey(*found);
        });
}

void ProfileShelf::takeSurvey(const ProfileSurvey &survey)
{
    for (const QUuid &id : survey.missing) {
        m_profiles->change(id, [](ProfileEntry &entry) {
            if (entry.content == Content::Unread)
                entry.content = Content::Missing;
        });
    }
    if (survey.orphans.isEmpty())
        return unsay(store_topic::survey);
    say(store_topic::survey,
        {Tone::Warning,
         tr("The keychain has %n profile(s) that the list does not name.", nullptr,
            int(survey.orphans.size())),
         tr("Add to the list"), [this, orphans = survey.orphans] { adopt(orphans); }});
}

void ProfileShelf::adopt(const QList<QUuid> &orphans)
{
    unsay(store_topic::survey);
    for (const QUuid &id : orphans) {
        const bool isLast = id == orphans.last();
        const Attempt attempt{Verb::Restore, id, id.toString(QUuid::WithoutBraces)};
        ask<ProfileIndexEntry>(
            attempt,
            [this, id](ProfileStore &store, const StoreReply<ProfileIndexEntry> &reply) {
                return store.adopt(id, this, reply);
            },
            [this, attempt, isLast](const StoreResult<ProfileIndexEntry> &listed) {
                if (!listed)
                    failed(attempt, listed.error());
                if (isLast)
                    open();
            });
    }
}

void ProfileShelf::want(const QUuid &id, Prompting prompting)
{
    const ProfileEntry *entry = m_profiles->entry(id);
    const bool mayBeTried = entry && (entry->content == Content::Unread || prompting == Prompting::Allowed);
    if (!mayBeTried || entry->isHere() || entry->content == Content::Loading)
        return;
    const Attempt attempt = attemptFor(Verb::Load, id);
    m_profiles->change(id, [](ProfileEntry &wanted) { wanted.content = Content::Loading; });
    ask<StoredProfile>(
        attempt,
        [this, id, prompting](ProfileStore &store, const StoreReply<StoredProfile> &reply) {
            return store.load(id, this, reply, prompting);
        },
        [this, attempt](const StoreResult<StoredProfile> &stored) {
            if (stored)
                takeLoaded(*stored);
            else
                loadFailed(attempt, stored.error());
        });
}

void ProfileShelf::takeLoaded(const StoredProfile &stored)
{
    unsay(store_topic::keychain);
    unsay(stored.id.toString());
    m_profiles->change(stored.id, [&stored](ProfileEntry &entry) {
        if (entry.isHere())
            return;
        entry.profile = entry.original = stored.profile;
        entry.generation = stored.generation;
        entry.isReadOnly = stored.isReadOnly;
        entry.content = Content::Here;
        entry.trouble.clear();
    });
    Q_EMIT contentChanged(stored.id);
}

void ProfileShelf::loadFailed(const Attempt &attempt, const StoreError &error)
{
    const std::optional<Content> content = contentOf(error.kind);
    m_profiles->change(attempt.id, [&](ProfileEntry &entry) {
        entry.content = content.value_or(Content::Unread);
        entry.trouble = error.message;
    });
    if (!content)
        failed(attempt, error);
    Q_EMIT contentChanged(attempt.id);
}

} // namespace workbench
