// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// Keychains that are slow, die or leave open what they did; replies, and the lock.
#include "async/gate.h"
#include "profiles/stored_document.h"
#include "support/store_fixture.h"

#include <QFile>
#include <QLockFile>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;
using Kind = StoreError::Kind;
using Operation = MemoryVault::Operation;

class StoreWaitingTest : public StoreFixture {
    Q_OBJECT
private Q_SLOTS:
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
    void breaksALockThatNobodySigned();
    void needsAPlaceForTheLock();
};

void StoreWaitingTest::readsBackWhatIsUnknown()
{
    const QUuid id = QUuid::createUuid();
    bool happens = true;
    m_vault->rule = [&](Operation asked, const QString &key) {
        return asked == Operation::Write && key == profileKey(id)
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
void StoreWaitingTest::settlesLaterWhatNobodyKnows()
{
    for (const bool happened : {true, false}) {
        startAfresh();
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

void StoreWaitingTest::answersOnceWhenStopped()
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

void StoreWaitingTest::stopsWhatWaitsInTheQueue()
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
    QVERIFY(allItems().isEmpty());
}

void StoreWaitingTest::tellsWhatBecameOfAStoppedSave()
{
    for (const bool succeeds : {true, false}) {
        startAfresh();
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

void StoreWaitingTest::tellsThatItIsSlow()
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

void StoreWaitingTest::dropsRepliesOfTheDead()
{
    int count = 0;
    {
        QObject context;
        m_store->list(&context, [&count](const auto &) { ++count; });
    }
    QVERIFY(calls().list());
    QCOMPARE(count, 0);
}

void StoreWaitingTest::survivesItsOwnEndInAReply()
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

void StoreWaitingTest::waitsForTheLock()
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

void StoreWaitingTest::breaksADeadLock()
{
    QFile lock(m_folder->filePath(u"store.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("4194304\noauth-workbench\n" + QSysInfo::machineHostName().toUtf8()
               + '\n'); // beyond every pid
    lock.close();
    const auto saved = calls().save(QUuid::createUuid(), namedProfile(u"a"_s), 0);
    QVERIFY2(saved, said(saved).constData());
}

/// Its owner was killed between making the file and writing its name into it.
void StoreWaitingTest::breaksALockThatNobodySigned()
{
    QFile lock(m_folder->filePath(u"store.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.close();
    Replies<ProfileIndexEntry> replies;
    m_store->save(QUuid::createUuid(), namedProfile(u"a"_s), 0, &replies.context, replies.taker());
    QVERIFY(replies.wait(10'000));
    QVERIFY2(*replies.last, said(*replies.last).constData());
}

void StoreWaitingTest::needsAPlaceForTheLock()
{
    ProfileStore store(std::make_unique<MemoryItems>(m_vault), m_folder->filePath(u"no/where/lock"_s));
    const auto saved = StoreCalls(store).save(QUuid::createUuid(), namedProfile(u"a"_s), 0);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, Kind::Busy);
    QVERIFY(allItems().isEmpty());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::StoreWaitingTest)
#include "store_waiting_test.moc"
