// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// The store over items in memory, whole and split into parts of at most 256 bytes.
#include "profiles/profile_store.h"

#include "async/gate.h"
#include "profiles/memory_items.h"
#include "profiles/stored_document.h"
#include "support/store_calls.h"

#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace workbench::test {

using namespace Qt::StringLiterals;
using Kind = StoreError::Kind;
using Operation = MemoryVault::Operation;

namespace {

StoreError failure(Kind kind)
{
    return {kind, u"the test wants it so"_s};
}

QStringList names(const StoreResult<ProfileIndex> &index)
{
    QStringList list;
    if (!index)
        return {u"no list: "_s + index.error().message};
    for (const ProfileIndexEntry &entry : index->entries)
        list.append(entry.name);
    return list;
}

} // namespace

class ProfileStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void startsEmpty();
    void savesAndLoads();
    void keepsUnknownMembersAndOrder();
    void namesMayStandTwice();
    void savesAtAPosition();
    void renamesWhatIsStored();
    void arranges();
    void removesAndRestores();
    void removesWhatIsMissingOrDamaged();
    void refusesDocuments_data();
    void refusesDocuments();
    void noticesAnotherWriter();
    void noticesARemovalElsewhere();
    void keepsBothVersions();
    void saysWhatIsMissing();
    void saysWhatIsDamaged();
    void opensNewerDocumentsReadOnly();
    void leavesANewerListAlone();
    void makesADamagedListAnew();
    void findsOrphans();
    void tellsErrorsOfTheKeychain_data();
    void tellsErrorsOfTheKeychain();
    void takesTheItemBackWhenTheListCannotBeWritten();
    void finishesARemovalLater();
    void readsBackWhatIsUnknown();
    void settlesLaterWhatNobodyKnows();
    void answersOnceWhenStopped();
    void stopsWhatWaitsInTheQueue();
    void tellsWhatBecameOfAStoppedSave();
    void tellsThatItIsSlow();
    void dropsRepliesOfTheDead();
    void survivesItsOwnEndInAReply();
    void waitsForTheLock();
    void breaksADeadLock();
    void needsAPlaceForTheLock();

private:
    ProfileStore &anotherStore();
    StoreCalls calls() { return StoreCalls(*m_store); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<MemoryVault> m_vault;
    std::vector<std::unique_ptr<ProfileStore>> m_stores;
    ProfileStore *m_store = nullptr;
};

ProfileStore &ProfileStoreTest::anotherStore()
{
    m_stores.push_back(std::make_unique<ProfileStore>(std::make_unique<MemoryItems>(m_vault),
                                                      m_folder->filePath(u"store.lock"_s)));
    return *m_stores.back();
}

void ProfileStoreTest::init()
{
    m_stores.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_vault = std::make_shared<MemoryVault>();
    m_store = &anotherStore();
}

void ProfileStoreTest::startsEmpty()
{
    const auto index = calls().list();
    QVERIFY2(index, said(index).constData());
    QVERIFY(index->entries.isEmpty());
    QVERIFY(m_store->isIdle());
}

void ProfileStoreTest::savesAndLoads()
{
    const QUuid id = QUuid::createUuid();
    const auto saved = calls().save(id, namedProfile(u"Prüfung 试验"_s), 0);
    QVERIFY2(saved, said(saved).constData());
    QCOMPARE(*saved, (ProfileIndexEntry{id, u"Prüfung 试验"_s, u"moov"_s, 1}));
    const auto again = calls().save(id, namedProfile(u"Prüfung 试验"_s, u"other"_s), 1);
    QVERIFY2(again, said(again).constData());
    QCOMPARE(again->generation, 2);

    StoreCalls other(anotherStore());
    const auto loaded = other.load(id);
    QVERIFY2(loaded, said(loaded).constData());
    QCOMPARE(loaded->profile, namedProfile(u"Prüfung 试验"_s, u"other"_s));
    QCOMPARE(loaded->generation, 2);
    QVERIFY(!loaded->isReadOnly);
    QCOMPARE(other.list()->entries, QList<ProfileIndexEntry>{*again});
}

