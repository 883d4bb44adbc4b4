// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// `profiles list`, `show`, `export` and `delete` over what should not stand in a keychain, but does.
#include "cli/profiles_answer.h"
#include "profiles/stored_document.h"
#include "support/store_calls.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;
using namespace cli;

namespace {

const JsonValue &member(const ProfilesAnswer &answer, const QString &name)
{
    static const JsonValue none;
    for (const JsonMember &candidate : answer.json) {
        if (candidate.name == name)
            return candidate.value;
    }
    return none;
}

} // namespace

class ProfilesAnswerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aProfileOfANewerVersionIsShownAndExported();
    void whatCannotBeReadIsToldAndCanBeDeleted_data();
    void whatCannotBeReadIsToldAndCanBeDeleted();
    void aDamagedListIsTold();
    void namesDoNotActOnTheTerminal();

private:
    StoredProfiles stored() const
    {
        return StoredProfiles([this] {
            return std::make_unique<ProfileStore>(std::make_unique<MemoryItems>(m_vault), QString());
        });
    }

    std::shared_ptr<MemoryVault> m_vault;
    QUuid m_id;
};

void ProfilesAnswerTest::init()
{
    m_vault = std::make_shared<MemoryVault>();
    m_id = QUuid::createUuid();
    QVERIFY(stored().save(m_id, namedProfile(u"A"_s)));
}

void ProfilesAnswerTest::aProfileOfANewerVersionIsShownAndExported()
{
    m_vault->items[profileKey(m_id)] =
        R"({"workbench":99,"name":"A","client_secret":"hush","later":{"x":1},"keychain_generation":4})";
    StoredProfiles profiles = stored();
    const ProfilesAnswer shown = showProfile(profiles, u"A"_s, false);
    QVERIFY2(!shown.problem, shown.problem ? qPrintable(shown.problem->message) : "");
    QVERIFY(member(shown, u"read_only"_s).toBool());
    QCOMPARE(shown.remarks.size(), 1);
    QVERIFY2(shown.text.contains("later: {\"x\":1}\n") && !shown.text.contains("hush"),
             shown.text.constData());
    const ProfilesAnswer exported = exportProfile(profiles, u"A"_s, true);
    QVERIFY2(exported.text.contains("\"workbench\": 99") && exported.text.contains("hush"),
             exported.text.constData());
}

void ProfilesAnswerTest::whatCannotBeReadIsToldAndCanBeDeleted_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("cut off") << R"({"workbench":1,"na)"_ba;
    QTest::newRow("a member of another type")
        << R"({"workbench":1,"name":"A","client_id":7,"keychain_generation":1})"_ba;
}

void ProfilesAnswerTest::whatCannotBeReadIsToldAndCanBeDeleted()
{
    QFETCH(QByteArray, item);
    m_vault->items[profileKey(m_id)] = item;
    if (item.isEmpty())
        m_vault->items.remove(profileKey(m_id));
    StoredProfiles profiles = stored();
    QVERIFY(listProfiles(profiles).text.contains(idText(m_id).toUtf8()));
    for (const ProfilesAnswer &answer :
         {showProfile(profiles, u"A"_s, false), exportProfile(profiles, u"A"_s, false)}) {
        QVERIFY(answer.problem);
        QCOMPARE(answer.problem->status, Usage);
        QVERIFY(answer.text.isEmpty());
    }
    QVERIFY(!deleteProfile(profiles, u"A"_s).problem);
    QVERIFY(listProfiles(profiles).text.isEmpty());
    QVERIFY(!m_vault->items.contains(profileKey(m_id)));
}

void ProfilesAnswerTest::aDamagedListIsTold()
{
    const auto item = m_vault->items[profileKey(m_id)];
    m_vault->items[indexKey()] = "{";
    StoredProfiles profiles = stored();
    const ProfilesAnswer answer = listProfiles(profiles);
    QVERIFY(answer.problem);
    QCOMPARE(answer.problem->kind, u"keychain_damaged"_s);
    QCOMPARE(m_vault->items[profileKey(m_id)], item);
    QCOMPARE(m_vault->items[indexKey()], "{"_ba);
}

void ProfilesAnswerTest::namesDoNotActOnTheTerminal()
{
    StoredProfiles profiles = stored();
    QVERIFY(profiles.save(QUuid::createUuid(), namedProfile(u"a\nb\x1b[2J"_s)));
    for (const QByteArray &text :
         {listProfiles(profiles).text, showProfile(profiles, u"a\nb\x1b[2J"_s, false).text}) {
        QVERIFY(!text.contains('\x1b'));
        QVERIFY(!text.contains("a\nb"));
    }
    QCOMPARE(listProfiles(profiles).text.count('\n'), 2);
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ProfilesAnswerTest)
#include "profiles_answer_test.moc"
