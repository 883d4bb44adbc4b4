// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// The store as the command line waits for it, over a keychain in memory that does what a test wants.
#include "async/gate.h"
#include "cli/profile_arguments.h"
#include "cli/stored_profiles.h"
#include "cli/termination.h"
#include "profiles/stored_document.h"
#include "support/store_calls.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace workbench::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cli;
using Operation = MemoryVault::Operation;
using Kind = StoreError::Kind;

class StoredProfilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsByNameAndById();
    void namesBothIdsOfOneName();
    void aNameThatIsNowhere();
    void replacesWhateverIsThere();
    void storesWhatTheKeychainLost();
    void failsAsTheKeychainDoes_data();
    void failsAsTheKeychainDoes();
    void waitsNoLongerThanItsPatience();
    void callsAnUnansweredChangeUnknown();
    void aSignalEndsTheWaiting_data();
    void aSignalEndsTheWaiting();
    void asksTheKeychainForNoFile_data();
    void asksTheKeychainForNoFile();

private:
    std::unique_ptr<ProfileStore> makeStore() const
    {
        return std::make_unique<ProfileStore>(std::make_unique<MemoryItems>(m_vault), QString());
    }
    StoredProfiles stored(const Termination *termination = nullptr,
                          std::chrono::milliseconds patience = StoredProfiles::patience) const
    {
        return StoredProfiles([this] { return makeStore(); }, termination, patience);
    }
    QUuid saved(const QString &name, const QString &secret = u"s3cret"_s) const
    {
        const auto store = makeStore();
        const auto entry = StoreCalls(*store).save(QUuid::createUuid(), namedProfile(name, secret), 0);
        if (!entry)
            qFatal("%s", said(entry).constData());
        return entry->id;
    }
    /// From now on this operation is never answered.
    void hang(Operation operation)
    {
        m_vault->rule = [this, operation](Operation asked, const QString &) {
            return MemoryVault::Ruling{{}, false, asked == operation ? &m_gate : nullptr};
        };
    }

    std::shared_ptr<MemoryVault> m_vault;
    Gate m_gate;
};

void StoredProfilesTest::init()
{
    m_vault = std::make_shared<MemoryVault>();
}

void StoredProfilesTest::findsByNameAndById()
{
    const QUuid first = saved(u"Moov"_s);
    const QUuid second = saved(idText(first)); // a name that is the id of another
    StoredProfiles profiles = stored();
    QCOMPARE(profiles.find(u"Moov"_s)->id, first);
    QCOMPARE(profiles.find(idText(second))->id, second);
    QCOMPARE(profiles.find(idText(first).toUpper())->id, first);
    QCOMPARE(profiles.find(idText(first))->name, u"Moov"_s);
    QCOMPARE(profiles.load(first)->profile, namedProfile(u"Moov"_s));
}

void StoredProfilesTest::namesBothIdsOfOneName()
{
    const QUuid first = saved(u"Moov"_s), second = saved(u"Moov"_s);
    const auto found = stored().find(u"Moov"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().status, Usage);
    QVERIFY2(found.error().message.contains(idText(first)) && found.error().message.contains(idText(second)),
             qPrintable(found.error().message));
    QCOMPARE(stored().find(idText(second))->id, second);
}

void StoredProfilesTest::aNameThatIsNowhere()
{
    saved(u"Moov"_s);
    for (const QString &name : {u"moov"_s, u"Moo"_s, QString(), idText(QUuid::createUuid())}) {
        const auto found = stored().find(name);
        QVERIFY2(!found, qPrintable(name));
        QCOMPARE(found.error().status, Usage);
    }
}

void StoredProfilesTest::replacesWhateverIsThere()
{
    const QUuid id = saved(u"Moov"_s, u"first"_s);
    bool isOvertaken = false;
    m_vault->rule = [&](Operation asked, const QString &key) {
        // Between our reading and our writing somebody else stores a version.
        if (asked == Operation::Read && key == indexKey() && !std::exchange(isOvertaken, true))
            m_vault->items[profileKey(id)] = storedText(namedProfile(u"Moov"_s, u"theirs"_s), 7).value();
        return MemoryVault::Ruling{};
    };
    StoredProfiles profiles = stored();
    const auto replaced = profiles.replace(id, namedProfile(u"Moov"_s, u"ours"_s));
    QVERIFY2(replaced, replaced ? "" : qPrintable(replaced.error().message));
    QVERIFY(isOvertaken);
    QCOMPARE(replaced->entry.generation, 8);
    QCOMPARE(replaced->before.text(u"client_secret"), u"theirs"_s);
    QCOMPARE(profiles.load(id)->profile.text(u"client_secret"), u"ours"_s);
}

void StoredProfilesTest::storesWhatTheKeychainLost()
{
    const QUuid id = saved(u"Moov"_s);
    m_vault->items.remove(profileKey(id));
    StoredProfiles profiles = stored();
    QCOMPARE(profiles.load(id).error().status, Usage);
    const auto replaced = profiles.replace(id, namedProfile(u"Moov"_s, u"again"_s));
    QVERIFY2(replaced, replaced ? "" : qPrintable(replaced.error().message));
    QCOMPARE(profiles.load(id)->profile.text(u"client_secret"), u"again"_s);
}

