// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/step_page.h"

#include "message/response_paths.h"
#include "views/run/exchange_tabs.h"
#include "views/run/export_menu.h"
#include "views/run/named_value_table.h"
#include "views/run/request_text.h"
#include "views/run/summary_text.h"
#include "views/run/tokens_view.h"
#include "views/run/wrapping_layout.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QToolTip>
#include <QUrl>
#include <QVBoxLayout>

#include <chrono>

namespace workbench {

namespace {

// What takes longer than this says so.
constexpr std::chrono::milliseconds patience{200};

} // namespace

StepPage::StepPage(QWidget *parent)
    : QWidget(parent)
    , m_summary(new SummaryText)
    , m_busy(new QLabel(tr("Preparing a large body…")))
{
    m_busy->hide();
    m_slow.setSingleShot(true);
    m_slow.setInterval(patience);
    connect(&m_slow, &QTimer::timeout, m_busy, &QWidget::show);
    connect(m_summary, &SummaryText::memberActivated, this, &StepPage::memberActivated);
    connect(m_summary, &SummaryText::addressActivated, this, &StepPage::addressActivated);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_summary);
    layout->addWidget(m_busy);
    layout->addWidget(buildTabs(), 1);
    layout->addWidget(buildActions());
}

QWidget *StepPage::buildTabs()
{
    m_tabs = new PaneTabs;
    m_tokens = new TokensView;
    m_request = new RequestPane;
    m_response = new ResponsePane;
    m_decoded = new DecodedPane;
    m_timing = new NamedValueTable(tr("Timing"), tr("Until"), tr("Time"));
    m_tls = new NamedValueTable(tr("TLS"), tr("Fact"), tr("Value"));
    m_tabs->declare(m_tokens, tr("Tokens"));
    m_tabs->declare(m_request, tr("Request"));
    m_tabs->declare(m_response, tr("Response"));
    m_tabs->declare(m_decoded, tr("Decoded"));
    m_tabs->declare(m_timing, tr("Timing"));
    m_tabs->declare(m_tls, tr("TLS"));
    m_tabs->hide();
    return m_tabs;
}

