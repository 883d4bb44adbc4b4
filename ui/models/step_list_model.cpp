// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/step_list_model.h"

#include "support/readable_time.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

QString wireText(const Exchange &exchange)
{
    QString text = QString::fromLatin1(exchange.request.method);
    if (exchange.response)
        text += u' ' + QString::number(exchange.response->status);
    return text;
}

QString durationOf(const Step &step)
{
    const bool measured = step.state == StepState::Done || step.state == StepState::Failed;
    return measured && step.durationMs > 0 ? durationText(step.durationMs) : QString();
}

} // namespace

QString stepStateText(StepState state)
{
    switch (state) {
    case StepState::Running:
        return StepListModel::tr("running");
    case StepState::Done:
        return StepListModel::tr("done");
    case StepState::Failed:
        return StepListModel::tr("failed");
    case StepState::Skipped:
        return StepListModel::tr("skipped");
    }
    Q_UNREACHABLE();
}

QList<StepListModel::Row> StepListModel::rowsOf(const RunRecord &record)
{
    QList<Row> rows;
    for (const Step &step : record.steps) {
        const bool hasExchange = step.exchange >= 0 && step.exchange < record.exchanges.size();
        QString wire = hasExchange ? wireText(record.exchanges.at(step.exchange)) : QString();
        if (step.reason.startsWith(wire))
            wire.clear(); // the reason says it already
        rows.append({step, wire});
    }
    return rows;
}

void StepListModel::setRecord(const RunRecord &record)
{
    QList<Row> rows = rowsOf(record);
    if (record.id != m_run || rows.size() < m_rows.size()) {
        beginResetModel();
        m_run = record.id;
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i) == rows.at(i))
            continue;
        m_rows[i] = rows.at(i);
        Q_EMIT dataChanged(index(i), index(i));
    }
    if (rows.size() > m_rows.size()) {
        beginInsertRows({}, int(m_rows.size()), int(rows.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
    }
}

int StepListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QStringList StepListModel::spoken(const Row &row)
{
    QStringList words = {stepStateText(row.step.state)};
    if (const QString duration = durationOf(row.step); !duration.isEmpty())
        words += duration;
    if (!row.wire.isEmpty())
        words += row.wire;
    if (row.step.byUserChoice)
        words += tr("your choice");
    if (!row.step.reason.isEmpty() && row.step.reason != row.wire)
        words += row.step.reason;
    return words;
}

QVariant StepListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return row.step.title;
    case Qt::AccessibleTextRole:
        return QString(row.step.title + u", "_s + spoken(row).join(u", "_s));
    case Qt::ToolTipRole:
        return row.step.reason.isEmpty() ? QVariant() : QVariant(row.step.reason.toHtmlEscaped());
    case StateRole:
        return int(row.step.state);
    case DetailRole: {
        QStringList words = spoken(row);
        words.removeOne(durationOf(row.step)); // stands in a place of its own
        return words.join(u" · "_s);
    }
    case DurationRole:
        return durationOf(row.step);
    case UserChoiceRole:
        return row.step.byUserChoice;
    default:
        return {};
    }
}

} // namespace workbench
