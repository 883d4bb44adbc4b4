// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/spec_reference.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace workbench {

/// One parameter that a grant sends. Form, preview, validation, tooltips and tests read these rows.
struct GrantParameter {
    enum class Request { Authorization, Device, Token };
    enum class Presence { Required, Recommended, Optional, Conditional };

    QString name; ///< on the wire
    QString
        member{}; ///< of the profile document that feeds it; empty for a value that exists only at run time
    Request request = Request::Authorization;
    Presence presence = Presence::Optional;
    bool sentByDefault = true; ///< false: sent only when the profile says so (`scope_in_token_request`)
    bool secret = false;
    QString title; ///< for people: "Client ID"
    QString hint; ///< what it means here
    QString mistake; ///< what goes wrong most often
    QString example;
    SpecReference spec;
};

/// What a grant is called and what it sends, in sending order.
struct GrantDefinition {
    QString grant_type; ///< as the profile document names it; `*` for a grant of the user's own
    QString wire_grant_type; ///< as the token endpoint knows it; empty for a grant of the user's own
    QString title;
    QString summary; ///< for people: what happens, and what it is for
    SpecReference spec;
    QString warning; ///< why not to use it for something new; empty for most
    SpecReference warningReference{}; ///< who says so
    QList<GrantParameter> parameters;

    /// The row of that parameter in that request, or nullptr.
    const GrantParameter *parameter(GrantParameter::Request request, QStringView name) const;
    /// True when the grant sends such a request.
    bool sends(GrantParameter::Request request) const;
};

/// Every grant that this version can run; the last entry stands for every name that is not in the table.
const QList<GrantDefinition> &grantTable();
/// The grant of that (short) name. A name that nobody has defined is a grant of the user's own. Null for an
/// empty name and for a grant that has a name of ours, but cannot be run by this version.
const GrantDefinition *grantDefinition(QStringView grant_type);

} // namespace workbench
