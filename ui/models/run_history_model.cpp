// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/run_history_model.h"

#include "http/redaction.h"
#include "protocol/visible_text.h"
#include "support/readable_time.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

QString outcomeWord(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Running:
        return RunHistoryModel::tr("running");
    case RunOutcome::Tokens:
        return RunHistoryModel::tr("tokens received");
    case RunOutcome::Refused:
        return RunHistoryModel::tr("refused by the server");
    case RunOutcome::Transport:
        return RunHistoryModel::tr("no complete answer");
    case RunOutcome::Stopped:
        return RunHistoryModel::tr("stopped by a check");
    case RunOutcome::Timeout:
        return RunHistoryModel::tr("timed out");
    case RunOutcome::Cancelled:
        return RunHistoryModel::tr("cancelled");
    case RunOutcome::Usage:
        return RunHistoryModel::tr("profile incomplete");
    }
    Q_UNREACHABLE();
}

} // namespace

constexpr qsizetype longestError = 1000; // the run itself has all of it

QString outcomeText(const RunRecord &record)
{
    const QString word = outcomeWord(record.outcome);
    if (!record.error || record.outcome == RunOutcome::Cancelled)
        return word;
    const Redactor redactor(secretsIn(record));
    return word + u": "_s
        + beginningOf(visibleLine(redactor.masked(runErrorText(*record.error))), longestError);
}

RunHistoryModel::Row RunHistoryModel::rowOf(const RunRecord &record)
{
    const QString name = record.profile.name();
    return {record.id, clockText(record.startedAt, QDateTime::currentDateTimeUtc()),
            name.isEmpty() ? tr("Unnamed profile") : visibleLine(name), outcomeText(record)};
}

void RunHistoryModel::setHistory(const QList<RunRecord> &history)
{
    QList<Row> rows;
    rows.reserve(history.size());
    for (const RunRecord &record : history)
        rows.append(rowOf(record));

    insertNew(rows);
    if (m_rows.size() > rows.size()) {
        beginRemoveRows({}, int(rows.size()), int(m_rows.size()) - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
    for (int i = 0; i < rows.size(); ++i) {
        if (m_rows.at(i) == rows.at(i))
            continue;
        m_rows[i] = rows.at(i);
        Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
    }
}

/// New runs come first; the others keep their order.
void RunHistoryModel::insertNew(const QList<Row> &rows)
{
    const QUuid newestKnown = m_rows.isEmpty() ? QUuid() : m_rows.first().id;
    const auto known = std::find_if(rows.begin(), rows.end(),
                                    [&newestKnown](const Row &row) { return row.id == newestKnown; });
    const int added = int(known - rows.begin());
    if (added == 0)
        return;
    beginInsertRows({}, 0, added - 1);
    m_rows = rows.first(added) + m_rows;
    endInsertRows();
}

int RunHistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RunHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RunHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == IdRole)
        return row.id;
    if (role == Qt::ToolTipRole)
        return row.outcome.toHtmlEscaped();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn:
        return row.time;
    case ProfileColumn:
        return row.profile;
    default:
        return row.outcome;
    }
}

QVariant RunHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case ProfileColumn:
        return tr("Profile");
    case OutcomeColumn:
        return tr("Outcome");
    default:
        return {};
    }
}

} // namespace workbench
