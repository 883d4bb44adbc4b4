// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QFormLayout;
class QLabel;
QT_END_NAMESPACE

namespace workbench {

/// The tokens that a run got: each masked, with reveal and copy; type, scope and the time that is left.
class TokensView : public QWidget {
    Q_OBJECT
public:
    explicit TokensView(QWidget *parent = nullptr);

    /// `tokens` = the members of the token response as received.
    void setTokens(const JsonValue &tokens, const QDateTime &receivedAt);
    QString expiryText() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void addToken(const QString &title, const QString &member);
    void addText(const QString &title, const QString &member);
    void updateExpiry();

    JsonValue m_tokens;
    QDateTime m_expiresAt;
    QWidget *m_rows = nullptr;
    QFormLayout *m_form = nullptr;
    QLabel *m_expiry = nullptr;
    QTimer m_tick;
};

/// "expires in 59 min, 14:32:10", or that it has expired.
QString expiryText(const QDateTime &expiresAt, const QDateTime &now);

} // namespace workbench
