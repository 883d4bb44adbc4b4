// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"

#include <QPointer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QListView;
class QStackedWidget;
class QTabWidget;
class QUrl;
QT_END_NAMESPACE

namespace workbench {

class DevicePage;
class FlowRun;
class PendingPage;
class RequestEditor;
class RunsPage;
class StepListModel;
class StepPage;
class WaitingPage;

/// One run: its timeline, and below it what belongs to the selected step. While the run goes on the newest
/// step is selected, until the user selects another.
class RunView : public QWidget {
    Q_OBJECT
public:
    explicit RunView(QWidget *parent = nullptr);

    /// Shows a record; `run` is the run behind it while there is one, nullptr for a record of the past.
    void showRun(const RunRecord &record, FlowRun *run);
    void setHistory(const QList<RunRecord> &history);
    const RunRecord &record() const { return m_record; }

    QListView *timeline() const { return m_timeline; }
    StepPage *stepPage() const { return m_stepPage; }

Q_SIGNALS:
    void memberActivated(const QString &member);
    void addressActivated(const QUrl &url);
    void runSelected(const QUuid &run); ///< another one of the list is to be shown
    void currentRunRequested(); ///< back to the one that was started last

private:
    QWidget *buildUpper();
    QWidget *buildDetails();
    void follow(FlowRun *run);
    void selectStep(int step);
    int shownStep() const;
    void updateDetails();
    bool showWaiting();
    void openEditor(const HttpRequest &request, const HttpRequest &base, int exchange, const QString &note);
    void closeEditor();
    void sendEdited(const HttpRequest &request);

    RunRecord m_record;
    QPointer<FlowRun> m_run;
    bool m_following = true; ///< the newest step is to be selected
    bool m_selecting = false; ///< it is us who select
    int m_editedExchange = -1; ///< -1: the editor holds the pending request

    StepListModel *m_steps = nullptr;
    QTabWidget *m_upper = nullptr;
    QListView *m_timeline = nullptr;
    QWidget *m_past = nullptr;
    QLabel *m_pastText = nullptr;
    RunsPage *m_runs = nullptr;
    QStackedWidget *m_details = nullptr;
    StepPage *m_stepPage = nullptr;
    WaitingPage *m_waitingPage = nullptr;
    DevicePage *m_devicePage = nullptr;
    PendingPage *m_pendingPage = nullptr;
    RequestEditor *m_editor = nullptr;
};

/// The step that a reader wants to see: the one that goes on, else what was sent again last, else the one
/// that brought the tokens, else the one that failed. -1 without any.
int stepOfInterest(const RunRecord &record);

} // namespace workbench
