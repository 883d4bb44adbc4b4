// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"

#include <QByteArray>
#include <QString>

namespace workbench {

/// How a job of QtKeychain ended, in our words; the same words mean different things on different systems.
struct KeychainAnswer {
    enum class Kind { Done, NotFound, DismissedByUser, Denied, NoService, Other };

    Kind kind = Kind::Done;
    QString message; ///< QtKeychain's own, for Other
    QByteArray value; ///< of an item that was read
};

// Each job runs to its end, whatever becomes of the task: QtKeychain cannot cancel one, and deleting it early
// leaves libsecret with a pointer to nothing. Jobs run one after the other.

Task<KeychainAnswer> readKeychain(QString key);
Task<KeychainAnswer> writeKeychain(QString key, QByteArray utf8);
Task<KeychainAnswer> removeFromKeychain(QString key);

/// What our items have in common: the service of the job, the attribute `server` of a Secret Service's item.
QString keychainService();

} // namespace workbench
