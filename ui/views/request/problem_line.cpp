// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/problem_line.h"

#include "widgets/tone.h"

#include <QStyle>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>

namespace workbench {

namespace {

bool isBlocking(const PlanProblem &problem)
{
    return problem.severity == PlanProblem::Severity::Blocking;
}

} // namespace

ProblemLine::ProblemLine(QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(QStringLiteral("problems"));
    setFlat(true);
    setAutoDefault(true); // Return presses it, too
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setProblems({});
    connect(this, &QPushButton::clicked, this, &ProblemLine::activateNext);
}

void ProblemLine::setProblems(const QList<PlanProblem> &problems)
{
    m_problems = problems;
    std::stable_partition(m_problems.begin(), m_problems.end(), isBlocking);
    m_next = 0;

    const int blocking = int(std::count_if(m_problems.cbegin(), m_problems.cend(), isBlocking));
    const int notices = int(m_problems.size()) - blocking;
    if (m_problems.isEmpty())
        setText(tr("✓ Ready to run"));
    else if (blocking > 0)
        setText(tr("✗ %n to fix: %1", nullptr, blocking).arg(m_problems.constFirst().message));
    else
        setText(tr("! %n to note: %1", nullptr, notices).arg(m_problems.constFirst().message));

    QStringList all;
    for (const PlanProblem &problem : m_problems)
        all.append(problem.message);
    setToolTip(all.join(u'\n'));
    setEnabled(!m_problems.isEmpty());
}

// The text is as long as the problem needs; it is cut where the pane ends, and whole in the tool tip.
QSize ProblemLine::minimumSizeHint() const
{
    return {0, QPushButton::minimumSizeHint().height()};
}

QSize ProblemLine::sizeHint() const
{
    return {0, QPushButton::sizeHint().height()};
}

void ProblemLine::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    QStylePainter painter(this);
    painter.drawControl(QStyle::CE_PushButton, option);

    const Tone tone = m_problems.isEmpty()    ? Tone::Quiet
        : isBlocking(m_problems.constFirst()) ? Tone::Error
                                              : Tone::Warning;
    const QRect area = rect().adjusted(4, 0, -4, 0);
    painter.setPen(toneColor(tone, palette()));
    const bool twoLines = area.height() >= 2 * fontMetrics().lineSpacing();
    // Wrapping costs up to a long word of the first line.
    const int room = twoLines ? 2 * area.width() - 16 * fontMetrics().averageCharWidth() : area.width();
    painter.drawText(area, int(Qt::AlignLeading | Qt::AlignVCenter) | (twoLines ? Qt::TextWordWrap : 0),
                     fontMetrics().elidedText(text(), Qt::ElideRight, room));
}

void ProblemLine::activateNext()
{
    if (m_problems.isEmpty())
        return;
    const QString member = m_problems.at(m_next % m_problems.size()).member;
    ++m_next;
    Q_EMIT memberActivated(member);
}

} // namespace workbench
