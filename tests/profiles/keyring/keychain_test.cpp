// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// The store on a real gnome-keyring, as one program and several see it.
#include "profiles/keyring/keyring_session.h"
#include "profiles/keyring/prompter.h"
#include "profiles/store_error.h"

#include <QDirIterator>
#include <QFile>
#include <QStandardPaths>
#include <QTest>
#include <QUuid>

#include <optional>

namespace workbench::test {

using namespace Qt::StringLiterals;
using Kind = StoreError::Kind;

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

/// The kind of the error that was answered; nothing for success.
std::optional<Kind> errorOf(const JsonValue &answer)
{
    const JsonValue *error = answer.member(u"error");
    return error ? std::optional(Kind(error->toInteger().value())) : std::nullopt;
}

QByteArray shown(const JsonValue &answer)
{
    return writeJson(answer, JsonStyle::Compact);
}

QStringList namesOf(const JsonValue &list)
{
    const JsonValue *entries = list.member(u"entries");
    if (!entries)
        return {u"no list: "_s + QString::fromUtf8(shown(list))};
    QStringList names;
    for (const JsonValue &entry : entries->items())
        names.append(textOf(entry, u"name"));
    return names;
}

QString secretOf(const JsonValue &loaded)
{
    const JsonValue *document = loaded.member(u"document");
    return document ? textOf(*document, u"client_secret")
                    : u"no document: "_s + QString::fromUtf8(shown(loaded));
}

} // namespace

class KeychainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void savesLoadsRenamesRemoves();
    void keepsLongProfiles();
    void keepsTwoHundredProfiles();
    void lockedInTheMiddle();
    void lockedWhileSaving();
    void stopsWaitingForAPrompt();
    void removesNothingWhileLocked();
    void keyringEndsInTheMiddle();
    void busEndsInTheMiddle();
    void neverBlocks_data();
    void neverBlocks();
    void leavesNoSecretBehind();
    void noService();
    void noBus();
    void noLibrary();
    void withoutTheEventLoopOfGlib();

private:
    std::optional<KeyringSession> m_session;
};

void KeychainTest::init()
{
    if (const QString missing = KeyringSession::missing(); !missing.isEmpty())
        QSKIP(qPrintable(u"this machine has no "_s + missing));
    m_session.emplace();
    m_session->startBus();
    m_session->startKeyring();
}

void KeychainTest::cleanup()
{
    m_session.reset();
}

void KeychainTest::savesLoadsRenamesRemoves()
{
    const QString id = newId(), other = newId();
    {
        StoreProgram program(*m_session);
        QCOMPARE(namesOf(program.ask({u"list"_s})), QStringList());
        const JsonValue saved =
            program.ask({u"save"_s, id, u"0"_s, u"Prüfung 试验 \U0001F511"_s, u"geheim-ß"_s});
        QVERIFY2(!errorOf(saved), shown(saved).constData());
        QVERIFY(!errorOf(program.ask({u"save"_s, other, u"0"_s, u"other"_s, u"x"_s})));
        QVERIFY(!errorOf(program.ask({u"rename"_s, other, u"1"_s, u"renamed"_s})));
    }
    StoreProgram program(*m_session);
    QCOMPARE(namesOf(program.ask({u"list"_s})), (QStringList{u"Prüfung 试验 \U0001F511"_s, u"renamed"_s}));
    QCOMPARE(secretOf(program.ask({u"load"_s, id})), u"geheim-ß"_s);
    if (!QStandardPaths::findExecutable(u"secret-tool"_s).isEmpty()) {
        const QByteArray found = m_session->run(
            u"secret-tool"_s, {u"search"_s, u"--all"_s, u"server"_s, u"io.github.oauth_workbench"_s});
        QCOMPARE(found.count("label = io.github.oauth_workbench"), 3);
        QVERIFY(found.contains("io.github.oauth_workbench/index"));
        QVERIFY(found.contains("io.github.oauth_workbench/profile/" + id.toUtf8()));
        QVERIFY(found.contains("\"client_secret\":\"geheim-ß\""));
    }
    const JsonValue removed = program.ask({u"remove"_s, id, u"1"_s});
    QVERIFY2(!errorOf(removed), shown(removed).constData());
    QCOMPARE(errorOf(program.ask({u"load"_s, id})), Kind::Missing);
    QCOMPARE(namesOf(program.ask({u"list"_s})), QStringList{u"renamed"_s});
    const JsonValue survey = program.ask({u"survey"_s});
    QCOMPARE(shown(survey), "{\"missing\":0,\"orphans\":[]}");
}

