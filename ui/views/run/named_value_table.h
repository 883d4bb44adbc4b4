// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/named_value_model.h"

#include <QTableView>

namespace workbench {

/// A table of names and values: whole rows are selected, and Ctrl+C copies them uncut as "name: value".
class NamedValueTable : public QTableView {
    Q_OBJECT
public:
    /// `title` is the accessible name.
    NamedValueTable(const QString &title, const QString &nameTitle, const QString &valueTitle,
                    QWidget *parent = nullptr);

    void setRows(const QList<NamedValue> &rows);

private:
    void copySelection() const;

    NamedValueModel *m_model;
};

} // namespace workbench
