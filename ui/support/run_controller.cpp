// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/run_controller.h"

#include "flows/flow_run.h"
#include "flows/step_ids.h"
#include "flows/system_browser.h"
#include "sandbox/sandbox_server.h"
#include "support/browser.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>

namespace workbench {

RunController::RunController(QObject *parent)
    : RunController(World{}, parent)
{
}

RunController::RunController(World world, QObject *parent)
    : QObject(parent)
    , m_world(std::move(world))
{
    if (!m_world.openBrowser)
        m_world.openBrowser = [this](const QUrl &url) { return openForRun(url); };
    if (!m_world.now)
        m_world.now = [] { return QDateTime::currentDateTimeUtc(); };
    if (!m_world.alert)
        m_world.alert = [](QWidget *window) { QApplication::alert(window); };
}

RunController::~RunController()
{
    // Runs first, the one that was replaced a moment ago included: they use the HTTP client to their end.
    qDeleteAll(findChildren<FlowRun *>(QString(), Qt::FindDirectChildrenOnly));
}

void RunController::start(const Profile &profile, bool stepping)
{
    dropRun();
    Profile ready = profile;
    if (needsSandbox(profile)) {
        const auto port = startedSandbox();
        if (!port) {
            recordFailedStart(profile, port.error());
            return;
        }
        ready = withSandboxPort(profile, *port);
    }

    FlowRun::Options options;
    options.openBrowser = m_browser.open;
    options.stepping = stepping;
    m_run = new FlowRun(ready, services(), options, this);
    watch(m_run);
    remember(m_run->record());
    Q_EMIT runStarted(m_run);
    m_run->start();
    refresh();
}

void RunController::cancel()
{
    if (m_run)
        m_run->cancel();
}

bool RunController::isRunning() const
{
    return m_run && !m_run->isFinished();
}

bool RunController::canCancel() const
{
    return m_run && (isRunning() || m_run->isSendingAgain());
}

void RunController::alert(QWidget *window) const
{
    if (!window->isActiveWindow())
        m_world.alert(window);
}

const RunRecord *RunController::record(const QUuid &id) const
{
    const auto found = std::find_if(m_history.begin(), m_history.end(),
                                    [&id](const RunRecord &record) { return record.id == id; });
    return found == m_history.end() ? nullptr : &*found;
}

bool RunController::isCurrent(const QUuid &id) const
{
    return m_run && m_run->record().id == id;
}

FlowServices RunController::services()
{
    if (!m_http)
        m_http = new HttpClient(this);
    FlowServices services = FlowServices::system(m_http);
    services.openBrowser = m_browser.launcher ? m_browser.launcher : m_world.openBrowser;
    services.now = m_world.now;
    if (m_world.randomBytes)
        services.randomBytes = m_world.randomBytes;
    return services;
}

bool RunController::openForRun(const QUrl &url)
{
    const auto failed = [run = m_run] { run->browserFailed(); };
    return openSystemBrowser(url, m_run, failed) || openInSystemBrowser(url);
}

Result<quint16, QString> RunController::startedSandbox()
{
    if (!m_sandbox)
        m_sandbox = new SandboxServer(this);
    return m_sandbox->start();
}

void RunController::watch(FlowRun *run)
{
    connect(run, &FlowRun::stepAdded, this, &RunController::refresh);
    connect(run, &FlowRun::stepChanged, this, &RunController::refresh);
    connect(run, &FlowRun::exchangeAdded, this, &RunController::refresh);
    connect(run, &FlowRun::finished, this, [this, run] {
        refresh();
        Q_EMIT runFinished(run->record().id);
    });
}

/// The run that was started last makes room: what it did stays in the history.
void RunController::dropRun()
{
    if (!m_run)
        return;
    cancel();
    refresh();
    m_run->disconnect(this);
    m_run->deleteLater();
    m_run = nullptr;
}

void RunController::remember(const RunRecord &record)
{
    m_history.prepend(record);
    if (m_history.size() > historyLimit)
        m_history.removeLast();
    Q_EMIT historyChanged();
}

void RunController::refresh()
{
    if (!m_run || m_history.isEmpty() || m_history.first().id != m_run->record().id)
        return;
    m_history.first() = m_run->record();
    Q_EMIT recordChanged(m_history.first().id);
}

/// A run that failed before there was one, so that it can be looked at like any other.
void RunController::recordFailedStart(const Profile &profile, const QString &reason)
{
    const QDateTime now = m_world.now();
    Step step;
    step.id = step_id::sandbox_start;
    step.title = tr("Sandbox started");
    step.state = StepState::Failed;
    step.reason = reason;
    step.startedAt = now;

    RunRecord record;
    record.id = QUuid::createUuid();
    record.profile = profile;
    record.startedAt = now;
    record.finishedAt = now;
    record.steps = {step};
    record.error = TransportError{TransportError::Kind::Other, reason, {}};
    record.outcome = runOutcome(*record.error);
    remember(record);
    Q_EMIT runFinished(record.id);
}

} // namespace workbench
