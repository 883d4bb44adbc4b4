// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/profile.h"
#include "support/background_job.h"

#include <QObject>

#include <optional>

namespace workbench {

/// Opens the encrypted keys of a profile while it is being edited, without holding up the window: what a
/// passphrase opens is made to take its time.
class KeyCheck : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Opens what is not open yet, one profile after the other; of those that were asked for meanwhile only
    /// the last counts.
    void look(const Profile &profile);

Q_SIGNALS:
    /// The keys of the profile that was asked for last are at hand, or it is known what is wrong with them.
    void opened();

private:
    void start();

    BackgroundJob m_job;
    std::optional<Profile> m_next;
};

} // namespace workbench
