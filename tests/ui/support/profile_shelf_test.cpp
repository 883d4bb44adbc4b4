// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/profile_shelf.h"

#include "async/gate.h"
#include "models/profile_list_model.h"
#include "profiles/memory_items.h"
#include "profiles/stored_document.h"
#include "support/store_calls.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;
using Kind = StoreError::Kind;
using Operation = MemoryVault::Operation;
using Ruling = MemoryVault::Ruling;

class ProfileShelfTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void asksNothingBeforeItIsOpened();
    void readsTheListAndThenTheProfile();
    void savesADraft();
    void savesOnlyWhatWasChanged();
    void keepsWhatIsTypedDuringASave();
    void savesUnderAnotherName();
    void renamesWithoutSavingTheOtherChanges();
    void saysThatANameStandsTwice();
    void deletesAndBringsBack();
    void doesNotLoseWhatCannotBeBroughtBack();
    void arrangesWhatWasMoved();
    void putsANewProfileWhereItStands();
    void saysWhyAListWasNotRead_data();
    void saysWhyAListWasNotRead();
    void neverCallsStoredWhatIsNot_data();
    void neverCallsStoredWhatIsNot();
    void triesAgain();
    void makesADamagedListAnew();
    void saysWhyAProfileIsNotHere_data();
    void saysWhyAProfileIsNotHere();
    void keepsANewerDocumentReadOnly();
    void listsOrphansAgain();
    void waitsAndStopsWaiting();
    void tellsWhatBecameOfTheUnknown_data();
    void tellsWhatBecameOfTheUnknown();
    void keepsBothVersions();
    void overwritesTheirs();
    void takesTheirs();
    void savesAnewWhatWasDeletedElsewhere();
    void deletesWhatWasChangedElsewhereOnlyWhenToldSo();
    void savesAll();
    void saysWhenNotAllWasSaved();
    void keepsTokensWithoutTheOtherChanges();

private:
    ProfileStore &elsewhere();
    StoreCalls there() { return StoreCalls(elsewhere()); }
    QUuid stored(const QString &name);
    QUuid readHere(const QString &name);
    void type(const QUuid &id, const QString &scope);
    bool waitIdle() const;
    const ProfileEntry &entry(const QUuid &id) const { return *m_shelf->profiles()->entry(id); }
    QString said() const { return m_shelf->notice() ? m_shelf->notice()->text : QString(); }
    QString action() const { return m_shelf->notice() ? m_shelf->notice()->action : QString(); }
    void failEach(Operation operation, Kind kind);
    std::optional<ProfileConflict> conflictOf(const QUuid &id, QStringView scope);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<MemoryVault> m_vault;
    std::vector<std::unique_ptr<ProfileStore>> m_others;
    std::unique_ptr<ProfileShelf> m_shelf;
    ProfileStore *m_store = nullptr; ///< the shelf's, once it is made
};

void ProfileShelfTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_vault = std::make_shared<MemoryVault>();
    m_store = nullptr;
    m_shelf = std::make_unique<ProfileShelf>([this] {
        auto store = std::make_unique<ProfileStore>(std::make_unique<MemoryItems>(m_vault),
                                                    m_folder->filePath(u"store.lock"_s));
        m_store = store.get();
        return store;
    });
}

void ProfileShelfTest::cleanup()
{
    m_shelf.reset();
    m_others.clear();
}

ProfileStore &ProfileShelfTest::elsewhere()
{
    m_others.push_back(std::make_unique<ProfileStore>(std::make_unique<MemoryItems>(m_vault),
                                                      m_folder->filePath(u"store.lock"_s)));
    return *m_others.back();
}

/// Stored by another program.
QUuid ProfileShelfTest::stored(const QString &name)
{
    const QUuid id = QUuid::createUuid();
    return there().save(id, namedProfile(name), 0) ? id : QUuid();
}

/// Stored, listed and read.
QUuid ProfileShelfTest::readHere(const QString &name)
{
    const QUuid id = stored(name);
    m_shelf->open();
    if (!waitIdle())
        return {};
    m_shelf->want(id);
    return waitIdle() ? id : QUuid();
}

