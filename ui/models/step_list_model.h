// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"

#include <QAbstractListModel>

namespace workbench {

/// The steps of one run, as the timeline shows them.
class StepListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        StateRole = Qt::UserRole, ///< int(StepState)
        TitleRole,
        DetailRole, ///< "POST /token", or why the step ended as it did
        StatusRole, ///< "200": of the HTTP answer, if there was one
        DurationRole, ///< "61 ms"; empty for a step that took none
        UserChoiceRole, ///< bool: a protection left out, or a request edited or skipped
    };

    using QAbstractListModel::QAbstractListModel;

    /// Shows this record. Of the same run only what changed is announced, so that selection and focus stay.
    void setRecord(const RunRecord &record);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        Step step;
        QString request; ///< "POST /token"
        QString status; ///< "200"

        friend bool operator==(const Row &, const Row &) = default;
    };
    static QList<Row> rowsOf(const RunRecord &record);
    static QString detail(const Row &row);
    static QString spoken(const Row &row);

    QUuid m_run;
    QList<Row> m_rows;
};

/// "done", "failed", … in the user's language.
QString stepStateText(StepState state);

} // namespace workbench
