// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// What concerns the list: its order, undoing a removal, finding again what it lost, and settling what nobody
// knew.
#include "profiles/profile_records.h"

#include "profiles/store_lock.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::ProfileStore)
};

QByteArray digest(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

ProfileIndex publicIndex(const StoredIndex &index)
{
    return {index.entries, index.isNewer};
}

Failure<StoreError> cannotListItems()
{
    return {{StoreError::Kind::Failed,
             Text::tr("This keychain cannot tell which items it has, so the list cannot be made anew from "
                      "them. Delete the item “%1” with the keychain’s own program and save or import the "
                      "profiles again.")
                 .arg(indexKey())}};
}

Failure<StoreError> notDone(const QString &message)
{
    return {{StoreError::Kind::Failed, message}};
}

} // namespace

Task<StoreResult<ProfileIndexEntry>> ProfileRecords::restore(RemovedProfile removed)
{
    auto holding = hold();
    auto held = co_await holding;
    if (!held)
        co_return Failure{held.error()};
    const ProfileIndexEntry entry = removed.entry;
    auto reading = m_items.read(profileKey(entry.id));
    const auto present = co_await reading;
    if (!present)
        co_return Failure{present.error()};
    const bool isOther = *present && **present != removed.item;
    if (held->index.indexOf(entry.id) >= 0 || isOther) {
        co_return Failure{
            StoreError{StoreError::Kind::Conflict,
                       Text::tr("The profile was saved anew elsewhere after it was deleted here. Nothing "
                                "was overwritten.")}};
    }
    if (!removed.item.isEmpty()) {
        auto writing = writeAndList(std::make_shared<Held>(std::move(*held)), entry, *present, removed.item,
                                    removed.position);
        auto result = co_await writing;
        co_return result;
    }
    held->index.put(entry, removed.position);
    m_question = OpenQuestion{OpenQuestion::Kind::List, 0, entry, -1, digest(indexText(held->index))};
    auto listing = writeIndex(held->index);
    const StoreDone listed = co_await listing;
    if (!listed)
        co_return Failure{listed.error()};
    co_return entry;
}

Task<StoreResult<ProfileIndex>> ProfileRecords::arrange(QList<QUuid> order)
{
    auto holding = hold();
    auto held = co_await holding;
    if (!held)
        co_return Failure{held.error()};
    StoredIndex &index = held->index;
    const QList<ProfileIndexEntry> earlier = index.entries;
    qsizetype place = 0;
    for (const QUuid &id : order) {
        const qsizetype from = index.indexOf(id);
        if (from >= place)
            index.entries.move(from, place++);
    }
    if (index.entries == earlier)
        co_return publicIndex(index);
    m_question = OpenQuestion{OpenQuestion::Kind::List, 0, {}, -1, digest(indexText(index))};
    auto listing = writeIndex(index);
    const StoreDone listed = co_await listing;
    if (!listed)
        co_return Failure{listed.error()};
    co_return publicIndex(index);
}

Task<StoreResult<ProfileSurvey>> ProfileRecords::survey()
{
    auto opening = m_items.open(Prompting::Allowed);
    const StoreDone opened = co_await opening;
    if (!opened)
        co_return Failure{opened.error()};
    auto reading = readIndex();
    const auto index = co_await reading;
    if (!index)
        co_return Failure{index.error()};
    auto listing = m_items.keys();
    const auto keys = co_await listing;
    if (!keys)
        co_return Failure{keys.error()};
    ProfileSurvey survey;
    for (const ProfileIndexEntry &entry : index->entries) {
        auto looking = isMissing(entry.id, *keys);
        const auto missing = co_await looking;
        if (!missing)
            co_return Failure{missing.error()};
        if (*missing)
            survey.missing.append(entry.id);
    }
    const QStringList present = keys->value_or(QStringList());
    for (const QString &key : present) {
        const std::optional<QUuid> id = idOfKey(key);
        if (id && index->indexOf(*id) < 0 && !index->removing.contains(*id))
            survey.orphans.append(*id);
    }
    co_return survey;
}

Task<StoreResult<bool>> ProfileRecords::isMissing(QUuid id, std::optional<QStringList> keys)
{
    const QString key = profileKey(id);
    if (keys)
        co_return !keys->contains(key);
    auto reading = m_items.read(key);
    const auto item = co_await reading;
    if (!item)
        co_return Failure{item.error()};
    co_return !item->has_value();
}

