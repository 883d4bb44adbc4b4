// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace workbench {

class FlowRun;
class PagedTextView;

/// What the user can do while the run waits for the browser: look at the URL, and paste what came back.
class WaitingPage : public QWidget {
    Q_OBJECT
public:
    explicit WaitingPage(QWidget *parent = nullptr);

    /// The run must outlive the page's use of it: hand in nullptr before it goes.
    void follow(FlowRun *run);

private:
    void usePasted();

    FlowRun *m_run = nullptr;
    QLabel *m_text;
    PagedTextView *m_url;
    QLineEdit *m_paste;
    QLabel *m_problem;
};

} // namespace workbench
