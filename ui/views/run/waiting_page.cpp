// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/waiting_page.h"

#include "flows/flow_run.h"
#include "http/redaction.h"
#include "widgets/paged_text_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace workbench {

namespace {

QLabel *wrappedLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

WaitingPage::WaitingPage(QWidget *parent)
    : QWidget(parent)
    , m_text(wrappedLabel())
    , m_url(new PagedTextView(tr("Authorization URL")))
    , m_paste(new QLineEdit)
    , m_problem(wrappedLabel())
{
    m_text->setBuddy(m_url->textEdit());
    auto *label = new QLabel(tr("Final URL or code, if the browser cannot come back:"));
    label->setWordWrap(true);
    label->setBuddy(m_paste);
    m_paste->setObjectName(QStringLiteral("paste"));
    m_paste->setAccessibleName(tr("Final URL or code"));
    auto *use = new QPushButton(tr("Continue with this"));
    use->setAutoDefault(false);

    auto *line = new QHBoxLayout;
    line->addWidget(m_paste, 1);
    line->addWidget(use);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_text);
    layout->addWidget(m_url, 1);
    layout->addWidget(label);
    layout->addLayout(line);
    layout->addWidget(m_problem);
    connect(use, &QPushButton::clicked, this, &WaitingPage::usePasted);
    connect(m_paste, &QLineEdit::returnPressed, this, &WaitingPage::usePasted);
}

void WaitingPage::follow(FlowRun *run)
{
    const bool another = run != m_run;
    m_run = run;
    if (another) {
        m_paste->clear();
        m_problem->clear();
    }
    if (!run)
        return;
    const RunRecord &record = run->record();
    const Redactor redactor(secretsIn(record));
    QString text = tr("Log in in the browser. This program waits for it to come back.");
    if (run->waiting().what == Waiting::For::Paste) {
        text =
            tr("Log in with this URL. This program cannot receive the redirect: paste the URL on which the "
               "browser ends up, or the code.");
    }
    if (run->lacksBrowser())
        text.prepend(tr("No browser could be started: copy this URL into one.") + u' ');
    m_text->setText(text);
    m_url->setBytes(redactor.masked(run->authorizationUrl()).toUtf8());
}

void WaitingPage::usePasted()
{
    if (!m_run)
        return;
    const std::optional<QString> problem = m_run->paste(m_paste->text().trimmed());
    m_problem->setText(problem.value_or(QString()));
    if (!problem)
        m_paste->clear();
}

} // namespace workbench
