// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTabWidget>

namespace workbench {

/// Tabs that exist only while they have something to show. They keep the order of their creation, and the tab
/// that the user looked at stays the current one when it comes back.
class PaneTabs : public QTabWidget {
    Q_OBJECT
public:
    explicit PaneTabs(QWidget *parent = nullptr);

    /// The place of a pane in the row; it is not shown yet.
    void declare(QWidget *pane, const QString &title);
    void setWanted(QWidget *pane, bool wanted);

private:
    struct Pane {
        QWidget *widget;
        QString title;
    };
    int placeOf(QWidget *pane) const;

    QList<Pane> m_panes;
    QWidget *m_chosen = nullptr;
    bool m_changing = false;
};

} // namespace workbench
