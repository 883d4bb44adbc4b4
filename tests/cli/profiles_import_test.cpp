// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// `profiles import` over a keychain in memory: what gets in, what keeps it out, and that nothing is lost.
#include "cli/profiles_answer.h"
#include "profiles/stored_document.h"
#include "support/store_calls.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;
using namespace cli;
using Operation = MemoryVault::Operation;

class ProfilesImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void storesEveryProfileOfEveryFile();
    void replacesByNameAndKeepsTheId();
    void givesTheNameThatIsAskedFor();
    void storesNothingWhereOneCannotBe_data();
    void storesNothingWhereOneCannotBe();
    void asksBeforeReplacingOneOfTwo();
    void tellsWhatWasNotUnderstood();
    void tellsWhichNamesMeanSomethingElse();
    void replacesNoNewerVersion();
    void tellsWhatWasStoredBeforeTheKeychainEnded();

private:
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the folder takes no file");
        return file.fileName();
    }
    std::unique_ptr<ProfileStore> makeStore() const
    {
        return std::make_unique<ProfileStore>(std::make_unique<MemoryItems>(m_vault), QString());
    }
    ProfilesAnswer import(const QStringList &files, const std::optional<QString> &as = {}) const
    {
        StoredProfiles stored([this] { return makeStore(); });
        return importFiles(stored, files, as);
    }
    QStringList names() const
    {
        const auto store = makeStore();
        QStringList names;
        const auto index = StoreCalls(*store).list();
        for (const ProfileIndexEntry &entry : index->entries)
            names.append(entry.name);
        return names;
    }
    QUuid saved(const QString &name) const
    {
        const auto store = makeStore();
        return StoreCalls(*store).save(QUuid::createUuid(), namedProfile(name), 0)->id;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<MemoryVault> m_vault;
};

void ProfilesImportTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_vault = std::make_shared<MemoryVault>();
}

void ProfilesImportTest::storesEveryProfileOfEveryFile()
{
    const QString one =
        file(u"one.json"_s, R"({"workbench":1,"name":"A","client_secret":"x","later":[1,2]})");
    const QString two = file(u"two.json"_s, R"([{"workbench":1,"name":"B"},{"workbench":1,"name":"Ü 试"}])");
    const ProfilesAnswer answer = import({one, two});
    QVERIFY2(!answer.problem, answer.problem ? qPrintable(answer.problem->message) : "");
    QCOMPARE(names(), (QStringList{u"A"_s, u"B"_s, u"Ü 试"_s}));
    QCOMPARE(answer.text.count('\n'), 3);
    const auto store = makeStore();
    StoreCalls calls(*store);
    const StoredProfile profile = calls.load(calls.list()->entries.first().id).value();
    QCOMPARE(profile.profile.text(u"client_secret"), u"x"_s);
    QVERIFY2(profile.profile.has(u"later"), "members of a later version are kept");
}

void ProfilesImportTest::replacesByNameAndKeepsTheId()
{
    saved(u"other"_s);
    const QUuid id = saved(u"A"_s);
    const ProfilesAnswer answer =
        import({file(u"a.json"_s, R"({"workbench":1,"name":"A","client_id":"new"})")});
    QVERIFY(!answer.problem);
    QVERIFY2(answer.text.startsWith(idText(id).toUtf8()), answer.text.constData());
    QCOMPARE(names(), (QStringList{u"other"_s, u"A"_s}));
    const auto store = makeStore();
    QCOMPARE(StoreCalls(*store).load(id)->profile.text(u"client_id"), u"new"_s);
    QVERIFY2(answer.remarks.join(u'\n').contains("client_secret"_L1),
             "a secret that the file does not bring is gone, and that is told");
}

void ProfilesImportTest::givesTheNameThatIsAskedFor()
{
    QVERIFY(!import({file(u"a.json"_s, R"({"workbench":1})")}, u"given"_s).problem);
    QCOMPARE(names(), QStringList{u"given"_s});
    const ProfilesAnswer answer =
        import({file(u"b.json"_s, R"([{"workbench":1,"name":"x"},{"workbench":1,"name":"y"}])")}, u"given"_s);
    QVERIFY(answer.problem && answer.problem->status == Usage);
    QCOMPARE(names(), QStringList{u"given"_s});
}

