// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/import_rows.h"

#include <QString>

namespace workbench {

/// Finds out how the client authenticates (RFC 6749 §2.3, RFC 7521 §4.2) and puts id, secret, method and
/// encoding into the draft. `request` is the kind of request for rows of what no method would send. Returns
/// true when the Authorization header is understood and needs no row of its own.
bool addClientAuthentication(ImportDraft &draft, const FoundRequest &found, const FoundParameters &body,
                             const QString &request);

/// The parameters that addClientAuthentication() deals with.
bool isClientAuthentication(const QString &name);

} // namespace workbench