void ProfileStoreTest::keepsUnknownMembersAndOrder()
{
    const auto profile = Profile::fromJson(R"({"name":"a","later":{"z":1.50,"y":[1]},"workbench":1})");
    QVERIFY(profile);
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, *profile, 0));
    QCOMPARE(calls().load(id)->profile.toJson(), profile->toJson());
}

void ProfileStoreTest::namesMayStandTwice()
{
    QVERIFY(calls().save(QUuid::createUuid(), namedProfile(u"same"_s), 0));
    QVERIFY(calls().save(QUuid::createUuid(), namedProfile(u"same"_s), 0));
    QCOMPARE(names(calls().list()), (QStringList{u"same"_s, u"same"_s}));
}

void ProfileStoreTest::savesAtAPosition()
{
    for (const QString &name : {u"a"_s, u"b"_s})
        QVERIFY(calls().save(QUuid::createUuid(), namedProfile(name), 0));
    QVERIFY(calls().save(QUuid::createUuid(), namedProfile(u"c"_s), 0, 1));
    QVERIFY(calls().save(QUuid::createUuid(), namedProfile(u"d"_s), 0, 100));
    QCOMPARE(names(calls().list()), (QStringList{u"a"_s, u"c"_s, u"b"_s, u"d"_s}));
}

void ProfileStoreTest::renamesWhatIsStored()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"old"_s), 0));
    const auto renamed = calls().rename(id, u"new"_s, 1);
    QVERIFY2(renamed, said(renamed).constData());
    QCOMPARE(renamed->generation, 2);
    QCOMPARE(names(calls().list()), QStringList{u"new"_s});
    QCOMPARE(calls().load(id)->profile, namedProfile(u"new"_s));
    QCOMPARE(calls().rename(id, u"newer"_s, 1).error().kind, Kind::Conflict);
    QCOMPARE(calls().rename(id, u" "_s, 2).error().kind, Kind::Invalid);
    QCOMPARE(names(calls().list()), QStringList{u"new"_s});
}

void ProfileStoreTest::arranges()
{
    QList<QUuid> ids;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
        ids.append(QUuid::createUuid());
        QVERIFY(calls().save(ids.last(), namedProfile(name), 0));
    }
    const auto arranged = calls().arrange({ids[2], QUuid::createUuid(), ids[0], ids[2]});
    QVERIFY2(arranged, said(arranged).constData());
    QCOMPARE(names(arranged), (QStringList{u"c"_s, u"a"_s, u"b"_s, u"d"_s}));
    QCOMPARE(names(StoreCalls(anotherStore()).list()), names(arranged));
}

void ProfileStoreTest::removesAndRestores()
{
    const QUuid first = QUuid::createUuid(), second = QUuid::createUuid();
    QVERIFY(calls().save(first, namedProfile(u"first"_s), 0));
    QVERIFY(calls().save(second, namedProfile(u"second"_s), 0));
    const QByteArray item = m_vault->items.value(profileKey(first));
    const auto removed = calls().remove(first, 1);
    QVERIFY2(removed, said(removed).constData());
    QCOMPARE(removed->position, 0);
    QCOMPARE(names(calls().list()), QStringList{u"second"_s});
    QVERIFY(!m_vault->items.contains(profileKey(first)));
    QCOMPARE(calls().load(first).error().kind, Kind::Missing);

    const auto restored = calls().restore(*removed);
    QVERIFY2(restored, said(restored).constData());
    QCOMPARE(names(calls().list()), (QStringList{u"first"_s, u"second"_s}));
    QCOMPARE(m_vault->items.value(profileKey(first)), item);
    QCOMPARE(calls().restore(*removed).error().kind, Kind::Conflict);

    QCOMPARE(calls().remove(first, 7).error().kind, Kind::Conflict);
    QCOMPARE(calls().remove(QUuid::createUuid()).error().kind, Kind::Conflict);
}

