// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "support/browser.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace workbench {

class ProblemLine;

/// The buttons that start and end a run, and below them in words what it does just now, or what has to be
/// fixed in the profile before it can do anything. Its height does not change.
class RunBar : public QWidget {
    Q_OBJECT
public:
    explicit RunBar(QWidget *parent = nullptr);

    /// `urlKnown`: the authorization URL of the run exists, so that it can be copied or opened.
    void setRunning(bool running, bool urlKnown);
    /// A finished run can be cancelled as well, while a request of it is sent again.
    void setCancellable(bool cancellable);
    /// Whether the next run goes through the browser at all.
    void setUsesBrowser(bool usesBrowser);
    /// "Waiting for the browser …"; with a deadline the time left follows and counts down.
    void setProgress(const QString &text, const QDateTime &deadline = {});
    /// What the profile says about a run. While none goes on, what would stop it takes the place of the
    /// progress.
    void setProblems(const QList<PlanProblem> &problems);
    /// In full, also where only its beginning has room; the tooltip and screen readers have all of it.
    QString progressText() const;

Q_SIGNALS:
    void runRequested(bool stepping);
    void cancelRequested();
    void copyUrlRequested();
    void openWithRequested(const workbench::Browser &browser);
    void memberActivated(const QString &member); ///< the user wants to see what is to fix

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QPushButton *addButton(const QString &text, const QString &description);
    void fillBrowserMenu();
    void askForCommand();
    void updateProgress();
    void updateTimer();
    void updateWords();
    void updateBrowserButtons();

    QPushButton *m_run;
    QPushButton *m_step;
    QPushButton *m_cancel;
    QPushButton *m_copyUrl;
    QPushButton *m_openWith;
    QMenu *m_browsers;
    QStackedWidget *m_words;
    QLabel *m_progress;
    ProblemLine *m_problems;
    bool m_running = false;
    bool m_blocked = false;
    bool m_urlKnown = false;
    bool m_usesBrowser = true;
    QString m_text;
    QDateTime m_deadline;
    QTimer m_tick;
    QString m_lastCommand;
};

} // namespace workbench
