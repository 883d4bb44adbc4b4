// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/run_view.h"

#include "flows/flow_run.h"
#include "flows/step_ids.h"
#include "http/redaction.h"
#include "models/step_list_model.h"
#include "support/readable_time.h"
#include "views/run/device_page.h"
#include "views/run/pending_page.h"
#include "views/run/request_editor.h"
#include "views/run/runs_page.h"
#include "views/run/step_delegate.h"
#include "views/run/step_page.h"
#include "views/run/waiting_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace workbench {

namespace {

bool broughtTokens(const RunRecord &record, const Step &step)
{
    return step.state == StepState::Done && step.exchange >= 0 && step.exchange < record.exchanges.size()
        && record.exchanges.at(step.exchange).request.kind == ExchangeKind::Token;
}

int lastStep(const RunRecord &record, const std::function<bool(const Step &)> &matches)
{
    for (int i = int(record.steps.size()) - 1; i >= 0; --i) {
        if (matches(record.steps.at(i)))
            return i;
    }
    return -1;
}

} // namespace

int stepOfInterest(const RunRecord &record)
{
    // The first of them: while a user authorizes elsewhere, the polls come and go.
    for (int i = 0; i < int(record.steps.size()); ++i) {
        if (record.steps.at(i).state == StepState::Running)
            return i;
    }
    if (!record.steps.isEmpty() && record.steps.last().id == step_id::resend)
        return int(record.steps.size()) - 1;
    if (record.outcome == RunOutcome::Tokens)
        return lastStep(record, [&record](const Step &step) { return broughtTokens(record, step); });
    if (record.outcome != RunOutcome::Running)
        return lastStep(record, [](const Step &step) { return step.state == StepState::Failed; });
    return int(record.steps.size()) - 1;
}

RunView::RunView(QWidget *parent)
    : QWidget(parent)
    , m_steps(new StepListModel(this))
{
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildUpper());
    splitter->addWidget(buildDetails());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({300, 400});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

QWidget *RunView::buildUpper()
{
    m_timeline = new QListView;
    m_timeline->setObjectName(QStringLiteral("timeline"));
    m_timeline->setAccessibleName(tr("Timeline"));
    m_timeline->setModel(m_steps);
    m_timeline->setItemDelegate(new StepDelegate(m_timeline));
    m_timeline->setUniformItemSizes(true);
    m_timeline->setMinimumHeight(4 * m_timeline->fontMetrics().lineSpacing());
    connect(m_timeline->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (m_selecting)
            return;
        m_following = shownStep() == stepOfInterest(m_record);
        closeEditor();
        updateDetails();
    });

    m_pastText = new QLabel;
    m_pastText->setTextFormat(Qt::PlainText);
    m_pastText->setWordWrap(true);
    auto *back = new QPushButton(tr("Back to the latest run"));
    back->setAutoDefault(false);
    connect(back, &QPushButton::clicked, this, &RunView::currentRunRequested);
    m_past = new QWidget;
    auto *past = new QHBoxLayout(m_past);
    past->setContentsMargins(0, 4, 0, 0);
    past->addWidget(m_pastText, 1);
    past->addWidget(back);

    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_past);
    layout->addWidget(m_timeline, 1);

    m_runs = new RunsPage;
    connect(m_runs, &RunsPage::selected, this, &RunView::runSelected);
    connect(m_runs, &RunsPage::opened, this, [this](const QUuid &id) {
        Q_EMIT runSelected(id);
        m_upper->setCurrentIndex(0);
        m_timeline->setFocus(Qt::OtherFocusReason);
    });
    m_upper = new QTabWidget;
    m_upper->setDocumentMode(true);
    m_upper->addTab(page, tr("Timeline"));
    m_upper->addTab(m_runs, tr("Runs"));
    return m_upper;
}

