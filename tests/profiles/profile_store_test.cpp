// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// What the store does while everything goes well, and when two write.
#include "profiles/profile_store.h"

#include "profiles/stored_document.h"
#include "support/store_fixture.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;
using Kind = StoreError::Kind;

class ProfileStoreTest : public StoreFixture {
    Q_OBJECT
private Q_SLOTS:
    void startsEmpty();
    void savesAndLoads();
    void keepsUnknownMembersAndOrder();
    void namesMayStandTwice();
    void savesAtAPosition();
    void renamesWhatIsStored();
    void arranges();
    void removesAndRestores();
    void refusesDocuments_data();
    void refusesDocuments();
    void noticesAnotherWriter();
    void noticesARemovalElsewhere();
    void keepsBothVersions();
};

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
    const QByteArray stored = item(profileKey(first));
    const auto removed = calls().remove(first, 1);
    QVERIFY2(removed, said(removed).constData());
    QCOMPARE(removed->position, 0);
    QCOMPARE(names(calls().list()), QStringList{u"second"_s});
    QVERIFY(!allItems().contains(profileKey(first)));
    QCOMPARE(calls().load(first).error().kind, Kind::Missing);

    const auto restored = calls().restore(*removed);
    QVERIFY2(restored, said(restored).constData());
    QCOMPARE(names(calls().list()), (QStringList{u"first"_s, u"second"_s}));
    QCOMPARE(item(profileKey(first)), stored);
    QCOMPARE(calls().restore(*removed).error().kind, Kind::Conflict);

    QCOMPARE(calls().remove(first, 7).error().kind, Kind::Conflict);
    QCOMPARE(calls().remove(QUuid::createUuid()).error().kind, Kind::Conflict);
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
    QVERIFY(allItems().isEmpty());
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

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ProfileStoreTest)
#include "profile_store_test.moc"
