// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"

#include <QAbstractTableModel>

namespace workbench {

/// The last runs, newest first: when, of which profile, how they ended.
class RunHistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, ProfileColumn, OutcomeColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setHistory(const QList<RunRecord> &history);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QUuid id;
        QString time;
        QString profile;
        QString outcome;

        friend bool operator==(const Row &, const Row &) = default;
    };
    static Row rowOf(const RunRecord &record);
    void insertNew(const QList<Row> &rows);

    QList<Row> m_rows;
};

/// "tokens received", "refused: invalid_client …": how a run ended, in the user's language and without
/// secrets.
QString outcomeText(const RunRecord &record);

} // namespace workbench