void ProfileShelfTest::type(const QUuid &id, const QString &scope)
{
    Profile profile = m_shelf->profiles()->profile(id);
    profile.setText(u"scope", scope);
    m_shelf->profiles()->setProfile(id, profile);
}

bool ProfileShelfTest::waitIdle() const
{
    return QTest::qWaitFor([this] { return !m_store || m_store->isIdle(); }, 20'000);
}

void ProfileShelfTest::failEach(Operation operation, Kind kind)
{
    m_vault->rule = [operation, kind](Operation asked, const QString &) {
        return asked == operation ? Ruling{StoreError{kind, u"the test wants it so"_s}} : Ruling{};
    };
}

/// What is offered when the profile was changed here, and to `scope` elsewhere, before it is saved.
std::optional<ProfileConflict> ProfileShelfTest::conflictOf(const QUuid &id, QStringView scope)
{
    Profile theirs = entry(id).original;
    theirs.setText(u"scope", scope.toString());
    if (!there().save(id, theirs, entry(id).generation))
        return {};
    type(id, u"mine"_s);
    std::optional<ProfileConflict> conflict;
    const auto connection = connect(m_shelf.get(), &ProfileShelf::conflicted, this,
                                    [&conflict](const ProfileConflict &found) { conflict = found; });
    m_shelf->save(id);
    if (!waitIdle())
        return {};
    disconnect(connection);
    return conflict;
}

void ProfileShelfTest::asksNothingBeforeItIsOpened()
{
    m_shelf->profiles()->addDraft(namedProfile(u"a"_s));
    m_shelf->remove(m_shelf->profiles()->addDraft(namedProfile(u"b"_s)));
    QVERIFY(!m_store);
    m_shelf->open();
    QVERIFY(m_store);
}

void ProfileShelfTest::readsTheListAndThenTheProfile()
{
    const QUuid id = stored(u"one"_s);
    m_shelf->open();
    QVERIFY(waitIdle());
    QCOMPARE(entry(id).content, ProfileEntry::Content::Unread);
    QCOMPARE(entry(id).profile.name(), u"one"_s);
    QCOMPARE(entry(id).profile.text(u"client_secret"), QString());

    QSignalSpy changed(m_shelf.get(), &ProfileShelf::contentChanged);
    m_shelf->want(id);
    m_shelf->want(id); // is on its way already
    QCOMPARE(entry(id).state(), u"loading"_s);
    QVERIFY(waitIdle());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(entry(id).profile, namedProfile(u"one"_s));
    QCOMPARE(entry(id).state(), QString());
    QVERIFY(!m_shelf->notice());
}

void ProfileShelfTest::savesADraft()
{
    const QUuid id = m_shelf->profiles()->addDraft(namedProfile(u"one"_s));
    m_shelf->save(id);
    QCOMPARE(entry(id).state(), u"saving"_s);
    QVERIFY(m_shelf->isWriting());
    QVERIFY(waitIdle());
    QVERIFY(!m_shelf->isWriting());
    QCOMPARE(entry(id).kind, ProfileEntry::Kind::Stored);
    QCOMPARE(entry(id).state(), QString());
    QCOMPARE(there().load(id)->profile, namedProfile(u"one"_s));
}

void ProfileShelfTest::savesOnlyWhatWasChanged()
{
    const QUuid id = readHere(u"one"_s);
    bool isStored = false;
    m_shelf->save(id, [&isStored](bool saved) { isStored = saved; });
    QVERIFY(isStored);
    QVERIFY(waitIdle());
    QCOMPARE(there().load(id)->generation, 1);
    type(id, u"new"_s);
    m_shelf->save(id);
    QVERIFY(waitIdle());
    QCOMPARE(there().load(id)->generation, 2);
    QCOMPARE(there().load(id)->profile.text(u"scope"), u"new"_s);
}

void ProfileShelfTest::keepsWhatIsTypedDuringASave()
{
    const QUuid id = readHere(u"one"_s);
    type(id, u"saved"_s);
    m_shelf->save(id);
    type(id, u"typed meanwhile"_s);
    QVERIFY(waitIdle());
    QCOMPARE(entry(id).state(), u"changed"_s);
    QCOMPARE(there().load(id)->profile.text(u"scope"), u"saved"_s);
    m_shelf->save(id);
    QVERIFY(waitIdle());
    QCOMPARE(there().load(id)->profile.text(u"scope"), u"typed meanwhile"_s);
}

void ProfileShelfTest::savesUnderAnotherName()
{
    const QUuid id = readHere(u"one"_s);
    type(id, u"changed"_s);
    const QUuid copy = m_shelf->saveAs(id, u"two"_s);
    QVERIFY(waitIdle());
    QVERIFY(copy != id);
    QCOMPARE(entry(id).profile, namedProfile(u"one"_s)); // as it was stored
    QCOMPARE(there().load(copy)->profile.name(), u"two"_s);
    QCOMPARE(there().load(copy)->profile.text(u"scope"), u"changed"_s);

    const QUuid draft = m_shelf->profiles()->addDraft(namedProfile(u"draft"_s));
    QCOMPARE(m_shelf->saveAs(draft, u"three"_s), draft);
    QVERIFY(waitIdle());
    QCOMPARE(there().load(draft)->profile.name(), u"three"_s);
}

void ProfileShelfTest::renamesWithoutSavingTheOtherChanges()
{
    const QUuid id = readHere(u"one"_s);
    type(id, u"typed"_s);
    ProfileListModel *list = m_shelf->profiles();
    QVERIFY(list->setData(list->indexOf(id), u"two"_s));
    QVERIFY(waitIdle());
    QCOMPARE(there().load(id)->profile, namedProfile(u"two"_s));
    QCOMPARE(entry(id).state(), u"changed"_s);
    QCOMPARE(entry(id).generation, 2);
    m_shelf->save(id);
    QVERIFY(waitIdle());
    QCOMPARE(there().load(id)->profile.text(u"scope"), u"typed"_s);
}

void ProfileShelfTest::saysThatANameStandsTwice()
{
    const QUuid first = readHere(u"same"_s);
    const QUuid second = m_shelf->profiles()->addDraft(namedProfile(u"same"_s));
    m_shelf->save(second);
    QVERIFY(waitIdle());
    QVERIFY2(said().contains(second.toString(QUuid::WithoutBraces)), qPrintable(said()));
    QCOMPARE(there().list()->entries.size(), 2);
    QVERIFY(there().load(first));
}

void ProfileShelfTest::deletesAndBringsBack()
{
    const QUuid id = readHere(u"one"_s);
    type(id, u"typed"_s);
    QSignalSpy removed(m_shelf.get(), &ProfileShelf::removed);
    QSignalSpy back(m_shelf.get(), &ProfileShelf::broughtBack);
    m_shelf->remove(id);
    QCOMPARE(entry(id).state(), u"deleting"_s);
    QVERIFY(waitIdle());
    QCOMPARE(removed.count(), 1);
    QVERIFY(!m_shelf->profiles()->entry(id));
    QVERIFY(m_vault->items.value(profileKey(id)).isEmpty());

    m_shelf->undoRemove();
    m_shelf->undoRemove(); // impatient
    QVERIFY(waitIdle());
    QCOMPARE(back.count(), 1);
    QCOMPARE(there().load(id)->profile, namedProfile(u"one"_s));
    QCOMPARE(entry(id).profile.text(u"scope"), u"typed"_s);
    QCOMPARE(entry(id).state(), u"changed"_s);
    QVERIFY(!m_shelf->notice());
}

void ProfileShelfTest::doesNotLoseWhatCannotBeBroughtBack()
{
    const QUuid id = readHere(u"one"_s);
    m_shelf->remove(id);
    QVERIFY(waitIdle());
    failEach(Operation::Write, Kind::Failed);
    m_shelf->undoRemove();
    QVERIFY(waitIdle());
    QVERIFY2(said().contains(u"“one” was not brought back"_s), qPrintable(said()));
    m_vault->rule = {};
    m_shelf->actOnNotice();
    QVERIFY(waitIdle());
    QCOMPARE(entry(id).profile, namedProfile(u"one"_s));
    QVERIFY(there().load(id));
}

void ProfileShelfTest::arrangesWhatWasMoved()
{
    const QUuid first = stored(u"first"_s);
    const QUuid second = readHere(u"second"_s);
    m_shelf->profiles()->moveBy(first, 1);
    QVERIFY(waitIdle());
    QCOMPARE(there().list()->entries.first().id, second);
}

void ProfileShelfTest::putsANewProfileWhereItStands()
{
    const QUuid last = readHere(u"last"_s);
    const QUuid draft = m_shelf->profiles()->addDraft(namedProfile(u"draft"_s));
    m_shelf->profiles()->moveBy(draft, -1);
    QVERIFY(waitIdle());
    m_shelf->save(draft);
    QVERIFY(waitIdle());
    QCOMPARE(there().list()->entries.first().id, draft);
    QCOMPARE(there().list()->entries.last().id, last);
}

void ProfileShelfTest::saysWhyAListWasNotRead_data()
{
    QTest::addColumn<StoreError::Kind>("kind");
    QTest::addColumn<QString>("action");
    QTest::newRow("no library") << Kind::LibraryMissing << u"Try again"_s;
    QTest::newRow("no service") << Kind::NoService << u"Try again"_s;
    QTest::newRow("locked") << Kind::Locked << u"Unlock"_s;
    QTest::newRow("dismissed") << Kind::Dismissed << u"Unlock"_s;
    QTest::newRow("denied") << Kind::Denied << u"Try again"_s;
}

void ProfileShelfTest::saysWhyAListWasNotRead()
{
    QFETCH(StoreError::Kind, kind);
    const QUuid id = stored(u"one"_s);
    failEach(Operation::Open, kind);
    m_shelf->open();
    QVERIFY(waitIdle());
    QVERIFY2(said().contains(u"the test wants it so"_s), qPrintable(said()));
    QTEST(action(), "action");
    QVERIFY(!m_shelf->profiles()->entry(id));

    m_vault->rule = {};
    m_shelf->actOnNotice();
    QVERIFY(waitIdle());
    QVERIFY(!m_shelf->notice());
    QCOMPARE(entry(id).profile.name(), u"one"_s);
}

void ProfileShelfTest::neverCallsStoredWhatIsNot_data()
{
    QTest::addColumn<StoreError::Kind>("kind");
    QTest::addColumn<bool>("mayTryAgain");
    QTest::newRow("no library") << Kind::LibraryMissing << true;
    QTest::newRow("no service") << Kind::NoService << true;
    QTest::newRow("locked") << Kind::Locked << true;
    QTest::newRow("dismissed") << Kind::Dismissed << true;
    QTest::newRow("denied") << Kind::Denied << true;
    QTest::newRow("busy") << Kind::Busy << true;
    QTest::newRow("too large") << Kind::TooLarge << false;
    QTest::newRow("failed") << Kind::Failed << true;
}

void ProfileShelfTest::neverCallsStoredWhatIsNot()
{
    QFETCH(StoreError::Kind, kind);
    QFETCH(bool, mayTryAgain);
    const QUuid id = readHere(u"one"_s);
    type(id, u"typed"_s);
    failEach(Operation::Write, kind);
    std::optional<bool> answer;
    m_shelf->save(id, [&answer](bool saved) { answer = saved; });
    QVERIFY(waitIdle());
    QCOMPARE(answer, std::optional(false));
    QCOMPARE(entry(id).state(), u"changed"_s);
    QVERIFY2(said().contains(u"“one” was not saved. the test wants it so"_s), qPrintable(said()));
    QCOMPARE(!action().isEmpty(), mayTryAgain);
    QCOMPARE(there().load(id)->profile, namedProfile(u"one"_s));
    m_shelf->dismissNotice();
    QVERIFY(!m_shelf->notice());
}

void ProfileShelfTest::triesAgain()
{
    const QUuid id = m_shelf->profiles()->addDraft(namedProfile(u"one"_s));
    failEach(Operation::Open, Kind::NoService);
    m_shelf->save(id);
    QVERIFY(waitIdle());
    QCOMPARE(entry(id).state(), u"unsaved"_s);
    const QUuid earlier = [this] {
        m_vault->rule = {};
        return stored(u"earlier"_s);
    }();
    m_shelf->actOnNotice();
    QVERIFY(waitIdle());
    QCOMPARE(entry(id).state(), QString());
    QVERIFY(!m_shelf->notice());
    QVERIFY(m_shelf->profiles()->entry(earlier)); // the list could not be read before
}

void ProfileShelfTest::makesADamagedListAnew()
{
    const QUuid id = stored(u"one"_s);
    m_vault->items.insert(indexKey(), "not json");
    m_shelf->open();
    QVERIFY(waitIdle());
    QCOMPARE(action(), u"Make a new list"_s);
    m_shelf->actOnNotice();
    QVERIFY(waitIdle());
    QCOMPARE(entry(id).profile.name(), u"one"_s);
    QVERIFY(!m_shelf->notice());
}

void ProfileShelfTest::saysWhyAProfileIsNotHere_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("state");
    QTest::newRow("missing") << QByteArray() << u"missing"_s;
    QTest::newRow("damaged") << "not json"_ba << u"damaged"_s;
}

