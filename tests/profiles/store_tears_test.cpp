// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// Every operation of the store is interrupted after each of its steps, as if the program had been killed
// there or the keychain had died: what is read afterwards is the old or the new profile, and the others are
// untouched.
#include "profiles/memory_items.h"
#include "profiles/profile_store.h"
#include "profiles/split_items.h"
#include "profiles/stored_document.h"
#include "support/finished_task.h"
#include "support/store_calls.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {

using Operation = MemoryVault::Operation;

const QUuid subject = QUuid::fromString(u"11111111-1111-4111-8111-111111111111");
const QUuid bystander = QUuid::fromString(u"22222222-2222-4222-8222-222222222222");

/// How the step at which it ends is left.
enum class Tear { StepNotDone, StepDoneUnanswered };

struct Scene {
    std::shared_ptr<MemoryVault> vault = std::make_shared<MemoryVault>();
    QTemporaryDir folder;

    std::unique_ptr<SecretItems> items() const
    {
        auto items = std::make_unique<MemoryItems>(vault);
        if (vault->itemLimit == 0)
            return items;
        return std::make_unique<SplitItems>(std::move(items), vault->itemLimit);
    }
    std::unique_ptr<ProfileStore> store() const
    {
        return std::make_unique<ProfileStore>(items(), folder.filePath(u"lock"_s));
    }
    /// From step `count` on nothing happens any more. True in `torn` when it came to that.
    void tearAfter(int count, Tear tear, bool &torn)
    {
        vault->rule = [count, tear, &torn, step = 0](Operation operation, const QString &) mutable {
            const bool changes = operation == Operation::Write || operation == Operation::Remove;
            if (torn || (changes && step++ >= count)) {
                const bool isThatStep = !torn;
                torn = true;
                return MemoryVault::Ruling{StoreError{StoreError::Kind::Unknown, u"torn"_s},
                                           isThatStep && tear == Tear::StepDoneUnanswered};
            }
            return MemoryVault::Ruling{};
        };
    }
};

Profile longProfile(const QString &name, QChar filling)
{
    return namedProfile(name, QString(1500, filling));
}

/// What the change is about; `act` does it, whatever comes of it.
struct Change {
    std::function<void(StoreCalls &)> prepare;
    std::function<void(StoreCalls &)> act;
    QList<Profile> allowed; ///< what the subject may be afterwards
    bool mayBeGone = false;
    bool mayBeThere = true;
};

QMap<QString, Change> changes()
{
    const Profile old = longProfile(u"old"_s, u'o'), next = longProfile(u"next"_s, u'n');
    const Profile brief = namedProfile(u"brief"_s, u"b"_s),
                  wide = namedProfile(u"wide"_s, QString(900, QChar(0x6F22)));
    const auto saved = [](const Profile &profile) {
        return [profile](StoreCalls &calls) { QVERIFY(calls.save(subject, profile, 0)); };
    };
    const auto saves = [](const Profile &profile, qint64 generation) {
        return [=](StoreCalls &calls) { calls.save(subject, profile, generation); };
    };
    Profile renamed = old;
    renamed.setText(u"name", u"renamed"_s);
    return {
        {u"a new one"_s, {[](StoreCalls &) {}, saves(next, 0), {next}, true}},
        {u"a long one over a long one"_s, {saved(old), saves(next, 1), {old, next}}},
        {u"a short one over a long one"_s, {saved(old), saves(brief, 1), {old, brief}}},
        {u"a long one over a short one"_s, {saved(brief), saves(old, 1), {old, brief}}},
        {u"characters of three bytes"_s, {saved(old), saves(wide, 1), {old, wide}}},
        {u"rename"_s,
         {saved(old), [](StoreCalls &calls) { calls.rename(subject, u"renamed"_s, 1); }, {old, renamed}}},
        {u"remove"_s, {saved(old), [](StoreCalls &calls) { calls.remove(subject, 1); }, {old}, true}},
        {u"arrange"_s,
         {saved(old),
          [](StoreCalls &calls) {
              calls.arrange({subject, bystander});
          },
          {old}}},
    };
}

} // namespace

class StoreTearsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oldOrNew_data();
    void oldOrNew();
    void restoreIsOldOrNew();
    void splitItemsAreOldOrNew_data();
    void splitItemsAreOldOrNew();
    void nothingOfAnItemStaysBehind();
};

void StoreTearsTest::oldOrNew_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<qsizetype>("itemLimit");
    QTest::addColumn<int>("tear");
    const QStringList names = changes().keys();
    for (const QString &name : names) {
        for (const qsizetype limit : {0, 256}) {
            for (const Tear tear : {Tear::StepNotDone, Tear::StepDoneUnanswered}) {
                QTest::addRow("%s, %s, %s", qPrintable(name), limit ? "split" : "whole",
                              tear == Tear::StepNotDone ? "before a step" : "after a step")
                    << name << limit << int(tear);
            }
        }
    }
}

