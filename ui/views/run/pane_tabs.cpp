// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/pane_tabs.h"

#include <QScopedValueRollback>

namespace workbench {

PaneTabs::PaneTabs(QWidget *parent)
    : QTabWidget(parent)
{
    setDocumentMode(true);
    connect(this, &QTabWidget::currentChanged, this, [this] {
        if (!m_changing)
            m_chosen = currentWidget();
    });
}

void PaneTabs::declare(QWidget *pane, const QString &title)
{
    pane->setParent(this);
    pane->hide();
    m_panes.append({pane, title});
}

/// The tabs before `pane` that are shown just now.
int PaneTabs::placeOf(QWidget *pane) const
{
    int place = 0;
    for (const Pane &known : m_panes) {
        if (known.widget == pane)
            return place;
        place += indexOf(known.widget) >= 0 ? 1 : 0;
    }
    return place;
}

void PaneTabs::setWanted(QWidget *pane, bool wanted)
{
    const int index = indexOf(pane);
    if (wanted == (index >= 0))
        return;
    const QScopedValueRollback changing(m_changing, true);
    if (!wanted) {
        removeTab(index);
        pane->setParent(this);
        pane->hide();
        return;
    }
    for (const Pane &known : std::as_const(m_panes)) {
        if (known.widget == pane)
            insertTab(placeOf(pane), pane, known.title);
    }
    if (pane == m_chosen || !m_chosen)
        setCurrentWidget(m_chosen ? pane : widget(0));
}

} // namespace workbench
