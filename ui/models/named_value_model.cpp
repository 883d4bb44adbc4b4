// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/named_value_model.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

// A cell is one line; what is longer stands in the raw text beside the table, and is copied whole.
constexpr qsizetype longestCell = 1000;

QString cellText(const QString &value)
{
    const QString oneLine = value.left(longestCell).replace(u'\n', u'␤').remove(u'\r');
    return value.size() > longestCell ? oneLine + u'…' : oneLine;
}

} // namespace

NamedValueModel::NamedValueModel(QString nameTitle, QString valueTitle, QObject *parent)
    : QAbstractTableModel(parent)
    , m_nameTitle(std::move(nameTitle))
    , m_valueTitle(std::move(valueTitle))
{
}

void NamedValueModel::setRows(const QList<NamedValue> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int NamedValueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int NamedValueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant NamedValueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NamedValue &row = m_rows.at(index.row());
    const QString &text = index.column() == 0 ? row.name : row.value;
    switch (role) {
    case Qt::DisplayRole:
        return cellText(text);
    case Qt::EditRole: // whole, for copying
        return text;
    case Qt::ToolTipRole:
        return index.column() == 1 ? QVariant(cellText(text).toHtmlEscaped()) : QVariant();
    case Qt::AccessibleTextRole:
        return QString(row.name + u": "_s + cellText(row.value));
    default:
        return {};
    }
}

QVariant NamedValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? m_nameTitle : m_valueTitle;
}

} // namespace workbench
