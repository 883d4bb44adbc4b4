// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/settled_painting.h"

#include <QEvent>
#include <QWidget>
#include <QWindow>

#include <chrono>

namespace workbench {

SettledPainting::SettledPainting(QWidget *window)
    : QObject(window)
{
    window->setUpdatesEnabled(false);
    window->windowHandle()->installEventFilter(this);
    // A timer of no time fires when no event of the display is left.
    m_settled.setSingleShot(true);
    m_settled.setInterval(std::chrono::milliseconds(0));
    connect(&m_settled, &QTimer::timeout, window, [this, window] {
        window->setUpdatesEnabled(true);
        window->repaint(); // update() waits for a request that went by meanwhile
        deleteLater();
    });
}

bool SettledPainting::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Expose)
        m_settled.start();
    return QObject::eventFilter(watched, event);
}

} // namespace workbench
