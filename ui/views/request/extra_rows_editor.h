// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/extra_row.h"

#include <QList>
#include <QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
class QPushButton;
class QTableView;
QT_END_NAMESPACE

namespace workbench {

class ExtraRowsModel;

/// The table of extra parameters and headers with its buttons. Everything works by keyboard: F2 or typing
/// edits, Space switches a row on and off, Alt+Up and Alt+Down move it, Delete removes it.
class ExtraRowsEditor : public QWidget {
    Q_OBJECT
public:
    explicit ExtraRowsEditor(QWidget *parent = nullptr);

    QList<ExtraRow> rows() const;
    void setRows(const QList<ExtraRow> &rows);
    /// See ExtraRowsModel::setRequests().
    void setRequests(const QStringList &requests);
    QTableView *table() const { return m_view; }

Q_SIGNALS:
    void edited();
    void focused();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *addButton(const QString &text, const QString &toolTip, const QKeySequence &key,
                           std::function<void()> run);
    void addRow();
    void removeCurrent();
    void moveCurrent(int by);
    void updateButtons();

    ExtraRowsModel *m_model;
    QTableView *m_view;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
};

} // namespace workbench
