// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/key_check.h"

#include "flows/locked_key.h"
#include "jose/crypto.h"

#include <utility>

namespace workbench {

void KeyCheck::look(const Profile &profile)
{
    m_next.reset();
    if (keysAreAtHand(profile))
        return;
    m_next = profile;
    if (!m_job.isBusy())
        start();
}

void KeyCheck::start()
{
    const Profile profile = *std::exchange(m_next, std::nullopt);
    m_job.start<bool>(
        [profile] {
            openKeys(profile);
            releaseCryptoOfThread();
            return true;
        },
        [this](bool) {
            if (m_next)
                start();
            else
                Q_EMIT opened();
        });
}

} // namespace workbench
