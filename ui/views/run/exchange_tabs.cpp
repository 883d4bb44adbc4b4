// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/exchange_tabs.h"

#include "views/run/named_value_table.h"
#include "widgets/paged_text_view.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace workbench {

namespace {

QLabel *textLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

RequestPane::RequestPane(QWidget *parent)
    : PaneTabs(parent)
    , m_raw(new PagedTextView(tr("Request, raw")))
    , m_parameters(new NamedValueTable(tr("Request parameters"), tr("Parameter"), tr("Value")))
{
    setTabPosition(QTabWidget::South);
    declare(m_raw, tr("Raw"));
    declare(m_parameters, tr("Parameters"));
}

void RequestPane::present(const ExchangePresentation &exchange)
{
    m_raw->setText(exchange.request);
    m_parameters->setRows(exchange.parameters);
    setWanted(m_raw, true);
    setWanted(m_parameters, !exchange.parameters.isEmpty());
}

ResponsePane::ResponsePane(QWidget *parent)
    : QWidget(parent)
    , m_status(textLabel())
    , m_tabs(new PaneTabs)
    , m_pretty(new PagedTextView(tr("Response body, pretty")))
    , m_raw(new PagedTextView(tr("Response, raw")))
    , m_members(new NamedValueTable(tr("Response members"), tr("Member"), tr("Value")))
    , m_headers(new NamedValueTable(tr("Response headers"), tr("Header"), tr("Value")))
{
    m_tabs->setTabPosition(QTabWidget::South);
    m_tabs->declare(m_pretty, tr("Pretty"));
    m_tabs->declare(m_raw, tr("Raw"));
    m_tabs->declare(m_members, tr("Table"));
    m_tabs->declare(m_headers, tr("Headers"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_status);
    layout->addWidget(m_tabs, 1);
}

void ResponsePane::present(const ResponsePresentation &response)
{
    m_status->setText((QStringList{response.statusLine} + response.remarks).join(u'\n'));
    m_pretty->setText(response.pretty);
    m_raw->setText(response.raw);
    m_members->setRows(response.members);
    m_headers->setRows(response.headers);
    m_tabs->setWanted(m_pretty, !response.pretty.isEmpty());
    m_tabs->setWanted(m_raw, true);
    m_tabs->setWanted(m_members, !response.members.isEmpty());
    m_tabs->setWanted(m_headers, !response.headers.isEmpty());
}

DecodedPane::DecodedPane(QWidget *parent)
    : QWidget(parent)
    , m_choice(new QComboBox)
    , m_summary(textLabel())
    , m_tabs(new PaneTabs)
    , m_text(new PagedTextView(tr("Decoded token")))
    , m_rows(new NamedValueTable(tr("Claims"), tr("Claim"), tr("Value")))
{
    m_tabs->setTabPosition(QTabWidget::South);
    m_tabs->declare(m_rows, tr("Claims"));
    m_tabs->declare(m_text, tr("JSON"));
    m_choice->setAccessibleDescription(tr("Token to decode"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);

    auto *choice = new QFormLayout;
    choice->addRow(tr("Token to decode"), m_choice);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(choice);
    layout->addWidget(m_summary);
    layout->addWidget(m_tabs, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &DecodedPane::showToken);
}

void DecodedPane::present(const QList<TokenPresentation> &tokens)
{
    if (tokens == m_tokens)
        return;
    const int kept = qMax(m_choice->currentIndex(), 0);
    m_tokens = tokens;
    m_choice->clear();
    for (const TokenPresentation &token : tokens)
        m_choice->addItem(token.title);
    m_choice->setCurrentIndex(qMin(kept, int(tokens.size()) - 1));
}

void DecodedPane::showToken(int index)
{
    if (index < 0 || index >= m_tokens.size())
        return;
    const TokenPresentation &token = m_tokens.at(index);
    m_summary->setText((QStringList{token.summary} + token.problems).join(u'\n'));
    m_text->setBytes(token.text);
    m_rows->setRows(token.rows);
    m_tabs->setWanted(m_rows, !token.rows.isEmpty());
    m_tabs->setWanted(m_text, !token.text.isEmpty());
    m_tabs->setVisible(m_tabs->count() > 0);
}

} // namespace workbench
