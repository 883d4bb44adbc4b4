// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/request/field_spec.h"

namespace workbench {

// Fields of ours that are the same for every grant which has them; the grant table does not know them.

FieldSpec clientAuthenticationField();
FieldSpec scopeSeparatorField();
FieldSpec tokenRequestEncodingField();
FieldSpec basicEncodingField();
FieldSpec providerField();
/// Names to leave out of requests of this kind (`token`, `device`, …).
FieldSpec leftOutField(const QString &request, const QString &title);
/// The table of the user's own rows.
FieldSpec extraRowsField();

/// The token types of RFC 8693 §3; a server may know others, which can be typed.
void offerTokenTypes(FieldSpec &field);
/// The assertion of the JWT bearer grant: empty, the claims are signed (RFC 7523 §2.1).
void leaveToTheClaims(FieldSpec &assertion);

} // namespace workbench
