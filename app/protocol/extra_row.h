// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace workbench {

/// One row of a profile's `extra` table: a parameter or header of the user's own for one kind of request.
struct ExtraRow {
    enum class Place { Query, Header, Body };

    QString request; ///< `authorization`, `token`, `refresh`, … as written in the document
    Place in = Place::Body;
    QString name;
    QString value;
    bool enabled = true;
    bool json = false; ///< the value is JSON text, sent as JSON in a JSON body

    friend bool operator==(const ExtraRow &, const ExtraRow &) = default;
};

} // namespace workbench
