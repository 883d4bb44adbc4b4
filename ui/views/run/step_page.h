// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"
#include "support/background_job.h"
#include "views/run/step_presentation.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QUrl;
QT_END_NAMESPACE

namespace workbench {

class DecodedPane;
class ExportMenu;
class NamedValueTable;
class PaneTabs;
class RequestPane;
class ResponsePane;
class SummaryText;
class TokensView;

/// Everything about one step of a run: words, its exchange in tabs, and what can be done with it. The texts
/// are made on a worker thread, so that a body of any size never stops the window.
class StepPage : public QWidget {
    Q_OBJECT
public:
    explicit StepPage(QWidget *parent = nullptr);

    /// `step` -1 = the run as a whole. `canResend`: the run is still there to send its requests again.
    void showStep(const RunRecord &record, int step, bool canResend);
    bool isBusy() const { return m_job.isBusy(); }

Q_SIGNALS:
    void memberActivated(const QString &member);
    void addressActivated(const QUrl &url);
    /// The user wants to edit `request` and send it; it comes from that exchange.
    void editRequested(const workbench::HttpRequest &request, int exchange, const QString &note);

private:
    /// What the shown texts were made from: the same again need not be made twice.
    struct Source {
        QUuid run;
        int index = -1;
        Step step;
        RunOutcome outcome = RunOutcome::Running;
        QDateTime answeredAt;
        bool reveal = false;

        friend bool operator==(const Source &, const Source &) = default;
    };

    QWidget *buildActions();
    QWidget *buildTabs();
    Source source() const;
    const Exchange *exchange() const;
    JsonValue tokens() const;
    QDateTime tokensReceivedAt() const;
    void present();
    void apply(const StepPresentation &shown);
    void updateActions();
    void editAgain();
    void followRedirect();
    void showNotice(const QString &text);
    void showProblem(const QString &text);

    RunRecord m_record;
    int m_step = -1;
    bool m_canResend = false;
    Source m_source;
    BackgroundJob m_job;
    QTimer m_slow;

    SummaryText *m_summary = nullptr;
    QLabel *m_busy = nullptr;
    QWidget *m_actions = nullptr;
    QPushButton *m_reveal = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_follow = nullptr;
    ExportMenu *m_menu = nullptr;
    PaneTabs *m_tabs = nullptr;
    TokensView *m_tokens = nullptr;
    RequestPane *m_request = nullptr;
    ResponsePane *m_response = nullptr;
    DecodedPane *m_decoded = nullptr;
    NamedValueTable *m_timing = nullptr;
    NamedValueTable *m_tls = nullptr;
};

} // namespace workbench
