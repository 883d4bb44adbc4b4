// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_store.h"

#include <QSet>
#include <QTest>

using namespace workbench;
using namespace Qt::StringLiterals;

class SandboxStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forgetsInTime();
    void holdsNoMoreThanItsCapacity();
    void revokesAWholeGrant();
    void handlesAreUnguessable();
};

void SandboxStoreTest::forgetsInTime()
{
    HandleTable<int> table;
    table.insert(u"a"_s, 1, 100);
    QCOMPARE(*table.find(u"a"_s, 99), 1);
    QVERIFY(!table.find(u"a"_s, 100));
    QVERIFY(!table.find(u"b"_s, 0));
    table.remove(u"a"_s);
    QVERIFY(!table.find(u"a"_s, 99));
}

void SandboxStoreTest::holdsNoMoreThanItsCapacity()
{
    HandleTable<int> table;
    for (int i = 0; i <= HandleTable<int>::capacity; ++i)
        table.insert(QString::number(i), i, 100);
    QVERIFY(!table.find(u"0"_s, 0));
    QVERIFY(table.find(u"1"_s, 0));
    QVERIFY(table.find(QString::number(HandleTable<int>::capacity), 0));
}

void SandboxStoreTest::revokesAWholeGrant()
{
    SandboxStore store;
    SandboxGrant mine;
    mine.id = u"mine"_s;
    SandboxGrant other;
    other.id = u"other"_s;
    store.accessTokens.insert(u"a1"_s, mine, 100);
    store.accessTokens.insert(u"a2"_s, other, 100);
    store.refreshTokens.insert(u"r1"_s, mine, 100);
    store.refreshTokens.insert(u"r2"_s, other, 100);
    store.revoke(u"mine"_s);
    QVERIFY(!store.accessTokens.find(u"a1"_s, 0));
    QVERIFY(!store.refreshTokens.find(u"r1"_s, 0));
    QVERIFY(store.accessTokens.find(u"a2"_s, 0));
    QVERIFY(store.refreshTokens.find(u"r2"_s, 0));
}

void SandboxStoreTest::handlesAreUnguessable()
{
    QSet<QString> seen;
    for (int i = 0; i < 1000; ++i) {
        const QString handle = randomHandle();
        QCOMPARE(handle.size(), 43); // 256 bits
        seen.insert(handle);
    }
    QCOMPARE(seen.size(), 1000);
}

QTEST_GUILESS_MAIN(SandboxStoreTest)
#include "sandbox_store_test.moc"
