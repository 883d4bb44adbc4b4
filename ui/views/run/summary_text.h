// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTextBrowser>

namespace workbench {

/// The words on a step: rich text with links that lead to profile members or, on a click, into the browser.
/// As high as its text, up to a limit.
class SummaryText : public QTextBrowser {
    Q_OBJECT
public:
    explicit SummaryText(QWidget *parent = nullptr);

    /// `alone`: nothing stands below it, it may fill the place.
    void setSummary(const QString &html, bool alone);

Q_SIGNALS:
    void memberActivated(const QString &member);
    void addressActivated(const QUrl &url);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();

    QString m_html;
    bool m_alone = false;
};

} // namespace workbench
