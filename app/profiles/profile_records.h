// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"
#include "profiles/open_question.h"
#include "profiles/secret_items.h"
#include "profiles/stored_document.h"

#include <QLockFile>

#include <functional>
#include <memory>
#include <optional>

namespace workbench {

/// What a ProfileStore does, step by step: documents, list and generations on a keychain. One operation at a
/// time. The order of the steps is such that ending after any of them leaves every profile old or new: a
/// profile's item is written before the list names it, and goes after the list has forgotten it.
///
/// Errors and arguments are those of ProfileStore.
class ProfileRecords {
public:
    using Prompting = SecretItems::Prompting;

    ProfileRecords(SecretItems &items, QString lockFile);

    Task<StoreResult<ProfileIndex>> list(Prompting prompting);
    Task<StoreResult<StoredProfile>> load(QUuid id, Prompting prompting);
    Task<StoreResult<ProfileIndexEntry>> save(QUuid id, Profile profile, qint64 generation,
                                              qsizetype position);
    Task<StoreResult<ProfileIndexEntry>> rename(QUuid id, QString name, qint64 generation);
    Task<StoreResult<RemovedProfile>> remove(QUuid id, qint64 generation);
    Task<StoreResult<ProfileIndexEntry>> restore(RemovedProfile removed);
    Task<StoreResult<ProfileIndex>> arrange(QList<QUuid> order);
    Task<StoreResult<ProfileSurvey>> survey();
    Task<StoreResult<ProfileIndexEntry>> adopt(QUuid id);
    Task<StoreResult<ProfileIndex>> rebuildIndex();

    /// What the running operation is changing, once it may have changed something; for one that ended with
    /// Unknown, what is to be settled.
    const std::optional<OpenQuestion> &question() const { return m_question; }
    void forgetQuestion() { m_question.reset(); }
    /// Reads back what became of it, and completes what was begun. Unavailable or Unknown: still nobody can
    /// tell.
    Task<StoreDone> settle(OpenQuestion question);

private:
    /// The lock, and the list as it stands under it.
    struct Held {
        std::shared_ptr<QLockFile> lock;
        StoredIndex index;
    };
    using Item = std::optional<QByteArray>;

    Task<StoreResult<Held>> hold(Prompting prompting = Prompting::Allowed);
    Task<StoreResult<StoredIndex>> readIndex();
    Task<StoreResult<bool>> isMissing(QUuid id, std::optional<QStringList> keys);
    Task<StoreResult<StoredIndex>> listOfItems();
    Task<StoredIndex> finishRemovals(StoredIndex index);
    Task<StoreDone> writeIndex(StoredIndex index);
    Task<StoreDone> writeSurely(QString key, QByteArray value);
    Task<StoreDone> removeSurely(QString key);
    Task<StoreDone> putBack(QString key, Item earlier);
    /// Writes the item and lists it; takes the item back when the list cannot be written.
    Task<StoreResult<ProfileIndexEntry>> writeAndList(std::shared_ptr<Held> held, ProfileIndexEntry entry,
                                                      Item earlier, QByteArray text, qsizetype position);

    SecretItems &m_items;
    const QString m_lockFile;
    std::optional<OpenQuestion> m_question;
};

} // namespace workbench
