// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace workbench {

/// Lets a window that comes up be painted once. The display tells a new window one thing after the other: its
/// place, that it can be seen, that it has the focus; each of these alone would have the whole window painted
/// again.
class SettledPainting : public QObject {
public:
    /// Holds the painting of a window that was just shown until all that is known of it by then is taken in.
    /// Belongs to the window and goes away by itself.
    explicit SettledPainting(QWidget *window);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_settled;
};

} // namespace workbench
