// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// `profiles …`, and `run` and `preview` of what they stored, each a process of its own, on a real keyring.
#include "cli_process.h"
#include "profiles/keyring/keyring_session.h"
#include "profiles/keyring/prompter.h"
#include "support/scripted_server.h"

#include <QDBusConnectionInterface>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTemporaryDir>

#include <optional>

using namespace Qt::StringLiterals;

namespace workbench::test {

class ProfilesCommandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aProfileThereAndBack();
    void showMasks();
    void exportLeavesSecretsOut();
    void exportWritesAFileOfItsOwnerAlone();
    void runsAndPreviewsWhatIsStored();
    void twoOfOneName();
    void lockedAndNobodyUnlocks();
    void aSignalWhileAPromptIsOpen_data();
    void aSignalWhileAPromptIsOpen();
    void aSignalWhileTheBusHangs();
    void withoutAKeychain_data();
    void withoutAKeychain();
    void usage_data();
    void usage();

private:
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the folder takes no file");
        return file.fileName();
    }
    std::unique_ptr<CliProcess> started(const QStringList &arguments) const
    {
        return std::make_unique<CliProcess>(arguments, m_session->environment());
    }
    /// Runs it to its end, which must be a good one.
    QByteArray output(const QStringList &arguments) const
    {
        const auto cli = started(arguments);
        const int status = cli->exitStatus();
        if (status != 0)
            qWarning("%s: %d, %s", qPrintable(arguments.join(u' ')), status, cli->error().constData());
        return status == 0 ? cli->output() : "failed"_ba;
    }
    JsonValue json(const QStringList &arguments) const
    {
        const auto parsed = parseJson(output(arguments + QStringList{u"--format"_s, u"json"_s}).trimmed());
        return parsed ? parsed->value : JsonValue();
    }
    QString import(const QByteArray &document) const
    {
        const JsonValue answer = json({u"profiles"_s, u"import"_s, file(u"import.json"_s, document)});
        const QList<JsonValue> stored = at(answer, {u"profiles"_s}).items();
        return stored.isEmpty() ? QString() : at(stored.first(), {u"uuid"_s}).text();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<KeyringSession> m_session;
};

void ProfilesCommandTest::init()
{
    if (const QString missing = KeyringSession::missing(); !missing.isEmpty())
        QSKIP(qPrintable(u"this machine has no "_s + missing));
    m_folder = std::make_unique<QTemporaryDir>();
    m_session.emplace();
    m_session->startBus();
    m_session->startKeyring();
}

void ProfilesCommandTest::cleanup()
{
    m_session.reset();
}

void ProfilesCommandTest::aProfileThereAndBack()
{
    QCOMPARE(output({u"profiles"_s, u"list"_s}), QByteArray());
    const QByteArray document =
        R"({"workbench":1,"name":"Prüfung 试","provider":"moov","client_secret":"geheim-ß","later":[1]})";
    const QString id = import(document);
    QVERIFY(!id.isEmpty());
    const QByteArray list = output({u"profiles"_s, u"list"_s});
    QCOMPARE(QString::fromUtf8(list), id + u"  Prüfung 试  (moov)\n"_s);
    const JsonValue listed = at(json({u"profiles"_s, u"list"_s}), {u"profiles"_s});
    QCOMPARE(listed.items().size(), 1);
    QCOMPARE(at(listed.items().first(), {u"name"_s}).text(), u"Prüfung 试"_s);

    const QByteArray exported = output({u"profiles"_s, u"export"_s, u"Prüfung 试"_s, u"--reveal"_s});
    QCOMPARE(parseJson(exported.trimmed())->value, parseJson(document)->value);

    QCOMPARE(import(R"({"workbench":1,"name":"Prüfung 试","client_id":"other"})"), id);
    QVERIFY(output({u"profiles"_s, u"show"_s, id}).contains("client_id: other\n"));
    QCOMPARE(output({u"profiles"_s, u"delete"_s, id}), QByteArray());
    QCOMPARE(output({u"profiles"_s, u"list"_s}), QByteArray());
}

void ProfilesCommandTest::showMasks()
{
    const QString id = import(R"({"workbench":1,"name":"M","client_secret":"hush-secret","client_id":"c"})");
    for (const QString &format : {u"text"_s, u"json"_s}) {
        const QStringList arguments{u"profiles"_s, u"show"_s, u"M"_s, u"--format"_s, format};
        const QByteArray masked = output(arguments);
        QVERIFY2(masked.contains("‹masked, 11 characters") && !masked.contains("hush"), masked.constData());
        QVERIFY2(masked.contains(id.toUtf8()), masked.constData());
        QVERIFY(output(arguments + QStringList{u"--reveal"_s}).contains("hush-secret"));
    }
    QCOMPARE(at(json({u"profiles"_s, u"show"_s, id}), {u"profile"_s, u"client_id"_s}).text(), u"c"_s);
}