void StoredProfilesTest::failsAsTheKeychainDoes_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *id, Kind kind, ExitStatus status) {
        QTest::newRow(id) << int(kind) << int(status) << u"keychain_"_s + QString::fromLatin1(id);
    };
    row("library_missing", Kind::LibraryMissing, Transport);
    row("no_service", Kind::NoService, Transport);
    row("locked", Kind::Locked, Transport);
    row("dismissed", Kind::Dismissed, Transport);
    row("denied", Kind::Denied, Transport);
    row("busy", Kind::Busy, Transport);
    row("failed", Kind::Failed, Transport);
    row("damaged", Kind::Damaged, Usage);
    row("newer_version", Kind::NewerVersion, Usage);
    row("too_large", Kind::TooLarge, Usage);
}

void StoredProfilesTest::failsAsTheKeychainDoes()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(QString, id);
    m_vault->rule = [&](Operation, const QString &) {
        return MemoryVault::Ruling{StoreError{Kind(kind), u"the test wants it so"_s}};
    };
    const auto list = stored().list();
    QVERIFY(!list);
    QCOMPARE(int(list.error().status), status);
    QCOMPARE(list.error().kind, id);
    QCOMPARE(list.error().message, u"the test wants it so"_s);
}

void StoredProfilesTest::waitsNoLongerThanItsPatience()
{
    hang(Operation::Open);
    const auto list = stored(nullptr, 1ms).list();
    QVERIFY(!list);
    QCOMPARE(list.error().status, Transport);
    QCOMPARE(list.error().kind, u"keychain_timeout"_s);
    QVERIFY2(list.error().message.contains("did not answer"_L1), qPrintable(list.error().message));
}

void StoredProfilesTest::callsAnUnansweredChangeUnknown()
{
    hang(Operation::Write);
    const auto entry = stored(nullptr, 100ms).save(QUuid::createUuid(), namedProfile(u"Moov"_s));
    QVERIFY(!entry);
    QCOMPARE(entry.error().status, Transport);
    QCOMPARE(entry.error().kind, u"keychain_unknown"_s);
    QVERIFY2(entry.error().message.contains("not known"_L1), qPrintable(entry.error().message));
}

void StoredProfilesTest::aSignalEndsTheWaiting_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("hanging");
    QTest::addColumn<bool>("isUnknown");
    for (const int signal : {SIGINT, SIGTERM}) {
        const QByteArray name = signal == SIGINT ? "SIGINT" : "SIGTERM";
        QTest::newRow((name + " before a change").constData()) << signal << int(Operation::Open) << false;
        QTest::newRow((name + " in a change").constData()) << signal << int(Operation::Write) << true;
    }
}

void StoredProfilesTest::aSignalEndsTheWaiting()
{
    QFETCH(int, signal);
    QFETCH(int, hanging);
    QFETCH(bool, isUnknown);
    Termination termination;
    m_vault->rule = [&](Operation asked, const QString &) {
        if (int(asked) != hanging)
            return MemoryVault::Ruling{};
        std::raise(signal);
        return MemoryVault::Ruling{{}, false, &m_gate};
    };
    const auto entry = stored(&termination).save(QUuid::createUuid(), namedProfile(u"Moov"_s));
    QVERIFY(!entry);
    QCOMPARE(entry.error().status, OnlyWaiting);
    QCOMPARE(outcomeOf(entry.error()), u"cancelled"_s);
    QCOMPARE(entry.error().message.contains("not known"_L1), isUnknown);
}

void StoredProfilesTest::asksTheKeychainForNoFile_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("asksKeychain");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("the built-in profile") << u"Sandbox"_s << false << true;
    QTest::newRow("a document that is not there") << u"missing.json"_s << false << false;
    QTest::newRow("an absolute path") << u"/nowhere/p"_s << false << false;
    QTest::newRow("a path from here") << u"./missing"_s << false << false;
    QTest::newRow("a path from above") << u"../missing"_s << false << false;
    QTest::newRow("a file that is there") << u"p"_s << false << true;
    QTest::newRow("a name") << u"Moov test"_s << true << false;
    QTest::newRow("a name with a slash") << u"Moov/test"_s << true << false;
}

void StoredProfilesTest::asksTheKeychainForNoFile()
{
    QFETCH(QString, source);
    QFETCH(bool, asksKeychain);
    QFETCH(bool, isThere);
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"inner"_s));
    QDir::setCurrent(folder.filePath(u"inner"_s));
    QFile file(u"p"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"workbench":1,"name":"p"})");
    file.close();
    int stores = 0;
    StoredProfiles profiles([&] {
        ++stores;
        return makeStore();
    });
    QCommandLineParser parser;
    addProfileOptions(parser);
    parser.parse({u"program"_s});
    const auto profile = profileFromArguments(source, parser, profiles);
    QCOMPARE(stores, asksKeychain ? 1 : 0);
    QCOMPARE(profile.isOk(), isThere);
    QDir::setCurrent(QDir::rootPath());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::StoredProfilesTest)
#include "stored_profiles_test.moc"
