// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/profile_store.h"

#include "profiles/profile_records.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTimer>

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::ProfileStore)
};

StoreError stopped()
{
    return {
        StoreError::Kind::Stopped,
        Text::tr(
            "The keychain had not answered when the waiting was stopped. Nothing was changed; try again.")};
}

StoreError unknown()
{
    return {
        StoreError::Kind::Unknown,
        Text::tr("The keychain had not answered when the waiting was stopped, so nobody knows yet whether it "
                 "was stored. Its answer is shown as soon as it comes.")};
}

} // namespace

/// From its start until the keychain has done with it; its reply may have been answered earlier.
struct ProfileStore::Operation {
    StoreTicket ticket = 0;
    std::function<Task<std::monostate>()> work; ///< leaves its outcome in the members below
    std::optional<Task<std::monostate>> task; ///< once it runs
    std::optional<StoreError> error; ///< of a finished one
    std::function<void()> reply; ///< hands the outcome to who asked
    std::function<void(const StoreError &)> replyError;
    bool isAnswered = false;
};

ProfileStore::ProfileStore(std::unique_ptr<SecretItems> items, const QString &lockFile, QObject *parent)
    : QObject(parent)
    , m_items(std::move(items))
    , m_records(std::make_unique<ProfileRecords>(*m_items, lockFile))
{
}

ProfileStore::~ProfileStore() = default;

template<class T>
StoreTicket ProfileStore::enqueue(std::function<Task<StoreResult<T>>()> work, QObject *context,
                                  StoreReply<T> reply)
{
    const auto operation = std::make_shared<Operation>();
    const std::weak_ptr<Operation> weak = operation;
    const auto result = std::make_shared<std::optional<StoreResult<T>>>();
    operation->ticket = ++m_lastTicket;
    operation->work = [this, work = std::move(work), weak, result]() -> Task<std::monostate> {
        return perform<T>(work(), weak, result);
    };
    const QPointer<QObject> receiver(context);
    operation->replyError = [receiver, reply](const StoreError &error) {
        if (receiver)
            reply(Failure{error});
    };
    operation->reply = [receiver, reply, result] {
        if (receiver)
            reply(**result);
    };
    m_queue.append(operation);
    QTimer::singleShot(m_patience, this, [this, weak] {
        if (const auto waiting = weak.lock(); waiting && !waiting->isAnswered)
            Q_EMIT slow(waiting->ticket);
    });
    if (m_queue.size() == 1)
        QMetaObject::invokeMethod(this, &ProfileStore::startNext, Qt::QueuedConnection);
    return operation->ticket;
}

template<class T>
Task<std::monostate> ProfileStore::perform(Task<StoreResult<T>> work, std::weak_ptr<Operation> weak,
                                           std::shared_ptr<std::optional<StoreResult<T>>> result)
{
    StoreResult<T> outcome = co_await work;
    const auto operation = weak.lock();
    if (!outcome)
        operation->error = outcome.error();
    *result = std::move(outcome);
    // The task cannot be destroyed from inside itself: its end is a matter of the event loop.
    QMetaObject::invokeMethod(
        this, [this, operation] { finish(operation); }, Qt::QueuedConnection);
    co_return std::monostate();
}

void ProfileStore::startNext()
{
    if (m_queue.isEmpty() || m_queue.first()->task)
        return;
    const auto operation = m_queue.first();
    m_records->forgetQuestion();
    operation->task.emplace(operation->work());
    operation->task->start();
}

void ProfileStore::finish(const std::shared_ptr<Operation> &operation)
{
    if (!m_queue.removeOne(operation))
        return; // it was stopped after its end, before it was told
    const QPointer<ProfileStore> alive(this);
    const bool isUnknown = operation->error && operation->error->kind == StoreError::Kind::Unknown;
    if (isUnknown && m_records->question()) {
        OpenQuestion question = *m_records->question();
        question.ticket = operation->ticket;
        m_openQuestions.append(question);
    }
    operation->task.reset();
    const bool mayAskAgain = !operation->error;
    if (!operation->isAnswered) {
        operation->isAnswered = true;
        operation->reply();
    } else if (!isUnknown) {
        Q_EMIT settled(operation->ticket,
                       operation->error ? StoreDone(Failure{*operation->error})
                                        : StoreDone(std::monostate()));
    }
    if (!alive)
        return;
    if (mayAskAgain)
        settleOpenQuestions();
    if (m_queue.isEmpty())
        Q_EMIT idle();
    else
        startNext();
}

