// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/extra_row.h"

#include <QAbstractTableModel>
#include <QList>

namespace workbench {

/// The `extra` table of a profile, editable: parameters and headers of the user's own. Names may repeat,
/// order is sending order. A value whose name says that it is secret is shown masked and edited in plain.
class ExtraRowsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, RequestColumn, PlaceColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    const QList<ExtraRow> &rows() const { return m_rows; }
    /// Shows other rows; no edited() for it.
    void setRows(const QList<ExtraRow> &rows);

    /// The kinds of request that rows can be for, as the document names them; the first is that of new rows.
    void setRequests(const QStringList &requests);

    /// Appends an empty, enabled row and returns its number.
    int addRow();
    void remove(int row);
    /// Moves a row one up (-1) or down (+1); false at the ends.
    bool move(int row, int by);

    /// What a cell of this column can hold, for a combo box: pairs of the value in the document and its
    /// title. The value that stands there is always among them, known or not.
    QList<std::pair<QString, QString>> choices(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void edited(); ///< by the user: the rows are other ones now

private:
    QList<ExtraRow> m_rows;
    QStringList m_requests{QStringLiteral("authorization"), QStringLiteral("token")};
};

} // namespace workbench
