// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/tab_order.h"

namespace workbench {

void continueTabOrder(QWidget *previous, const QWidget *container)
{
    const auto widgets = container->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        const bool isInPopup = widget->window() != container->window(); // the list of a combo box
        if (widget->focusPolicy() & Qt::TabFocus && !isInPopup) {
            QWidget::setTabOrder(previous, widget);
            previous = widget;
        }
    }
}

void keepTabOrder(QWidget *container)
{
    QWidget *previous = container->previousInFocusChain();
    while (previous != container && !(previous->focusPolicy() & Qt::TabFocus))
        previous = previous->previousInFocusChain();
    if (previous != container)
        continueTabOrder(previous, container);
}

} // namespace workbench
