// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/profile.h"

#include <QCoreApplication>
#include <QString>
#include <QUuid>

namespace workbench {

/// A profile of the list: where it comes from, what is known of it, and what is being done with it.
struct ProfileEntry {
    Q_DECLARE_TR_FUNCTIONS(workbench::ProfileEntry)

public:
    enum class Kind {
        BuiltIn, ///< comes with the program; can be changed and reset, neither renamed nor removed
        Draft, ///< was never stored
        Stored, ///< stands in the list of the keychain
    };
    /// How much of a stored profile is here. Until it is Here, `profile` has the name and the provider alone.
    enum class Content {
        Unread,
        Loading,
        Here,
        Missing, ///< the list names it, the keychain does not have it
        Damaged,
        Newer, ///< of a version of which nothing can be shown
    };
    enum class Work {
        None,
        Saving,
        Deleting,
        Unknown, ///< nobody can tell yet whether it was stored, or deleted
    };

    QUuid id; ///< also that of the keychain
    Kind kind = Kind::Draft;
    Profile profile; ///< as it stands in the form
    Profile original; ///< as it is stored, was delivered, or was begun
    qint64 generation = 0; ///< of `original` in the keychain
    Content content = Content::Here;
    bool isReadOnly = false; ///< stored by a newer version of the program
    Work work = Work::None;
    QString trouble; ///< why it is not here, as the keychain said it

    bool isHere() const { return content == Content::Here; }
    bool isChanged() const { return profile != original; }
    /// True for what would be gone with the program: a draft, or changes.
    bool isUnsaved() const { return kind == Kind::Draft || isChanged(); }

    /// What stands behind the name: a glyph, and what it means in a word and in a sentence. Empty for a
    /// profile of which nothing is to be said.
    QString mark() const;
    QString state() const;
    QString explanation() const;
};

} // namespace workbench
