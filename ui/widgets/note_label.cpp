// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/note_label.h"

#include <QEvent>
#include <QGuiApplication>

namespace workbench {

NoteLabel::NoteLabel(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    applyTone();
}

void NoteLabel::setNote(Tone tone, const QString &text)
{
    m_tone = tone;
    applyTone();
    setText(text);
    setVisible(!text.isEmpty());
}

void NoteLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyTone();
    QLabel::changeEvent(event);
}

void NoteLabel::applyTone()
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, toneColor(m_tone, QGuiApplication::palette()));
    setPalette(palette);
}

} // namespace workbench