void ProfileStoreTest::removesWhatIsMissingOrDamaged()
{
    const QUuid missing = QUuid::createUuid(), damaged = QUuid::createUuid();
    QVERIFY(calls().save(missing, namedProfile(u"missing"_s), 0));
    QVERIFY(calls().save(damaged, namedProfile(u"damaged"_s), 0));
    m_vault->items.remove(profileKey(missing));
    m_vault->items.insert(profileKey(damaged), "not json");
    const auto removed = calls().remove(damaged, 1);
    QVERIFY2(removed, said(removed).constData());
    const auto gone = calls().remove(missing, 1);
    QVERIFY2(gone, said(gone).constData());
    QCOMPARE(names(calls().list()), QStringList());
    QVERIFY(calls().restore(*removed));
    QCOMPARE(m_vault->items.value(profileKey(damaged)), "not json");
    QVERIFY(calls().restore(*gone));
    QCOMPARE(names(calls().list()), (QStringList{u"missing"_s, u"damaged"_s}));
}

void ProfileStoreTest::refusesDocuments_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<StoreError::Kind>("kind");
    QTest::newRow("no name") << u""_s << u"scope"_s << u""_s << Kind::Invalid;
    QTest::newRow("a blank name") << u" \t"_s << u"scope"_s << u""_s << Kind::Invalid;
    QTest::newRow("a member in error") << u"a"_s << u"basic_encoding"_s << u"rot13"_s << Kind::Invalid;
    QTest::newRow("4 MB") << u"a"_s << u"scope"_s << QString(4'000'000, u'x') << Kind::TooLarge;
}

void ProfileStoreTest::refusesDocuments()
{
    QFETCH(QString, name);
    QFETCH(QString, member);
    QFETCH(QString, value);
    Profile profile = namedProfile(name);
    profile.setText(member, value);
    const auto saved = calls().save(QUuid::createUuid(), profile, 0);
    QVERIFY(!saved);
    QTEST(saved.error().kind, "kind");
    QVERIFY(m_vault->items.isEmpty());
}

void ProfileStoreTest::noticesAnotherWriter()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    StoreCalls other(anotherStore());
    QVERIFY(other.save(id, namedProfile(u"a"_s, u"theirs"_s), 1));
    const auto saved = calls().save(id, namedProfile(u"a"_s, u"mine"_s), 1);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, Kind::Conflict);
    QCOMPARE(calls().load(id)->profile, namedProfile(u"a"_s, u"theirs"_s));
    QCOMPARE(calls().save(id, namedProfile(u"a"_s, u"mine"_s), 0).error().kind, Kind::Conflict);
    QVERIFY(calls().save(id, namedProfile(u"a"_s, u"mine"_s), 2));
}

void ProfileStoreTest::noticesARemovalElsewhere()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    QVERIFY(StoreCalls(anotherStore()).remove(id));
    QCOMPARE(calls().save(id, namedProfile(u"a"_s), 1).error().kind, Kind::Conflict);
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    QCOMPARE(names(calls().list()), QStringList{u"a"_s});
}

void ProfileStoreTest::keepsBothVersions()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    QVERIFY(StoreCalls(anotherStore()).save(id, namedProfile(u"a"_s, u"theirs"_s), 1));
    QVERIFY(calls().save(QUuid::createUuid(), namedProfile(u"a (mine)"_s, u"mine"_s), 0));
    QCOMPARE(names(calls().list()), (QStringList{u"a"_s, u"a (mine)"_s}));
}

void ProfileStoreTest::saysWhatIsMissing()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    m_vault->items.remove(profileKey(id));
    QCOMPARE(names(calls().list()), QStringList{u"a"_s});
    QCOMPARE(calls().load(id).error().kind, Kind::Missing);
    QCOMPARE(calls().save(id, namedProfile(u"a"_s), 1).error().kind, Kind::Missing);
    QCOMPARE(calls().survey()->missing, QList<QUuid>{id});
    m_vault->canListKeys = false;
    QCOMPARE(calls().survey()->missing, QList<QUuid>{id});
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    QVERIFY(calls().survey()->missing.isEmpty());
    QCOMPARE(names(calls().list()), QStringList{u"a"_s});
}

