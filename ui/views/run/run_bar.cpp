// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/run_bar.h"

#include "support/desktop_browsers.h"
#include "support/readable_time.h"
#include "views/request/problem_line.h"
#include "views/run/wrapping_layout.h"

#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

#include <chrono>

namespace workbench {

RunBar::RunBar(QWidget *parent)
    : QWidget(parent)
{
    auto *buttons = new WrappingLayout;
    buttons->setSpacing(4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(buttons);

    m_run = addButton(tr("&Run flow"), tr("Runs the flow of this profile from the beginning (Ctrl+Return)"));
    m_run->setDefault(true);
    m_run->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_step =
        addButton(tr("&Step"), tr("Runs the flow and stops before each request, to edit, send or skip it"));
    m_cancel = addButton(tr("&Cancel"), tr("Ends the run now"));
    m_copyUrl = addButton(tr("Copy UR&L instead"),
                          tr("Puts the authorization URL on the clipboard instead of opening the browser; "
                             "starts a run that waits for the redirect when none goes on"));
    m_openWith = addButton(tr("&Open with…"),
                           tr("Opens the authorization URL in another or a private browser window"));
    m_browsers = new QMenu(m_openWith);
    m_openWith->setMenu(m_browsers);

    m_progress = new QLabel;
    m_progress->setTextFormat(Qt::PlainText);
    m_progress->setWordWrap(true);
    m_progress->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_problems = new ProblemLine;
    m_problems->setObjectName(QStringLiteral("run_problems"));
    m_problems->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_words = new QStackedWidget;
    m_words->addWidget(m_progress);
    m_words->addWidget(m_problems);
    m_words->setFixedHeight(2 * m_progress->fontMetrics().lineSpacing() + 2);
    layout->addWidget(m_words);

    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &RunBar::updateProgress);
    connect(m_run, &QPushButton::clicked, this, [this] { Q_EMIT runRequested(false); });
    connect(m_step, &QPushButton::clicked, this, [this] { Q_EMIT runRequested(true); });
    connect(m_cancel, &QPushButton::clicked, this, &RunBar::cancelRequested);
    connect(m_copyUrl, &QPushButton::clicked, this, &RunBar::copyUrlRequested);
    connect(m_problems, &ProblemLine::memberActivated, this, &RunBar::memberActivated);
    connect(m_browsers, &QMenu::aboutToShow, this, &RunBar::fillBrowserMenu);
    setRunning(false, false);
}

QPushButton *RunBar::addButton(const QString &text, const QString &description)
{
    auto *button = new QPushButton(text);
    button->setAutoDefault(false);
    button->setToolTip(description);
    button->setAccessibleDescription(description);
    static_cast<QVBoxLayout *>(layout())->itemAt(0)->layout()->addWidget(button);
    return button;
}

void RunBar::setRunning(bool running, bool urlKnown)
{
    setCancellable(running);
    m_running = running;
    m_urlKnown = urlKnown;
    updateBrowserButtons();
    updateWords();
}

void RunBar::setCancellable(bool cancellable)
{
    m_cancel->setEnabled(cancellable);
}

void RunBar::setUsesBrowser(bool usesBrowser)
{
    m_usesBrowser = usesBrowser;
    updateBrowserButtons();
}

void RunBar::updateBrowserButtons()
{
    const bool hasUse = m_running ? m_urlKnown : m_usesBrowser;
    m_copyUrl->setEnabled(hasUse);
    m_openWith->setEnabled(hasUse);
}

void RunBar::setProblems(const QList<PlanProblem> &problems)
{
    const auto stops = [](const PlanProblem &problem) {
        return problem.severity == PlanProblem::Severity::Blocking;
    };
    m_problems->setProblems(problems);
    m_problems->setAccessibleName(tr("Before the run: %1").arg(m_problems->text()));
    m_blocked = std::any_of(problems.begin(), problems.end(), stops);
    updateWords();
}

void RunBar::updateWords()
{
    QWidget *shown = m_blocked && !m_running ? static_cast<QWidget *>(m_problems) : m_progress;
    m_words->setCurrentWidget(shown);
}

void RunBar::setProgress(const QString &text, const QDateTime &deadline)
{
    m_text = text;
    m_deadline = deadline;
    m_progress->setTextInteractionFlags(
        Qt::TextSelectableByMouse); // a document of its own: not before it has text
    updateProgress();
    updateTimer();
}

QString RunBar::progressText() const
{
    return m_progress->accessibleName();
}

void RunBar::updateProgress()
{
    QString text = m_text;
    if (m_deadline.isValid())
        text = tr("%1, %2 left").arg(m_text, countdownText(m_deadline, QDateTime::currentDateTimeUtc()));
    m_progress->setAccessibleName(text);
    // Two lines have room; the wrapping costs up to a long word of the first.
    const QFontMetrics metrics = m_progress->fontMetrics();
    const int room = 2 * m_progress->width() - 16 * metrics.averageCharWidth();
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
    m_progress->setText(shown);
    m_progress->setToolTip(shown == text ? QString() : Qt::convertFromPlainText(text));
}

/// Nothing ticks unless there is something to count and somebody to see it.
void RunBar::updateTimer()
{
    if (m_deadline.isValid() && isVisible())
        m_tick.start();
    else
        m_tick.stop();
}

void RunBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateProgress();
    updateTimer();
}

void RunBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateTimer();
}

void RunBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateProgress();
}

void RunBar::fillBrowserMenu()
{
    m_browsers->clear();
    for (const Browser &browser : offeredBrowsers()) {
        QAction *action = m_browsers->addAction(browser.title);
        connect(action, &QAction::triggered, this, [this, browser] { Q_EMIT openWithRequested(browser); });
    }
    m_browsers->addSeparator();
    QAction *other = m_browsers->addAction(tr("Other command…"));
    connect(other, &QAction::triggered, this, &RunBar::askForCommand);
}

void RunBar::askForCommand()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Open with"));
    dialog->setLabelText(tr("Command; the URL follows as its last argument:"));
    dialog->setTextValue(m_lastCommand);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &command) {
        m_lastCommand = command;
        Q_EMIT openWithRequested(browserFromCommand(command));
    });
    dialog->open();
}

} // namespace workbench
