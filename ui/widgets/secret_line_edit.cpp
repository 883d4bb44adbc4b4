// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/secret_line_edit.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace workbench {

SecretLineEdit::SecretLineEdit(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_reveal(new QPushButton(tr("Reveal"), this))
{
    m_edit->setAccessibleName(title);
    m_reveal->setCheckable(true);
    m_reveal->setAutoDefault(false);
    m_reveal->setAccessibleName(tr("Reveal: %1").arg(title));
    m_reveal->setToolTip(tr("Show what is typed here"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_reveal);
    setFocusProxy(m_edit);
    setRevealed(false);

    connect(m_edit, &QLineEdit::textEdited, this, &SecretLineEdit::textEdited);
    connect(m_reveal, &QPushButton::toggled, this, &SecretLineEdit::setRevealed);
}

QString SecretLineEdit::text() const
{
    return m_edit->text();
}

void SecretLineEdit::setText(const QString &text)
{
    if (text == m_edit->text())
        return;
    m_reveal->setChecked(false);
    m_edit->setText(text);
}

bool SecretLineEdit::isRevealed() const
{
    return m_reveal->isChecked();
}

void SecretLineEdit::setRevealed(bool revealed)
{
    m_edit->setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    m_edit->setInputMethodHints(m_edit->inputMethodHints() | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                                | Qt::ImhNoAutoUppercase);
}

} // namespace workbench
