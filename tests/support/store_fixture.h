// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/memory_items.h"
#include "profiles/profile_store.h"
#include "support/store_calls.h"

#include <QMap>
#include <QObject>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace workbench::test {

/// What tests of the store begin with: an empty vault, whole or split, and a store on it. Every test function
/// runs over both forms.
class StoreFixture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data();
    void init();

protected:
    void startAfresh() { init(); }
    std::unique_ptr<SecretItems> items() const;
    ProfileStore &anotherStore();
    StoreCalls calls() { return StoreCalls(*m_store); }
    // The items as the store sees them, whatever they are split into.
    QByteArray item(const QString &key) const;
    void setItem(const QString &key, const QByteArray &value);
    QMap<QString, QByteArray> allItems() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<MemoryVault> m_vault;
    std::vector<std::unique_ptr<ProfileStore>> m_stores;
    ProfileStore *m_store = nullptr;
};

/// The names in a list, or why there is none.
QStringList names(const StoreResult<ProfileIndex> &index);

/// An error of that kind.
StoreError failure(StoreError::Kind kind);

} // namespace workbench::test
