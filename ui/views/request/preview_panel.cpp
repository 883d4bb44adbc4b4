// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/preview_panel.h"

#include "protocol/grant_table.h"
#include "support/literal_font.h"
#include "views/request/preview_text.h"
#include "widgets/copy_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace workbench {

PreviewPanel::PreviewPanel(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QHBoxLayout)
    , m_tabs(new QTabBar(this))
    , m_reveal(new QToolButton(this))
    , m_pane(new QPlainTextEdit(this))
{
    // In the order of PreviewFormat.
    m_tabs->addTab(tr("URL"));
    m_tabs->addTab(tr("HTTP"));
    m_tabs->addTab(tr("curl"));
    m_tabs->addTab(tr("JSON"));
    m_tabs->setTabToolTip(0, tr("The authorization URL for the browser, one parameter a line"));
    m_tabs->setTabToolTip(1, tr("The token request as it goes over the wire"));
    m_tabs->setTabToolTip(2, tr("The token request as a command"));
    m_tabs->setTabToolTip(3, tr("All requests as JSON, for a program to read"));
    m_tabs->setAccessibleName(tr("Preview"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false);

    m_reveal->setFocusPolicy(Qt::StrongFocus);
    auto *copy = new CopyButton(
        tr("Copy: preview"), [this] { return m_pane->toPlainText(); }, this);

    m_pane->setObjectName(QStringLiteral("preview"));
    m_pane->setReadOnly(true);
    m_pane->setTabChangesFocus(true);
    m_pane->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_pane->setUndoRedoEnabled(false);
    m_pane->setWordWrapMode(QTextOption::WrapAnywhere);
    m_pane->setFont(literalFixedFont());
    m_pane->setMinimumHeight(60);

    auto *title = new QLabel(tr("Previe&w"), this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    title->setBuddy(m_pane);
    m_heading->addWidget(title);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_tabs);
    head->addStretch();
    head->addWidget(m_reveal);
    head->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(m_heading);
    layout->addLayout(head);
    layout->addWidget(m_pane, 1);

    nameRevealButton();
    connect(m_tabs, &QTabBar::currentChanged, this, &PreviewPanel::render);
    connect(m_reveal, &QToolButton::clicked, this, [this] { setRevealed(!m_revealed); });
}

void PreviewPanel::showPlan(const RequestPlan &plan, const Profile &profile)
{
    m_plan = plan;
    m_profile = profile;
    const GrantDefinition *grant = grantDefinition(profile.grantType());
    m_tabs->setTabVisible(0, !grant || grant->sends(GrantParameter::Request::Authorization));
    render();
}

void PreviewPanel::addToHeading(QWidget *widget)
{
    m_heading->addWidget(widget, 1);
}

void PreviewPanel::mask()
{
    setRevealed(false);
}

void PreviewPanel::setRevealed(bool revealed)
{
    if (revealed == m_revealed)
        return;
    m_revealed = revealed;
    nameRevealButton();
    render();
}

void PreviewPanel::nameRevealButton()
{
    m_reveal->setText(m_revealed ? tr("Mask secrets") : tr("Reveal secrets"));
}

void PreviewPanel::render()
{
    const auto format = PreviewFormat(m_tabs->currentIndex());
    const auto secrets = m_revealed ? PreviewSecrets::Revealed : PreviewSecrets::Masked;
    m_pane->setAccessibleName(tr("Preview: %1").arg(m_tabs->tabText(m_tabs->currentIndex())));

    const QString text = previewText(m_plan, m_profile, format, secrets);
    if (text == m_pane->toPlainText())
        return;
    // The reader stays where they were while the text changes under their typing.
    const int scrolled = m_pane->verticalScrollBar()->value();
    m_pane->setPlainText(text);
    m_pane->verticalScrollBar()->setValue(scrolled);
}

} // namespace workbench
