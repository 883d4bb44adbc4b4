// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/run_panel.h"

#include "flows/flow_run.h"
#include "models/run_history_model.h"
#include "support/browser.h"
#include "support/clipboard.h"
#include "support/readable_time.h"
#include "views/run/run_bar.h"
#include "views/run/run_view.h"

#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace workbench {

namespace {

/// What stands in place of the steps before the first run. In plain labels: rich text is the dearest widget
/// of a window that comes up.
QWidget *emptyPage()
{
    auto *title = new QLabel(RunPanel::tr("No run yet"));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    title->setAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    auto *hint = new QLabel(
        RunPanel::tr("Press Run flow (Ctrl+Return) to get a token with this profile. Every request, "
                     "every answer and every check will stand here, one step a line."));
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    for (QLabel *label : {title, hint})
        label->setTextFormat(Qt::PlainText);
    // Half of the page is more than it needs: nobody has to ask for its height at each width.
    QSizePolicy policy = hint->sizePolicy();
    policy.setHeightForWidth(false);
    hint->setSizePolicy(policy);

    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(title, 1);
    layout->addWidget(hint, 1);
    return page;
}

} // namespace

RunPanel::RunPanel(RunController *controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_bar(new RunBar)
    , m_pages(new QStackedLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_bar);
    layout->addLayout(m_pages, 1);
    // Not before the stack is laid in: it shows its first page at once, and without a parent that is a
    // window.
    m_pages->addWidget(emptyPage());

    connect(m_bar, &RunBar::runRequested, this, [this](bool stepping) {
        m_copyWhenReady = false; // of a run that was asked for and never began
        Q_EMIT runRequested(stepping);
    });
    connect(m_bar, &RunBar::cancelRequested, m_controller, &RunController::cancel);
    connect(m_bar, &RunBar::copyUrlRequested, this, &RunPanel::copyUrl);
    connect(m_bar, &RunBar::memberActivated, this, &RunPanel::memberActivated);
    connect(m_bar, &RunBar::openWithRequested, this, &RunPanel::openUrlWith);
    connect(m_controller, &RunController::runStarted, this, &RunPanel::followRun);
    connect(m_controller, &RunController::recordChanged, this, &RunPanel::onRecordChanged);
    connect(m_controller, &RunController::runFinished, this, &RunPanel::onRunFinished);
    connect(m_controller, &RunController::historyChanged, this, &RunPanel::onHistoryChanged);
}

RunPanel::~RunPanel() = default;

void RunPanel::setPlan(const RequestPlan &plan)
{
    m_bar->setProblems(plan.problems);
    m_bar->setUsesBrowser(plan.usesBrowser);
}

void RunPanel::buildView()
{
    if (m_view)
        return;
    m_view = new RunView;
    m_pages->addWidget(m_view);
    m_pages->setCurrentWidget(m_view);
    connect(m_view, &RunView::memberActivated, this, &RunPanel::memberActivated);
    connect(m_view, &RunView::addressActivated, this, &openInSystemBrowser);
    connect(m_view, &RunView::runSelected, this, &RunPanel::showRun);
    connect(m_view, &RunView::currentRunRequested, this, [this] {
        if (!m_controller->history().isEmpty())
            showRun(m_controller->history().first().id);
    });
}

void RunPanel::showRun(const QUuid &id)
{
    const RunRecord *record = m_controller->record(id);
    if (!record)
        return;
    buildView();
    m_shown = id;
    m_view->showRun(*record, m_controller->isCurrent(id) ? m_controller->current() : nullptr);
}

void RunPanel::followRun(FlowRun *run)
{
    connect(run, &FlowRun::waitingChanged, this, &RunPanel::updateBar);
    connect(run, &FlowRun::redirectReceived, this, [this] { m_controller->alert(window()); });
    connect(run, &FlowRun::authorizationUrlReady, this, [this](const QString &url) {
        if (m_copyWhenReady)
            copyText(url);
        m_copyWhenReady = false;
        updateBar();
    });
    showRun(run->record().id);
    updateBar();
}

void RunPanel::onRecordChanged(const QUuid &id)
{
    if (id == m_shown)
        showRun(id);
    if (m_view)
        m_view->setHistory(m_controller->history());
}

void RunPanel::onRunFinished(const QUuid &id)
{
    m_copyWhenReady = false;
    showRun(id);
    updateBar();
    m_controller->alert(window());
}

void RunPanel::onHistoryChanged()
{
    buildView();
    m_view->setHistory(m_controller->history());
}

void RunPanel::updateBar()
{
    const bool running = m_controller->isRunning();
    m_bar->setRunning(running, running && !m_controller->current()->authorizationUrl().isEmpty());
    m_bar->setCancellable(m_controller->canCancel());
    if (m_controller->canCancel()) {
        const Waiting &waiting = m_controller->current()->waiting();
        m_bar->setProgress(waiting.text, waiting.deadline);
    } else if (!m_controller->history().isEmpty()) {
        const RunRecord &last = m_controller->history().first();
        m_bar->setProgress(
            tr("Finished after %1: %2")
                .arg(durationText(double(last.startedAt.msecsTo(last.finishedAt))), outcomeText(last)));
    }
}

/// Starts a run that treats the authorization URL in a way of its own.
void RunPanel::runOnceWith(const RunController::BrowserChoice &choice)
{
    m_controller->setBrowser(choice);
    Q_EMIT runRequested(false);
    m_controller->setBrowser({});
}

void RunPanel::copyUrl()
{
    if (m_controller->isRunning()) {
        copyText(m_controller->current()->authorizationUrl());
        return;
    }
    m_copyWhenReady = true;
    runOnceWith({false, {}});
}

void RunPanel::openUrlWith(const Browser &browser)
{
    // The run may outlive this panel.
    const QPointer<RunPanel> panel(this);
    const auto launch = [panel, browser](const QUrl &url) {
        const bool started = openWith(browser, url);
        if (!started && panel)
            panel->reportBrowser(browser);
        return started;
    };
    if (browser.program.isEmpty())
        reportBrowser(browser);
    else if (m_controller->isRunning())
        launch(QUrl(m_controller->current()->authorizationUrl()));
    else
        runOnceWith({true, launch});
}

void RunPanel::reportBrowser(const Browser &browser)
{
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Open with"),
        tr("“%1” could not be started. Check that the program exists and can be run.").arg(browser.title),
        QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

} // namespace workbench
