// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/result.h"

#include <QString>

#include <variant>

namespace workbench {

/// Why the keychain, or the store on it, did not do what was asked.
struct StoreError {
    enum class Kind {
        // The keychain cannot be used now; trying again may help.
        LibraryMissing, ///< a library that the way to the keychain needs is not installed
        NoService, ///< there is nobody who keeps secrets: no D-Bus session, no Secret Service on it
        Locked, ///< the keychain is locked, and was to stay so or would not open
        Dismissed, ///< somebody closed the question for the keychain's password
        Denied, ///< the keychain refuses this program
        Busy, ///< another program of ours holds the store, or its lock cannot be made

        // What was asked cannot be done.
        Conflict, ///< the profile was changed elsewhere since it was read
        Missing, ///< the list names it, the keychain does not have it
        Damaged, ///< what the keychain has cannot be read
        NewerVersion, ///< a later version of this program wrote it; it can be read at most
        Invalid, ///< the document cannot be stored as it stands: no name, or a member in error
        TooLarge,

        Stopped, ///< ended before anything was changed, because nobody wanted to wait any longer
        Unknown, ///< nobody can tell whether it was stored; ProfileStore::settled() will
        Failed, ///< the keychain reported something else; nothing was changed
    };

    Kind kind = Kind::Failed;
    QString message; ///< cause and remedy, for people

    /// True when the keychain as a whole is out of reach: all that a banner need say.
    bool isUnavailable() const { return kind <= Kind::Denied; }

    friend bool operator==(const StoreError &, const StoreError &) = default;
};

template<class T> using StoreResult = Result<T, StoreError>;
using StoreDone = StoreResult<std::monostate>;

} // namespace workbench