void ProfileStoreTest::saysWhatIsDamaged()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    const QByteArray good = m_vault->items.value(profileKey(id));
    for (const QByteArray &bad :
         {QByteArray(), good.chopped(1), QByteArray("[]"), QByteArray(R"({"workbench":1,"name":"a"})"),
          QByteArray(good).replace(R"("client_secret":"s3cret")", R"("client_secret":7)")}) {
        m_vault->items.insert(profileKey(id), bad);
        const auto loaded = calls().load(id);
        QVERIFY2(!loaded, bad.constData());
        QCOMPARE(loaded.error().kind, Kind::Damaged);
        QCOMPARE(calls().save(id, namedProfile(u"a"_s), 1).error().kind, Kind::Damaged);
        QCOMPARE(m_vault->items.value(profileKey(id)), bad);
    }
}

void ProfileStoreTest::opensNewerDocumentsReadOnly()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    const QByteArray newer =
        R"({"workbench":2,"name":"a","invented_later":[1,{"x":2}],"keychain_generation":5})";
    m_vault->items.insert(profileKey(id), newer);
    const auto loaded = calls().load(id);
    QVERIFY2(loaded, said(loaded).constData());
    QVERIFY(loaded->isReadOnly);
    QCOMPARE(loaded->generation, 5);
    QCOMPARE(writeJson(loaded->profile.document(), JsonStyle::Compact),
             R"({"workbench":2,"name":"a","invented_later":[1,{"x":2}]})");
    for (const qint64 generation : {0, 1, 5}) {
        QCOMPARE(calls().save(id, namedProfile(u"a"_s), generation).error().kind, Kind::NewerVersion);
        QVERIFY(!calls().save(id, loaded->profile, generation));
    }
    QVERIFY(!calls().rename(id, u"b"_s, 5));
    QCOMPARE(m_vault->items.value(profileKey(id)), newer);

    m_vault->items.insert(profileKey(id), R"({"workbench":3,"name":{"en":"a"},"keychain_generation":6})");
    QCOMPARE(calls().load(id).error().kind, Kind::NewerVersion);
}

void ProfileStoreTest::leavesANewerListAlone()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    QByteArray &list = m_vault->items[indexKey()];
    list.replace(R"("workbench_index":1)", R"("workbench_index":2,"folders":[])");
    const QByteArray newer = list;
    const auto index = calls().list();
    QVERIFY2(index, said(index).constData());
    QVERIFY(index->isReadOnly);
    QCOMPARE(names(index), QStringList{u"a"_s});
    QCOMPARE(calls().save(id, namedProfile(u"b"_s), 1).error().kind, Kind::NewerVersion);
    QCOMPARE(calls().remove(id).error().kind, Kind::NewerVersion);
    QCOMPARE(m_vault->items.value(indexKey()), newer);
    QVERIFY(calls().load(id));
}

void ProfileStoreTest::makesADamagedListAnew()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    for (const QByteArray &bad : {QByteArray("{"), QByteArray("[]"), QByteArray(R"({"workbench_index":1})"),
                                  QByteArray(R"({"workbench_index":1,"profiles":[{"name":"a"}]})")}) {
        m_vault->items.insert(indexKey(), bad);
        QCOMPARE(calls().list().error().kind, Kind::Damaged);
        QCOMPARE(calls().save(id, namedProfile(u"a"_s), 1).error().kind, Kind::Damaged);
        QCOMPARE(m_vault->items.value(indexKey()), bad);
        m_vault->canListKeys = false;
        QCOMPARE(calls().rebuildIndex().error().kind, Kind::Failed);
        QCOMPARE(m_vault->items.value(indexKey()), bad);
        m_vault->canListKeys = true;
        const auto made = calls().rebuildIndex();
        QVERIFY2(made, said(made).constData());
        QCOMPARE(names(made), QStringList{u"a"_s});
        QCOMPARE(m_vault->items.value(indexKey() + u"/damaged"_s), bad);
        QCOMPARE(names(calls().list()), QStringList{u"a"_s});
    }
}

