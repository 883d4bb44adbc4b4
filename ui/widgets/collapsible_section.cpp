// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/collapsible_section.h"

#include "widgets/tab_order.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace workbench {

CollapsibleSection::CollapsibleSection(const QString &title, std::function<QWidget *(QWidget *)> build,
                                       QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_build(std::move(build))
    , m_heading(new QToolButton(this))
{
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_heading->setText(title);
    m_heading->setAutoRaise(true);
    m_heading->setArrowType(Qt::RightArrow);
    m_heading->setAccessibleDescription(tr("Section, closed"));
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setFocusPolicy(Qt::StrongFocus);
    m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_heading);
    connect(m_heading, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
}

void CollapsibleSection::setOpen(bool open)
{
    if (open == m_isOpen)
        return;
    m_isOpen = open;
    // What is built before the window is up comes up with it. To show it now would lay it out twice.
    const bool comesUpLater = !m_body && !isVisible();
    if (!m_body)
        buildBody();
    if (!comesUpLater)
        m_body->setVisible(open);
    m_heading->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_heading->setAccessibleDescription(open ? tr("Section, open") : tr("Section, closed"));
}

void CollapsibleSection::buildBody()
{
    m_body = m_build(this);
    layout()->addWidget(m_body);
    continueTabOrder(m_heading, m_body);
}

void CollapsibleSection::setRemark(const QString &remark)
{
    m_heading->setText(remark.isEmpty() ? m_title : tr("%1 (%2)", "heading (remark)").arg(m_title, remark));
}

} // namespace workbench