void StoreTearsTest::oldOrNew()
{
    QFETCH(QString, change);
    QFETCH(qsizetype, itemLimit);
    QFETCH(int, tear);
    const Change tried = changes().value(change);
    const Profile other = longProfile(u"other"_s, u'x');
    bool torn = true;
    int steps = 0;
    for (; torn; ++steps) {
        Scene scene;
        scene.vault->itemLimit = itemLimit;
        {
            const auto store = scene.store();
            StoreCalls calls(*store);
            QVERIFY(calls.save(bystander, other, 0));
            tried.prepare(calls);
            torn = false;
            scene.tearAfter(steps, Tear(tear), torn);
            tried.act(calls);
        }
        scene.vault->rule = {};
        const auto store = scene.store();
        StoreCalls calls(*store);
        const auto index = calls.list();
        QVERIFY2(index, said(index).constData());
        const auto loadedOther = calls.load(bystander);
        QVERIFY2(loadedOther, said(loadedOther).constData());
        QCOMPARE(loadedOther->profile, other);

        QStringList listed;
        for (const ProfileIndexEntry &entry : index->entries)
            listed.append(entry.id.toString());
        QVERIFY(listed.contains(bystander.toString()));
        const bool isListed = listed.contains(subject.toString());
        QVERIFY(isListed || tried.mayBeGone);
        const auto loaded = calls.load(subject);
        if (isListed || loaded) {
            QVERIFY2(loaded, said(loaded).constData());
            QVERIFY2(tried.allowed.contains(loaded->profile), loaded->profile.toJson().constData());
        }

        // Whatever was left behind, one can go on from here.
        const qint64 generation = isListed ? loaded->generation : 0;
        const auto again = calls.save(subject, longProfile(u"again"_s, u'a'), generation);
        QVERIFY2(again, said(again).constData());
        QCOMPARE(calls.load(subject)->profile, longProfile(u"again"_s, u'a'));
        QCOMPARE(calls.list()->entries.size(), 2);
        QVERIFY(calls.survey()->orphans.isEmpty());
    }
    QVERIFY(steps >= 2);
}

void StoreTearsTest::restoreIsOldOrNew()
{
    bool torn = true;
    for (int steps = 0; torn; ++steps) {
        Scene scene;
        scene.vault->itemLimit = 256;
        const auto store = scene.store();
        StoreCalls calls(*store);
        QVERIFY(calls.save(subject, longProfile(u"a"_s, u'a'), 0));
        const auto removed = calls.remove(subject, 1);
        QVERIFY2(removed, said(removed).constData());
        torn = false;
        scene.tearAfter(steps, Tear::StepNotDone, torn);
        const auto first = calls.restore(*removed);
        QCOMPARE(first.isOk(), !torn);
        scene.vault->rule = {};
        const auto second = scene.store();
        const auto restored = StoreCalls(*second).restore(*removed);
        QVERIFY2(restored.isOk() == torn, said(restored).constData());
        QCOMPARE(StoreCalls(*second).load(subject)->profile, longProfile(u"a"_s, u'a'));
    }
}

void StoreTearsTest::splitItemsAreOldOrNew_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("longer") << QByteArray(700, 'a') << QByteArray(1900, 'b');
    QTest::newRow("shorter") << QByteArray(1900, 'a') << QByteArray(700, 'b');
    QTest::newRow("from one item to parts") << QByteArray(256, 'a') << QByteArray(257, 'b');
    QTest::newRow("from parts to what fits") << QByteArray(257, 'a') << QByteArray(256, 'b');
    QTest::newRow("to nothing") << QByteArray(257, 'a') << QByteArray("");
}

/// Two interruptions in a row, each at every step, and then a write that is not interrupted.
void StoreTearsTest::splitItemsAreOldOrNew()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const QString key = u"key"_s;
    const QByteArray last(1000, 'z');
    bool firstTorn = true;
    for (int first = 0; firstTorn; ++first) {
        bool secondTorn = true;
        for (int second = 0; secondTorn; ++second) {
            Scene scene;
            scene.vault->itemLimit = 256;
            const auto items = scene.items();
            QVERIFY(finished(items->write(key, before)));
            firstTorn = false;
            scene.tearAfter(first, Tear::StepNotDone, firstTorn);
            finished(items->write(key, after));
            secondTorn = false;
            scene.tearAfter(second, Tear::StepNotDone, secondTorn);
            const auto written = finished(items->write(key, last));
            scene.vault->rule = {};
            const auto read = finished(items->read(key));
            QVERIFY(read && *read);
            QVERIFY(**read == before || **read == after || **read == last);
            if (written)
                QCOMPARE(**read, last);
            QVERIFY(finished(items->write(key, last)));
            QCOMPARE(finished(items->read(key)).value().value(), last);
            QCOMPARE(scene.vault->items.size(), 5); // the manifest and four parts: nothing else is left
        }
    }
}

void StoreTearsTest::nothingOfAnItemStaysBehind()
{
    bool torn = true;
    for (int steps = 0; torn; ++steps) {
        Scene scene;
        scene.vault->itemLimit = 256;
        const auto items = scene.items();
        QVERIFY(finished(items->write(u"key"_s, QByteArray(900, 'a'))));
        torn = false;
        scene.tearAfter(steps, Tear::StepNotDone, torn);
        finished(items->remove(u"key"_s));
        scene.vault->rule = {};
        const auto read = finished(items->read(u"key"_s));
        QVERIFY(read);
        QVERIFY(!*read || **read == QByteArray(900, 'a'));
        QVERIFY(finished(items->remove(u"key"_s)));
        QVERIFY2(scene.vault->items.isEmpty(), qPrintable(scene.vault->items.keys().join(u' ')));
    }
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::StoreTearsTest)
#include "store_tears_test.moc"
