// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/request/form_field.h"

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
class QToolButton;
QT_END_NAMESPACE

namespace workbench {

/// A secret of several lines, such as XML or a key. It can be typed and pasted while it is empty or revealed,
/// and read from a file; otherwise a mask stands in its place, and not the text.
class SecretTextField : public FormField {
    Q_OBJECT
public:
    SecretTextField(const FieldSpec &spec, QWidget *parent);
    void show(const Profile &profile) override;
    void store(Profile &profile) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

    /// Takes the file's text, which the document then holds; the file is not looked at again. One that is no
    /// text leaves the field as it is, with a note.
    void readFile(const QString &path);

private:
    void chooseFile();
    void render();
    void takeTyped();

    QPlainTextEdit *m_edit;
    QToolButton *m_reveal;
    QString m_secret;
    bool m_isTyping = false; ///< into a field that was empty
};

} // namespace workbench