void ProfileStoreTest::findsOrphans()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    m_vault->items.remove(indexKey());
    m_vault->items.insert(u"io.github.oauth_workbench/profile/nonsense"_s, "x");
    QCOMPARE(names(calls().list()), QStringList());
    QCOMPARE(calls().survey()->orphans, QList<QUuid>{id});
    const auto adopted = calls().adopt(id);
    QVERIFY2(adopted, said(adopted).constData());
    QCOMPARE(names(calls().list()), QStringList{u"a"_s});
    QVERIFY(calls().survey()->orphans.isEmpty());
    QCOMPARE(calls().adopt(QUuid::createUuid()).error().kind, Kind::Missing);
}

void ProfileStoreTest::tellsErrorsOfTheKeychain_data()
{
    QTest::addColumn<MemoryVault::Operation>("operation");
    QTest::addColumn<StoreError::Kind>("kind");
    QTest::newRow("no library") << Operation::Open << Kind::LibraryMissing;
    QTest::newRow("dismissed") << Operation::Open << Kind::Dismissed;
    QTest::newRow("locked in the middle of reading") << Operation::Read << Kind::Locked;
    QTest::newRow("denied while writing") << Operation::Write << Kind::Denied;
}

void ProfileStoreTest::tellsErrorsOfTheKeychain()
{
    QFETCH(MemoryVault::Operation, operation);
    QFETCH(StoreError::Kind, kind);
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    const auto before = m_vault->items;
    m_vault->rule = [=](Operation asked, const QString &) {
        return asked == operation ? MemoryVault::Ruling{failure(kind)} : MemoryVault::Ruling{};
    };
    QCOMPARE(calls().save(id, namedProfile(u"b"_s), 1).error(), failure(kind));
    QCOMPARE(calls().save(QUuid::createUuid(), namedProfile(u"b"_s), 0).error(), failure(kind));
    QCOMPARE(calls().remove(id).error(), failure(kind));
    if (operation != Operation::Write) {
        QCOMPARE(calls().list().error(), failure(kind));
        QCOMPARE(calls().load(id).error(), failure(kind));
    }
    QCOMPARE(m_vault->items, before);
    m_vault->rule = {};
    QVERIFY(calls().save(id, namedProfile(u"b"_s), 1));
}

void ProfileStoreTest::takesTheItemBackWhenTheListCannotBeWritten()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    const auto before = m_vault->items;
    m_vault->rule = [](Operation asked, const QString &key) {
        return asked == Operation::Write && key == indexKey() ? MemoryVault::Ruling{failure(Kind::Failed)}
                                                              : MemoryVault::Ruling{};
    };
    QCOMPARE(calls().save(id, namedProfile(u"b"_s), 1).error().kind, Kind::Failed);
    QCOMPARE(m_vault->items, before);
    QCOMPARE(calls().save(QUuid::createUuid(), namedProfile(u"c"_s), 0).error().kind, Kind::Failed);
    QCOMPARE(m_vault->items, before);
}

void ProfileStoreTest::finishesARemovalLater()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    m_vault->rule = [](Operation asked, const QString &) {
        return asked == Operation::Remove ? MemoryVault::Ruling{failure(Kind::Locked)}
                                          : MemoryVault::Ruling{};
    };
    QSignalSpy settled(m_store, &ProfileStore::settled);
    QCOMPARE(calls().remove(id).error().kind, Kind::Unknown);
    QCOMPARE(names(calls().list()), QStringList());
    QVERIFY(m_vault->items.contains(profileKey(id)));
    QVERIFY(calls().survey()->orphans.isEmpty());
    m_vault->rule = {};
    QVERIFY(calls().list());
    QVERIFY(settled.size() == 1 || settled.wait());
    QVERIFY(!m_vault->items.contains(profileKey(id)));
}

void ProfileStoreTest::readsBackWhatIsUnknown()
{
    const QUuid id = QUuid::createUuid();
    bool happens = true;
    m_vault->rule = [&](Operation asked, const QString &key) {
        return asked == Operation::Write && key != indexKey()
            ? MemoryVault::Ruling{failure(Kind::Unknown), happens}
            : MemoryVault::Ruling{};
    };
    const auto saved = calls().save(id, namedProfile(u"a"_s), 0);
    QVERIFY2(saved, said(saved).constData());
    happens = false;
    const auto lost = calls().save(id, namedProfile(u"b"_s), 1);
    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, Kind::Failed);
    QCOMPARE(calls().load(id)->profile, namedProfile(u"a"_s));
}

