// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/tokens_view.h"

#include "message/lifetime.h"
#include "protocol/visible_text.h"
#include "support/clipboard.h"
#include "support/readable_time.h"
#include "views/run/token_line.h"
#include "widgets/tab_order.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr qsizetype longestText = 4000; // all of it is one click away, as JSON

QLabel *valueLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// A text or number as it was received.
QString memberText(const JsonValue &object, QStringView name)
{
    const JsonValue *value = object.member(name);
    return value ? value->text() : QString();
}

} // namespace

QString expiryText(const QDateTime &expiresAt, const QDateTime &now)
{
    const QString clock = clockText(expiresAt, now);
    return expiresAt <= now ? TokensView::tr("expired %1, %2").arg(relativeText(expiresAt, now), clock)
                            : TokensView::tr("expires %1, %2").arg(relativeText(expiresAt, now), clock);
}

TokensView::TokensView(QWidget *parent)
    : QWidget(parent)
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_rows = new QWidget;
    m_form = new QFormLayout(m_rows);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    scroll->setWidget(m_rows);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &TokensView::updateExpiry);
}

void TokensView::setTokens(const JsonValue &tokens, const QDateTime &receivedAt)
{
    if (tokens == m_tokens)
        return;
    m_tokens = tokens;
    m_expiry = nullptr;
    m_expiresAt = {};
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);

    addToken(tr("Access token"), u"access_token"_s);
    const JsonValue *expires_in = tokens.member(u"expires_in");
    const std::optional<qint64> seconds = expires_in ? lifetimeIn(*expires_in) : std::nullopt;
    if (seconds && receivedAt.isValid()) {
        m_expiresAt = receivedAt.addSecs(*seconds);
        m_expiry = valueLabel({});
        m_form->addRow(tr("Validity"), m_expiry);
    }
    addToken(tr("Refresh token"), u"refresh_token"_s);
    addToken(tr("ID token"), u"id_token"_s);
    addText(tr("Token type"), u"token_type"_s);
    addText(tr("Granted scope"), u"scope"_s);
    auto *copy = new QPushButton(tr("Copy all as JSON"));
    copy->setAutoDefault(false);
    copy->setAccessibleDescription(tr("The token response, with the tokens in it"));
    connect(copy, &QPushButton::clicked, this,
            [this] { copySecret(QString::fromUtf8(writeJson(m_tokens))); });
    auto *actions = new QHBoxLayout;
    actions->addWidget(copy);
    actions->addStretch();
    m_form->addRow(actions);
    keepTabOrder(m_rows);
    updateExpiry();
}

void TokensView::addToken(const QString &title, const QString &member)
{
    const QString token = memberText(m_tokens, member);
    if (token.isEmpty())
        return;
    auto *line = new TokenLine(title, token);
    line->setObjectName(member);
    auto *label = new QLabel(title);
    label->setBuddy(line->line());
    m_form->addRow(label, line);
}

void TokensView::addText(const QString &title, const QString &member)
{
    const QString text = memberText(m_tokens, member);
    if (!text.isEmpty())
        m_form->addRow(title, valueLabel(beginningOf(visibleLines(text), longestText)));
}

QString TokensView::expiryText() const
{
    return m_expiry ? m_expiry->text() : QString();
}

void TokensView::updateExpiry()
{
    if (m_expiry)
        m_expiry->setText(workbench::expiryText(m_expiresAt, QDateTime::currentDateTimeUtc()));
}

void TokensView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateExpiry();
    m_tick.start();
}

void TokensView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

} // namespace workbench