void ProfilesCommandTest::exportLeavesSecretsOut()
{
    import(R"({"workbench":1,"name":"M","client_secret":"hush","client_id":"c","grant_type":)"
           R"("client_credentials","token_endpoint":"https://as.example/t"})");
    const auto cli = started({u"profiles"_s, u"export"_s, u"M"_s});
    QCOMPARE(cli->exitStatus(), 0);
    QVERIFY(!cli->output().contains("hush"));
    QVERIFY2(cli->error().contains("client_secret"), cli->error().constData());

    // What was left out is asked for.
    const auto preview = started({u"preview"_s, file(u"out.json"_s, cli->output())});
    QCOMPARE(preview->exitStatus(), 2);
    QVERIFY2(preview->error().contains("client_secret"), preview->error().constData());
}

void ProfilesCommandTest::exportWritesAFileOfItsOwnerAlone()
{
    import(R"({"workbench":1,"name":"M","client_id":"c"})");
    const QString path = m_folder->filePath(u"out.json"_s);
    const JsonValue answer = json({u"profiles"_s, u"export"_s, u"M"_s, u"--output"_s, path});
    QCOMPARE(at(answer, {u"outcome"_s}).text(), u"done"_s);
    QCOMPARE(at(answer, {u"name"_s}).text(), u"M"_s);
    QFile written(path);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().contains("\"client_id\": \"c\""));
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(written.permissions() & others));
}

void ProfilesCommandTest::runsAndPreviewsWhatIsStored()
{
    ScriptedServer server;
    server.enqueue(Reply::json(R"({"access_token":"token-one"})"));
    server.enqueue(Reply::json(R"({"access_token":"token-two"})"));
    const QString id =
        import("{\"workbench\":1,\"name\":\"M test\",\"client_secret\":\"hush\",\"client_id\":\"c\","
               "\"grant_type\":\"client_credentials\",\"token_endpoint\":\""
               + server.url(u"/t"_s).toUtf8() + "\"}");
    QVERIFY(output({u"preview"_s, u"M test"_s}).startsWith("POST /t"));
    QVERIFY(output({u"run"_s, u"M test"_s, u"--reveal"_s}).startsWith("token-one\n"));
    QVERIFY(output({u"run"_s, id, u"--set"_s, u"scope=a"_s, u"--reveal"_s}).startsWith("token-two\n"));
    QVERIFY(server.requests().last().raw.contains("scope=a"));
    QVERIFY2(output({u"profiles"_s, u"show"_s, id}).contains("client_id: c\n"), "--set is for one run");
    QVERIFY(!output({u"profiles"_s, u"show"_s, id}).contains("scope"));
}

void ProfilesCommandTest::twoOfOneName()
{
    StoreProgram program(*m_session);
    const QString first = u"11111111-1111-4111-8111-111111111111"_s;
    const QString second = u"22222222-2222-4222-8222-222222222222"_s;
    for (const QString &id : {first, second})
        QVERIFY(!program.ask({u"save"_s, id, u"0"_s, u"Twin"_s, u"x"_s}).member(u"error"));
    for (const QStringList &arguments :
         {QStringList{u"profiles"_s, u"show"_s, u"Twin"_s},
          QStringList{u"profiles"_s, u"export"_s, u"Twin"_s},
          QStringList{u"profiles"_s, u"delete"_s, u"Twin"_s}, QStringList{u"run"_s, u"Twin"_s},
          QStringList{u"preview"_s, u"Twin"_s},
          QStringList{u"profiles"_s, u"import"_s, file(u"t.json"_s, R"({"workbench":1,"name":"Twin"})")}}) {
        const auto cli = started(arguments);
        QCOMPARE(cli->exitStatus(), 2);
        QVERIFY2(cli->error().contains(first.toUtf8()) && cli->error().contains(second.toUtf8()),
                 cli->error().constData());
    }
    QCOMPARE(at(json({u"profiles"_s, u"list"_s}), {u"profiles"_s}).items().size(), 2);
    output({u"profiles"_s, u"delete"_s, second});
    QVERIFY(output({u"profiles"_s, u"show"_s, u"Twin"_s}).contains(first.toUtf8()));
}

void ProfilesCommandTest::lockedAndNobodyUnlocks()
{
    const QString id = import(R"({"workbench":1,"name":"M"})");
    m_session->lock();
    {
        const Prompter prompter(m_session->bus(), Prompter::Person::Dismisses);
        const auto cli = started({u"profiles"_s, u"list"_s, u"--format"_s, u"json"_s});
        QCOMPARE(cli->exitStatus(), 3);
        QVERIFY2(prompter.prompts() > 0, "a person may sit there");
        QCOMPARE(at(cli->json(), {u"outcome"_s}).text(), u"transport"_s);
        QCOMPARE(at(cli->json(), {u"error"_s, u"kind"_s}).text(), u"keychain_dismissed"_s);
        QCOMPARE(cli->error().count('\n'), 1);
        const auto run = started({u"run"_s, u"M"_s, u"--format"_s, u"json"_s});
        QCOMPARE(run->exitStatus(), 3);
        QCOMPARE(at(run->json(), {u"outcome"_s}).text(), u"transport"_s);
    }
    m_session->unlock();
    QVERIFY(output({u"profiles"_s, u"list"_s}).contains(id.toUtf8()));
}

