// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/profile.h"

#include <QByteArray>
#include <QStringList>

namespace workbench {

/// A profile as a file for somebody else, or for later.
struct ProfileExport {
    QByteArray text; ///< the document, pretty-printed
    QStringList leftOut; ///< wire names of what held a secret and is empty in the text, each once
};

/// Without secrets the profile goes on asking for them: a method of client authentication that follows from a
/// secret (`token_endpoint_auth_method` absent) is written out, or the export would be a public client.
ProfileExport exportedProfile(const Profile &profile, Profile::Secrets secrets);

} // namespace workbench
