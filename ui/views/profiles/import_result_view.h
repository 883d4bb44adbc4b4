// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/request_import.h"

#include <QTreeWidget>

namespace workbench {

/// What was understood of a text, member by member, secrets masked, and what was not, with the reason.
class ImportResultView : public QTreeWidget {
    Q_OBJECT
public:
    explicit ImportResultView(QWidget *parent = nullptr);

    /// `aboutTheText`: remarks that belong to no profile of several.
    void showDraft(const ImportDraft &draft, const QList<ImportRemark> &aboutTheText);
    /// How many members the draft that is shown has.
    int memberCount() const { return m_memberCount; }

Q_SIGNALS:
    /// The user wants to see the byte of the text that a line is about.
    void placeWanted(qsizetype offset);

private:
    void addGroup(const QString &title, const QList<QTreeWidgetItem *> &items);
    void askForPlace(const QTreeWidgetItem *item);

    int m_memberCount = 0;
};

} // namespace workbench
