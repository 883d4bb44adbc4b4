// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/wrapping_delegate.h"

#include <QHeaderView>
#include <QTreeView>

namespace workbench {

WrappingDelegate::WrappingDelegate(QTreeView *view)
    : QStyledItemDelegate(view)
    , m_view(view)
{
    view->setWordWrap(true);
    view->setItemDelegate(this);
    connect(view->header(), &QHeaderView::sectionResized, this,
            [this] { Q_EMIT sizeHintChanged(m_view->rootIndex()); });
}

QSize WrappingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != m_view->model()->columnCount(index.parent()) - 1)
        return QStyledItemDelegate::sizeHint(option, index);
    QStyleOptionViewItem wrapped = option;
    wrapped.rect.setSize({m_view->columnWidth(index.column()), option.fontMetrics.lineSpacing()});
    return QStyledItemDelegate::sizeHint(wrapped, index);
}

} // namespace workbench