void ProfilesImportTest::storesNothingWhereOneCannotBe_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("message");
    QTest::newRow("no name") << R"({"workbench":1})"_ba << u"no name"_s;
    QTest::newRow("a name of spaces") << R"({"workbench":1,"name":"  "})"_ba << u"no name"_s;
    QTest::newRow("a newer version") << R"({"workbench":99,"name":"B"})"_ba << u"99"_s;
    QTest::newRow("a name twice") << R"({"workbench":1,"name":"A"})"_ba << u"twice"_s;
    QTest::newRow("no JSON") << "{"_ba << u"line 1"_s;
    QTest::newRow("something else") << "hello"_ba << u"none of the files"_s;
    QTest::newRow("a Postman file of another version")
        << R"({"info":{"name":"C","schema":"https://schema.getpostman.com/json/collection/v1.0.0/c.json"},"item":[]})"_ba
        << u"v1"_s;
    QTest::newRow("ten thousand levels") << QByteArray(10'000, '[') << u"512"_s;
    QTest::newRow("100 MB") << QByteArray(100 * 1000 * 1000, ' ') << u"larger than"_s;
}

void ProfilesImportTest::storesNothingWhereOneCannotBe()
{
    QFETCH(QByteArray, second);
    QFETCH(QString, message);
    const QString good = file(u"good.json"_s, R"({"workbench":1,"name":"A"})");
    const QString bad = file(u"bad.json"_s, second);
    const ProfilesAnswer answer = import({good, bad});
    QVERIFY(answer.problem);
    QCOMPARE(answer.problem->status, Usage);
    QVERIFY2(answer.problem->message.contains(message) && answer.problem->message.contains("bad.json"_L1),
             qPrintable(answer.problem->message));
    QCOMPARE(m_vault->items.size(), 0);
}

void ProfilesImportTest::asksBeforeReplacingOneOfTwo()
{
    const QUuid first = saved(u"A"_s), second = saved(u"A"_s);
    const auto before = m_vault->items;
    const ProfilesAnswer answer = import({file(u"a.json"_s, R"([{"workbench":1,"name":"A"}])")});
    QVERIFY(answer.problem);
    QCOMPARE(answer.problem->status, Usage);
    QVERIFY(answer.problem->message.contains(idText(first)));
    QVERIFY(answer.problem->message.contains(idText(second)));
    QCOMPARE(m_vault->items, before);
}

void ProfilesImportTest::tellsWhatWasNotUnderstood()
{
    const ProfilesAnswer answer = import(
        {file(u"oauth2c.sh"_s,
              "oauth2c https://as.example --client-id c --client-secret hush --grant-type client_credentials "
              "--frobnicate\n")});
    QVERIFY2(!answer.problem, answer.problem ? qPrintable(answer.problem->message) : "");
    const QString remarks = answer.remarks.join(u'\n');
    QVERIFY2(remarks.contains("frobnicate"_L1) && remarks.contains("oauth2c.sh"_L1), qPrintable(remarks));
    QVERIFY2(!remarks.contains("hush"_L1), qPrintable(remarks));
    QCOMPARE(names().size(), 1);
}

void ProfilesImportTest::tellsWhichNamesMeanSomethingElse()
{
    const ProfilesAnswer answer = import({file(
        u"a.json"_s,
        R"([{"workbench":1,"name":"Sandbox"},{"workbench":1,"name":"./a"},{"workbench":1,"name":"Mine"}])")});
    QVERIFY(!answer.problem);
    QCOMPARE(answer.remarks.size(), 2);
    QVERIFY(answer.remarks.first().contains("Sandbox"_L1));
}

void ProfilesImportTest::replacesNoNewerVersion()
{
    const QUuid id = saved(u"A"_s);
    m_vault->items[profileKey(id)] = R"({"workbench":99,"name":"A","keychain_generation":1})";
    const auto before = m_vault->items;
    const ProfilesAnswer answer = import({file(u"a.json"_s, R"({"workbench":1,"name":"A"})")});
    QVERIFY(answer.problem);
    QCOMPARE(answer.problem->status, Usage);
    QCOMPARE(m_vault->items, before);
}

void ProfilesImportTest::tellsWhatWasStoredBeforeTheKeychainEnded()
{
    int writes = 0;
    m_vault->rule = [&](Operation asked, const QString &) {
        if (asked == Operation::Write)
            ++writes;
        return writes > 2 // an item and the list
            ? MemoryVault::Ruling{StoreError{StoreError::Kind::NoService, u"it has ended"_s}}
            : MemoryVault::Ruling{};
    };
    const ProfilesAnswer answer =
        import({file(u"a.json"_s, R"([{"workbench":1,"name":"A"},{"workbench":1,"name":"B"}])")});
    QVERIFY(answer.problem);
    QCOMPARE(answer.problem->status, Transport);
    QVERIFY2(answer.problem->message.contains(u"“B”"_s), qPrintable(answer.problem->message));
    QCOMPARE(answer.text.count('\n'), 1);
    QCOMPARE(answer.json.first().value.items().size(), 1);
    m_vault->rule = {};
    QCOMPARE(names(), QStringList{u"A"_s});
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ProfilesImportTest)
#include "profiles_import_test.moc"
