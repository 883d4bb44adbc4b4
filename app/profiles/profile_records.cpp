// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/profile_records.h"

#include "profiles/store_lock.h"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::ProfileStore)
};

QByteArray digest(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

StoreError conflict()
{
    return {
        StoreError::Kind::Conflict,
        Text::tr("The profile was changed elsewhere since it was read here. Nothing was overwritten: look "
                 "at the other version, then keep that one, this one or both.")};
}

StoreError deletedElsewhere()
{
    return {StoreError::Kind::Conflict,
            Text::tr("The profile was deleted elsewhere since it was read here. Save it again to keep it.")};
}

StoreError missing()
{
    return {StoreError::Kind::Missing,
            Text::tr("The list names this profile, but the keychain does not have it: somebody deleted its "
                     "item there. Delete the profile here, too, or save it anew.")};
}

StoreError newerList()
{
    return {StoreError::Kind::NewerVersion,
            Text::tr("The list of profiles was written by a newer OAuth Workbench; this one reads it and "
                     "changes nothing. Update OAuth Workbench.")};
}

StoreError newerDocument()
{
    return {
        StoreError::Kind::NewerVersion,
        Text::tr("The stored profile was written by a newer OAuth Workbench and is not overwritten. Update "
                 "OAuth Workbench, or save yours under another name.")};
}

StoreError halfRemoved(const StoreError &why)
{
    return {
        StoreError::Kind::Unknown,
        Text::tr(
            "The profile is gone from the list, but the keychain may still have it: %1 It is removed with "
            "the next change that succeeds.")
            .arg(why.message)};
}

/// Why a document made from `generation` may not replace what the keychain has; nothing when it may.
/// `text` is what is to be written: an item that already is so was written by an attempt before.
std::optional<StoreError> objection(const QUuid &id, const std::optional<QByteArray> &present,
                                    qint64 generation, bool isListed, const QByteArray &text)
{
    if (!present)
        return generation == 0 ? std::nullopt : std::optional(isListed ? missing() : deletedElsewhere());
    if (*present == text)
        return {};
    const auto current = storedProfile(id, *present);
    if (!current)
        return current.error();
    if (current->isReadOnly)
        return newerDocument();
    const bool isLeftover = generation == 0 && !isListed; // of an attempt that did not come to its end
    return current->generation == generation || isLeftover ? std::nullopt : std::optional(conflict());
}

} // namespace

ProfileRecords::ProfileRecords(SecretItems &items, QString lockFile)
    : m_items(items)
    , m_lockFile(std::move(lockFile))
{
}

Task<StoreResult<StoredIndex>> ProfileRecords::readIndex()
{
    auto reading = m_items.read(indexKey());
    const auto item = co_await reading;
    if (!item)
        co_return Failure{item.error()};
    co_return storedIndex(*item);
}

/// Opens the keychain first: nobody else has to wait while a person looks for the password.
Task<StoreResult<ProfileRecords::Held>> ProfileRecords::hold(Prompting prompting)
{
    auto opening = m_items.open(prompting);
    const StoreDone opened = co_await opening;
    if (!opened)
        co_return Failure{opened.error()};
    auto locking = lockStore(m_lockFile);
    const auto lock = co_await locking;
    if (!lock)
        co_return Failure{lock.error()};
    auto reading = readIndex();
    auto index = co_await reading;
    if (!index)
        co_return Failure{index.error()};
    if (index->isNewer)
        co_return Failure{newerList()};
    auto finishing = finishRemovals(std::move(*index));
    StoredIndex ready = co_await finishing;
    co_return Held{*lock, std::move(ready)};
}

/// A removal that did not come to its end comes to it here, so that no secret stays behind unseen.
Task<StoredIndex> ProfileRecords::finishRemovals(StoredIndex index)
{
    const QList<QUuid> unfinished = index.removing;
    for (const QUuid &id : unfinished) {
        auto removing = m_items.remove(profileKey(id));
        const StoreDone removed = co_await removing;
        if (removed)
            index.removing.removeAll(id);
    }
    co_return index;
}

Task<StoreDone> ProfileRecords::writeSurely(QString key, QByteArray value)
{
    auto writing = m_items.write(key, value);
    const StoreDone written = co_await writing;
    if (written || written.error().kind != StoreError::Kind::Unknown)
        co_return written;
    auto reading = m_items.read(key);
    const auto present = co_await reading;
    if (!present)
        co_return written;
    if (*present == value)
        co_return std::monostate();
    co_return Failure{StoreError{StoreError::Kind::Failed, written.error().message}};
}

Task<StoreDone> ProfileRecords::removeSurely(QString key)
{
    auto removing = m_items.remove(key);
    const StoreDone removed = co_await removing;
    if (removed || removed.error().kind != StoreError::Kind::Unknown)
        co_return removed;
    auto reading = m_items.read(key);
    const auto present = co_await reading;
    if (!present)
        co_return removed;
    if (!*present)
        co_return std::monostate();
    co_return Failure{StoreError{StoreError::Kind::Failed, removed.error().message}};
}

Task<StoreDone> ProfileRecords::writeIndex(StoredIndex index)
{
    auto writing = writeSurely(indexKey(), indexText(index));
    const StoreDone written = co_await writing;
    co_return written;
}

