// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/secret_text_edit.h"

#include "support/clipboard.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextDocumentFragment>

namespace workbench {

QMimeData *SecretTextEdit::createMimeDataFromSelection() const
{
    QMimeData *data = LongTextEdit::createMimeDataFromSelection();
    markAsSecret(*data);
    return data;
}

void SecretTextEdit::keyPressEvent(QKeyEvent *event)
{
    const bool copies = event->matches(QKeySequence::Copy);
    const bool cuts = event->matches(QKeySequence::Cut) && !isReadOnly();
    if ((!copies && !cuts) || !textCursor().hasSelection())
        return LongTextEdit::keyPressEvent(event);
    copySecret(textCursor().selection().toPlainText());
    if (cuts)
        textCursor().removeSelectedText();
}

} // namespace workbench
