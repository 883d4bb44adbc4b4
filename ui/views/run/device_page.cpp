// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/device_page.h"

#include "flows/flow_run.h"
#include "flows/step_ids.h"
#include "http/redaction.h"
#include "protocol/visible_text.h"
#include "support/literal_font.h"
#include "support/readable_time.h"
#include "widgets/copy_button.h"
#include "widgets/qr_code.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

#include <chrono>

namespace workbench {

namespace {

QLabel *wrappedLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    return label;
}

QLineEdit *shownText(const QString &name, const QString &title, const QString &meaning)
{
    auto *line = new QLineEdit;
    line->setReadOnly(true);
    line->setObjectName(name);
    line->setAccessibleName(title);
    line->setAccessibleDescription(name + QStringLiteral(": ") + meaning);
    return line;
}

constexpr qsizetype longestLine = 4000;

/// A selection that the user made outlives a text that stays the same.
void setShown(QLineEdit *line, const QString &text)
{
    const QString shown = visibleLine(text);
    if (line->text() == shown)
        return;
    line->setText(shown);
    line->setCursorPosition(0);
}

QString lastAnswer(const RunRecord &record)
{
    for (auto step = record.steps.crbegin(); step != record.steps.crend(); ++step) {
        if (step->id == step_id::token_request && step->state != StepState::Running)
            return Redactor(secretsIn(record)).masked(step->reason);
    }
    return {};
}

} // namespace

DevicePage::DevicePage(QWidget *parent)
    : QWidget(parent)
    , m_qr(new QrCode)
    , m_text(wrappedLabel())
    , m_userCode(shownText(QStringLiteral("user_code"), tr("User code"), tr("what the user enters")))
    , m_address(shownText(QStringLiteral("verification_uri"), tr("Verification URI"),
                          tr("where the user enters the code")))
    , m_open(new QPushButton(tr("Open &page")))
    , m_times(wrappedLabel())
    , m_last(wrappedLabel())
{
    auto *body = new QWidget;
    auto *columns = new QHBoxLayout;
    columns->addLayout(buildPicture());
    columns->addLayout(buildCode(), 1);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 4, 0, 0);
    rows->setSpacing(4);
    rows->addWidget(m_text);
    rows->addLayout(buildAddress());
    rows->addLayout(columns);
    rows->addStretch();

    auto *scroll = new QScrollArea; // a small window must not push the timeline away
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(body);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &DevicePage::updateTimes);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_run && m_run->waiting().device)
            Q_EMIT addressActivated(QUrl(m_run->waiting().device->address));
    });
}

QLayout *DevicePage::buildAddress()
{
    auto *label = new QLabel(tr("Verification URI:"));
    label->setBuddy(m_address);
    auto *line = new QHBoxLayout;
    line->addWidget(m_address, 1);
    line->addWidget(new CopyButton(
        tr("Copy: verification URI"), [this] { return m_address->text(); }, this));
    auto *layout = new QVBoxLayout;
    layout->setSpacing(2);
    layout->addWidget(label);
    layout->addLayout(line);
    return layout;
}

QLayout *DevicePage::buildPicture()
{
    m_open->setAutoDefault(false);
    m_open->setAccessibleDescription(tr("Opens the address in the system browser of this computer"));
    auto *layout = new QVBoxLayout;
    layout->setSpacing(4);
    layout->addWidget(m_qr);
    layout->addWidget(m_open);
    layout->addStretch();
    return layout;
}

QLayout *DevicePage::buildCode()
{
    QFont large = literalFixedFont();
    large.setPointSizeF(2 * m_userCode->font().pointSizeF());
    large.setBold(true);
    m_userCode->setFont(large);
    m_times->setObjectName(QStringLiteral("device_times"));
    m_last->setObjectName(QStringLiteral("device_last_answer"));
    // Both change while they are read: their places are kept.
    for (QLabel *label : {m_times, m_last})
        label->setMinimumHeight(2 * label->fontMetrics().lineSpacing());

    auto *label = new QLabel(tr("User code:"));
    label->setBuddy(m_userCode);
    auto *line = new QHBoxLayout;
    line->addWidget(m_userCode, 1);
    line->addWidget(new CopyButton(
        tr("Copy: user code"), [this] { return m_userCode->text(); }, this));
    auto *layout = new QVBoxLayout;
    layout->setSpacing(4);
    layout->addWidget(label);
    layout->addLayout(line);
    layout->addWidget(m_times);
    layout->addWidget(m_last);
    layout->addStretch();
    return layout;
}

void DevicePage::follow(FlowRun *run)
{
    m_run = run;
    updateTimer();
    if (!run || !run->waiting().device)
        return;
    const DeviceInvitation &invitation = *run->waiting().device;
    const QString plain = invitation.verification_uri.isEmpty() ? invitation.verification_uri_complete
                                                                : invitation.verification_uri;
    QString text =
        tr("Open this address on any device and enter the code. Meanwhile the server is asked for tokens.");
    if (run->lacksBrowser())
        text.prepend(tr("No browser could be started on this computer.") + QLatin1Char(' '));
    m_text->setText(text);
    setShown(m_userCode, invitation.user_code);
    setShown(m_address, plain);
    m_open->setEnabled(!invitation.address.isEmpty());
    m_qr->setCode(invitation.address);
    const QString last = lastAnswer(run->record());
    m_last->setText(last.isEmpty() ? QString()
                                   : tr("Last poll: %1").arg(beginningOf(visibleLine(last), longestLine)));
    updateTimes();
}

void DevicePage::updateTimes()
{
    if (!m_run || !m_run->waiting().device)
        return;
    const DeviceInvitation &invitation = *m_run->waiting().device;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString codes = invitation.expiresAt.isValid()
        ? tr("The codes end in %1.").arg(countdownText(invitation.expiresAt, now))
        : tr("The server does not say when the codes end.");
    const qint64 milliseconds = qMax<qint64>(0, now.msecsTo(invitation.nextPollAt));
    const QString poll = invitation.nextPollAt.isValid()
        ? tr("Next poll in %1 s.").arg((milliseconds + 999) / 1000)
        : tr("Polling now …");
    m_times->setText(codes + QLatin1Char('\n') + poll);
}

/// Nothing ticks unless there is something to count and somebody to see it.
void DevicePage::updateTimer()
{
    if (m_run && isVisible())
        m_tick.start();
    else
        m_tick.stop();
}

void DevicePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateTimes();
    updateTimer();
}

void DevicePage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateTimer();
}

} // namespace workbench