void ProfileShelfTest::saysWhyAProfileIsNotHere()
{
    QFETCH(QByteArray, item);
    const QUuid id = stored(u"one"_s);
    if (item.isEmpty())
        m_vault->items.remove(profileKey(id));
    else
        m_vault->items.insert(profileKey(id), item);
    m_vault->canListKeys = false;
    m_shelf->open();
    QVERIFY(waitIdle());
    m_shelf->want(id, ProfileStore::Prompting::Allowed);
    QVERIFY(waitIdle());
    QTEST(entry(id).state(), "state");
    QVERIFY(!entry(id).trouble.isEmpty());
    QCOMPARE(entry(id).profile.name(), u"one"_s);

    // It can be deleted, and comes back as it was.
    m_shelf->remove(id);
    QVERIFY(waitIdle());
    QVERIFY(!m_shelf->profiles()->entry(id));
    m_shelf->undoRemove();
    QVERIFY(waitIdle());
    QCOMPARE(m_vault->items.value(profileKey(id)), item);
    QCOMPARE(entry(id).profile.name(), u"one"_s);
}

void ProfileShelfTest::keepsANewerDocumentReadOnly()
{
    const QUuid id = stored(u"one"_s);
    const QByteArray newer =
        R"({"workbench":2,"name":"one","client_id":"c","future":[1],"keychain_generation":1})";
    m_vault->items.insert(profileKey(id), newer);
    m_shelf->open();
    QVERIFY(waitIdle());
    m_shelf->want(id);
    QVERIFY(waitIdle());
    QCOMPARE(entry(id).state(), u"read-only"_s);
    QCOMPARE(entry(id).profile.text(u"client_id"), u"c"_s);
    type(id, u"typed"_s);
    bool isStored = true;
    m_shelf->save(id, [&isStored](bool saved) { isStored = saved; });
    QVERIFY(waitIdle());
    QVERIFY(!isStored);
    QVERIFY2(said().contains(u"newer"_s), qPrintable(said()));
    QCOMPARE(m_vault->items.value(profileKey(id)), newer);
}