/// The keychain has just answered: it can tell what it did before, too.
void ProfileStore::settleOpenQuestions()
{
    const QList<OpenQuestion> questions = std::exchange(m_openQuestions, {});
    for (const OpenQuestion &question : questions) {
        enqueue<std::monostate>([this, question] { return m_records->settle(question); }, this,
                                [this, question](const StoreDone &outcome) {
                                    const bool isOpen = !outcome
                                        && (outcome.error().isUnavailable()
                                            || outcome.error().kind == StoreError::Kind::Unknown);
                                    if (isOpen)
                                        m_openQuestions.append(question);
                                    else
                                        Q_EMIT settled(question.ticket, outcome);
                                });
    }
}

void ProfileStore::stopWaiting(StoreTicket ticket)
{
    const auto found = std::find_if(m_queue.cbegin(), m_queue.cend(),
                                    [ticket](const auto &candidate) { return candidate->ticket == ticket; });
    if (found == m_queue.cend() || (*found)->isAnswered)
        return;
    const std::shared_ptr<Operation> operation = *found;
    operation->isAnswered = true;
    const bool goesOn = operation->task && m_records->question();
    if (!goesOn) {
        m_queue.removeOne(operation);
        operation->task.reset();
        QMetaObject::invokeMethod(this, &ProfileStore::startNext, Qt::QueuedConnection);
    }
    const StoreError error = goesOn ? unknown() : stopped();
    QMetaObject::invokeMethod(
        this,
        [this, operation, error] {
            operation->replyError(error);
            if (m_queue.isEmpty())
                Q_EMIT idle();
        },
        Qt::QueuedConnection);
}

bool ProfileStore::isIdle() const
{
    return m_queue.isEmpty();
}

StoreTicket ProfileStore::list(QObject *context, StoreReply<ProfileIndex> reply, Prompting prompting)
{
    return enqueue<ProfileIndex>([this, prompting] { return m_records->list(prompting); }, context,
                                 std::move(reply));
}

StoreTicket ProfileStore::load(const QUuid &id, QObject *context, StoreReply<StoredProfile> reply,
                               Prompting prompting)
{
    return enqueue<StoredProfile>([this, id, prompting] { return m_records->load(id, prompting); }, context,
                                  std::move(reply));
}

StoreTicket ProfileStore::save(const QUuid &id, const Profile &profile, qint64 generation, QObject *context,
                               StoreReply<ProfileIndexEntry> reply, qsizetype position)
{
    return enqueue<ProfileIndexEntry>(
        [this, id, profile, generation, position] {
            return m_records->save(id, profile, generation, position);
        },
        context, std::move(reply));
}

StoreTicket ProfileStore::rename(const QUuid &id, const QString &name, qint64 generation, QObject *context,
                                 StoreReply<ProfileIndexEntry> reply)
{
    return enqueue<ProfileIndexEntry>(
        [this, id, name, generation] { return m_records->rename(id, name, generation); }, context,
        std::move(reply));
}

StoreTicket ProfileStore::remove(const QUuid &id, qint64 generation, QObject *context,
                                 StoreReply<RemovedProfile> reply)
{
    return enqueue<RemovedProfile>([this, id, generation] { return m_records->remove(id, generation); },
                                   context, std::move(reply));
}

StoreTicket ProfileStore::restore(const RemovedProfile &removed, QObject *context,
                                  StoreReply<ProfileIndexEntry> reply)
{
    return enqueue<ProfileIndexEntry>([this, removed] { return m_records->restore(removed); }, context,
                                      std::move(reply));
}

StoreTicket ProfileStore::arrange(const QList<QUuid> &order, QObject *context, StoreReply<ProfileIndex> reply)
{
    return enqueue<ProfileIndex>([this, order] { return m_records->arrange(order); }, context,
                                 std::move(reply));
}

StoreTicket ProfileStore::survey(QObject *context, StoreReply<ProfileSurvey> reply)
{
    return enqueue<ProfileSurvey>([this] { return m_records->survey(); }, context, std::move(reply));
}

StoreTicket ProfileStore::adopt(const QUuid &id, QObject *context, StoreReply<ProfileIndexEntry> reply)
{
    return enqueue<ProfileIndexEntry>([this, id] { return m_records->adopt(id); }, context, std::move(reply));
}

StoreTicket ProfileStore::rebuildIndex(QObject *context, StoreReply<ProfileIndex> reply)
{
    return enqueue<ProfileIndex>([this] { return m_records->rebuildIndex(); }, context, std::move(reply));
}

} // namespace workbench
