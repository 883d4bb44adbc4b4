// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace workbench {

/// Says in place of a form why there is none, and offers what can be done about it.
class AbsencePage : public QWidget {
    Q_OBJECT
public:
    explicit AbsencePage(QWidget *parent = nullptr);

    void setText(const QString &text, const QString &action);

Q_SIGNALS:
    void activated();

private:
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace workbench
