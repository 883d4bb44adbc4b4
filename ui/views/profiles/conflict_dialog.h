// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "support/profile_shelf.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QTreeWidget;
QT_END_NAMESPACE

namespace workbench {

/// A profile was changed here and elsewhere: shows in which members the two differ, of secrets the name
/// alone, and asks what to do. Cancelled, nothing is decided.
class ConflictDialog : public QDialog {
    Q_OBJECT
public:
    explicit ConflictDialog(const ProfileConflict &conflict, QWidget *parent = nullptr);

Q_SIGNALS:
    void keepBothChosen();
    void overwriteChosen();
    void takeTheirsChosen();

private:
    QTreeWidget *differences(const ProfileConflict &conflict);
    QWidget *buttons(bool isDeleted);
};

} // namespace workbench
