// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"

#include <QUuid>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;
QT_END_NAMESPACE

namespace workbench {

class RunHistoryModel;

/// The last runs, searchable.
class RunsPage : public QWidget {
    Q_OBJECT
public:
    explicit RunsPage(QWidget *parent = nullptr);

    void setHistory(const QList<RunRecord> &history);

Q_SIGNALS:
    void selected(const QUuid &run); ///< the user moved to it
    void opened(const QUuid &run); ///< Return or double click

private:
    RunHistoryModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_search;
    QTreeView *m_list;
};

} // namespace workbench
