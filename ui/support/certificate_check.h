// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "protocol/profile.h"
#include "support/background_job.h"

#include <QList>
#include <QObject>
#include <QStringList>

namespace workbench {

/// Reads the files of a profile's client certificate while it is being edited, without holding up the window.
class CertificateCheck : public QObject {
    Q_OBJECT
public:
    explicit CertificateCheck(QObject *parent);

    /// Looks into the files that the profile names; into the same ones only once.
    void look(const Profile &profile);
    /// The next look() reads whatever it is given: files may have changed.
    void forget();
    /// What is known by now of the profile that was looked at last.
    const QList<PlanProblem> &problems() const { return m_problems; }

Q_SIGNALS:
    void changed();

private:
    BackgroundJob m_job;
    QStringList m_members; ///< what was looked at
    QList<PlanProblem> m_problems;
};

} // namespace workbench