QWidget *RunView::buildDetails()
{
    m_details = new QStackedWidget;
    m_stepPage = new StepPage;
    m_waitingPage = new WaitingPage;
    m_devicePage = new DevicePage;
    m_pendingPage = new PendingPage;
    m_editor = new RequestEditor;
    for (QWidget *page : QList<QWidget *>{m_stepPage, m_waitingPage, m_devicePage, m_pendingPage, m_editor})
        m_details->addWidget(page);

    connect(m_stepPage, &StepPage::memberActivated, this, &RunView::memberActivated);
    connect(m_stepPage, &StepPage::addressActivated, this, &RunView::addressActivated);
    connect(m_stepPage, &StepPage::editRequested, this,
            [this](const HttpRequest &request, int exchange, const QString &note) {
                openEditor(request, m_record.exchanges.at(exchange).request, exchange, note);
            });
    connect(m_devicePage, &DevicePage::addressActivated, this, &RunView::addressActivated);
    connect(m_pendingPage, &PendingPage::sendRequested, this, [this] {
        if (m_run && m_run->pendingRequest())
            m_run->sendPending(HttpRequest(*m_run->pendingRequest()));
        updateDetails();
    });
    connect(m_pendingPage, &PendingPage::skipRequested, this, [this] {
        if (m_run)
            m_run->skipPending();
        updateDetails();
    });
    connect(m_pendingPage, &PendingPage::editRequested, this, [this] {
        if (m_run && m_run->pendingRequest()) {
            const HttpRequest pending = *m_run->pendingRequest();
            openEditor(pending, pending, -1, tr("Edit the request, then send it. Its secrets are shown."));
        }
    });
    connect(m_editor, &RequestEditor::sendRequested, this, &RunView::sendEdited);
    connect(m_editor, &RequestEditor::closed, this, [this] {
        closeEditor();
        updateDetails();
    });
    return m_details;
}

void RunView::showRun(const RunRecord &record, FlowRun *run)
{
    const bool another = record.id != m_record.id;
    m_record = record;
    if (run != m_run)
        follow(run);
    if (another) {
        m_following = true;
        closeEditor();
    }
    {
        const QScopedValueRollback selecting(m_selecting, true);
        m_steps->setRecord(record);
    }
    m_past->setVisible(!run);
    m_pastText->setText(
        tr("Run of %1, %2")
            .arg(clockText(record.startedAt, QDateTime::currentDateTimeUtc()), record.profile.name()));
    if (m_following)
        selectStep(stepOfInterest(record));
    updateDetails();
}

void RunView::setHistory(const QList<RunRecord> &history)
{
    m_runs->setHistory(history);
}

void RunView::follow(FlowRun *run)
{
    if (m_run)
        m_run->disconnect(this);
    m_waitingPage->follow(nullptr);
    m_devicePage->follow(nullptr);
    m_run = run;
    if (run) {
        connect(run, &FlowRun::waitingChanged, this, &RunView::updateDetails);
        connect(run, &FlowRun::authorizationUrlReady, this, &RunView::updateDetails);
    }
}

void RunView::selectStep(int step)
{
    const QScopedValueRollback selecting(m_selecting, true);
    m_timeline->setCurrentIndex(m_steps->index(step));
}

int RunView::shownStep() const
{
    const QModelIndex current = m_timeline->currentIndex();
    return current.isValid() ? current.row() : -1;
}

void RunView::updateDetails()
{
    if (m_details->currentWidget() == m_editor || (m_following && showWaiting()))
        return;
    m_stepPage->showStep(m_record, shownStep(), m_run && m_run->isFinished());
    m_details->setCurrentWidget(m_stepPage);
}

/// What the run waits for from its user, if it waits for one.
bool RunView::showWaiting()
{
    if (!m_run || m_run->isFinished())
        return false;
    switch (m_run->waiting().what) {
    case Waiting::For::Browser:
    case Waiting::For::Paste:
        m_waitingPage->follow(m_run);
        m_details->setCurrentWidget(m_waitingPage);
        return true;
    case Waiting::For::Device:
        m_devicePage->follow(m_run);
        m_details->setCurrentWidget(m_devicePage);
        return true;
    case Waiting::For::StepDecision:
        if (!m_run->pendingRequest())
            return false;
        m_pendingPage->present(*m_run->pendingRequest(), Redactor(secretsIn(m_run->record())));
        m_details->setCurrentWidget(m_pendingPage);
        return true;
    case Waiting::For::Nothing:
    case Waiting::For::Server:
        return false;
    }
    Q_UNREACHABLE();
}

void RunView::openEditor(const HttpRequest &request, const HttpRequest &base, int exchange,
                         const QString &note)
{
    m_editedExchange = exchange;
    m_details->setCurrentWidget(m_editor);
    m_editor->edit(request, base, note);
}

void RunView::closeEditor()
{
    if (m_details->currentWidget() != m_editor)
        return;
    m_editor->clear();
    m_details->setCurrentWidget(m_stepPage);
}

void RunView::sendEdited(const HttpRequest &edited)
{
    const HttpRequest request = edited; // the editor forgets its own
    closeEditor();
    m_following = true;
    if (m_run && m_editedExchange >= 0)
        m_run->resend(request, m_editedExchange);
    else if (m_run)
        m_run->sendPending(request);
    updateDetails();
}

} // namespace workbench
