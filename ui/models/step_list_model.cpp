// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/step_list_model.h"

#include "http/redaction.h"
#include "protocol/visible_text.h"
#include "support/readable_time.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

/// "POST /token": without the query, which stands in the details.
QString requestText(const HttpRequest &request)
{
    const QString path = QUrl(request.url).path(QUrl::FullyEncoded);
    return QString::fromLatin1(request.method) + u' ' + (path.isEmpty() ? u"/"_s : path);
}

// A step is one line, its tool tip a few; the exchange has all of it.
constexpr qsizetype longestText = 1000;

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
    const Redactor redactor(secretsIn(record));
    QList<Row> rows;
    for (const Step &step : record.steps) {
        Row row{step, {}, {}};
        // Both may repeat what a server says, in any characters.
        row.step.title = beginningOf(visibleLine(redactor.masked(step.title)), longestText);
        row.step.reason = beginningOf(visibleLine(redactor.masked(step.reason)), longestText);
        if (step.exchange >= 0 && step.exchange < record.exchanges.size()) {
            const Exchange &exchange = record.exchanges.at(step.exchange);
            row.request = redactor.masked(requestText(exchange.request));
            if (exchange.response)
                row.status = QString::number(exchange.response->status);
        }
        rows.append(row);
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

/// What a reader looks for: of what went well the request, of anything else the reason. A poll is done
/// although the server answered with an error.
QString StepListModel::detail(const Row &row)
{
    const bool refused = row.status.toInt() >= 400;
    const bool wentWell = row.step.state == StepState::Done && !row.request.isEmpty() && !refused;
    const QString what = wentWell || row.step.reason.isEmpty() ? row.request : row.step.reason;
    QStringList words;
    if (row.step.state == StepState::Skipped || row.step.state == StepState::Running)
        words += stepStateText(row.step.state);
    if (row.step.byUserChoice)
        words += tr("your choice");
    if (!what.isEmpty())
        words += what;
    return words.join(u": "_s);
}

/// Everything that the row shows, and its state in words.
QString StepListModel::spoken(const Row &row)
{
    QStringList words = {row.step.title};
    if (row.step.state == StepState::Done || row.step.state == StepState::Failed)
        words += stepStateText(row.step.state);
    for (const QString &part : {detail(row), row.status, durationOf(row.step)}) {
        if (!part.isEmpty())
            words += part;
    }
    return words.join(u", "_s);
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
        return spoken(row);
    case Qt::ToolTipRole:
        return row.step.reason.isEmpty() ? QVariant() : QVariant(row.step.reason.toHtmlEscaped());
    case StateRole:
        return int(row.step.state);
    case DetailRole:
        return detail(row);
    case StatusRole:
        return row.status;
    case DurationRole:
        return durationOf(row.step);
    case UserChoiceRole:
        return row.step.byUserChoice;
    default:
        return {};
    }
}

} // namespace workbench