Task<StoreDone> ProfileRecords::putBack(QString key, Item earlier)
{
    if (!earlier) {
        auto removing = removeSurely(key);
        const StoreDone removed = co_await removing;
        co_return removed;
    }
    auto writing = writeSurely(key, *earlier);
    const StoreDone written = co_await writing;
    co_return written;
}

Task<StoreResult<ProfileIndex>> ProfileRecords::list(Prompting prompting)
{
    auto opening = m_items.open(prompting);
    const StoreDone opened = co_await opening;
    if (!opened)
        co_return Failure{opened.error()};
    auto reading = readIndex();
    const auto index = co_await reading;
    if (!index)
        co_return Failure{index.error()};
    ProfileIndex listed;
    listed.entries = index->entries;
    listed.isReadOnly = index->isNewer;
    co_return listed;
}

Task<StoreResult<StoredProfile>> ProfileRecords::load(QUuid id, Prompting prompting)
{
    auto opening = m_items.open(prompting);
    const StoreDone opened = co_await opening;
    if (!opened)
        co_return Failure{opened.error()};
    auto reading = m_items.read(profileKey(id));
    const auto item = co_await reading;
    if (!item)
        co_return Failure{item.error()};
    if (!*item)
        co_return Failure{missing()};
    co_return storedProfile(id, **item);
}

Task<StoreResult<ProfileIndexEntry>> ProfileRecords::writeAndList(std::shared_ptr<Held> held,
                                                                  ProfileIndexEntry entry, Item earlier,
                                                                  QByteArray text, qsizetype position)
{
    const QString key = profileKey(entry.id);
    m_question = OpenQuestion{OpenQuestion::Kind::Save, 0, entry, position, digest(text)};
    auto writing = writeSurely(key, text);
    const StoreDone written = co_await writing;
    if (!written)
        co_return Failure{written.error()};
    held->index.put(entry, position);
    auto listing = writeIndex(held->index);
    const StoreDone listed = co_await listing;
    if (listed)
        co_return entry;
    if (listed.error().kind == StoreError::Kind::Unknown)
        co_return Failure{listed.error()};
    auto returning = putBack(key, earlier);
    const StoreDone returned = co_await returning;
    if (returned)
        co_return Failure{listed.error()};
    co_return Failure{StoreError{
        StoreError::Kind::Unknown,
        Text::tr("The profile may be stored without standing in the list: %1").arg(listed.error().message)}};
}

Task<StoreResult<ProfileIndexEntry>> ProfileRecords::save(QUuid id, Profile profile, qint64 generation,
                                                          qsizetype position)
{
    const auto text = storedText(profile, generation + 1);
    if (!text)
        co_return Failure{text.error()};
    auto holding = hold();
    auto held = co_await holding;
    if (!held)
        co_return Failure{held.error()};
    auto reading = m_items.read(profileKey(id));
    const auto present = co_await reading;
    if (!present)
        co_return Failure{present.error()};
    const bool isListed = held->index.indexOf(id) >= 0;
    if (const auto objected = objection(id, *present, generation, isListed, *text))
        co_return Failure{*objected};
    const ProfileIndexEntry entry = entryOf({id, generation + 1, profile});
    auto writing = writeAndList(std::make_shared<Held>(std::move(*held)), entry, *present, *text, position);
    auto result = co_await writing;
    co_return result;
}

Task<StoreResult<ProfileIndexEntry>> ProfileRecords::rename(QUuid id, QString name, qint64 generation)
{
    auto loading = load(id, Prompting::Allowed);
    auto stored = co_await loading;
    if (!stored)
        co_return Failure{stored.error()};
    if (stored->isReadOnly)
        co_return Failure{newerDocument()};
    if (stored->generation != generation)
        co_return Failure{conflict()};
    stored->profile.setText(u"name", name);
    auto saving = save(id, stored->profile, generation, -1);
    auto result = co_await saving;
    co_return result;
}

Task<StoreResult<RemovedProfile>> ProfileRecords::remove(QUuid id, qint64 generation)
{
    auto holding = hold();
    auto held = co_await holding;
    if (!held)
        co_return Failure{held.error()};
    auto reading = m_items.read(profileKey(id));
    const auto present = co_await reading;
    if (!present)
        co_return Failure{present.error()};
    if (generation > 0 && *present) {
        const auto current = storedProfile(id, **present);
        if (current && current->generation != generation)
            co_return Failure{conflict()};
    }
    RemovedProfile removed;
    removed.entry.id = id;
    removed.position = held->index.indexOf(id);
    removed.item = present->value_or(QByteArray());
    if (removed.position >= 0)
        removed.entry = held->index.entries.takeAt(removed.position);
    else if (*present)
        removed.entry = entryOfItem(id, **present);
    else
        co_return Failure{deletedElsewhere()};
    held->index.removing.append(id);
    m_question = OpenQuestion{OpenQuestion::Kind::Remove, 0, removed.entry, removed.position, {}};
    auto unlisting = writeIndex(held->index);
    const StoreDone unlisted = co_await unlisting;
    if (!unlisted)
        co_return Failure{unlisted.error()};
    auto removing = removeSurely(profileKey(id));
    const StoreDone gone = co_await removing;
    if (!gone)
        co_return Failure{halfRemoved(gone.error())};
    co_return removed;
}

} // namespace workbench
