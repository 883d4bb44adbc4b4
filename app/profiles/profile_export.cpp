// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/profile_export.h"

using namespace Qt::StringLiterals;

namespace workbench {

ProfileExport exportedProfile(const Profile &profile, Profile::Secrets secrets)
{
    if (secrets == Profile::Secrets::Keep)
        return {profile.toJson(), {}};

    Profile shared = profile;
    if (profile.text(u"token_endpoint_auth_method").isEmpty() && !profile.text(u"client_secret").isEmpty())
        shared.setText(u"token_endpoint_auth_method", profile.tokenEndpointAuthMethod());
    ProfileExport result{shared.toJson(secrets), {}};
    const QList<Secret> taken = profile.secrets();
    for (const Secret &secret : taken)
        result.leftOut.append(secret.name);
    if (profile.has(u"last_response"))
        result.leftOut.append(u"last_response"_s);
    result.leftOut.removeDuplicates();
    return result;
}

} // namespace workbench
