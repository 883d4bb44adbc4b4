// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/passphrase_dialog.h"

#include "widgets/note_label.h"
#include "widgets/secret_line_edit.h"

#include <QAccessible>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

QLabel *paragraph(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

PassphraseDialog::PassphraseDialog(const QString &member, const QString &key, QWidget *parent)
    : QDialog(parent)
    , m_passphrase(new SecretLineEdit(tr("Passphrase"), this))
    , m_note(new NoteLabel(this))
{
    setObjectName(u"passphrase_dialog"_s);
    setWindowTitle(tr("Encrypted key"));
    setMinimumWidth(64 * fontMetrics().averageCharWidth());

    m_passphrase->setObjectName(member);
    m_passphrase->setAccessibleDescription(tr("%1: opens %2").arg(member, key));
    auto *label = new QLabel(tr("&Passphrase"));
    label->setBuddy(m_passphrase);
    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_passphrase, 1);
    line->addWidget(m_passphrase->revealButton());
    m_note->setObjectName(u"passphrase_note"_s);
    m_note->setNote(Tone::Quiet, {});

    auto *buttons = new QDialogButtonBox;
    m_open = buttons->addButton(tr("&Unlock and run"), QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(paragraph(tr("This key is encrypted: %1").arg(key)));
    layout->addLayout(line);
    layout->addWidget(m_note);
    layout->addWidget(
        paragraph(tr("It is kept for this session only. To keep it with the profile, enter it in "
                     "the form.")));
    layout->addWidget(buttons);
    // Only now: a button learns from its dialog that it is the one which Return presses.
    cancel->setAutoDefault(false);
    m_open->setDefault(true);

    connect(m_passphrase, &QLineEdit::textChanged, this, &PassphraseDialog::updateButton);
    connect(buttons, &QDialogButtonBox::accepted, this, &PassphraseDialog::enter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateButton();
    m_passphrase->setFocus();
}

void PassphraseDialog::tellWrong()
{
    m_isTrying = false;
    setNote(Tone::Error, tr("This passphrase does not open the key. Try another one."));
    QAccessibleEvent alert(m_note, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    m_passphrase->selectAll();
    m_passphrase->setFocus();
    updateButton();
}

void PassphraseDialog::enter()
{
    if (m_isTrying || m_passphrase->text().isEmpty())
        return;
    m_isTrying = true;
    setNote(Tone::Quiet, tr("Opening the key …"));
    updateButton();
    Q_EMIT entered(m_passphrase->text());
}

void PassphraseDialog::setNote(Tone tone, const QString &text)
{
    m_note->setNote(tone, text);
    makeRoom();
}

/// A window does not grow by itself with what is wrapped inside.
void PassphraseDialog::makeRoom()
{
    setMinimumHeight(layout()->totalHeightForWidth(width()));
}

void PassphraseDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    makeRoom();
}

void PassphraseDialog::updateButton()
{
    m_open->setEnabled(!m_isTrying && !m_passphrase->text().isEmpty());
}

} // namespace workbench
