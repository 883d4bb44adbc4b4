// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace workbench {

/// Draws a step of the timeline in one line: the shape of its state, its title, what was done, HTTP status
/// and duration, each in a column of its own. The state is told by its shape, never by colour alone.
class StepDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace workbench
