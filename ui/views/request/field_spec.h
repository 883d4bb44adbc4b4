// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"
#include "protocol/profile.h"
#include "protocol/spec_reference.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace workbench {

/// One value that a field offers.
struct FieldChoice {
    /// As in the document (`true`, `false` for a flag). None: the member is left out.
    std::optional<QString> value;
    QString title{};
};

/// One member of the profile document as a field of the form: how it is edited and what a user should know.
struct FieldSpec {
    enum class Kind {
        Text,
        Words, ///< words that a space separates, each a value of its own in the document
        Secret,
        SecretText, ///< a secret of several lines
        Choice,
        OpenChoice, ///< a choice, or any other text that the user types
        Flag,
        Number, ///< a whole number
        Json, ///< a JSON object, written as text
        File,
        Omitted, ///< names of built parameters to leave out; the member is `omit.` and the kind of request
        Parameters, ///< the rest of `parameters`, one a line
    };

    // Each has an initializer, so that a table of fields names only what differs.
    QString member{}; ///< dotted for a nested member
    QString title{}; ///< "Client ID": unique in the window
    Kind kind = Kind::Text;
    bool required = false;
    std::function<bool(const Profile &)> requiredIf{}; ///< of a field that only some profiles need
    bool copyable = false;
    /// Of a Choice or an OpenChoice. An absent member shows the choice without a value, or else the first
    /// one.
    QList<FieldChoice> choices{};
    QStringList elsewhere{}; ///< of Parameters: the names that have fields of their own
    /// Of Json: what a button fills in from the rest of the profile; nothing where the text is broken.
    std::function<std::optional<JsonValue>(const Profile &)> usual{};
    QString usualTitle{}; ///< of that button
    QString remark{}; ///< stands below the field all the time
    QString meaning{}; ///< one or two sentences
    QString example{};
    QString mistake{}; ///< what goes wrong most often
    SpecReference reference{};

    bool isRequired(const Profile &profile) const { return required || (requiredIf && requiredIf(profile)); }
};

} // namespace workbench
