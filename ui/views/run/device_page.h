// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QUrl;
QT_END_NAMESPACE

namespace workbench {

class FlowRun;
class QrCode;

/// What the user does on another device while the run polls (RFC 8628 §3.3): the code in large letters, the
/// address with its QR code, how long both hold, and what the server said last.
class DevicePage : public QWidget {
    Q_OBJECT
public:
    explicit DevicePage(QWidget *parent = nullptr);

    /// Shows the invitation of that run; nullptr ends that.
    void follow(FlowRun *run);

Q_SIGNALS:
    void addressActivated(const QUrl &url);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QLayout *buildAddress();
    QLayout *buildPicture();
    QLayout *buildCode();
    void updateTimes();
    void updateTimer();

    QPointer<FlowRun> m_run;
    QTimer m_tick;
    QrCode *m_qr;
    QLabel *m_text;
    QLineEdit *m_userCode;
    QLineEdit *m_address;
    QPushButton *m_open;
    QLabel *m_times;
    QLabel *m_last;
};

} // namespace workbench
