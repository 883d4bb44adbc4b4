// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <functional>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace workbench {

class NoteLabel;

/// Asks under which name a profile is saved. A name that is taken is allowed, and said.
class NameDialog : public QDialog {
    Q_OBJECT
public:
    NameDialog(const QString &proposed, std::function<bool(const QString &)> isTaken,
               QWidget *parent = nullptr);

    QString name() const;

private:
    void check();

    std::function<bool(const QString &)> m_isTaken;
    QLineEdit *m_name;
    NoteLabel *m_note;
    QPushButton *m_accept = nullptr;
};

} // namespace workbench
