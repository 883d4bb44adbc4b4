// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/token_line.h"

#include "http/redaction.h"
#include "support/clipboard.h"
#include "support/secret_copies.h"

#include <QLineEdit>
#include <QPushButton>
#include <QToolTip>

namespace workbench {

namespace {

// A line edit gets slow with more; Copy takes the whole token.
constexpr qsizetype longestLine = 16 * 1024;

constexpr int fewestCharacters = 27;
constexpr int buttonPadding = 10;

} // namespace

TokenLine::TokenLine(const QString &title, const QString &token)
    : m_token(token)
    , m_line(new QLineEdit)
    , m_reveal(new QPushButton(tr("Reveal")))
{
    m_line->setReadOnly(true);
    guardCopies(m_line);
    // Where there is less room for the line, its form puts it below its label.
    m_line->setMinimumWidth(fewestCharacters * m_line->fontMetrics().averageCharWidth());
    m_line->setAccessibleName(title);
    m_reveal->setCheckable(true);
    m_reveal->setAutoDefault(false);
    m_reveal->setAccessibleName(tr("Reveal %1").arg(title));
    auto *copy = new QPushButton(tr("Copy"));
    copy->setAutoDefault(false);
    copy->setAccessibleName(tr("Copy %1").arg(title));

    for (QPushButton *button : {m_reveal, copy})
        button->setMaximumWidth(button->fontMetrics().horizontalAdvance(button->text()) + 2 * buttonPadding);

    setSpacing(4);
    addWidget(m_line, 1);
    addWidget(m_reveal);
    addWidget(copy);
    connect(m_reveal, &QPushButton::toggled, this, &TokenLine::setRevealed);
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        copySecret(m_token);
        QToolTip::showText(copy->mapToGlobal(QPoint(0, copy->height())), tr("Copied"), copy);
    });
    setRevealed(false);
}

void TokenLine::setRevealed(bool revealed)
{
    m_line->setText(revealed ? m_token.left(longestLine) : maskedValue(m_token));
    m_line->setCursorPosition(0);
}

} // namespace workbench
