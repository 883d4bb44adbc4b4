// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/stored_profiles.h"

#include "cli/output.h"
#include "cli/termination.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

QString unknownOutcome()
{
    return Text::tr("The keychain has not answered, so it is not known whether the change was made; profiles "
                    "list tells.");
}

} // namespace

StoredProfiles::StoredProfiles(MakeStore makeStore, const Termination *termination,
                               std::chrono::milliseconds patience)
    : m_makeStore(std::move(makeStore))
    , m_termination(termination)
    , m_patience(patience)
{
}

StoredProfiles::~StoredProfiles() = default;

/// `start` takes a context and a reply, and returns the ticket.
template<class T, class Start> StoreResult<T> StoredProfiles::wait(Start start)
{
    if (!m_store)
        m_store = m_makeStore();
    QEventLoop loop;
    std::optional<StoreResult<T>> result;
    const StoreTicket ticket = start(&loop, [&](const StoreResult<T> &replied) {
        result = replied;
        loop.quit();
    });
    const auto stop = [this, ticket] { m_store->stopWaiting(ticket); };
    QTimer::singleShot(m_patience, &loop, stop);
    QObject::connect(m_store.get(), &ProfileStore::slow, &loop,
                     [] { say(Text::tr("Waiting for the keychain …")); });
    if (m_termination) {
        QObject::connect(m_termination, &Termination::requested, &loop, [this, stop] {
            m_isInterrupted = true;
            stop();
        });
    }
    loop.exec();
    return *result;
}

/// What ended the waiting counts for more than what the store says of it.
Problem StoredProfiles::problemOf(const StoreError &error) const
{
    Problem problem = keychainProblem(error);
    if (error.kind == StoreError::Kind::Stopped) {
        problem.message = Text::tr("The keychain did not answer within %1 s. Unlock it, then try again.")
                              .arg(std::chrono::duration_cast<std::chrono::seconds>(m_patience).count());
    }
    const bool isUnknown = error.kind == StoreError::Kind::Unknown;
    if (isUnknown)
        problem.message = unknownOutcome();
    if (m_isInterrupted && (isUnknown || error.kind == StoreError::Kind::Stopped)) {
        const Problem ended = endedBySignal();
        const QString message = isUnknown ? ended.message + u' ' + problem.message : ended.message;
        problem = {ended.status, ended.kind, message};
    }
    return problem;
}

template<class T> Result<T, Problem> StoredProfiles::answer(const StoreResult<T> &result) const
{
    if (result)
        return *result;
    return Failure{problemOf(result.error())};
}

Result<ProfileIndex, Problem> StoredProfiles::list()
{
    return answer(
        wait<ProfileIndex>([this](QObject *context, auto reply) { return m_store->list(context, reply); }));
}

Result<ProfileIndexEntry, Problem> StoredProfiles::find(const QString &nameOrId)
{
    const auto index = list();
    if (!index)
        return Failure{index.error()};
    const QList<ProfileIndexEntry> found = entriesOf(*index, nameOrId);
    if (found.isEmpty()) {
        return Failure{usageProblem(
            Text::tr("There is no stored profile “%1”; profiles list tells their names.").arg(nameOrId))};
    }
    if (found.size() > 1)
        return Failure{ambiguousName(nameOrId, found)};
    return found.first();
}

StoreResult<StoredProfile> StoredProfiles::loaded(const QUuid &id)
{
    return wait<StoredProfile>(
        [this, id](QObject *context, auto reply) { return m_store->load(id, context, reply); });
}

StoreResult<ProfileIndexEntry> StoredProfiles::saved(const QUuid &id, const Profile &profile,
                                                     qint64 generation)
{
    return wait<ProfileIndexEntry>(
        [&](QObject *context, auto reply) { return m_store->save(id, profile, generation, context, reply); });
}

Result<StoredProfile, Problem> StoredProfiles::load(const QUuid &id)
{
    return answer(loaded(id));
}

Result<ProfileIndexEntry, Problem> StoredProfiles::save(const QUuid &id, const Profile &profile)
{
    return answer(saved(id, profile, 0));
}

Result<StoredProfiles::Replacement, Problem> StoredProfiles::replace(const QUuid &id, const Profile &profile)
{
    // Another program may store its version between our reading and our writing; ours is to replace that too.
    constexpr int attempts = 3;
    for (int attempt = 1;; ++attempt) {
        const auto present = loaded(id);
        if (!present && present.error().kind != StoreError::Kind::Missing)
            return Failure{problemOf(present.error())};
        const auto result = saved(id, profile, present ? present->generation : 0);
        if (result)
            return Replacement{*result, present ? present->profile : Profile()};
        if (result.error().kind != StoreError::Kind::Conflict || attempt == attempts)
            return Failure{problemOf(result.error())};
    }
}

Result<RemovedProfile, Problem> StoredProfiles::remove(const QUuid &id)
{
    return answer(wait<RemovedProfile>(
        [this, id](QObject *context, auto reply) { return m_store->remove(id, 0, context, reply); }));
}

QList<ProfileIndexEntry> entriesOf(const ProfileIndex &index, const QString &nameOrId)
{
    QList<ProfileIndexEntry> named;
    for (const ProfileIndexEntry &entry : index.entries) {
        if (nameOrId.compare(idText(entry.id), Qt::CaseInsensitive) == 0)
            return {entry};
        if (entry.name == nameOrId)
            named.append(entry);
    }
    return named;
}

QString newerVersionRemark()
{
    return Text::tr("A newer OAuth Workbench stored this profile; members that this one does not know are "
                    "kept, but do nothing here.");
}

QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

Problem ambiguousName(const QString &name, const QList<ProfileIndexEntry> &entries)
{
    QStringList ids;
    for (const ProfileIndexEntry &entry : entries)
        ids.append(idText(entry.id));
    return usageProblem(Text::tr("%1 profiles have the name “%2”; choose one by its id: %3")
                            .arg(entries.size())
                            .arg(name, ids.join(u", "_s)));
}

} // namespace workbench::cli
