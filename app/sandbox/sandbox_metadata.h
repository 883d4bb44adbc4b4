// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"

#include <QString>

namespace workbench {

/// The metadata of the sandbox (RFC 8414 §2, OpenID Connect Discovery 1.0 §3), the same document for both.
JsonValue sandboxMetadata(const QString &issuer);

} // namespace workbench
