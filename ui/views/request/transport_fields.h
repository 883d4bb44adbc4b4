// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/request/field_spec.h"

#include <QList>

namespace workbench {

/// How the requests travel: TLS, certificates, proxy.
QList<FieldSpec> transportFields();

} // namespace workbench
