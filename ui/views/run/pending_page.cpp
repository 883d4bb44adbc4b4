// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/pending_page.h"

#include "http/redaction.h"
#include "views/run/wrapping_layout.h"
#include "widgets/paged_text_view.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace workbench {

PendingPage::PendingPage(QWidget *parent)
    : QWidget(parent)
    , m_request(new PagedTextView(tr("Request to be sent")))
{
    auto *label = new QLabel(tr("This request is about to be sent."));
    label->setWordWrap(true);
    auto *send = new QPushButton(tr("S&end"));
    auto *edit = new QPushButton(tr("Send e&dited…"));
    edit->setAccessibleDescription(tr("Opens an editor that shows the secrets of the request"));
    auto *skip = new QPushButton(tr("S&kip"));
    skip->setAccessibleDescription(tr("Leaves the request out"));
    auto *buttons = new WrappingLayout;
    buttons->setSpacing(4);
    for (QPushButton *button : {send, edit, skip}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(label);
    layout->addWidget(m_request, 1);
    layout->addLayout(buttons);
    connect(send, &QPushButton::clicked, this, &PendingPage::sendRequested);
    connect(edit, &QPushButton::clicked, this, &PendingPage::editRequested);
    connect(skip, &QPushButton::clicked, this, &PendingPage::skipRequested);
}

void PendingPage::present(const HttpRequest &request, const Redactor &redactor)
{
    const HttpRequest masked = redactor.masked(request);
    m_request->setBytes(masked.method + ' ' + masked.url.toUtf8() + '\n' + masked.headers.toBytes() + '\n'
                        + masked.body);
}

} // namespace workbench
