// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/request/field_spec.h"

#include <QList>

namespace workbench {

/// The key of client_secret_jwt and private_key_jwt, and what the assertion says (RFC 7523 §3).
QList<FieldSpec> clientAssertionFields();

} // namespace workbench
