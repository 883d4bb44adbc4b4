// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/memory_items.h"
#include "profiles/profile_store.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace workbench::test {

/// The replies of one operation: exactly one comes.
template<class T> struct Replies {
    QObject context;
    int count = 0;
    std::optional<StoreResult<T>> last;

    StoreReply<T> taker()
    {
        return [this](const StoreResult<T> &result) {
            ++count;
            last = result;
        };
    }
    bool wait(int timeoutMs = 20'000)
    {
        return QTest::qWaitFor([this] { return count > 0; }, timeoutMs);
    }
};

/// A ProfileStore whose operations are waited for, as a test reads best.
class StoreCalls {
public:
    explicit StoreCalls(ProfileStore &store)
        : m_store(store)
    {
    }

    StoreResult<ProfileIndex> list(ProfileStore::Prompting prompting = ProfileStore::Prompting::Allowed)
    {
        return call<ProfileIndex>([&](auto *c, auto r) { m_store.list(c, r, prompting); });
    }
    StoreResult<StoredProfile> load(const QUuid &id)
    {
        return call<StoredProfile>([&](auto *c, auto r) { m_store.load(id, c, r); });
    }
    StoreResult<ProfileIndexEntry> save(const QUuid &id, const Profile &profile, qint64 generation,
                                        qsizetype position = -1)
    {
        return call<ProfileIndexEntry>(
            [&](auto *c, auto r) { m_store.save(id, profile, generation, c, r, position); });
    }
    StoreResult<ProfileIndexEntry> rename(const QUuid &id, const QString &name, qint64 generation)
    {
        return call<ProfileIndexEntry>([&](auto *c, auto r) { m_store.rename(id, name, generation, c, r); });
    }
    StoreResult<RemovedProfile> remove(const QUuid &id, qint64 generation = 0)
    {
        return call<RemovedProfile>([&](auto *c, auto r) { m_store.remove(id, generation, c, r); });
    }
    StoreResult<ProfileIndexEntry> restore(const RemovedProfile &removed)
    {
        return call<ProfileIndexEntry>([&](auto *c, auto r) { m_store.restore(removed, c, r); });
    }
    StoreResult<ProfileIndex> arrange(const QList<QUuid> &order)
    {
        return call<ProfileIndex>([&](auto *c, auto r) { m_store.arrange(order, c, r); });
    }
    StoreResult<ProfileSurvey> survey()
    {
        return call<ProfileSurvey>([&](auto *c, auto r) { m_store.survey(c, r); });
    }
    StoreResult<ProfileIndexEntry> adopt(const QUuid &id)
    {
        return call<ProfileIndexEntry>([&](auto *c, auto r) { m_store.adopt(id, c, r); });
    }
    StoreResult<ProfileIndex> rebuildIndex()
    {
        return call<ProfileIndex>([&](auto *c, auto r) { m_store.rebuildIndex(c, r); });
    }

private:
    template<class T, class Start> static StoreResult<T> call(Start start)
    {
        Replies<T> replies;
        QEventLoop loop;
        start(&replies.context, [&, take = replies.taker()](const StoreResult<T> &result) {
            take(result);
            loop.quit();
        });
        QTimer::singleShot(60'000, &loop, [] { qFatal("the store did not answer"); });
        loop.exec();
        return *replies.last;
    }

    ProfileStore &m_store;
};

/// A document with a name, a provider and a secret.
inline Profile namedProfile(const QString &name, const QString &secret = QStringLiteral("s3cret"))
{
    Profile profile;
    profile.setText(u"name", name);
    profile.setText(u"provider", QStringLiteral("moov"));
    profile.setText(u"client_secret", secret);
    return profile;
}

/// What a failed call says, for QVERIFY2.
template<class T> QByteArray said(const StoreResult<T> &result)
{
    return result ? QByteArray("done") : result.error().message.toUtf8();
}

} // namespace workbench::test
