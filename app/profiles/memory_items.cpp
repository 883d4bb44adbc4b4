// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/memory_items.h"

#include "async/gate.h"
#include "async/signal_awaiter.h"

#include <QCoreApplication>

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::MemoryItems)
};

} // namespace

MemoryItems::MemoryItems(std::shared_ptr<MemoryVault> vault)
    : m_vault(std::move(vault))
{
}

Task<MemoryVault::Ruling> MemoryItems::ruling(MemoryVault::Operation operation, QString key)
{
    const std::shared_ptr<MemoryVault> vault = m_vault; // it may outlive the items of one store
    MemoryVault::Ruling ruling;
    if (vault->rule)
        ruling = vault->rule(operation, key);
    if (ruling.gate) {
        SignalAwaiter opened(ruling.gate, &Gate::opened);
        co_await opened;
    }
    co_return ruling;
}

Task<StoreDone> MemoryItems::open(Prompting)
{
    auto asked = ruling(MemoryVault::Operation::Open, {});
    const MemoryVault::Ruling ruled = co_await asked;
    if (ruled.error)
        co_return Failure{*ruled.error};
    co_return std::monostate();
}

Task<StoreResult<std::optional<QByteArray>>> MemoryItems::read(QString key)
{
    auto asked = ruling(MemoryVault::Operation::Read, key);
    const MemoryVault::Ruling ruled = co_await asked;
    if (ruled.error)
        co_return Failure{*ruled.error};
    const auto found = m_vault->items.constFind(key);
    if (found == m_vault->items.cend())
        co_return std::optional<QByteArray>();
    co_return std::optional<QByteArray>(*found);
}

Task<StoreDone> MemoryItems::write(QString key, QByteArray value)
{
    auto asked = ruling(MemoryVault::Operation::Write, key);
    const MemoryVault::Ruling ruled = co_await asked;
    if (m_vault->itemLimit > 0 && value.size() > m_vault->itemLimit)
        co_return Failure{StoreError{StoreError::Kind::TooLarge, Text::tr("The item is too large.")}};
    if (!ruled.error || ruled.happensAllTheSame)
        m_vault->items.insert(key, value);
    if (ruled.error)
        co_return Failure{*ruled.error};
    co_return std::monostate();
}

Task<StoreDone> MemoryItems::remove(QString key)
{
    auto asked = ruling(MemoryVault::Operation::Remove, key);
    const MemoryVault::Ruling ruled = co_await asked;
    if (!ruled.error || ruled.happensAllTheSame)
        m_vault->items.remove(key);
    if (ruled.error)
        co_return Failure{*ruled.error};
    co_return std::monostate();
}

Task<StoreResult<std::optional<QStringList>>> MemoryItems::keys()
{
    auto asked = ruling(MemoryVault::Operation::Keys, {});
    const MemoryVault::Ruling ruled = co_await asked;
    if (ruled.error)
        co_return Failure{*ruled.error};
    if (!m_vault->canListKeys)
        co_return std::optional<QStringList>();
    co_return std::optional<QStringList>(m_vault->items.keys());
}

} // namespace workbench
