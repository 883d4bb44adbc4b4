// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/transport_options.h"

namespace workbench {

TransportOptions transportOptions(const Profile &profile, std::chrono::milliseconds timeout,
                                  const std::optional<ClientIdentity> &identity)
{
    return {profile.text(u"tls.ca_file"), profile.acceptsInvalidCertificates(), profile.text(u"proxy"),
            timeout, identity};
}

} // namespace workbench