void ProfileShelfTest::listsOrphansAgain()
{
    const QUuid id = stored(u"one"_s);
    m_vault->items.remove(indexKey());
    m_shelf->open();
    QVERIFY(waitIdle());
    QVERIFY(!m_shelf->profiles()->entry(id));
    QCOMPARE(action(), u"Add to the list"_s);
    m_shelf->actOnNotice();
    QVERIFY(waitIdle());
    QCOMPARE(entry(id).profile.name(), u"one"_s);
    QVERIFY(!m_shelf->notice());
}

void ProfileShelfTest::waitsAndStopsWaiting()
{
    const QUuid id = readHere(u"one"_s);
    type(id, u"typed"_s);
    Gate gate;
    m_vault->rule = [&gate](Operation asked, const QString &) {
        return asked == Operation::Open ? Ruling{{}, false, &gate} : Ruling{};
    };
    m_store->setPatience(std::chrono::milliseconds(1));
    std::optional<bool> answer;
    m_shelf->save(id, [&answer](bool saved) { answer = saved; });
    QTRY_COMPARE(action(), u"Stop waiting"_s);
    QVERIFY2(said().contains(u"Saving “one”"_s), qPrintable(said()));
    m_shelf->actOnNotice();
    QTRY_COMPARE(answer, std::optional(false));
    QCOMPARE(entry(id).state(), u"changed"_s);
    QVERIFY2(said().contains(u"“one” was not saved"_s), qPrintable(said()));
    m_vault->rule = {};
    QCOMPARE(there().list()->entries.first().generation, 1);
}

