// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/secret_line_edit.h"

#include "support/secret_copies.h"

#include <QToolButton>

namespace workbench {

SecretLineEdit::SecretLineEdit(const QString &title, QWidget *parent)
    : QLineEdit(parent)
    , m_reveal(new QToolButton(parent))
{
    setAccessibleName(title);
    guardCopies(this);
    m_reveal->setFocusPolicy(Qt::StrongFocus);
    connect(m_reveal, &QToolButton::clicked, this, [this] { setRevealed(!isRevealed()); });
    setRevealed(false);
}

bool SecretLineEdit::isRevealed() const
{
    return echoMode() == QLineEdit::Normal;
}

void SecretLineEdit::setSecret(const QString &secret)
{
    if (secret == text())
        return;
    setRevealed(false);
    setText(secret);
    setCursorPosition(0);
}

void SecretLineEdit::setRevealed(bool revealed)
{
    setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    setInputMethodHints(inputMethodHints() | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                        | Qt::ImhNoAutoUppercase);
    m_reveal->setText(revealed ? tr("Mask") : tr("Reveal"));
    m_reveal->setAccessibleName(
        tr("%1: %2", "Reveal: Client secret").arg(m_reveal->text(), accessibleName()));
}

} // namespace workbench