void KeychainTest::keepsLongProfiles()
{
    StoreProgram program(*m_session);
    for (const int length : {2559, 2560, 2561, 18'944, 65'536, 1'000'000}) {
        const QString id = newId(), secret = QString(length, u'k');
        const JsonValue saved = program.ask({u"save"_s, id, u"0"_s, u"long"_s, secret});
        QVERIFY2(!errorOf(saved), shown(saved).constData());
        QVERIFY(secretOf(program.ask({u"load"_s, id})) == secret);
    }
}

void KeychainTest::keepsTwoHundredProfiles()
{
    QStringList names;
    {
        StoreProgram program(*m_session);
        for (int i = 0; i < 200; ++i) {
            names.append(u"profile %1"_s.arg(i));
            const JsonValue saved =
                program.ask({u"save"_s, newId(), u"0"_s, names.last(), u"secret %1"_s.arg(i)});
            QVERIFY2(!errorOf(saved), shown(saved).constData());
        }
    }
    StoreProgram program(*m_session);
    const JsonValue list = program.ask({u"list"_s});
    QCOMPARE(namesOf(list), names);
    for (int i = 0; i < 200; ++i) {
        const QString id = textOf(list.member(u"entries")->items()[i], u"id");
        QCOMPARE(secretOf(program.ask({u"load"_s, id})), u"secret %1"_s.arg(i));
    }
    QCOMPARE(shown(program.ask({u"survey"_s})), "{\"missing\":0,\"orphans\":[]}");
}

void KeychainTest::lockedInTheMiddle()
{
    StoreProgram program(*m_session);
    const QString id = newId();
    QVERIFY(!errorOf(program.ask({u"save"_s, id, u"0"_s, u"a"_s, u"x"_s})));
    Prompter prompter(m_session->bus(), Prompter::Person::Dismisses);
    m_session->lock();

    QCOMPARE(errorOf(program.ask({u"peek"_s})), Kind::Locked);
    QCOMPARE(prompter.prompts(), 0);
    QCOMPARE(errorOf(program.ask({u"list"_s})), Kind::Dismissed);
    QCOMPARE(prompter.prompts(), 1);
    QCOMPARE(errorOf(program.ask({u"load"_s, id})), Kind::Dismissed);
    QCOMPARE(errorOf(program.ask({u"save"_s, id, u"1"_s, u"b"_s, u"y"_s})), Kind::Dismissed);
    QCOMPARE(errorOf(program.ask({u"save"_s, newId(), u"0"_s, u"c"_s, u"z"_s})), Kind::Dismissed);

    m_session->unlock();
    QCOMPARE(namesOf(program.ask({u"list"_s})), QStringList{u"a"_s});
    const JsonValue saved = program.ask({u"save"_s, id, u"1"_s, u"b"_s, u"y"_s});
    QVERIFY2(!errorOf(saved), shown(saved).constData());
}

/// Wherever between two steps of a save it is locked.
void KeychainTest::lockedWhileSaving()
{
    const Prompter prompter(m_session->bus(), Prompter::Person::Dismisses);
    const QString id = newId();
    qint64 generation = 0;
    for (int round = 0; round < 10; ++round) {
        StoreProgram program(*m_session);
        program.tell({u"loop"_s, id, QString::number(generation)});
        QVERIFY(!errorOf(program.heard()));
        m_session->lock();
        JsonValue last = program.heard();
        while (!last.isNull() && !errorOf(last)) {
            generation = last.member(u"entry")->member(u"generation")->toInteger().value();
            last = program.heard();
        }
        const std::optional<Kind> kind = errorOf(last);
        QVERIFY2(kind == Kind::Locked || kind == Kind::Dismissed || kind == Kind::Unknown,
                 shown(last).constData());
        m_session->unlock();
        const JsonValue loaded = program.ask({u"load"_s, id});
        QVERIFY2(loaded.member(u"document"), shown(loaded).constData());
        generation = loaded.member(u"generation")->toInteger().value();
        QVERIFY(secretOf(loaded).startsWith(u"%1 "_s.arg(generation - 1)));
    }
}