void ProfileShelfTest::tellsWhatBecameOfTheUnknown_data()
{
    QTest::addColumn<bool>("happened");
    QTest::newRow("it was stored") << true;
    QTest::newRow("it was not") << false;
}

void ProfileShelfTest::tellsWhatBecameOfTheUnknown()
{
    QFETCH(bool, happened);
    const QUuid id = readHere(u"one"_s);
    type(id, u"typed"_s);
    bool isDead = false; // from the write on, until the keychain is there again
    m_vault->rule = [&](Operation asked, const QString &) {
        if (asked == Operation::Write && !isDead) {
            isDead = true;
            return Ruling{StoreError{Kind::Unknown, u"it died"_s}, happened};
        }
        return isDead ? Ruling{StoreError{Kind::NoService, u"it is dead"_s}} : Ruling{};
    };
    m_shelf->save(id);
    QVERIFY(waitIdle());
    QCOMPARE(entry(id).state(), u"outcome unknown"_s);
    QVERIFY2(said().contains(u"It is not known yet whether “one” was saved"_s), qPrintable(said()));
    m_shelf->save(id); // not now
    QVERIFY(waitIdle());
    QCOMPARE(entry(id).state(), u"outcome unknown"_s);

    m_vault->rule = {};
    m_shelf->actOnNotice();
    QVERIFY(waitIdle());
    QTRY_COMPARE(entry(id).state(), happened ? QString() : u"changed"_s);
    QVERIFY2(said().contains(happened ? u"“one” was saved after all"_s : u"“one” was not saved"_s),
             qPrintable(said()));
    QCOMPARE(there().load(id)->profile.text(u"scope"), happened ? u"typed"_s : QString());
    type(id, u"once more"_s);
    m_shelf->save(id);
    QVERIFY(waitIdle());
    QCOMPARE(there().load(id)->profile.text(u"scope"), u"once more"_s);
}

