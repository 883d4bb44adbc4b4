// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHBoxLayout>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace workbench {

/// A token that was received: one line that holds the mask until it is revealed, never hidden text.
/// It is a layout and no widget, so that line and label become siblings: only there a screen reader looks.
class TokenLine : public QHBoxLayout {
    Q_OBJECT
public:
    /// `title` is the accessible name ("Access token").
    TokenLine(const QString &title, const QString &token);

    QLineEdit *line() const { return m_line; }

private:
    void setRevealed(bool revealed);

    QString m_token;
    QLineEdit *m_line;
    QPushButton *m_reveal;
};

} // namespace workbench