void KeychainTest::stopsWaitingForAPrompt()
{
    StoreProgram program(*m_session);
    QCOMPARE(namesOf(program.ask({u"list"_s})), QStringList());
    m_session->lock();
    Prompter prompter(m_session->bus(), Prompter::Person::IsAway);
    program.tell({u"save"_s, newId(), u"0"_s, u"a"_s, u"x"_s});
    QTRY_COMPARE(prompter.prompts(), 1);
    QCOMPARE(errorOf(program.ask({u"stop"_s})), Kind::Stopped);
    QCOMPARE(errorOf(program.ask({u"peek"_s})), Kind::Locked);
    program.tell({u"list"_s}); // waits for the prompt that stands
    QCOMPARE(errorOf(program.ask({u"stop"_s})), Kind::Stopped);
    QCOMPARE(prompter.prompts(), 1);
    m_session->unlock();
    QCOMPARE(namesOf(program.ask({u"list"_s})), QStringList());
}

void KeychainTest::removesNothingWhileLocked()
{
    StoreProgram program(*m_session);
    const QString id = newId();
    QVERIFY(!errorOf(program.ask({u"save"_s, id, u"0"_s, u"a"_s, u"x"_s})));
    m_session->lock();
    {
        const Prompter prompter(m_session->bus(), Prompter::Person::Dismisses);
        QCOMPARE(errorOf(program.ask({u"remove"_s, id, u"1"_s})), Kind::Dismissed);
    }
    m_session->unlock();
    QCOMPARE(namesOf(program.ask({u"list"_s})), QStringList{u"a"_s});
    QCOMPARE(secretOf(program.ask({u"load"_s, id})), u"x"_s);
}

void KeychainTest::keyringEndsInTheMiddle()
{
    StoreProgram program(*m_session);
    const QString id = newId();
    QVERIFY(!errorOf(program.ask({u"save"_s, id, u"0"_s, u"a"_s, u"x"_s})));
    m_session->endKeyring();
    QCOMPARE(errorOf(program.ask({u"list"_s})), Kind::NoService);
    QCOMPARE(errorOf(program.ask({u"save"_s, id, u"1"_s, u"b"_s, u"y"_s})), Kind::NoService);
    m_session->startKeyring();
    QCOMPARE(namesOf(program.ask({u"list"_s})), QStringList{u"a"_s});
    const JsonValue saved = program.ask({u"save"_s, id, u"1"_s, u"b"_s, u"y"_s});
    QVERIFY2(!errorOf(saved), shown(saved).constData());
    QCOMPARE(secretOf(program.ask({u"load"_s, id})), u"y"_s);
}

/// GLib's shared connection would end the program with SIGTERM.
void KeychainTest::busEndsInTheMiddle()
{
    StoreProgram program(*m_session);
    const QString id = newId();
    QVERIFY(!errorOf(program.ask({u"save"_s, id, u"0"_s, u"a"_s, u"x"_s})));
    m_session->endBus();
    QCOMPARE(errorOf(program.ask({u"list"_s})), Kind::NoService);
    QCOMPARE(errorOf(program.ask({u"save"_s, id, u"1"_s, u"b"_s, u"y"_s})), Kind::NoService);
    QVERIFY(program.isAlive());
    m_session->endKeyring();

    m_session->startBus();
    m_session->startKeyring();
    const JsonValue again = program.ask({u"list"_s});
    QCOMPARE(errorOf(again), Kind::NoService);
    QVERIFY2(textOf(again, u"message").contains(u"start OAuth Workbench again"_s), shown(again).constData());
    StoreProgram anew(*m_session);
    QCOMPARE(namesOf(anew.ask({u"list"_s})), QStringList{u"a"_s});
}

void KeychainTest::neverBlocks_data()
{
    QTest::addColumn<bool>("isBusFrozen");
    QTest::addColumn<bool>("isFirst");
    QTest::newRow("a bus that does not answer, from the first operation on") << true << true;
    QTest::newRow("a bus that stops answering") << true << false;
    QTest::newRow("a keyring that does not answer, from the first operation on") << false << true;
    QTest::newRow("a keyring that stops answering") << false << false;
}

