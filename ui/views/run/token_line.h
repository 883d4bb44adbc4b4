// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace workbench {

/// A token that was received: one line that holds the mask until it is revealed, never hidden text.
class TokenLine : public QWidget {
    Q_OBJECT
public:
    /// `title` is the accessible name ("Access token").
    TokenLine(const QString &title, const QString &token, QWidget *parent = nullptr);

    QLineEdit *line() const { return m_line; }

private:
    void setRevealed(bool revealed);

    QString m_token;
    QLineEdit *m_line;
    QPushButton *m_reveal;
};

} // namespace workbench