void ProfileShelfTest::keepsBothVersions()
{
    const QUuid id = readHere(u"one"_s);
    const auto conflict = conflictOf(id, u"theirs");
    QVERIFY(conflict && conflict->theirs);
    QCOMPARE(entry(id).profile.text(u"scope"), u"mine"_s); // nothing is decided yet
    const QUuid mine = m_shelf->keepBoth(*conflict);
    QVERIFY(waitIdle());
    QCOMPARE(entry(id).profile.text(u"scope"), u"theirs"_s);
    QCOMPARE(there().load(mine)->profile.text(u"scope"), u"mine"_s);
    QCOMPARE(there().load(id)->profile.text(u"scope"), u"theirs"_s);
    QCOMPARE(m_shelf->profiles()->changedCount(), 0);
}

void ProfileShelfTest::overwritesTheirs()
{
    const QUuid id = readHere(u"one"_s);
    const auto conflict = conflictOf(id, u"theirs");
    QVERIFY(conflict);
    m_shelf->overwrite(*conflict);
    QVERIFY(waitIdle());
    QCOMPARE(there().load(id)->profile.text(u"scope"), u"mine"_s);
    QCOMPARE(entry(id).state(), QString());
}

void ProfileShelfTest::takesTheirs()
{
    const QUuid id = readHere(u"one"_s);
    const auto conflict = conflictOf(id, u"theirs");
    QVERIFY(conflict);
    QSignalSpy changed(m_shelf.get(), &ProfileShelf::contentChanged);
    m_shelf->takeTheirs(*conflict);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(entry(id).profile.text(u"scope"), u"theirs"_s);
    QCOMPARE(entry(id).state(), QString());
    type(id, u"mine again"_s);
    m_shelf->save(id);
    QVERIFY(waitIdle());
    QCOMPARE(there().load(id)->profile.text(u"scope"), u"mine again"_s);
}

