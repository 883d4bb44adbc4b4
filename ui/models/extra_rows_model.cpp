// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/extra_rows_model.h"

#include "http/redaction.h"
#include "protocol/secret_names.h"

#include <algorithm>
#include <array>

namespace workbench {

namespace {

struct PlaceName {
    ExtraRow::Place place;
    const char16_t *name;
};
constexpr std::array<PlaceName, 3> placeNames{{{ExtraRow::Place::Query, u"query"},
                                               {ExtraRow::Place::Header, u"header"},
                                               {ExtraRow::Place::Body, u"body"}}};

QString placeName(ExtraRow::Place place)
{
    const auto at = std::find_if(placeNames.begin(), placeNames.end(),
                                 [place](const PlaceName &entry) { return entry.place == place; });
    return QString::fromUtf16(at->name);
}

ExtraRow::Place placeOf(const QString &name)
{
    const auto at = std::find_if(placeNames.begin(), placeNames.end(),
                                 [&name](const PlaceName &entry) { return name == entry.name; });
    return at == placeNames.end() ? ExtraRow::Place::Body : at->place;
}

QString placeTitle(ExtraRow::Place place)
{
    switch (place) {
    case ExtraRow::Place::Query:
        return ExtraRowsModel::tr("Query");
    case ExtraRow::Place::Header:
        return ExtraRowsModel::tr("Header");
    case ExtraRow::Place::Body:
        break;
    }
    return ExtraRowsModel::tr("Body");
}

QString requestTitle(const QString &request)
{
    if (request == u"authorization")
        return ExtraRowsModel::tr("Authorization");
    if (request == u"token")
        return ExtraRowsModel::tr("Token");
    if (request == u"refresh")
        return ExtraRowsModel::tr("Refresh");
    return request;
}

// The browser makes the authorization request: we choose its URL and nothing else (RFC 6749 §4.1.1).
bool onlyInQuery(const ExtraRow &row)
{
    return row.request == u"authorization";
}

QString editText(const ExtraRow &row, int column)
{
    switch (column) {
    case ExtraRowsModel::NameColumn:
        return row.name;
    case ExtraRowsModel::ValueColumn:
        return row.value;
    case ExtraRowsModel::RequestColumn:
        return row.request;
    default:
        return placeName(row.in);
    }
}

QString displayText(const ExtraRow &row, int column)
{
    switch (column) {
    case ExtraRowsModel::NameColumn:
        return row.name;
    case ExtraRowsModel::ValueColumn:
        return isSecretName(row.name) && !row.value.isEmpty() ? maskedValue(row.value) : row.value;
    case ExtraRowsModel::RequestColumn:
        return requestTitle(row.request);
    default:
        return placeTitle(row.in);
    }
}

void setText(ExtraRow &row, int column, const QString &text)
{
    switch (column) {
    case ExtraRowsModel::NameColumn:
        row.name = text;
        break;
    case ExtraRowsModel::ValueColumn:
        row.value = text;
        break;
    case ExtraRowsModel::RequestColumn:
        row.request = text;
        if (onlyInQuery(row))
            row.in = ExtraRow::Place::Query;
        break;
    default:
        row.in = placeOf(text);
        break;
    }
}

} // namespace

void ExtraRowsModel::setRows(const QList<ExtraRow> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void ExtraRowsModel::setRequests(const QStringList &requests)
{
    m_requests = requests;
}

int ExtraRowsModel::addRow()
{
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    ExtraRow added;
    added.request = m_requests.constFirst();
    added.in = onlyInQuery(added) ? ExtraRow::Place::Query : ExtraRow::Place::Body;
    m_rows.append(added);
    endInsertRows();
    Q_EMIT edited();
    return row;
}

void ExtraRowsModel::remove(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    Q_EMIT edited();
}

bool ExtraRowsModel::move(int row, int by)
{
    const int to = row + by;
    if (row < 0 || row >= m_rows.size() || to < 0 || to >= m_rows.size())
        return false;
    beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to);
    m_rows.move(row, to);
    endMoveRows();
    Q_EMIT edited();
    return true;
}

QList<std::pair<QString, QString>> ExtraRowsModel::choices(const QModelIndex &index) const
{
    const ExtraRow &row = m_rows.at(index.row());
    QList<std::pair<QString, QString>> found;
    if (index.column() == RequestColumn) {
        for (const QString &request : m_requests)
            found.append({request, requestTitle(request)});
    } else if (index.column() == PlaceColumn) {
        for (const PlaceName &entry : placeNames) {
            if (entry.place == ExtraRow::Place::Query || !onlyInQuery(row))
                found.append({QString::fromUtf16(entry.name), placeTitle(entry.place)});
        }
    } else {
        return found;
    }
    const QString current = editText(row, index.column());
    const bool isKnown =
        std::any_of(found.begin(), found.end(), [&](const auto &choice) { return choice.first == current; });
    if (!isKnown)
        found.append({current, displayText(row, index.column())});
    return found;
}

int ExtraRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ExtraRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ExtraRowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ExtraRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, index.column());
    case Qt::EditRole:
        return editText(row, index.column());
    case Qt::CheckStateRole:
        if (index.column() == NameColumn)
            return row.enabled ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::ToolTipRole:
        if (index.column() == NameColumn)
            return row.enabled ? tr("Sent. Untick to keep the row without sending it.")
                               : tr("Kept, not sent.");
        return {};
    default:
        return {};
    }
}

bool ExtraRowsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid())
        return false;
    ExtraRow changed = m_rows.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == NameColumn)
        changed.enabled = value.toInt() == Qt::Checked;
    else if (role == Qt::EditRole)
        setText(changed, index.column(), value.toString());
    else
        return false;
    if (changed != m_rows.at(index.row())) {
        m_rows[index.row()] = changed;
        Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
        Q_EMIT edited();
    }
    return true;
}

QVariant ExtraRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case ValueColumn:
        return tr("Value");
    case RequestColumn:
        return tr("Request");
    case PlaceColumn:
        return tr("Sent in");
    default:
        return {};
    }
}

Qt::ItemFlags ExtraRowsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags =
        Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
    return index.column() == NameColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace workbench
