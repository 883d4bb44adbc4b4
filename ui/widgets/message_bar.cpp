// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/message_bar.h"

#include "widgets/note_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>

namespace workbench {

MessageBar::MessageBar(const QString &name, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_title(title)
{
    hide();
}

void MessageBar::showMessage(Tone tone, const QString &text, const QString &action)
{
    if (!m_text)
        build();
    const bool isNew = !isVisible() || m_text->text() != text;
    m_text->setNote(tone, text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    show();
    if (isNew) {
        QAccessibleEvent alert(m_text, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void MessageBar::build()
{
    m_text = new NoteLabel(this);
    m_text->setObjectName(m_name);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action = new QPushButton(this);
    m_action->setObjectName(m_name + QStringLiteral("_action"));
    connect(m_action, &QPushButton::clicked, this, &MessageBar::triggered);
    auto *dismiss = new QPushButton(tr("Dismiss"), this);
    dismiss->setAccessibleName(tr("Dismiss: %1", "whose message").arg(m_title));
    connect(dismiss, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action, 0, Qt::AlignTop);
    layout->addWidget(dismiss, 0, Qt::AlignTop);
}

} // namespace workbench
