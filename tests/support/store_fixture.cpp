// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/store_fixture.h"

#include "profiles/split_items.h"
#include "support/finished_task.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace workbench::test {

void StoreFixture::initTestCase_data()
{
    QTest::addColumn<qsizetype>("itemLimit");
    QTest::newRow("whole items") << qsizetype(0);
    QTest::newRow("items of at most 256 bytes") << qsizetype(256);
}

std::unique_ptr<SecretItems> StoreFixture::items() const
{
    auto items = std::make_unique<MemoryItems>(m_vault);
    if (m_vault->itemLimit == 0)
        return items;
    return std::make_unique<SplitItems>(std::move(items), m_vault->itemLimit);
}

ProfileStore &StoreFixture::anotherStore()
{
    m_stores.push_back(std::make_unique<ProfileStore>(items(), m_folder->filePath(u"store.lock"_s)));
    return *m_stores.back();
}

QByteArray StoreFixture::item(const QString &key) const
{
    return finished(items()->read(key)).value().value_or(QByteArray());
}

void StoreFixture::setItem(const QString &key, const QByteArray &value)
{
    QVERIFY(finished(items()->write(key, value)));
}

QMap<QString, QByteArray> StoreFixture::allItems() const
{
    QMap<QString, QByteArray> all;
    const auto keys = finished(items()->keys());
    for (const QString &key : keys.value().value())
        all.insert(key, item(key));
    return all;
}

void StoreFixture::init()
{
    m_stores.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_vault = std::make_shared<MemoryVault>();
    QFETCH_GLOBAL(qsizetype, itemLimit);
    m_vault->itemLimit = itemLimit;
    m_store = &anotherStore();
}

QStringList names(const StoreResult<ProfileIndex> &index)
{
    QStringList list;
    if (!index)
        return {u"no list: "_s + index.error().message};
    for (const ProfileIndexEntry &entry : index->entries)
        list.append(entry.name);
    return list;
}

StoreError failure(StoreError::Kind kind)
{
    return {kind, u"the test wants it so"_s};
}

} // namespace workbench::test
