// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/name_dialog.h"

#include "widgets/note_label.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace workbench {

NameDialog::NameDialog(const QString &proposed, std::function<bool(const QString &)> isTaken, QWidget *parent)
    : QDialog(parent)
    , m_isTaken(std::move(isTaken))
    , m_name(new QLineEdit(proposed, this))
    , m_note(new NoteLabel(this))
{
    setObjectName(QStringLiteral("name_dialog"));
    setWindowTitle(tr("Save profile as"));
    m_name->setObjectName(QStringLiteral("profile_name"));
    m_name->setAccessibleName(tr("Name of the profile"));
    m_name->selectAll();
    auto *label = new QLabel(tr("Save the profile in the keychain under this &name:"), this);
    label->setBuddy(m_name);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &NameDialog::check);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    setMinimumWidth(420);
    check();
}

QString NameDialog::name() const
{
    return m_name->text().trimmed();
}

void NameDialog::check()
{
    m_accept->setEnabled(!name().isEmpty());
    m_note->setNote(Tone::Quiet,
                    m_isTaken(name()) ? tr("Another profile has this name. The command line then asks which "
                                           "of the two is meant.")
                                      : QString());
}

} // namespace workbench