void KeychainTest::neverBlocks()
{
    QFETCH(bool, isBusFrozen);
    QFETCH(bool, isFirst);
    StoreProgram program(*m_session);
    const QString id = newId();
    if (!isFirst)
        QVERIFY(!errorOf(program.ask({u"save"_s, id, u"0"_s, u"a"_s, u"x"_s})));
    if (isBusFrozen)
        m_session->freezeBus();
    else
        m_session->freezeKeyring();
    program.tell({u"save"_s, id, isFirst ? u"0"_s : u"1"_s, u"b"_s, u"y"_s});
    QCOMPARE(shown(program.ask({u"ping"_s})), "{\"pong\":true}");
    QCOMPARE(errorOf(program.ask({u"stop"_s})), Kind::Stopped);
    QCOMPARE(shown(program.ask({u"ping"_s})), "{\"pong\":true}");
    m_session->thaw();
    QCOMPARE(namesOf(program.ask({u"list"_s})), isFirst ? QStringList() : QStringList{u"a"_s});
}

/// Neither in a file of the session nor in the arguments of a process; gnome-keyring encrypts its own.
void KeychainTest::leavesNoSecretBehind()
{
    const QByteArray secret = "t0psecret-" + newId().toLatin1();
    StoreProgram program(*m_session);
    const QString id = newId();
    QVERIFY(!errorOf(program.ask({u"save"_s, id, u"0"_s, u"a"_s, QString::fromLatin1(secret)})));
    QVERIFY(!errorOf(program.ask({u"rename"_s, id, u"1"_s, u"b"_s})));
    QCOMPARE(secretOf(program.ask({u"load"_s, id})), QString::fromLatin1(secret));
    int files = 0;
    QDirIterator all(m_session->folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains(secret) && !content.contains(secret.toBase64().chopped(4)),
                 qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files > 2); // the keyring's own is among them
    QFile arguments(u"/proc/%1/cmdline"_s.arg(program.process().processId()));
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    QVERIFY(!arguments.readAll().contains(secret));
}

void KeychainTest::noService()
{
    m_session->endKeyring();
    StoreProgram program(*m_session);
    QCOMPARE(errorOf(program.ask({u"list"_s})), Kind::NoService);
    QCOMPARE(errorOf(program.ask({u"save"_s, newId(), u"0"_s, u"a"_s, u"x"_s})), Kind::NoService);
    m_session->startKeyring(); // as it may come seconds after the login
    QCOMPARE(namesOf(program.ask({u"list"_s})), QStringList());
}

void KeychainTest::noBus()
{
    m_session->endKeyring();
    m_session->endBus();
    StoreProgram program(*m_session);
    const JsonValue answer = program.ask({u"list"_s});
    QCOMPARE(errorOf(answer), Kind::NoService);
    QVERIFY2(textOf(answer, u"message").contains(u"D-Bus"_s), shown(answer).constData());
}

void KeychainTest::noLibrary()
{
    QFile broken(m_session->folder() + u"/libsecret-1.so.0"_s);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("not a library");
    broken.close();
    m_session->setVariable(u"LD_LIBRARY_PATH"_s, m_session->folder());
    StoreProgram program(*m_session);
    const JsonValue answer = program.ask({u"list"_s});
    QCOMPARE(errorOf(answer), Kind::LibraryMissing);
    QVERIFY2(textOf(answer, u"message").contains(u"libsecret-1-0"_s), shown(answer).constData());
}

void KeychainTest::withoutTheEventLoopOfGlib()
{
    m_session->setVariable(u"QT_NO_GLIB"_s, u"1"_s);
    StoreProgram program(*m_session);
    const QString id = newId();
    const JsonValue saved = program.ask({u"save"_s, id, u"0"_s, u"a"_s, u"x"_s});
    QVERIFY2(!errorOf(saved), shown(saved).constData());
    QCOMPARE(secretOf(program.ask({u"load"_s, id})), u"x"_s);
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::KeychainTest)
#include "keychain_test.moc"
