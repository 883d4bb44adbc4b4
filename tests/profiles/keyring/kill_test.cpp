// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// Programs that are killed while they save on a real gnome-keyring, and two that save at the same time.
#include "profiles/keyring/keyring_session.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <QUuid>

#include <memory>
#include <optional>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString textOf(const JsonValue &object, QStringView name)
{
    const JsonValue *value = object.member(name);
    return value ? value->text() : QString();
}

QByteArray shown(const JsonValue &answer)
{
    return writeJson(answer, JsonStyle::Compact);
}

} // namespace

class KillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void killedWhileSaving_data();
    void killedWhileSaving();
    void twoProgramsSave();

private:
    std::optional<KeyringSession> m_session;
};

void KillTest::init()
{
    if (const QString missing = KeyringSession::missing(); !missing.isEmpty())
        QSKIP(qPrintable(u"this machine has no "_s + missing));
    m_session.emplace();
    m_session->startBus();
    m_session->startKeyring();
}

void KillTest::cleanup()
{
    m_session.reset();
}

void KillTest::killedWhileSaving_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("whole items, 100 times") << QStringList();
    QTest::newRow("items of at most 256 bytes, 100 times") << QStringList{u"--split"_s};
}

/// The program writes the number of the version into name and secret; a mixture would have two numbers.
void KillTest::killedWhileSaving()
{
    QFETCH(QStringList, arguments);
    StoreProgram reader(*m_session, arguments);
    const QString id = newId(), bystander = newId();
    QCOMPARE(reader.ask({u"save"_s, bystander, u"0"_s, u"bystander"_s, u"unharmed"_s}).members().first().name,
             u"entry"_s);
    qint64 generation = 0;
    for (int kill = 0; kill < 100; ++kill) {
        qint64 reported = generation;
        {
            StoreProgram victim(*m_session, arguments);
            victim.tell({u"loop"_s, id, QString::number(generation)});
            const JsonValue first = victim.heard();
            QVERIFY2(first.member(u"entry"), shown(first).constData());
            QTest::qWait(int(QRandomGenerator::global()->bounded(30)));
            victim.kill();
            reported = generation + 1;
            while (victim.process().canReadLine()) {
                victim.process().readLine();
                ++reported;
            }
        }
        const JsonValue loaded = reader.ask({u"load"_s, id});
        const JsonValue *document = loaded.member(u"document");
        QVERIFY2(document, shown(loaded).constData());
        const qint64 stored = loaded.member(u"generation")->toInteger().value();
        QVERIFY2(stored == reported || stored == reported + 1,
                 qPrintable(u"reported %1, stored %2"_s.arg(reported).arg(stored)));
        const QString number = QString::number(stored - 1);
        QCOMPARE(textOf(*document, u"name"), number);
        const QStringList words = textOf(*document, u"client_secret").split(u' ', Qt::SkipEmptyParts);
        QCOMPARE(words.size(), 200 + 100 * ((stored - 1) % 3));
        QCOMPARE(QSet<QString>(words.cbegin(), words.cend()), QSet<QString>{number});
        const JsonValue list = reader.ask({u"list"_s});
        QVERIFY2(list.member(u"entries"), shown(list).constData());
        QCOMPARE(list.member(u"entries")->items().size(), 2);
        generation = stored;
    }
    QCOMPARE(textOf(*reader.ask({u"load"_s, bystander}).member(u"document"), u"client_secret"),
             u"unharmed"_s);
    QCOMPARE(shown(reader.ask({u"survey"_s})), "{\"missing\":0,\"orphans\":[]}");
}

void KillTest::twoProgramsSave()
{
    StoreProgram first(*m_session), second(*m_session);
    QSet<QString> ids;
    for (int round = 0; round < 100; ++round) {
        for (StoreProgram *program : {&first, &second}) {
            const QString id = newId();
            ids.insert(id);
            program->tell({u"save"_s, id, u"0"_s, id, u"x"_s});
        }
        for (StoreProgram *program : {&first, &second}) {
            const JsonValue saved = program->heard();
            QVERIFY2(saved.member(u"entry"), shown(saved).constData());
        }
    }
    const JsonValue list = first.ask({u"list"_s});
    QSet<QString> listed;
    for (const JsonValue &entry : list.member(u"entries")->items())
        listed.insert(textOf(entry, u"id"));
    QCOMPARE(listed, ids);
    QCOMPARE(shown(second.ask({u"survey"_s})), "{\"missing\":0,\"orphans\":[]}");
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::KillTest)
#include "kill_test.moc"