void ProfileShelfTest::savesAnewWhatWasDeletedElsewhere()
{
    const QUuid id = readHere(u"one"_s);
    type(id, u"mine"_s);
    QVERIFY(there().remove(id));
    std::optional<ProfileConflict> conflict;
    connect(m_shelf.get(), &ProfileShelf::conflicted, this,
            [&conflict](const ProfileConflict &found) { conflict = found; });
    m_shelf->save(id);
    QVERIFY(waitIdle());
    QVERIFY(conflict && !conflict->theirs);
    m_shelf->overwrite(*conflict);
    QVERIFY(waitIdle());
    QCOMPARE(there().load(id)->profile.text(u"scope"), u"mine"_s);
    QCOMPARE(entry(id).state(), QString());
}

void ProfileShelfTest::deletesWhatWasChangedElsewhereOnlyWhenToldSo()
{
    const QUuid id = readHere(u"one"_s);
    QVERIFY(there().save(id, namedProfile(u"theirs"_s), 1));
    m_shelf->remove(id);
    QVERIFY(waitIdle());
    QCOMPARE(action(), u"Delete anyway"_s);
    QVERIFY(there().load(id));
    m_shelf->actOnNotice();
    QVERIFY(waitIdle());
    QVERIFY(!m_shelf->profiles()->entry(id));
    QCOMPARE(there().load(id).error().kind, Kind::Missing);
}

void ProfileShelfTest::savesAll()
{
    ProfileListModel *list = m_shelf->profiles();
    const QUuid id = readHere(u"one"_s);
    type(id, u"typed"_s);
    list->addMadeDraft(namedProfile(u"draft"_s));
    const QUuid builtIn = list->addBuiltIn(namedProfile(u"built in"_s));
    type(builtIn, u"typed"_s);
    std::optional<bool> answer;
    m_shelf->saveAll([&answer](bool saved) { answer = saved; });
    QVERIFY(waitIdle());
    QCOMPARE(answer, std::optional(true));
    QCOMPARE(list->changedCount(), 0);
    QStringList names;
    const auto index = there().list();
    for (const ProfileIndexEntry &listed : index->entries)
        names.append(listed.name);
    names.sort();
    QCOMPARE(names, (QStringList{u"built in copy"_s, u"draft"_s, u"one"_s}));
}

void ProfileShelfTest::saysWhenNotAllWasSaved()
{
    ProfileListModel *list = m_shelf->profiles();
    const QUuid good = list->addMadeDraft(namedProfile(u"good"_s));
    const QUuid bad = list->addMadeDraft(namedProfile(u"bad"_s));
    list->change(bad, [](ProfileEntry &entry) { entry.profile.setText(u"basic_encoding", u"rot13"_s); });
    std::optional<bool> answer;
    m_shelf->saveAll([&answer](bool saved) { answer = saved; });
    QVERIFY(waitIdle());
    QCOMPARE(answer, std::optional(false));
    QCOMPARE(entry(good).state(), QString());
    QCOMPARE(entry(bad).state(), u"unsaved"_s);
    QVERIFY2(said().contains(u"“bad” was not saved"_s), qPrintable(said()));
}

void ProfileShelfTest::keepsTokensWithoutTheOtherChanges()
{
    const QUuid id = readHere(u"one"_s);
    type(id, u"typed"_s);
    const JsonValue tokens = parseJson(R"({"access_token":"a","refresh_token":"r"})")->value;
    m_shelf->keepTokens(id, tokens, QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC));
    QVERIFY(waitIdle());
    const Profile kept = there().load(id)->profile;
    QCOMPARE(kept.value(u"last_response")->member(u"refresh_token")->text(), u"r"_s);
    QCOMPARE(kept.value(u"last_response")->member(u"received_at")->text(), u"2026-03-01T12:00:00Z"_s);
    QCOMPARE(kept.text(u"scope"), QString());
    QCOMPARE(entry(id).profile.text(u"scope"), u"typed"_s);
    QVERIFY(entry(id).profile.has(u"last_response"));
    QCOMPARE(entry(id).state(), u"changed"_s);
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ProfileShelfTest)
#include "profile_shelf_test.moc"
