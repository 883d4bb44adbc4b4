// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/secret_items.h"

#include <QMap>

#include <functional>
#include <memory>

namespace workbench {

/// What a keychain in memory holds, and how it behaves. Several MemoryItems on one vault are like several
/// programs on one keychain.
struct MemoryVault {
    enum class Operation { Open, Read, Write, Remove, Keys };
    struct Ruling {
        /// Nothing: it succeeds.
        std::optional<StoreError> error{};
        /// With an error: the change happens all the same, as when a keychain dies before it answers.
        bool happensAllTheSame = false;
        /// The answer does not come before this is emitted; nullptr: it comes from the next event loop turn.
        class Gate *gate = nullptr;
    };

    QMap<QString, QByteArray> items;
    qsizetype itemLimit = 0; ///< longer values are refused (TooLarge); 0 = none
    bool canListKeys = true;
    /// Asked before each operation; empty: everything succeeds.
    std::function<Ruling(Operation, const QString &key)> rule;
};

/// A keychain in memory: for programs without one, and for tests.
class MemoryItems final : public SecretItems {
public:
    explicit MemoryItems(std::shared_ptr<MemoryVault> vault = std::make_shared<MemoryVault>());

    Task<StoreDone> open(Prompting prompting) override;
    Task<StoreResult<std::optional<QByteArray>>> read(QString key) override;
    Task<StoreDone> write(QString key, QByteArray value) override;
    Task<StoreDone> remove(QString key) override;
    Task<StoreResult<std::optional<QStringList>>> keys() override;

private:
    Task<MemoryVault::Ruling> ruling(MemoryVault::Operation operation, QString key);

    std::shared_ptr<MemoryVault> m_vault;
};

} // namespace workbench