/// The keychain dies in the middle of a save and comes back.
void ProfileStoreTest::settlesLaterWhatNobodyKnows()
{
    for (const bool happened : {true, false}) {
        init();
        const QUuid id = QUuid::createUuid();
        bool isDead = false;
        m_vault->rule = [&](Operation asked, const QString &) {
            isDead = isDead || asked == Operation::Write;
            if (!isDead)
                return MemoryVault::Ruling{};
            return asked == Operation::Write ? MemoryVault::Ruling{failure(Kind::Unknown), happened}
                                             : MemoryVault::Ruling{failure(Kind::NoService)};
        };
        std::optional<bool> wasStored;
        QObject::connect(m_store, &ProfileStore::settled, m_store,
                         [&](StoreTicket, const StoreDone &outcome) { wasStored = outcome.isOk(); });
        QCOMPARE(calls().save(id, namedProfile(u"a"_s), 0).error().kind, Kind::Unknown);
        QCOMPARE(calls().list().error().kind, Kind::NoService);
        QVERIFY(!wasStored);
        m_vault->rule = {};
        QVERIFY(calls().list());
        QTRY_VERIFY(wasStored);
        QCOMPARE(*wasStored, happened);
        QCOMPARE(names(calls().list()), happened ? QStringList{u"a"_s} : QStringList());
        const auto again = calls().save(id, namedProfile(u"a"_s), 0);
        QVERIFY2(again, said(again).constData()); // the same text, stored or not
        QCOMPARE(again->generation, 1);
    }
}

void ProfileStoreTest::answersOnceWhenStopped()
{
    Gate gate;
    m_vault->rule = [&](Operation asked, const QString &) {
        return MemoryVault::Ruling{{}, false, asked == Operation::Open ? &gate : nullptr};
    };
    Replies<ProfileIndex> replies;
    const StoreTicket ticket = m_store->list(&replies.context, replies.taker());
    QCoreApplication::processEvents();
    m_store->stopWaiting(ticket);
    m_store->stopWaiting(ticket);
    QCOMPARE(replies.count, 0); // never from inside the call
    QVERIFY(replies.wait());
    QCOMPARE(replies.last->error().kind, Kind::Stopped);
    QVERIFY(m_store->isIdle());
    gate.open();
    QCoreApplication::processEvents();
    QCOMPARE(replies.count, 1);
    m_vault->rule = {};
    QVERIFY(calls().list());
}

void ProfileStoreTest::stopsWhatWaitsInTheQueue()
{
    Gate gate;
    m_vault->rule = [&](Operation asked, const QString &) {
        return MemoryVault::Ruling{{}, false, asked == Operation::Open ? &gate : nullptr};
    };
    Replies<ProfileIndex> first;
    Replies<ProfileIndexEntry> second;
    m_store->list(&first.context, first.taker());
    const StoreTicket ticket =
        m_store->save(QUuid::createUuid(), namedProfile(u"a"_s), 0, &second.context, second.taker());
    QCoreApplication::processEvents();
    m_store->stopWaiting(ticket);
    QVERIFY(second.wait());
    QCOMPARE(second.last->error().kind, Kind::Stopped);
    QCOMPARE(first.count, 0);
    m_vault->rule = {};
    gate.open();
    QVERIFY(first.wait());
    QVERIFY(m_vault->items.isEmpty());
}

