// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/copy_button.h"

#include "support/clipboard.h"

#include <QTimer>

namespace workbench {

CopyButton::CopyButton(const QString &accessibleName, std::function<QString()> text, QWidget *parent)
    : QToolButton(parent)
    , m_text(std::move(text))
{
    // The wider of both words from the start: the row must not move when the word changes.
    setText(tr("Copied"));
    const int wide = sizeHint().width();
    setText(tr("Copy"));
    setMinimumWidth(qMax(wide, sizeHint().width()));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(accessibleName);
    setToolTip(accessibleName);
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
}

void CopyButton::copy()
{
    copyText(m_text());
    setText(tr("Copied"));
    QTimer::singleShot(1500, this, [this] { setText(tr("Copy")); });
}

} // namespace workbench
