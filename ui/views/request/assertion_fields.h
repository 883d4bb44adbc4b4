// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/request/field_spec.h"

#include <QList>

namespace workbench {

/// The JWT of the JWT bearer grant, where it is signed here (RFC 7523 §2.1).
QList<FieldSpec> assertionFields();

} // namespace workbench
