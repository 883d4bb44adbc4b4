// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/request_panel.h"

#include "flows/plan.h"
#include "profiles/preset_habits.h"
#include "profiles/provider_presets.h"
#include "support/certificate_check.h"
#include "support/key_check.h"
#include "views/request/absence_page.h"
#include "views/request/field_hint.h"
#include "views/request/preview_panel.h"
#include "views/request/problem_line.h"
#include "views/request/request_form.h"

#include <QGuiApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

QWidget *stacked(std::initializer_list<QWidget *> widgets, QMargins margins)
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(margins);
    layout->setSpacing(4);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    return column;
}

/// A passphrase that is missing stops no run of the window: it asks.
void askForPassphrases(QList<PlanProblem> &problems, const Profile &profile)
{
    for (PlanProblem &problem : problems) {
        if (!problem.member.endsWith("_passphrase"_L1) || !profile.text(problem.member).isEmpty())
            continue;
        problem.severity = PlanProblem::Severity::Notice;
        problem.message =
            RequestPanel::tr("The key is encrypted; its passphrase is asked for when the flow is run.");
    }
}

} // namespace

RequestPanel::RequestPanel(QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_form(new RequestForm)
    , m_scroll(new QScrollArea)
    , m_hint(new FieldHint)
    , m_problems(new ProblemLine)
    , m_preview(new PreviewPanel)
    , m_certificate(new CertificateCheck(this))
    , m_keys(new KeyCheck(this))
{
    m_scroll->setWidget(m_form);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setMinimumHeight(120);
    m_scroll->viewport()->installEventFilter(this);
    m_form->installEventFilter(this);
    // Wide enough for the form at the usual font size; above it the form scrolls sideways, too.
    m_scroll->setMinimumWidth(
        qMin(360, m_form->leastWidth() + m_scroll->verticalScrollBar()->sizeHint().width()));

    m_splitter->setObjectName(QStringLiteral("request_splitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(stacked({m_scroll, m_hint}, {0, 0, 0, 4}));
    m_preview->addToHeading(m_problems);
    m_splitter->addWidget(stacked({m_preview}, {8, 0, 8, 8}));
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    // Typing fast costs one preview, not one for each key.
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(std::chrono::milliseconds(30));
    connect(&m_refresh, &QTimer::timeout, this, &RequestPanel::refresh);
    connect(m_form, &RequestForm::edited, this, [this] {
        m_refresh.start();
        Q_EMIT profileEdited(m_form->profile());
    });
    connect(m_form, &RequestForm::fieldFocused, this, [this](const FieldSpec &spec) {
        m_hint->explain(spec, habitOfProvider(spec.member));
        // Wherever the focus comes from, a screen reader included. What is clicked is in sight and must not
        // move.
        if (QGuiApplication::mouseButtons() == Qt::NoButton)
            QTimer::singleShot(0, this, &RequestPanel::showFocusedField);
    });
    connect(m_certificate, &CertificateCheck::changed, this, &RequestPanel::refresh);
    connect(m_keys, &KeyCheck::opened, this, &RequestPanel::refresh);
    connect(m_problems, &ProblemLine::memberActivated, this, &RequestPanel::focusMember);
}

const Profile &RequestPanel::profile() const
{
    return m_form->profile();
}

void RequestPanel::setProfile(const Profile &profile)
{
    if (m_absence)
        m_absence->hide();
    m_splitter->show();
    m_form->setProfile(profile);
    m_preview->mask();
    m_certificate->forget();
    refresh();
}

void RequestPanel::showAbsence(const QString &text, const QString &action)
{
    if (!m_absence) {
        m_absence = new AbsencePage(this);
        layout()->addWidget(m_absence);
        connect(m_absence, &AbsencePage::activated, this, &RequestPanel::absenceActivated);
    }
    m_refresh.stop();
    m_splitter->hide();
    m_absence->setText(text, action);
    m_absence->show();
    RequestPlan plan;
    plan.problems.append({PlanProblem::Severity::Blocking, {}, text});
    Q_EMIT planChanged(plan);
}

void RequestPanel::setReadOnly(bool isReadOnly)
{
    m_form->setEnabled(!isReadOnly);
}

void RequestPanel::focusMember(const QString &member)
{
    m_form->focusMember(member);
    showFocusedField();
}

QString RequestPanel::habitOfProvider(const QString &member) const
{
    const ProviderPreset *preset = presetOf(m_form->profile().text(u"provider"));
    const QString habit = preset ? providerHabit(*preset, member) : QString();
    return habit.isEmpty() ? QString() : tr("%1: %2", "provider and its habit").arg(preset->name, habit);
}

void RequestPanel::showFocusedField()
{
    QWidget *focused = m_form->focusWidget();
    if (!focused || !focused->hasFocus())
        return;
    // ensureWidgetVisible() is content with the cursor. The label may stand in the line above.
    const QRect area = m_form->areaOf(focused);
    const int line = m_form->fontMetrics().lineSpacing();
    m_scroll->ensureVisible(area.center().x(), area.center().y(), area.width() / 2 + 2,
                            area.height() / 2 + line);
}

// The field that is being edited stays in sight, also when the first explanation takes its place from the
// form and when the labels move above their fields.
bool RequestPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool moves = watched == m_scroll->viewport() || watched == m_form;
    if (moves && event->type() == QEvent::Resize)
        QTimer::singleShot(0, this, &RequestPanel::showFocusedField);
    return QWidget::eventFilter(watched, event);
}

void RequestPanel::refresh()
{
    m_refresh.stop();
    RequestPlan plan = previewRequests(m_form->profile(), KeyChecks::AtHand);
    m_certificate->look(m_form->profile());
    m_keys->look(m_form->profile());
    plan.problems += m_certificate->problems();
    askForPassphrases(plan.problems, m_form->profile());
    m_form->showProblems(plan.problems);
    // Away from its field a message has to say which one it means.
    for (PlanProblem &problem : plan.problems) {
        if (!problem.message.contains(problem.member))
            problem.message =
                tr("%1: %2", "field and problem").arg(m_form->titleOf(problem.member), problem.message);
    }
    m_problems->setProblems(plan.problems);
    m_preview->showPlan(plan, m_form->profile());
    Q_EMIT planChanged(plan);
}

void RequestPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isLow = height() < 42 * fontMetrics().lineSpacing();
    m_hint->setVisibleLines(isLow ? 4 : 5);
}

} // namespace workbench
