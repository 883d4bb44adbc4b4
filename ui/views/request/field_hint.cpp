// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/field_hint.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

QString heading(const FieldSpec &spec)
{
    QString html =
        u"<b>%1</b> <code>%2</code>"_s.arg(spec.title.toHtmlEscaped(), spec.member.toHtmlEscaped());
    if (!spec.reference.isEmpty()) {
        const QString link = u"<a href=\"%1\">%2</a>"_s;
        html += u" · "_s
            + link.arg(spec.reference.url().toString().toHtmlEscaped(),
                       spec.reference.text().toHtmlEscaped());
    }
    return html;
}

QString explanation(const FieldSpec &spec)
{
    QString html = heading(spec) + u"<br>"_s + spec.meaning.toHtmlEscaped();
    if (!spec.example.isEmpty())
        html += u"<br>"_s + FieldHint::tr("Example:") + u" <code>"_s + spec.example.toHtmlEscaped()
            + u"</code>"_s;
    if (!spec.mistake.isEmpty())
        html += u"<br>"_s + FieldHint::tr("Usual mistake:") + u' ' + spec.mistake.toHtmlEscaped();
    return html;
}

} // namespace

FieldHint::FieldHint(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
{
    m_text->setObjectName(QStringLiteral("field_hint"));
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_text->setOpenExternalLinks(true);
    m_text->setContentsMargins(4, 2, 4, 2);
    m_text->setText(tr("Go to a field to read what it means."));

    // Always the same height: nothing moves while one walks through the form.
    auto *area = new QScrollArea(this);
    area->setWidget(m_text);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFixedHeight(5 * fontMetrics().lineSpacing() + 6);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
}

void FieldHint::explain(const FieldSpec &spec)
{
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_text->setText(explanation(spec));
}

} // namespace workbench