void ProfileStoreTest::tellsWhatBecameOfAStoppedSave()
{
    for (const bool succeeds : {true, false}) {
        init();
        Gate gate;
        m_vault->rule = [&](Operation asked, const QString &) {
            if (asked != Operation::Write)
                return MemoryVault::Ruling{};
            return MemoryVault::Ruling{succeeds ? std::optional<StoreError>() : failure(Kind::Dismissed),
                                       false, &gate};
        };
        Replies<ProfileIndexEntry> replies;
        QSignalSpy settled(m_store, &ProfileStore::settled);
        std::optional<StoreDone> outcome;
        QObject::connect(m_store, &ProfileStore::settled, m_store,
                         [&](StoreTicket, const StoreDone &what) { outcome = what; });
        const StoreTicket ticket =
            m_store->save(QUuid::createUuid(), namedProfile(u"a"_s), 0, &replies.context, replies.taker());
        QCoreApplication::processEvents();
        m_store->stopWaiting(ticket);
        QVERIFY(replies.wait());
        QCOMPARE(replies.last->error().kind, Kind::Unknown);
        QVERIFY(!m_store->isIdle());
        QVERIFY(!outcome);
        QTRY_VERIFY((gate.open(), outcome.has_value()));
        QCOMPARE(outcome->isOk(), succeeds);
        QCOMPARE(settled.size(), 1);
        QCOMPARE(settled.first().first().value<StoreTicket>(), ticket);
        QCOMPARE(replies.count, 1);
        m_vault->rule = {};
        QCOMPARE(names(calls().list()), succeeds ? QStringList{u"a"_s} : QStringList());
    }
}

void ProfileStoreTest::tellsThatItIsSlow()
{
    Gate gate;
    m_vault->rule = [&](Operation asked, const QString &) {
        return MemoryVault::Ruling{{}, false, asked == Operation::Open ? &gate : nullptr};
    };
    m_store->setPatience(std::chrono::milliseconds(1));
    QSignalSpy slow(m_store, &ProfileStore::slow);
    Replies<ProfileIndex> replies;
    const StoreTicket ticket = m_store->list(&replies.context, replies.taker());
    QVERIFY(slow.wait());
    QCOMPARE(slow.first().first().value<StoreTicket>(), ticket);
    QCOMPARE(replies.count, 0);
    gate.open();
    QVERIFY(replies.wait());
    QCOMPARE(slow.size(), 1);
}

void ProfileStoreTest::dropsRepliesOfTheDead()
{
    int count = 0;
    {
        QObject context;
        m_store->list(&context, [&count](const auto &) { ++count; });
    }
    QVERIFY(calls().list());
    QCOMPARE(count, 0);
}

void ProfileStoreTest::survivesItsOwnEndInAReply()
{
    QObject context;
    bool isAnswered = false;
    m_store->list(&context, [&](const auto &) {
        m_stores.clear();
        isAnswered = true;
    });
    m_store->list(&context, [](const auto &) { QFAIL("a store that is gone answered"); });
    QTRY_VERIFY(isAnswered);
    QCoreApplication::processEvents();
}

void ProfileStoreTest::waitsForTheLock()
{
    QLockFile held(m_folder->filePath(u"store.lock"_s));
    QVERIFY(held.lock());
    Replies<ProfileIndexEntry> replies;
    m_store->save(QUuid::createUuid(), namedProfile(u"a"_s), 0, &replies.context, replies.taker());
    QVERIFY(StoreCalls(anotherStore()).list()); // who reads does not wait
    QCOMPARE(replies.count, 0);
    held.unlock();
    QVERIFY(replies.wait());
    QVERIFY2(*replies.last, said(*replies.last).constData());
}

void ProfileStoreTest::breaksADeadLock()
{
    QFile lock(m_folder->filePath(u"store.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("4194304\noauth-workbench\n" + QSysInfo::machineHostName().toUtf8()
               + '\n'); // beyond every pid
    lock.close();
    const auto saved = calls().save(QUuid::createUuid(), namedProfile(u"a"_s), 0);
    QVERIFY2(saved, said(saved).constData());
}

void ProfileStoreTest::needsAPlaceForTheLock()
{
    ProfileStore store(std::make_unique<MemoryItems>(m_vault), m_folder->filePath(u"no/where/lock"_s));
    const auto saved = StoreCalls(store).save(QUuid::createUuid(), namedProfile(u"a"_s), 0);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, Kind::Busy);
    QVERIFY(m_vault->items.isEmpty());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ProfileStoreTest)
#include "profile_store_test.moc"
