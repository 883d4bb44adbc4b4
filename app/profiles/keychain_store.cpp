// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/keychain_store.h"

#include "profiles/keychain_items.h"
#include "profiles/memory_items.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

QString lockFile(const QString &name)
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)).filePath(name);
}

} // namespace

std::unique_ptr<ProfileStore> makeKeychainStore()
{
    return std::make_unique<ProfileStore>(keychainItems(), lockFile(u"io.github.oauth_workbench.lock"_s));
}

std::unique_ptr<ProfileStore> makeMemoryStore()
{
    return std::make_unique<ProfileStore>(std::make_unique<MemoryItems>(), QString());
}

} // namespace workbench
