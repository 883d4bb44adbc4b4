// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/runs_page.h"

#include "models/run_history_model.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace workbench {

RunsPage::RunsPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new RunHistoryModel(this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit)
    , m_list(new QTreeView)
{
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setAccessibleName(tr("Search runs"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Last runs"));
    m_list->setModel(m_filtered);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(true);
    for (const int column : {RunHistoryModel::TimeColumn, RunHistoryModel::ProfileColumn})
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);

    auto *label = new QLabel(tr("Search runs"));
    label->setBuddy(m_search);
    auto *search = new QHBoxLayout;
    search->addWidget(label);
    search->addWidget(m_search, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(search);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    const auto idOf = [](const QModelIndex &index) { return index.data(RunHistoryModel::IdRole).toUuid(); };
    connect(m_list, &QTreeView::activated, this,
            [this, idOf](const QModelIndex &index) { Q_EMIT opened(idOf(index)); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, idOf](const QModelIndex &current) {
                if (current.isValid() && m_list->hasFocus())
                    Q_EMIT selected(idOf(current));
            });
}

void RunsPage::setHistory(const QList<RunRecord> &history)
{
    m_model->setHistory(history);
}

} // namespace workbench
