// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/named_value_table.h"

#include "support/clipboard.h"

#include <QAction>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

// A name takes at most this share of the width; the rest is the value's.
constexpr int widestName = 220;

} // namespace

NamedValueTable::NamedValueTable(const QString &title, const QString &nameTitle, const QString &valueTitle,
                                 QWidget *parent)
    : QTableView(parent)
    , m_model(new NamedValueModel(nameTitle, valueTitle, this))
{
    setModel(m_model);
    setAccessibleName(title);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setAlternatingRowColors(true);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().lineSpacing() + 6);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);

    auto *copy = new QAction(tr("Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &NamedValueTable::copySelection);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void NamedValueTable::setRows(const QList<NamedValue> &rows)
{
    m_model->setRows(rows);
    resizeColumnToContents(0);
    setColumnWidth(0, qMin(columnWidth(0), widestName));
}

void NamedValueTable::copySelection() const
{
    QString text;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        const NamedValue &row = m_model->rows().at(index.row());
        text += row.name + u": "_s + row.value + u'\n';
    }
    if (!text.isEmpty())
        copyText(text.chopped(1));
}

} // namespace workbench
