// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace workbench {

/// What a request is for. The wire of a run is a list of exchanges, each of one kind.
enum class ExchangeKind {
    AuthorizationRequest, ///< the URL that the browser was sent to
    AuthorizationResponse, ///< the request that the browser made to the redirect URI
    Device, ///< to the device authorization endpoint
    Token,
    Metadata,
    Jwks,
    Userinfo,
};

/// The name in JSON output: `authz_req`, `authz_resp`, `device`, `token`, `metadata`, `jwks`, `userinfo`.
QString exchangeKindId(ExchangeKind kind);

} // namespace workbench