QWidget *StepPage::buildActions()
{
    m_actions = new QWidget;
    m_reveal = new QPushButton(tr("Reveal run secrets"));
    m_reveal->setCheckable(true);
    m_export = new QPushButton(tr("Export"));
    m_menu = new ExportMenu(m_export);
    m_export->setMenu(m_menu);
    m_again = new QPushButton(tr("Edit and send again…"));
    m_again->setAccessibleDescription(tr("Opens an editor that shows the secrets of the request"));
    m_follow = new QPushButton(tr("Follow this redirect as a new step…"));

    auto *row = new WrappingLayout(m_actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QPushButton *button : {m_reveal, m_export, m_again, m_follow}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_actions->hide();
    connect(m_reveal, &QPushButton::toggled, this, &StepPage::present);
    connect(m_again, &QPushButton::clicked, this, &StepPage::editAgain);
    connect(m_follow, &QPushButton::clicked, this, &StepPage::followRedirect);
    connect(m_menu, &ExportMenu::said, this, &StepPage::showNotice);
    connect(m_menu, &ExportMenu::failed, this, &StepPage::showProblem);
    return m_actions;
}

void StepPage::showStep(const RunRecord &record, int step, bool canResend)
{
    const bool anotherRun = record.id != m_record.id;
    m_record = record;
    m_step = step;
    m_canResend = canResend;
    if (anotherRun) {
        const QSignalBlocker quiet(m_reveal);
        m_reveal->setChecked(false);
    }
    updateActions();
    present();
}

const Exchange *StepPage::exchange() const
{
    const int index = exchangeBehind(m_record, m_step);
    return index >= 0 ? &m_record.exchanges.at(index) : nullptr;
}

/// The tokens stand beside the exchange that brought them, by the names of RFC 6749. Null where it brought
/// none.
JsonValue StepPage::tokens() const
{
    const Exchange *shown = exchange();
    if (!shown)
        return {};
    if (shown->request.kind == ExchangeKind::AuthorizationResponse)
        return m_record.frontChannelTokens;
    const bool brought =
        shown->request.kind == ExchangeKind::Token && shown->response && shown->response->status < 300;
    return brought && !m_record.tokens.isNull() ? ResponsePaths(m_record.profile).named(m_record.tokens)
                                                : JsonValue();
}

QDateTime StepPage::tokensReceivedAt() const
{
    const Exchange *shown = exchange();
    const bool inFront = shown && shown->request.kind == ExchangeKind::AuthorizationResponse;
    return inFront ? shown->finishedAt : m_record.tokensReceivedAt;
}

StepPage::Source StepPage::source() const
{
    Source source;
    source.run = m_record.id;
    source.index = m_step;
    source.step = m_record.steps.value(m_step);
    source.outcome = m_record.outcome;
    if (const Exchange *shown = exchange())
        source.answeredAt = shown->finishedAt;
    source.reveal = m_reveal->isChecked();
    return source;
}

void StepPage::present()
{
    const Source now = source();
    if (now == m_source)
        return;
    m_source = now;
    m_slow.start();
    m_job.start<StepPresentation>(
        [record = m_record, step = m_step, reveal = now.reveal] {
            return presentStep(record, step, reveal, QDateTime::currentDateTimeUtc());
        },
        [this](const StepPresentation &shown) { apply(shown); });
}

void StepPage::apply(const StepPresentation &shown)
{
    m_slow.stop();
    m_busy->hide();
    m_summary->setSummary(shown.summary, !shown.exchange);
    m_tabs->setVisible(shown.exchange.has_value());
    if (!shown.exchange)
        return;
    const ExchangePresentation &exchange = *shown.exchange;
    m_request->present(exchange);
    if (exchange.response)
        m_response->present(*exchange.response);
    m_decoded->present(exchange.tokens);
    m_timing->setRows(exchange.timing);
    m_tls->setRows(exchange.tls);
    const JsonValue received = tokens();
    if (!received.isNull())
        m_tokens->setTokens(received, tokensReceivedAt());
    m_tabs->setWanted(m_tokens, !received.isNull());
    m_tabs->setWanted(m_request, true);
    m_tabs->setWanted(m_response, exchange.response.has_value());
    m_tabs->setWanted(m_decoded, !exchange.tokens.isEmpty());
    m_tabs->setWanted(m_timing, !exchange.timing.isEmpty());
    m_tabs->setWanted(m_tls, !exchange.tls.isEmpty());
}

void StepPage::updateActions()
{
    const Exchange *shown = exchange();
    const ExchangeKind kind = shown ? shown->request.kind : ExchangeKind::AuthorizationRequest;
    const bool sentByUs =
        shown && kind != ExchangeKind::AuthorizationRequest && kind != ExchangeKind::AuthorizationResponse;
    m_actions->setVisible(!m_record.exchanges.isEmpty());
    m_reveal->setVisible(shown != nullptr);
    m_again->setVisible(sentByUs && m_canResend);
    m_follow->setVisible(sentByUs && m_canResend && redirectedRequest(*shown).has_value());
    m_menu->setTarget(m_record, exchangeBehind(m_record, m_step));
}

void StepPage::editAgain()
{
    Q_EMIT editRequested(exchange()->request, exchangeBehind(m_record, m_step),
                         tr("This request goes out again as a new, marked step. Its secrets are shown."));
}

void StepPage::followRedirect()
{
    const auto request = redirectedRequest(*exchange());
    if (!request)
        return;
    const QUrl target(request->url);
    QString note = tr("The redirect leads to %1. Look at what would be sent there before it is sent.")
                       .arg(target.authority());
    if (!isSameOrigin(QUrl(exchange()->request.url), target))
        note += u' '
            + tr("That is another origin: Authorization, Cookie and the secrets in the body are left out.");
    Q_EMIT editRequested(*request, exchangeBehind(m_record, m_step), note);
}

void StepPage::showNotice(const QString &text)
{
    QToolTip::showText(m_export->mapToGlobal(QPoint(0, m_export->height())), text, m_export);
}

void StepPage::showProblem(const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Export"), text, QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

} // namespace workbench