Task<StoreResult<ProfileIndexEntry>> ProfileRecords::adopt(QUuid id)
{
    auto holding = hold();
    auto held = co_await holding;
    if (!held)
        co_return Failure{held.error()};
    auto loading = load(id, Prompting::Never);
    const auto stored = co_await loading;
    if (!stored)
        co_return Failure{stored.error()};
    const ProfileIndexEntry entry = entryOf(*stored);
    held->index.put(entry, -1);
    m_question = OpenQuestion{OpenQuestion::Kind::List, 0, entry, -1, digest(indexText(held->index))};
    auto listing = writeIndex(held->index);
    const StoreDone listed = co_await listing;
    if (!listed)
        co_return Failure{listed.error()};
    co_return entry;
}

Task<StoreResult<ProfileIndex>> ProfileRecords::rebuildIndex()
{
    auto opening = m_items.open(Prompting::Allowed);
    const StoreDone opened = co_await opening;
    if (!opened)
        co_return Failure{opened.error()};
    auto locking = lockStore(m_lockFile);
    const auto lock = co_await locking;
    if (!lock)
        co_return Failure{lock.error()};
    auto reading = m_items.read(indexKey());
    const auto damaged = co_await reading;
    if (!damaged)
        co_return Failure{damaged.error()};
    const auto readable = storedIndex(*damaged);
    if (readable)
        co_return publicIndex(*readable); // somebody else has mended it
    auto collecting = listOfItems();
    const auto index = co_await collecting;
    if (!index)
        co_return Failure{index.error()};
    auto keeping = writeSurely(indexKey() + QStringLiteral("/damaged"), **damaged);
    const StoreDone kept = co_await keeping;
    if (!kept)
        co_return Failure{kept.error()};
    m_question = OpenQuestion{OpenQuestion::Kind::List, 0, {}, -1, digest(indexText(*index))};
    auto listing = writeIndex(*index);
    const StoreDone listed = co_await listing;
    if (!listed)
        co_return Failure{listed.error()};
    co_return publicIndex(*index);
}

/// A list of all profiles that the keychain has, those that cannot be read included.
Task<StoreResult<StoredIndex>> ProfileRecords::listOfItems()
{
    auto listing = m_items.keys();
    const auto keys = co_await listing;
    if (!keys)
        co_return Failure{keys.error()};
    if (!*keys)
        co_return cannotListItems();
    StoredIndex index;
    for (const QString &key : **keys) {
        const std::optional<QUuid> id = idOfKey(key);
        if (!id)
            continue;
        auto reading = m_items.read(key);
        const auto item = co_await reading;
        if (!item)
            co_return Failure{item.error()};
        if (*item)
            index.put(entryOfItem(*id, **item), -1);
    }
    co_return index;
}

Task<StoreDone> ProfileRecords::settle(OpenQuestion question)
{
    auto holding = hold(Prompting::Never);
    auto held = co_await holding;
    if (!held)
        co_return Failure{held.error()};
    const ProfileIndexEntry &entry = question.entry;
    const qsizetype place = held->index.indexOf(entry.id);
    if (question.kind == OpenQuestion::Kind::List) {
        if (digest(indexText(held->index)) == question.wanted)
            co_return std::monostate();
        co_return notDone(Text::tr("The list was not stored."));
    }
    if (question.kind == OpenQuestion::Kind::Remove) {
        if (place >= 0)
            co_return notDone(Text::tr("The profile was not deleted."));
        auto removing = removeSurely(profileKey(entry.id));
        const StoreDone removed = co_await removing;
        co_return removed;
    }
    auto reading = m_items.read(profileKey(entry.id));
    const auto item = co_await reading;
    if (!item)
        co_return Failure{item.error()};
    if (!*item || digest(**item) != question.wanted)
        co_return notDone(
            Text::tr("The profile was not stored; the keychain has another version of it, or none."));
    if (place >= 0 && held->index.entries[place] == entry)
        co_return std::monostate();
    held->index.put(entry, question.position);
    auto listing = writeIndex(held->index);
    const StoreDone listed = co_await listing;
    co_return listed;
}

} // namespace workbench
