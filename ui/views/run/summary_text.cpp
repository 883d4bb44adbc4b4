// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/summary_text.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr int mostLines = 9;

} // namespace

SummaryText::SummaryText(QWidget *parent)
    : QTextBrowser(parent)
{
    setAccessibleName(tr("About this step"));
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDefaultStyleSheet(u"p { margin-top: 2px; margin-bottom: 2px; }"_s);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (url.scheme() == "member"_L1)
            Q_EMIT memberActivated(url.path());
        else if (url.scheme() == "https"_L1)
            Q_EMIT addressActivated(url);
    });
}

void SummaryText::setSummary(const QString &html, bool alone)
{
    m_alone = alone;
    if (html != m_html) {
        m_html = html;
        setHtml(html);
    }
    setVisible(alone || !html.isEmpty());
    fitHeight();
}

void SummaryText::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitHeight();
}

void SummaryText::fitHeight()
{
    const int content = int(document()->size().height()) + 2 * frameWidth();
    const int limit = mostLines * fontMetrics().lineSpacing();
    setMinimumHeight(m_alone ? 0 : qMin(content, limit));
    setMaximumHeight(m_alone ? QWIDGETSIZE_MAX : qMin(content, limit));
}

} // namespace workbench
