// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/quick_start_style.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>

namespace workbench {

namespace {

class ArrowEngine : public QIconEngine {
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const QRectF area = QRectF(rect).adjusted(rect.width() / 3.0, rect.height() / 4.0,
                                                  -rect.width() / 3.0, -rect.height() / 4.0);
        QPainterPath arrow(area.topLeft());
        arrow.lineTo(area.right(), area.center().y());
        arrow.lineTo(area.bottomLeft());
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillPath(arrow, QPalette().color(QPalette::ButtonText));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return drawn;
    }

    QIconEngine *clone() const override { return new ArrowEngine; }
};

} // namespace

QIcon QuickStartStyle::standardIcon(StandardPixmap standardIcon, const QStyleOption *option,
                                    const QWidget *widget) const
{
    if (standardIcon == SP_ToolBarHorizontalExtensionButton)
        return QIcon(new ArrowEngine);
    return QProxyStyle::standardIcon(standardIcon, option, widget);
}

int QuickStartStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int usual = QProxyStyle::pixelMetric(metric, option, widget);
    return metric == PM_TabBarTabHSpace ? usual * 2 / 3 : usual;
}

} // namespace workbench