void ProfilesCommandTest::aSignalWhileAPromptIsOpen_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("signal");
    QTest::newRow("list, SIGINT") << QStringList{u"profiles"_s, u"list"_s} << SIGINT;
    QTest::newRow("list, SIGTERM") << QStringList{u"profiles"_s, u"list"_s} << SIGTERM;
    QTest::newRow("run, SIGINT") << QStringList{u"run"_s, u"M"_s} << SIGINT;
}

void ProfilesCommandTest::aSignalWhileAPromptIsOpen()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, signal);
    import(R"({"workbench":1,"name":"M"})");
    m_session->lock();
    const Prompter prompter(m_session->bus(), Prompter::Person::IsAway);
    const auto cli = started(arguments + QStringList{u"--format"_s, u"json"_s});
    QVERIFY(QTest::qWaitFor([&] { return prompter.prompts() > 0; }, 20'000));
    ::kill(pid_t(cli->process().processId()), signal);
    QCOMPARE(cli->exitStatus(), 5);
    QCOMPARE(at(cli->json(), {u"outcome"_s}).text(), u"cancelled"_s);
}

void ProfilesCommandTest::aSignalWhileTheBusHangs()
{
    const pid_t bus = pid_t(m_session->bus().interface()->servicePid(u"org.freedesktop.DBus"_s).value());
    ::kill(bus, SIGSTOP);
    const auto goOn = qScopeGuard([bus] { ::kill(bus, SIGCONT); });
    const auto cli = started({u"profiles"_s, u"list"_s});
    QVERIFY2(!cli->errorLine("Waiting for the keychain").isEmpty(), "it says what it waits for");
    ::kill(pid_t(cli->process().processId()), SIGTERM);
    QCOMPARE(cli->exitStatus(), 5);
}

void ProfilesCommandTest::withoutAKeychain_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("hasBus");
    for (const bool hasBus : {true, false}) {
        const auto row = [hasBus](const QStringList &arguments) {
            const QString where = hasBus ? u", a bus without a service"_s : u", no bus"_s;
            QTest::newRow(qPrintable(arguments.join(u' ') + where)) << arguments << hasBus;
        };
        row({u"profiles"_s, u"list"_s});
        row({u"profiles"_s, u"show"_s, u"M"_s});
        row({u"profiles"_s, u"import"_s, u"@"_s});
        row({u"profiles"_s, u"export"_s, u"M"_s});
        row({u"profiles"_s, u"delete"_s, u"M"_s});
        row({u"run"_s, u"M"_s});
        row({u"preview"_s, u"M"_s});
    }
}

void ProfilesCommandTest::withoutAKeychain()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, hasBus);
    m_session->endKeyring();
    if (!hasBus)
        m_session->endBus();
    arguments.replaceInStrings(u"@"_s, file(u"m.json"_s, R"({"workbench":1,"name":"M"})"));
    QProcessEnvironment environment = m_session->environment();
    if (!hasBus)
        environment.remove(u"XDG_RUNTIME_DIR"_s); // as in a container; Qt has much to say about that
    CliProcess cli(arguments, environment);
    QCOMPARE(cli.exitStatus(), 3);
    QCOMPARE(cli.output(), QByteArray());
    QVERIFY2(cli.error().count('\n') == 1, cli.error().constData());
}

void ProfilesCommandTest::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("no subcommand") << QStringList{} << "list, show, import"_ba;
    QTest::newRow("another subcommand") << QStringList{u"rename"_s} << "“rename”"_ba;
    QTest::newRow("a name that nobody has") << QStringList{u"show"_s, u"nobody"_s} << "“nobody”"_ba;
    QTest::newRow("no name") << QStringList{u"delete"_s} << "1 argument"_ba;
    QTest::newRow("two names") << QStringList{u"export"_s, u"a"_s, u"b"_s} << "1 argument"_ba;
    QTest::newRow("no file") << QStringList{u"import"_s} << "at least one"_ba;
    QTest::newRow("a file that is not there") << QStringList{u"import"_s, u"./nowhere"_s} << "./nowhere"_ba;
    QTest::newRow("another format") << QStringList{u"list"_s, u"--format"_s, u"xml"_s} << "xml"_ba;
    QTest::newRow("an option of another subcommand") << QStringList{u"list"_s, u"--as"_s, u"x"_s} << "as"_ba;
    QTest::newRow("a folder to write into")
        << QStringList{u"export"_s, u"M"_s, u"--output"_s, u"/"_s} << "cannot be written"_ba;
}

void ProfilesCommandTest::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, told);
    const auto cli = started(QStringList{u"profiles"_s} + arguments);
    QCOMPARE(cli->exitStatus(), 2);
    QVERIFY2(cli->error().contains(told), cli->error().constData());
    QCOMPARE(cli->output(), QByteArray());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ProfilesCommandTest)
#include "profiles_command_test.moc"
