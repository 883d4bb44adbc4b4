// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/grant_table.h"

namespace workbench {

// The entries of the grant table, a file each. Rows stand in sending order.

GrantDefinition authorizationCodeGrant();
GrantDefinition implicitGrant();
GrantDefinition hybridGrant();
GrantDefinition clientCredentialsGrant();
GrantDefinition refreshTokenGrant();
GrantDefinition passwordGrant();
GrantDefinition tokenExchangeGrant();
GrantDefinition jwtBearerGrant();
GrantDefinition saml2BearerGrant();
GrantDefinition deviceCodeGrant();
GrantDefinition customGrant();

// Rows that several grants share.

/// `response_type`, with what it means for the grant.
GrantParameter responseTypeRow(const QString &hint, const QString &example, const SpecReference &spec);
/// What follows it in the authorization request; PKCE only where a code comes back.
enum class CodeComesBack { Yes, No };
QList<GrantParameter> authorizationRows(CodeComesBack code);
/// The token request for a code.
QList<GrantParameter> codeExchangeRows();

/// `grant_type`, with what to make of a server that does not know it.
GrantParameter grantTypeRow(const QString &example, const SpecReference &spec);
/// `client_id` and `client_secret`: where they stand, the client is authenticated.
QList<GrantParameter> clientRows();
/// `scope` of a grant that asks for it at the token endpoint.
GrantParameter tokenScopeRow(const SpecReference &spec);
/// `audience` and `resource`, in the request that says what is wanted.
QList<GrantParameter> targetRows(GrantParameter::Request request = GrantParameter::Request::Token);

} // namespace workbench
