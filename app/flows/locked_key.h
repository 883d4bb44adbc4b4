// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/profile.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace workbench {

/// A key of the profile that the profile's passphrase does not open.
struct LockedKey {
    QString passphraseMember; ///< where the passphrase belongs: `client_jwk_passphrase`, …
    QString name; ///< for people: "client_jwk", "/etc/company/client.key (tls.client_key_file)"
    QByteArray id; ///< the same for the same key in the same place; gives nothing of it away
    bool isWrong = false; ///< there is a passphrase, but it is another's
};

/// False when no key that a run uses can be locked; looks into no file.
bool mayHaveLockedKeys(const Profile &profile);

/// False when opening a key that a run uses takes longer than a window may wait (message/key_member.h).
bool keysAreAtHand(const Profile &profile);
/// Opens those keys, so that they are at hand from then on. Not on the thread of a window.
void openKeys(const Profile &profile);

/// The first locked key that a run would use: of the client certificate, then of the client assertion, then
/// of the assertion. Reads files and tries passphrases, which takes its time: not on the thread of a window.
std::optional<LockedKey> firstLockedKey(const Profile &profile);

} // namespace workbench
