// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "support/run_controller.h"

#include <QUuid>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QStackedLayout;
QT_END_NAMESPACE

namespace workbench {

struct Browser;
class FlowRun;
class RunBar;
class RunView;

/// The right side of the window: the buttons that start a run, what it does just now, and its record.
/// Until the first run there is only a hint; the rest is built when it has something to show.
class RunPanel : public QWidget {
    Q_OBJECT
public:
    explicit RunPanel(RunController *controller, QWidget *parent = nullptr);
    ~RunPanel() override;

    /// What the profile in the form says about a run of it.
    void setPlan(const RequestPlan &plan);

    RunBar *bar() const { return m_bar; }
    /// nullptr until there was a run.
    RunView *view() const { return m_view; }

Q_SIGNALS:
    /// The user wants a run of the profile that stands in the form; whoever knows it calls
    /// RunController::start() before returning.
    void runRequested(bool stepping);
    /// The user wants to see this member of the profile document ("token_endpoint").
    void memberActivated(const QString &member);

private:
    void buildView();
    void followRun(FlowRun *run);
    void showRun(const QUuid &id);
    void onRecordChanged(const QUuid &id);
    void onRunFinished(const QUuid &id);
    void onHistoryChanged();
    void updateBar();
    void runOnceWith(const RunController::BrowserChoice &choice);
    void copyUrl();
    void openUrlWith(const Browser &browser);
    void reportBrowser(const Browser &browser);

    RunController *m_controller;
    RunBar *m_bar;
    QStackedLayout *m_pages;
    RunView *m_view = nullptr;
    QUuid m_shown;
    bool m_copyWhenReady = false;
};

} // namespace workbench
