// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"
#include "profiles/store_error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace workbench {

/// A keychain as the store sees it: named items of UTF-8 text, each written as a whole or not at all. All
/// tasks run in one thread with an event loop. Destroying a task abandons it, which does not take back what
/// the keychain was already asked to do.
class SecretItems {
public:
    /// May the keychain ask a person to unlock it?
    enum class Prompting { Allowed, Never };

    SecretItems() = default;
    SecretItems(const SecretItems &) = delete;
    SecretItems &operator=(const SecretItems &) = delete;
    virtual ~SecretItems() = default;

    /// Makes sure that the items can be read: an item that read() does not find is then really not there.
    /// Fails with one of the errors for which StoreError::isUnavailable().
    virtual Task<StoreDone> open(Prompting prompting) = 0;
    /// The item, or nothing when there is none of that key.
    virtual Task<StoreResult<std::optional<QByteArray>>> read(QString key) = 0;
    /// Creates the item or replaces it. Unknown: it may or may not have happened.
    virtual Task<StoreDone> write(QString key, QByteArray value) = 0;
    /// Removes the item; also well when there is none. Unknown: it may or may not have happened.
    virtual Task<StoreDone> remove(QString key) = 0;
    /// The keys of all items of this program, or nothing where the keychain cannot tell.
    virtual Task<StoreResult<std::optional<QStringList>>> keys() = 0;
};

} // namespace workbench
