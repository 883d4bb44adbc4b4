// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/field_hint.h"

#include "support/browser.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace workbench {

namespace {

QString explanation(const FieldSpec &spec, const QString &habit)
{
    QStringList lines;
    if (!habit.isEmpty())
        lines.append(habit); // first: it is what the specification does not say
    lines.append(spec.meaning);
    if (!spec.example.isEmpty())
        lines.append(FieldHint::tr("Example: %1").arg(spec.example));
    if (!spec.mistake.isEmpty())
        lines.append(FieldHint::tr("Usual mistake: %1").arg(spec.mistake));
    return lines.join(u'\n');
}

} // namespace

FieldHint::FieldHint(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("Go to a field to read what it means."), this))
    , m_link(new QToolButton(this))
    , m_text(new QLabel)
    , m_area(new QScrollArea(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true); // the pane must not grow with a long title
    QFont underlined = m_link->font();
    underlined.setUnderline(true);
    m_link->setFont(underlined);
    m_link->setAutoRaise(true);
    m_link->setFocusPolicy(Qt::StrongFocus);
    m_link->setToolTip(tr("Opens the specification in the browser"));
    m_link->hide();
    m_text->setObjectName(QStringLiteral("field_hint"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignTop);

    m_area->setObjectName(QStringLiteral("explanation"));
    m_area->setWidget(m_text);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus); // unless there is something to scroll to
    m_area->setAccessibleName(tr("Explanation of the field"));
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->hide();

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_link, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_area);
    m_area->setMinimumHeight(1); // a title of two lines takes from the explanation: nothing else moves
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_area->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            [this](int, int last) { m_area->setFocusPolicy(last > 0 ? Qt::StrongFocus : Qt::NoFocus); });
    connect(m_link, &QToolButton::clicked, this, &FieldHint::openReference);
}

void FieldHint::explain(const FieldSpec &spec, const QString &habit)
{
    m_reference = spec.reference;
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setText(spec.title);
    m_link->setText(spec.reference.text());
    m_link->setVisible(!spec.reference.url().isEmpty());
    m_text->setText(explanation(spec, habit));
    m_area->verticalScrollBar()->setValue(0);
    m_area->show();
    fixHeight();
}

void FieldHint::setVisibleLines(int lines)
{
    m_lines = lines;
    fixHeight();
}

void FieldHint::fixHeight()
{
    if (!m_area->isHidden())
        setFixedHeight(m_link->sizeHint().height() + m_lines * fontMetrics().lineSpacing());
}

void FieldHint::openReference()
{
    openInSystemBrowser(m_reference.url());
}

} // namespace workbench
