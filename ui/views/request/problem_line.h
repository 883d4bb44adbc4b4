// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"

#include <QPushButton>

namespace workbench {

/// Says whether the form can be run as it stands, in one line or, where it is given more height, in two.
/// Pressing it leads to the field at fault, pressing again to the next one.
class ProblemLine : public QPushButton {
    Q_OBJECT
public:
    explicit ProblemLine(QWidget *parent = nullptr);

    void setProblems(const QList<PlanProblem> &problems);

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void memberActivated(const QString &member);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void activateNext();

    QList<PlanProblem> m_problems; ///< the blocking ones first
    qsizetype m_next = 0;
};

} // namespace workbench
