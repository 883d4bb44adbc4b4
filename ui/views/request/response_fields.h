// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/request/field_spec.h"

#include <QList>

namespace workbench {

/// Where a provider puts the members of its token response: a path each.
QList<FieldSpec> responseFields();

} // namespace workbench
