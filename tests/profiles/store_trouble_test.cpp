// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// A keychain that refuses, and items that are missing, damaged or of a later version.
#include "profiles/stored_document.h"
#include "support/store_fixture.h"

#include <QSignalSpy>
#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;
using Kind = StoreError::Kind;
using Operation = MemoryVault::Operation;

class StoreTroubleTest : public StoreFixture {
    Q_OBJECT
private Q_SLOTS:
    void removesWhatIsMissingOrDamaged();
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
};

void StoreTroubleTest::removesWhatIsMissingOrDamaged()
{
    const QUuid missing = QUuid::createUuid(), damaged = QUuid::createUuid();
    QVERIFY(calls().save(missing, namedProfile(u"missing"_s), 0));
    QVERIFY(calls().save(damaged, namedProfile(u"damaged"_s), 0));
    m_vault->items.remove(profileKey(missing));
    setItem(profileKey(damaged), "not json");
    const auto removed = calls().remove(damaged, 1);
    QVERIFY2(removed, said(removed).constData());
    const auto gone = calls().remove(missing, 1);
    QVERIFY2(gone, said(gone).constData());
    QCOMPARE(names(calls().list()), QStringList());
    QVERIFY(calls().restore(*removed));
    QCOMPARE(item(profileKey(damaged)), "not json");
    QVERIFY(calls().restore(*gone));
    QCOMPARE(names(calls().list()), (QStringList{u"missing"_s, u"damaged"_s}));
}

void StoreTroubleTest::saysWhatIsMissing()
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

void StoreTroubleTest::saysWhatIsDamaged()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    const QByteArray good = item(profileKey(id));
    for (const QByteArray &bad :
         {QByteArray(), good.chopped(1), QByteArray("[]"), QByteArray(R"({"workbench":1,"name":"a"})"),
          QByteArray(good).replace(R"("client_secret":"s3cret")", R"("client_secret":7)")}) {
        setItem(profileKey(id), bad);
        const auto loaded = calls().load(id);
        QVERIFY2(!loaded, bad.constData());
        QCOMPARE(loaded.error().kind, Kind::Damaged);
        QCOMPARE(calls().save(id, namedProfile(u"a"_s), 1).error().kind, Kind::Damaged);
        QCOMPARE(item(profileKey(id)), bad);
    }
}

void StoreTroubleTest::opensNewerDocumentsReadOnly()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    const QByteArray newer =
        R"({"workbench":2,"name":"a","invented_later":[1,{"x":2}],"keychain_generation":5})";
    setItem(profileKey(id), newer);
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
    QCOMPARE(item(profileKey(id)), newer);

    setItem(profileKey(id), R"({"workbench":3,"name":{"en":"a"},"keychain_generation":6})");
    QCOMPARE(calls().load(id).error().kind, Kind::NewerVersion);
}

void StoreTroubleTest::leavesANewerListAlone()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    const QByteArray newer =
        item(indexKey()).replace(R"("workbench_index":1)", R"("workbench_index":2,"folders":[])");
    setItem(indexKey(), newer);
    const auto index = calls().list();
    QVERIFY2(index, said(index).constData());
    QVERIFY(index->isReadOnly);
    QCOMPARE(names(index), QStringList{u"a"_s});
    QCOMPARE(calls().save(id, namedProfile(u"b"_s), 1).error().kind, Kind::NewerVersion);
    QCOMPARE(calls().remove(id).error().kind, Kind::NewerVersion);
    QCOMPARE(item(indexKey()), newer);
    QVERIFY(calls().load(id));
}

void StoreTroubleTest::makesADamagedListAnew()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    for (const QByteArray &bad : {QByteArray("{"), QByteArray("[]"), QByteArray(R"({"workbench_index":1})"),
                                  QByteArray(R"({"workbench_index":1,"profiles":[{"name":"a"}]})")}) {
        setItem(indexKey(), bad);
        QCOMPARE(calls().list().error().kind, Kind::Damaged);
        QCOMPARE(calls().save(id, namedProfile(u"a"_s), 1).error().kind, Kind::Damaged);
        QCOMPARE(item(indexKey()), bad);
        m_vault->canListKeys = false;
        QCOMPARE(calls().rebuildIndex().error().kind, Kind::Failed);
        QCOMPARE(item(indexKey()), bad);
        m_vault->canListKeys = true;
        const auto made = calls().rebuildIndex();
        QVERIFY2(made, said(made).constData());
        QCOMPARE(names(made), QStringList{u"a"_s});
        QCOMPARE(item(indexKey() + u"/damaged"_s), bad);
        QCOMPARE(names(calls().list()), QStringList{u"a"_s});
    }
}

void StoreTroubleTest::findsOrphans()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    m_vault->items.remove(indexKey());
    setItem(u"io.github.oauth_workbench/profile/nonsense"_s, "x");
    QCOMPARE(names(calls().list()), QStringList());
    QCOMPARE(calls().survey()->orphans, QList<QUuid>{id});
    const auto adopted = calls().adopt(id);
    QVERIFY2(adopted, said(adopted).constData());
    QCOMPARE(names(calls().list()), QStringList{u"a"_s});
    QVERIFY(calls().survey()->orphans.isEmpty());
    QCOMPARE(calls().adopt(QUuid::createUuid()).error().kind, Kind::Missing);
}

void StoreTroubleTest::tellsErrorsOfTheKeychain_data()
{
    QTest::addColumn<MemoryVault::Operation>("operation");
    QTest::addColumn<StoreError::Kind>("kind");
    QTest::newRow("no library") << Operation::Open << Kind::LibraryMissing;
    QTest::newRow("dismissed") << Operation::Open << Kind::Dismissed;
    QTest::newRow("locked in the middle of reading") << Operation::Read << Kind::Locked;
    QTest::newRow("denied while writing") << Operation::Write << Kind::Denied;
}

void StoreTroubleTest::tellsErrorsOfTheKeychain()
{
    QFETCH(MemoryVault::Operation, operation);
    QFETCH(StoreError::Kind, kind);
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    const auto before = allItems();
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
    m_vault->rule = {};
    QCOMPARE(allItems(), before);
    QVERIFY(calls().save(id, namedProfile(u"b"_s), 1));
}

void StoreTroubleTest::takesTheItemBackWhenTheListCannotBeWritten()
{
    const QUuid id = QUuid::createUuid();
    QVERIFY(calls().save(id, namedProfile(u"a"_s), 0));
    const auto before = allItems();
    m_vault->rule = [](Operation asked, const QString &key) {
        return asked == Operation::Write && key == indexKey() ? MemoryVault::Ruling{failure(Kind::Failed)}
                                                              : MemoryVault::Ruling{};
    };
    QCOMPARE(calls().save(id, namedProfile(u"b"_s), 1).error().kind, Kind::Failed);
    QCOMPARE(allItems(), before);
    QCOMPARE(calls().save(QUuid::createUuid(), namedProfile(u"c"_s), 0).error().kind, Kind::Failed);
    QCOMPARE(allItems(), before);
}

void StoreTroubleTest::finishesARemovalLater()
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
    QVERIFY(allItems().contains(profileKey(id)));
    QVERIFY(calls().survey()->orphans.isEmpty());
    m_vault->rule = {};
    QVERIFY(calls().list());
    QVERIFY(settled.size() == 1 || settled.wait());
    QVERIFY(!allItems().contains(profileKey(id)));
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::StoreTroubleTest)
#include "store_trouble_test.moc"
