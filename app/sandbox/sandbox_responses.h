// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"
#include "redirect/server_request.h"
#include "sandbox/sandbox_error.h"

namespace workbench {

/// JSON that no cache keeps (RFC 6749 §5.1).
ServerResponse jsonResponse(const JsonValue &body, int status = 200, const QByteArray &reason = "OK");
/// RFC 6749 §5.2: 401 for invalid_client, with a Basic challenge; 500 for server_error; else 400.
ServerResponse tokenErrorResponse(const SandboxError &error);
ServerResponse redirectResponse(const QString &location, int status, const QByteArray &reason);
ServerResponse methodNotAllowed(const QByteArray &allowed);
ServerResponse plainResponse(int status, const QByteArray &reason, const QString &text);

} // namespace workbench
