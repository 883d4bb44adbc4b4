// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QString>

namespace workbench {

/// A line of a two-column table: a header field, a member, a claim, a time.
struct NamedValue {
    QString name;
    QString value;

    friend bool operator==(const NamedValue &, const NamedValue &) = default;
};

class NamedValueModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit NamedValueModel(QString nameTitle, QString valueTitle, QObject *parent = nullptr);

    void setRows(const QList<NamedValue> &rows);
    const QList<NamedValue> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString m_nameTitle;
    QString m_valueTitle;
    QList<NamedValue> m_rows;
};

} // namespace workbench
