// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// A program with a profile store on the real keychain, for tests that lock, end and kill. It takes one JSON
// array of texts a line, the first one being the command, and answers each with one line; with `--split` its
// items have at most 256 bytes. `loop ID` saves one profile for ever, until somebody kills the program.
#include "profiles/keychain_items.h"
#include "profiles/keychain_store.h"
#include "profiles/split_items.h"
#include "protocol/json.h"

#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>
#include <QStandardPaths>

#include <cstdio>
#include <functional>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace workbench::test {

namespace {

void say(QList<JsonMember> members)
{
    const QByteArray line = writeJson(JsonValue::object(std::move(members)), JsonStyle::Compact) + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

JsonValue entryValue(const ProfileIndexEntry &entry)
{
    return JsonValue::object({{u"id"_s, JsonValue::string(entry.id.toString(QUuid::WithoutBraces))},
                              {u"name"_s, JsonValue::string(entry.name)},
                              {u"generation"_s, JsonValue::number(entry.generation)}});
}

void answer(const StoreError &error)
{
    say({{u"error"_s, JsonValue::number(int(error.kind))}, {u"message"_s, JsonValue::string(error.message)}});
}

void answer(const ProfileIndexEntry &entry)
{
    say({{u"entry"_s, entryValue(entry)}});
}

void answer(const ProfileIndex &index)
{
    JsonValue entries = JsonValue::array();
    for (const ProfileIndexEntry &entry : index.entries)
        entries.items().append(entryValue(entry));
    say({{u"entries"_s, std::move(entries)}});
}

void answer(const StoredProfile &stored)
{
    say({{u"generation"_s, JsonValue::number(stored.generation)},
         {u"document"_s, stored.profile.document()}});
}

void answer(const RemovedProfile &removed)
{
    say({{u"removed"_s, entryValue(removed.entry)}});
}

void answer(const ProfileSurvey &survey)
{
    JsonValue orphans = JsonValue::array();
    for (const QUuid &id : survey.orphans)
        orphans.items().append(JsonValue::string(id.toString(QUuid::WithoutBraces)));
    say({{u"missing"_s, JsonValue::number(survey.missing.size())}, {u"orphans"_s, std::move(orphans)}});
}

template<class T> StoreReply<T> answering()
{
    return [](const StoreResult<T> &result) {
        if (result)
            answer(*result);
        else
            answer(result.error());
    };
}

Profile profileOf(const QString &name, const QString &secret)
{
    Profile profile;
    profile.setText(u"name", name);
    profile.setText(u"client_secret", secret);
    return profile;
}

std::unique_ptr<ProfileStore> makeStore(bool isSplit)
{
    if (!isSplit)
        return makeKeychainStore();
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return std::make_unique<ProfileStore>(std::make_unique<SplitItems>(keychainItems(), 256),
                                          folder + u"/split.lock"_s);
}

class Program : public QObject {
public:
    explicit Program(bool isSplit)
        : m_store(makeStore(isSplit))
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, &Program::readInput);
        connect(m_store.get(), &ProfileStore::settled, this, [](StoreTicket, const StoreDone &outcome) {
            say({{u"settled"_s, JsonValue::boolean(outcome.isOk())}});
        });
    }

private:
    void readInput();
    void obey(const QStringList &words);
    void loop(const QUuid &id, qint64 generation);

    std::unique_ptr<ProfileStore> m_store;
    QSocketNotifier m_input;
    QByteArray m_line;
    StoreTicket m_ticket = 0;
};

void Program::readInput()
{
    char bytes[65536];
    const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (count <= 0)
        return QCoreApplication::exit(0);
    m_line.append(bytes, count);
    for (qsizetype end = m_line.indexOf('\n'); end >= 0; end = m_line.indexOf('\n')) {
        const auto parsed = parseJson(m_line.first(end));
        m_line.remove(0, end + 1);
        QStringList words;
        for (const JsonValue &word : parsed.value().value.items())
            words.append(word.text());
        obey(words);
    }
}

void Program::obey(const QStringList &words)
{
    const QString &command = words.first();
    const QUuid id = QUuid::fromString(words.value(1));
    const qint64 generation = words.value(2).toLongLong();
    if (command == "list"_L1)
        m_ticket = m_store->list(this, answering<ProfileIndex>());
    else if (command == "peek"_L1)
        m_ticket = m_store->list(this, answering<ProfileIndex>(), ProfileStore::Prompting::Never);
    else if (command == "load"_L1)
        m_ticket = m_store->load(id, this, answering<StoredProfile>());
    else if (command == "save"_L1)
        m_ticket = m_store->save(id, profileOf(words.value(3), words.value(4)), generation, this,
                                 answering<ProfileIndexEntry>());
    else if (command == "rename"_L1)
        m_ticket = m_store->rename(id, words.value(3), generation, this, answering<ProfileIndexEntry>());
    else if (command == "remove"_L1)
        m_ticket = m_store->remove(id, generation, this, answering<RemovedProfile>());
    else if (command == "survey"_L1)
        m_ticket = m_store->survey(this, answering<ProfileSurvey>());
    else if (command == "stop"_L1)
        m_store->stopWaiting(m_ticket);
    else if (command == "ping"_L1)
        say({{u"pong"_s, JsonValue::boolean(true)}});
    else if (command == "loop"_L1)
        loop(id, generation);
}

/// The text says of itself which one it is: name and filling count with the generation.
void Program::loop(const QUuid &id, qint64 generation)
{
    const QString number = QString::number(generation);
    const QString secret = (number + u' ').repeated(200 + 100 * (generation % 3));
    m_store->save(id, profileOf(number, secret), generation, this,
                  [this, id](const StoreResult<ProfileIndexEntry> &saved) {
                      if (!saved)
                          return answer(saved.error());
                      answer(*saved);
                      loop(id, saved->generation);
                  });
}

} // namespace

} // namespace workbench::test

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"store-program"_s);
    const workbench::test::Program program(QCoreApplication::arguments().contains(u"--split"_s));
    return QCoreApplication::exec();
}
