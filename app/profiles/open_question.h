// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/stored_profile.h"

#include <QByteArray>

namespace workbench {

/// What a change was to bring about, kept until it is known whether it did.
struct OpenQuestion {
    enum class Kind {
        Save, ///< the item `wanted` is there, and listed as `entry`
        Remove, ///< `entry` is not listed any more, its item is gone
        List, ///< the list is `wanted`
    };

    Kind kind = Kind::List;
    quint64 ticket = 0;
    ProfileIndexEntry entry;
    qsizetype position = -1;
    QByteArray wanted; ///< SHA-256 of the item
};

} // namespace workbench
