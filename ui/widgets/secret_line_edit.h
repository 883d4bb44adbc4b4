// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace workbench {

/// A masked line of text with a button that reveals it. While masked, the text can be neither copied nor
/// dragged, and assistive technology does not get it.
class SecretLineEdit : public QWidget {
    Q_OBJECT
public:
    /// `title` is the human name of the value ("Client secret"): the line's accessible name, and what the
    /// button says it reveals.
    explicit SecretLineEdit(const QString &title, QWidget *parent = nullptr);

    /// The line itself: buddy of a label, bearer of the object name.
    QLineEdit *lineEdit() const { return m_edit; }
    QString text() const;
    void setText(const QString &text); ///< masks again: another value is another secret
    bool isRevealed() const;

Q_SIGNALS:
    void textEdited(const QString &text);

private:
    void setRevealed(bool revealed);

    QLineEdit *m_edit = nullptr;
    QPushButton *m_reveal = nullptr;
};

} // namespace workbench
