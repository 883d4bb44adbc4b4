// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/grant_table.h"
#include "views/request/field_spec.h"

#include <QList>
#include <QString>

namespace workbench {

/// A heading of the form and the fields below it.
struct FormSection {
    QString id; ///< for remembering whether it is open
    QString title;
    bool openAtFirst = false;
    QList<FieldSpec> fields;
};

/// Which grant; stands above all sections.
FieldSpec grantTypeField();
/// The form for a grant. Titles, hints and references of protocol parameters come from the grant table; what
/// the table does not know (endpoints, TLS, choices of ours) is described here.
QList<FormSection> formSections(const GrantDefinition &grant);

} // namespace workbench
