// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/grant_table.h"
#include "views/request/field_spec.h"

#include <QList>

namespace workbench {

/// The issuer, and the endpoints to which the grant sends something.
QList<FieldSpec> endpointFields(const GrantDefinition &grant);

} // namespace workbench
