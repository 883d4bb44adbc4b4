// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/long_text_edit.h"

#include <QMimeData>

namespace workbench {

LongTextEdit::LongTextEdit(QWidget *parent, qsizetype longest)
    : QPlainTextEdit(parent)
    , m_longest(longest)
{
    setWordWrapMode(QTextOption::WrapAnywhere);
}

void LongTextEdit::insertFromMimeData(const QMimeData *source)
{
    const qsizetype staying = document()->characterCount() - 1 - textCursor().selectedText().size();
    if (m_longest != unlimited && staying + source->text().size() > m_longest)
        Q_EMIT refused();
    else
        QPlainTextEdit::insertFromMimeData(source);
}

} // namespace workbench
