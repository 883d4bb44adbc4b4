// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/message_bar.h"

#include "widgets/note_label.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace workbench {

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
{
    hide();
}

void MessageBar::showError(const QString &text)
{
    if (!m_text)
        build();
    m_text->setNote(Tone::Error, text);
    show();
}

void MessageBar::build()
{
    m_text = new NoteLabel(this);
    m_text->setObjectName(QStringLiteral("message"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *dismiss = new QPushButton(tr("Dismiss"), this);
    connect(dismiss, &QPushButton::clicked, this, &QWidget::hide);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(dismiss, 0, Qt::AlignTop);
}

} // namespace workbench
