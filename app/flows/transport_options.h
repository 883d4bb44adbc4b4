// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/http_client.h"
#include "protocol/profile.h"

namespace workbench {

/// The profile's `tls` and `proxy` members as the client takes them. The client certificate has been read by
/// then (flows/client_certificate.h).
TransportOptions transportOptions(const Profile &profile, std::chrono::milliseconds timeout,
                                  const std::optional<ClientIdentity> &identity);

} // namespace workbench
