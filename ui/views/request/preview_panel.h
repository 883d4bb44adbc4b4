// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "protocol/profile.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QPlainTextEdit;
class QTabBar;
class QToolButton;
QT_END_NAMESPACE

namespace workbench {

/// What would be sent, while the form is being filled in: URL, HTTP, curl, JSON. Secrets are masked until
/// revealed; the pane then really holds the mask, not hidden text.
class PreviewPanel : public QWidget {
    Q_OBJECT
public:
    explicit PreviewPanel(QWidget *parent = nullptr);

    void showPlan(const RequestPlan &plan, const Profile &profile);
    /// Puts a widget beside the title.
    void addToHeading(QWidget *widget);
    /// Masks again, e.g. because another profile is shown now.
    void mask();

private:
    void setRevealed(bool revealed);
    void nameRevealButton();
    void render();

    RequestPlan m_plan;
    Profile m_profile;
    bool m_revealed = false;
    QHBoxLayout *m_heading;
    QTabBar *m_tabs;
    QToolButton *m_reveal;
    QPlainTextEdit *m_pane;
};

} // namespace workbench
