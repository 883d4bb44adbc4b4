// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/tone.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace workbench {

class NoteLabel;
class SecretLineEdit;

/// Asks for the passphrase of one key. It stays open until somebody says that the passphrase was right
/// (accept()) or the user gives up.
class PassphraseDialog : public QDialog {
    Q_OBJECT
public:
    /// `member` is the wire name of the passphrase, `key` says which key it is about.
    PassphraseDialog(const QString &member, const QString &key, QWidget *parent);

    /// The passphrase did not open the key: another one can be tried.
    void tellWrong();

Q_SIGNALS:
    void entered(const QString &passphrase);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void enter();
    void setNote(Tone tone, const QString &text);
    void makeRoom();
    void updateButton();

    SecretLineEdit *m_passphrase;
    NoteLabel *m_note;
    QPushButton *m_open;
    bool m_isTrying = false;
};

} // namespace workbench
