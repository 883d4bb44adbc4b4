// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace workbench {

/// A masked line of text. While masked, the text can be neither copied nor dragged, and assistive technology
/// does not get it.
class SecretLineEdit : public QLineEdit {
    Q_OBJECT
public:
    /// `title` is the human name of the value, "Client secret".
    explicit SecretLineEdit(const QString &title, QWidget *parent);

    /// The button that reveals and masks. Whoever lays out the line places it beside; it is a sibling of the
    /// line.
    QToolButton *revealButton() const { return m_reveal; }
    bool isRevealed() const;
    /// Shows another secret, masked again.
    void setSecret(const QString &text);

private:
    void setRevealed(bool revealed);

    QToolButton *m_reveal;
};

} // namespace workbench
