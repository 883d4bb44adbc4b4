// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

QT_BEGIN_NAMESPACE
class QTreeView;
QT_END_NAMESPACE

namespace workbench {

/// Shows the last column of a tree in as many lines as its texts need. QTreeView itself wraps only what its
/// rows have room for, and asks nobody how much that is.
class WrappingDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// Becomes the view's delegate, and follows the width of its columns.
    explicit WrappingDelegate(QTreeView *view);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QTreeView *m_view;
};

} // namespace workbench
